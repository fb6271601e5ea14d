// What fixes change in a file, as a patch that "git apply" takes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::fix {

/// One side of a patch.
struct PatchText {
  std::string_view bytes;
  std::span<const std::uint32_t> secret_lines;  ///< counted from 0, in order: never to be printed
};

struct Patch {
  std::string text;                        ///< empty when there is nothing to be printed
  std::vector<std::uint32_t> left_out_at;  ///< lines, counted from 1, where changes were left out: see below
};

/// `path` is that of the file below the root of the repository. Lines end at LF bytes, so the text must not
/// be UTF-16. Three lines of context; lines with secrets are no context, so there may be fewer. A change of a
/// line with a secret, and one that is followed by such a line at once, cannot be printed and is left out:
/// git takes a change without context behind it for one at the end of the file.
Patch patch_of(std::string_view path, const PatchText& before, const PatchText& after);

/// The name as it stands in the header of a patch, with that prefix ("a/").
std::string patch_name(std::string_view prefix, std::string_view path);

}  // namespace iislint::fix
