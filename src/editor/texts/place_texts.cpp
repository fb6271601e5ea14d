#include "editor/texts/place_texts.h"

#include <array>

#include "editor/texts/markdown.h"
#include "source/paths.h"

namespace iislint::editor {
namespace {

/// What a path that leads further up than this says is harder to read than the whole one.
constexpr std::string_view kTooFarUp = "../../../";

/// An address whatever an editor writes: what would end a link is encoded.
std::string as_target(std::string_view address) {
  constexpr std::array kDigits = {'0', '1', '2', '3', '4', '5', '6', '7',
                                  '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
  constexpr std::string_view kMeaningful = "()<>[]\\`*\"";
  std::string result;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F && kMeaningful.find(c) == std::string_view::npos) {
      result += c;
      continue;
    }
    result += '%';
    result += kDigits[byte >> 4U];
    result += kDigits[byte & 0xFU];
  }
  return result;
}

std::string line_of(const engine::Project& project, const source::Span& span) {
  return std::to_string(project.sources().file(span).position(span.begin).line);
}

}  // namespace

PlaceTexts::PlaceTexts(engine::Project& project, const std::string& path, const PlaceNames& names)
    : project_(project), names_(names), own_path_(project.absolute(path)) {}

std::string PlaceTexts::shown(const std::string& path) const {
  std::string_view shortest, rest;
  for (const std::string& folder : names_.folders) {
    const bool is_inside = source::is_below(path, folder, rest);
    if (is_inside && (shortest.empty() || rest.size() < shortest.size())) shortest = rest;
  }
  if (!shortest.empty()) return std::string(shortest);
  std::string relative = source::relative_path(path, source::folder_of(own_path_));
  return relative.starts_with(kTooFarUp) ? path : relative;
}

std::string PlaceTexts::linked(const std::string& words, const std::string& path,
                               const std::string& line) const {
  const std::string address = names_.address_of ? names_.address_of(path) : std::string();
  if (!address.starts_with("file:")) return words;  // a buffer without a file cannot be gone to by an address
  return "[" + words + "](" + as_target(address) + "#L" + line + ")";
}

std::string PlaceTexts::words(const source::Span& span) const {
  const std::string path = project_.absolute(project_.files().path(span.file));
  const std::string line = line_of(project_, span);
  return path == own_path_ ? "on line " + line + " of this file" : "in " + shown(path) + ":" + line;
}

std::string PlaceTexts::markdown(const source::Span& span) const {
  const std::string path = project_.absolute(project_.files().path(span.file));
  const std::string line = line_of(project_, span);
  if (path == own_path_) return "on " + linked("line " + line, path, line) + " of this file";
  return "in " + linked(plain(shown(path) + ":" + line), path, line);
}

}  // namespace iislint::editor
