#include "rules/definition/rule_directory.h"

#include <map>
#include <optional>

#include "base/utf8.h"
#include "source/paths.h"

namespace iislint::rules {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1024} * 1024;
constexpr std::size_t kDeepest = 16;
constexpr std::string_view kEnding = ".json";

base::Error unreadable(const std::string& path, const base::Error& error) {
  return {error.code, base::to_valid_utf8(path) + ": " + error.message};
}

base::Error wrong(const std::string& path, const std::string& what) {
  return {base::ErrorCode::settings, base::to_valid_utf8(path) + ": " + what};
}

class DirectoryReader {
 public:
  DirectoryReader(const source::FileReader& reader, const schema::Catalog& facts)
      : reader_(reader), facts_(facts) {
    rules_.store = std::make_shared<RuleStore>();
  }

  std::optional<base::Error> read(const std::string& directory, std::size_t depth) {
    const auto entries = reader_.list(directory);
    if (!entries) return unreadable(directory, entries.error());
    for (const source::DirectoryEntry& entry : *entries) {
      const std::string path = source::join(directory, entry.name);
      const bool is_directory = entry.kind == source::PathKind::directory;
      if (is_directory && depth < kDeepest) {
        if (auto error = read(path, depth + 1)) return error;
      } else if (!is_directory && entry.name.ends_with(kEnding)) {
        if (auto error = read_file(path)) return error;
      }
    }
    return std::nullopt;
  }

  UserRules take() { return std::move(rules_); }
  bool has_sheets() const { return !rules_.sheets.empty(); }

 private:
  std::optional<base::Error> read_file(const std::string& path) {
    const auto text = reader_.read(path, kMaxBytes);
    if (!text) return unreadable(path, text.error());
    SheetPlace place;
    place.path = base::to_valid_utf8(path);
    auto sheet = read_sheet(place, *text, facts_, *rules_.store);
    if (!sheet) return sheet.error();
    const std::string id(sheet->info->id);
    if (find_rule(id) != nullptr)
      return wrong(path, "iislint has a built-in rule '" + id + "'; choose another id");
    const auto [known, is_new] = paths_.emplace(id, path);
    if (!is_new) return wrong(path, "the rule '" + id + "' is already defined in " + known->second);
    const std::string page = path.substr(0, path.size() - kEnding.size()) + ".md";
    if (reader_.kind(page) == source::PathKind::file) {
      const auto markdown = reader_.read(page, kMaxBytes);
      if (!markdown) return unreadable(page, markdown.error());
      sheet->info->page = rules_.store->keep(base::to_valid_utf8(*markdown));
    }
    rules_.store->add(*sheet->rule);
    rules_.sheets.push_back({path, std::move(*sheet)});
    return std::nullopt;
  }

  const source::FileReader& reader_;
  const schema::Catalog& facts_;
  UserRules rules_;
  std::map<std::string, std::string> paths_;  // by id
};

}  // namespace

base::Result<UserRules> read_rule_directories(const source::FileReader& reader,
                                              const std::vector<std::string>& directories,
                                              const schema::Catalog& facts) {
  DirectoryReader all(reader, facts);
  for (const std::string& directory : directories) {
    if (auto error = all.read(directory, 0)) return *error;
  }
  if (!directories.empty() && !all.has_sheets())
    return wrong(directories.front(), "contains no rule definition (*.json)");
  return all.take();
}

}  // namespace iislint::rules
