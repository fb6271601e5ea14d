#include "engine/input/file_names.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/text.h"
#include "schema/catalog/file_kind.h"
#include "xdt/namespaces.h"

namespace iislint::engine {
namespace {

std::string_view name_of(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

/// Whether the name begins as the base file of a transform does: "Web." of "Web.Release.config". Other words
/// may stand before it.
bool begins_with_kind(std::string_view name) {
  for (std::size_t end = name.find('.'); end != std::string_view::npos; end = name.find('.', end + 1)) {
    const std::string_view before = name.substr(0, end);
    const std::string_view word = before.substr(before.find_last_of("._- ") + 1);
    if (schema::file_kind_from(word) || base::equals_ignoring_case(word, "app")) return true;
  }
  return false;
}

}  // namespace

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() &&
         base::equals_ignoring_case(name.substr(name.size() - ending.size()), ending);
}

bool is_searched_name(std::string_view name) {
  if (const auto kind = schema::file_kind_of_path(name)) return *kind != schema::FileKind::machine;
  constexpr std::string_view kBegin = "web.";
  const bool is_web = name.size() > kBegin.size() && has_ending(name, ".config") &&
                      base::equals_ignoring_case(name.substr(0, kBegin.size()), kBegin);
  return is_web || has_ending(name, ".xdt") || has_ending(name, ".xdt.xml") || is_fragment_name(name);
}

bool is_transform_name(std::string_view path) {
  if (schema::file_kind_of_path(path) || schema::file_kind_of_ending(path)) return false;
  const std::string_view name = name_of(path);
  if (has_ending(name, ".xdt") || has_ending(name, ".xdt.xml")) return true;
  return has_ending(name, ".config") && begins_with_kind(name);
}

bool is_fragment_name(std::string_view path) {
  return has_ending(name_of(path), ".config.transform");
}

// A name with more words (Web.Release.Azure.config) is that of a transform which may come after another one.
std::string base_name_of_transform(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::vector<std::string_view> words = base::split(name, '.');
  const bool is_xdt = words.size() == 2 && base::equals_ignoring_case(words[1], "xdt");
  const bool is_config = words.size() == 3 && base::equals_ignoring_case(words[2], "config");
  if (!is_xdt && !is_config) return {};
  std::string base = base::lower(words[0]) + ".config";
  const auto kind = schema::file_kind_of_path(base);
  return kind && *kind != schema::FileKind::machine ? base : std::string();
}

bool is_release_transform(std::string_view path) {
  const std::vector<std::string_view> words = base::split(name_of(path), '.');
  if (words.size() != 3) return false;
  constexpr std::string_view kWords[] = {"release", "production", "prod", "live"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return base::equals_ignoring_case(words[1], word); });
}

bool mentions_transforms(std::string_view text) {
  return text.find(xdt::kNamespace) != std::string_view::npos;
}

}  // namespace iislint::engine
