#include "engine/policy/file_policies.h"

#include <algorithm>

#include "source/paths.h"
#include "values/time_span.h"

namespace iislint::engine {
namespace {

std::optional<std::int64_t> ticks_of(std::string_view text) {
  const values::TimeSpan span = values::parse_time_span(text);
  if (span.form != values::TimeSpanForm::good) return std::nullopt;
  return span.ticks;
}

const RunError* error_of(const LoadedRules& loaded) {
  return loaded.error ? &*loaded.error : nullptr;
}

}  // namespace

FilePolicies::FilePolicies(const source::FileReader& reader, const RuleSelection& selection,
                           const Environment& environment, const schema::Catalog& facts)
    : reader_(reader),
      selection_(selection),
      environment_(environment),
      rule_sets_(std::make_shared<RuleSets>(reader, environment, facts)),
      finder_(reader),
      plain_(selection, rule_sets_->with({}).rules, {}, error_of(rule_sets_->with({}))) {}

const FilePolicy& FilePolicies::of(const std::string& path) {
  Loaded* loaded = loaded_for(source::folder_of(path));
  if (loaded == nullptr) return plain_;
  if (loaded->settings == nullptr) return *loaded->without;
  auto overrides = settings::overrides_for(*loaded->settings, reader_.absolute(path));
  const auto known = loaded->policies.find(overrides);
  if (known != loaded->policies.end()) return known->second;
  FilePolicy policy(selection_, *loaded->rules, settings::resolve(*loaded->settings, overrides));
  return loaded->policies.emplace(std::move(overrides), std::move(policy)).first->second;
}

const settings::Settings* FilePolicies::settings_for(const std::string& folder) {
  const Loaded* loaded = loaded_for(folder);
  return loaded != nullptr ? loaded->settings.get() : nullptr;
}

FilePolicies::Loaded* FilePolicies::loaded_for(const std::string& folder) {
  if (!environment_.settings_file.empty()) return load(environment_.settings_file);
  const auto [entry, fresh] = by_folder_.try_emplace(folder, nullptr);
  if (!fresh) return entry->second;
  if (const auto path = finder_.nearest(folder)) entry->second = load(*path);
  return entry->second;
}

FilePolicies::Loaded* FilePolicies::load(const std::string& path) {
  const auto [entry, fresh] = by_file_.try_emplace(reader_.absolute(path));
  Loaded& loaded = entry->second;
  if (fresh) read(path, loaded);
  return &loaded;
}

void FilePolicies::read(const std::string& path, Loaded& loaded) {
  const auto fail = [&](std::vector<RunError> errors) {
    loaded.errors = std::move(errors);
    loaded.without.emplace(selection_, plain_.rules(), settings::Resolved(), &loaded.errors.front());
  };
  loaded.files.push_back(reader_.absolute(path));
  if (bytes_read_again_ > kMostReadAgain)
    return fail({{path,
                  {base::ErrorCode::settings, path + ": not read: more than 4 MB of settings were already "
                                                     "read again for files that extend them"}}});
  const auto chain = settings::load_settings(reader_, path, environment_.program_version);
  if (!chain) return fail({{path, chain.error()}});
  for (const settings::SettingsFile& file : chain->files)
    loaded.files.push_back(file.absolute_path);
  count(*chain);
  std::vector<std::string> directories;
  for (const auto& directory : chain->rules_directories)
    directories.push_back(directory.value);
  const LoadedRules& rules = rule_sets_->with(directories);
  if (rules.error) return fail({*rules.error});  // the settings may name rules that could not be read
  std::vector<base::Error> problems;
  auto read = settings::read_settings(*chain,
                                      {rules.rules.infos(), ticks_of, reader_, environment_.formats,
                                       schema::target_names(), schema::add_on_names()},
                                      problems);
  if (!read) {
    std::vector<RunError> errors;
    for (base::Error& problem : problems)
      errors.push_back({path, std::move(problem)});
    return fail(std::move(errors));
  }
  loaded.settings = std::make_unique<const settings::Settings>(std::move(*read));
  loaded.rules = &rules.rules;
}

void FilePolicies::count(const settings::SettingsChain& chain) {
  for (const settings::SettingsFile& file : chain.files) {
    if (!read_.insert(file.absolute_path).second) bytes_read_again_ += file.text.size();
  }
}

std::vector<RunError> FilePolicies::errors() const {
  std::vector<RunError> errors;
  const auto add = [&](const RunError& error) {
    const auto is_same = [&](const RunError& other) {
      return other.path == error.path && other.error.message == error.error.message;
    };
    if (std::none_of(errors.begin(), errors.end(), is_same)) errors.push_back(error);
  };
  if (plain_.error() != nullptr) add(*plain_.error());
  for (const auto& [path, loaded] : by_file_) {
    for (const RunError& error : loaded.errors)
      add(error);
  }
  return errors;
}

bool FilePolicies::may_depend_on(const std::string& canonical_path) const {
  if (canonical_path.substr(canonical_path.rfind('/') + 1) == settings::kFileName) return true;
  const auto is_one_of = [&](const auto& entry) {
    const Loaded& loaded = entry.second;
    // Which files a broken chain would have had is not known.
    if (!loaded.errors.empty() && canonical_path.ends_with(".json")) return true;
    return std::find(loaded.files.begin(), loaded.files.end(), canonical_path) != loaded.files.end();
  };
  return std::any_of(by_file_.begin(), by_file_.end(), is_one_of) || rule_sets_->holds(canonical_path);
}

bool FilePolicies::reads(const std::string& real_path) const {
  return std::any_of(read_.begin(), read_.end(),
                     [&](const std::string& path) { return reader_.real(path) == real_path; }) ||
         rule_sets_->holds(real_path);
}

}  // namespace iislint::engine
