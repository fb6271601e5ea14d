// A result tree as text, and where each piece of it comes from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "source/span.h"
#include "xdt/result_tree.h"

namespace iislint::xdt {

class ResultText {
 public:
  /// Without an XML declaration. Gives up beyond `longest` bytes.
  ResultText(const ResultTree& tree, std::size_t longest);

  bool is_whole() const { return is_whole_; }
  const std::string& text() const { return text_; }

  /// The place in one of the files that the piece of the result [begin, end) is from; as much of it as is
  /// from there.
  std::optional<source::Span> origin(std::uint32_t begin, std::uint32_t end) const;

 private:
  /// Text that stands in a file as it is.
  struct Copied {
    std::uint32_t begin;
    std::uint32_t end;
    source::FileId file;
    std::uint32_t from;
  };

  void write(const ResultTree& tree);
  void open(const ResultTree& tree, ResultId id);
  void close(const ResultTree& tree, ResultId id);
  void copy(const xml::Document& document, std::uint32_t begin, std::uint32_t end);
  void add(std::string_view glue);

  std::size_t longest_;
  bool is_whole_ = true;
  std::string text_;
  std::vector<Copied> copied_;  // in order
};

}  // namespace iislint::xdt
