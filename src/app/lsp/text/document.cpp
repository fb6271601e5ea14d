#include "app/lsp/text/document.h"

#include <algorithm>

#include "base/utf8.h"
#include "fix/encode.h"

namespace iislint::lsp {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// The byte order mark in that encoding.
std::string_view mark_in(source::Encoding encoding) {
  switch (encoding) {
    case source::Encoding::utf8:
      return kMark;
    case source::Encoding::utf16_le:
      return "\xFF\xFE";
    case source::Encoding::utf16_be:
      return "\xFE\xFF";
    case source::Encoding::single_byte:
      return {};
  }
  return {};
}

/// What a file that is not stored yet will be: UTF-8, unless its declaration wants UTF-16.
source::EncodingFacts wanted_by(std::string_view text) {
  source::EncodingFacts facts;
  const std::string_view declaration = text.substr(0, std::min(text.find("?>"), std::size_t{200}));
  const bool is_wide = declaration.find("utf-16") != std::string_view::npos ||
                       declaration.find("UTF-16") != std::string_view::npos;
  if (is_wide) {
    facts.encoding = source::Encoding::utf16_le;
    facts.name = "utf-16le";
    facts.has_bom = true;
  }
  return facts;
}

/// The bytes, if they decode to that text again. What the declaration says while it is being edited may lead
/// elsewhere: then the encoding that it leads to is tried.
std::optional<std::string> stored_as(std::string_view text, const source::EncodingFacts& facts,
                                     bool may_follow = true) {
  auto bytes = fix::encode(text, facts);
  if (!bytes) return std::nullopt;
  if (facts.has_bom) return std::string(mark_in(facts.encoding)) + *bytes;
  if (base::is_ascii(text) && facts.encoding == source::Encoding::utf8) return bytes;
  const source::Decoded again = source::decode(*bytes);
  if (again.text == text) return bytes;
  return may_follow ? stored_as(text, again.facts, false) : std::nullopt;
}

}  // namespace

Document::Document(std::string uri, std::string path, std::int64_t version, std::string text,
                   std::optional<source::EncodingFacts> stored)
    : uri_(std::move(uri)),
      path_(std::move(path)),
      version_(version),
      text_(std::move(text)),
      lines_(text_),
      stored_(std::move(stored)),
      has_mark_(text_.starts_with(kMark)) {}

void Document::replace(const Range& range, std::string_view text, PositionEncoding encoding) {
  std::uint32_t begin = lines_.offset(text_, range.start, encoding);
  std::uint32_t end = lines_.offset(text_, range.end, encoding);
  if (end < begin) std::swap(begin, end);
  text_.replace(begin, end - begin, text);
  lines_.replaced(text_, begin, end, begin + static_cast<std::uint32_t>(text.size()));
  has_mark_ = text_.starts_with(kMark);
}

void Document::replace_all(std::string text) {
  text_ = std::move(text);
  lines_ = LineStarts(text_);
  has_mark_ = text_.starts_with(kMark);
}

Position Document::position(std::uint32_t offset, PositionEncoding encoding) const {
  return lines_.position(text_, offset + mark_size(), encoding);
}

Range Document::range(std::uint32_t begin, std::uint32_t end, PositionEncoding encoding) const {
  return {position(begin, encoding), position(end, encoding)};
}

std::uint32_t Document::offset(const Position& position, PositionEncoding encoding) const {
  const std::uint32_t offset = lines_.offset(text_, position, encoding);
  return offset - std::min(offset, mark_size());
}

std::string Document::bytes() const {
  const std::string_view decoded = text().substr(mark_size());
  // A zero byte would be taken for a sign of UTF-16 where no mark tells.
  if (decoded.find('\0') == std::string_view::npos) {
    if (auto stored = stored_as(decoded, stored_ ? *stored_ : wanted_by(decoded))) return std::move(*stored);
  }
  return std::string(kMark) + std::string(decoded);
}

}  // namespace iislint::lsp
