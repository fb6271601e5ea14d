#include "fix/apply.h"

#include <algorithm>

#include "fix/encode.h"
#include "source/decode.h"

namespace iislint::fix {
namespace {

std::uint32_t u32(std::size_t number) {
  return static_cast<std::uint32_t>(number);
}

/// Line ends of our own become those of the file; what was copied from it has them already.
std::string with_line_ends(const std::string& text, source::Newline newline) {
  if (newline == source::Newline::lf) return text;
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_alone = text[i] == '\n' && (i == 0 || text[i - 1] != '\r');
    if (!is_alone) {
      result += text[i];
    } else {
      result += newline == source::Newline::crlf ? "\r\n" : "\r";
    }
  }
  return result;
}

}  // namespace

base::Result<Applied> apply(const std::string& bytes, const source::SourceFile& file,
                            std::span<const diag::Edit* const> edits) {
  std::vector<const diag::Edit*> ordered(edits.begin(), edits.end());
  std::sort(ordered.begin(), ordered.end(),
            [](const diag::Edit* a, const diag::Edit* b) { return a->span.begin < b->span.begin; });
  Applied result;
  result.bytes.reserve(bytes.size() + 64 * ordered.size());
  std::size_t taken = 0;       // of the bytes
  std::uint32_t text_end = 0;  // of the text before, up to the last edit
  std::uint32_t text_size = 0;
  for (const diag::Edit* edit : ordered) {
    const std::string text = with_line_ends(edit->new_text, file.encoding().newline);
    const auto stored = encode(text, file.encoding());
    if (!stored)
      return base::Error{base::ErrorCode::unwritable_file,
                         "the encoding of the file, " + file.encoding().name + ", cannot represent the fix"};
    const std::size_t begin = file.byte_offset(edit->span.begin), end = file.byte_offset(edit->span.end);
    result.bytes.append(bytes, taken, begin - taken);
    result.bytes += *stored;
    taken = end;
    text_size += edit->span.begin - text_end;
    text_end = edit->span.end;
    result.before.push_back({edit->span.begin, edit->span.end});
    result.after.push_back({text_size, u32(text_size + text.size())});
    text_size += u32(text.size());
  }
  result.bytes.append(bytes, taken);
  return result;
}

}  // namespace iislint::fix
