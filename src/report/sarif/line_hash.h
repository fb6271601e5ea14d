// The hash by which GitHub code scanning follows a finding from one upload to the next,
// `primaryLocationLineHash`. Its upload action computes the value from the file and warns of every result
// that brings another one, so this is its algorithm to the letter:
//
//  * The text is taken as UTF-16 code units, blanks and tabs left out, each line end (CR, LF, CR LF) as one
//  LF,
//    with 0xFFFF behind the last unit and zeros behind that.
//  * The hash of a line is that of the 100 units from its start on, over its end if it is shorter: a
//  polynomial
//    in 37, modulo 2^64.
//  * It is printed in hexadecimal without leading zeros, with ":n" behind it for the n-th line of the file
//  that
//    has this hash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/source_file.h"

namespace iislint::report {

/// The hashes of all lines of a text. Twelve bytes a line.
class LineHashes {
 public:
  /// `text` is UTF-8; `has_bom` counts the byte order mark that decoding took away.
  LineHashes(std::string_view text, bool has_bom);

  /// "c129715d7a2bc9a3:1"; `line` counts from 1.
  std::string of_line(std::uint32_t line) const;
  std::size_t size() const { return hashes_.size(); }

 private:
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> occurrences_;
};

/// Whether GitHub, which takes every file for UTF-8, reads the same text as we do.
bool has_line_hashes(const source::SourceFile& file);

}  // namespace iislint::report
