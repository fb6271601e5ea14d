// A text that is open in an editor, kept in step with it change by change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/lsp/text/positions.h"
#include "source/decode.h"

namespace iislint::lsp {

class Document {
 public:
  /// `stored` is how the file on disk is encoded, if there is one: what is typed will be stored that way.
  Document(std::string uri, std::string path, std::int64_t version, std::string text,
           std::optional<source::EncodingFacts> stored);

  const std::string& uri() const { return uri_; }
  const std::string& path() const { return path_; }
  std::int64_t version() const { return version_; }
  std::string_view text() const { return text_; }

  /// The version comes with the last change of a message.
  void set_version(std::int64_t version) { version_ = version; }
  void replace(const Range& range, std::string_view text, PositionEncoding encoding);
  void replace_all(std::string text);

  /// Places of the text as the program decodes it, which is without the byte order mark that some editors
  /// keep in theirs.
  Position position(std::uint32_t offset, PositionEncoding encoding) const;
  Range range(std::uint32_t begin, std::uint32_t end, PositionEncoding encoding) const;
  std::uint32_t offset(const Position& position, PositionEncoding encoding) const;
  std::uint32_t decoded_size() const { return static_cast<std::uint32_t>(text_.size()) - mark_size(); }

  /// The bytes that decode to the text: those that would be stored, as far as their encoding has a way to
  /// write it.
  std::string bytes() const;

 private:
  std::uint32_t mark_size() const { return has_mark_ ? 3 : 0; }

  std::string uri_, path_;
  std::int64_t version_;
  std::string text_;
  LineStarts lines_;
  std::optional<source::EncodingFacts> stored_;
  bool has_mark_ = false;
};

}  // namespace iislint::lsp
