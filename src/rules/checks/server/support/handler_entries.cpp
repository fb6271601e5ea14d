#include "rules/checks/server/support/handler_entries.h"

#include <algorithm>

#include "base/text.h"
#include "config/lookup/collection.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {

std::set<std::string> values_in_all_files(const FileView& file, std::string_view section,
                                          std::string_view steps, std::string_view attribute) {
  std::set<std::string> values;
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
    const config::HierarchyFile& one = hierarchy.levels()[level];
    for (const config::Layer& layer : hierarchy.sections(level, section)) {
      for (const config::ElementRef& entry :
           config::elements_below({one.document, one.binding, layer.element}, steps))
        values.insert(base::lower(text_of_entry(entry, attribute)));
    }
  }
  return values;
}

std::string text_of_entry(const config::ElementRef& entry, std::string_view attribute) {
  const config::Value value = config::entry_value(entry, attribute);
  return value.is_known() ? value.text : std::string();
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  for (const std::string_view name : base::split(list, ',')) {
    if (const std::string_view bare = base::trim(name); !bare.empty()) names.emplace_back(bare);
  }
  return names;
}

bool uses_module(const config::ElementRef& handler, std::string_view module) {
  const auto names = names_in(text_of_entry(handler, "modules"));
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return base::equals_ignoring_case(name, module); });
}

ScriptProcessor script_processor_of(const config::ElementRef& handler) {
  const std::string text = text_of_entry(handler, "scriptProcessor");
  const std::size_t bar = text.find('|');
  if (bar == std::string::npos) return {text, {}};
  return {text.substr(0, bar), text.substr(bar + 1)};
}

std::string comparable_path(std::string_view path) {
  std::string bare;
  std::copy_if(path.begin(), path.end(), std::back_inserter(bare), [](char c) { return c != '"'; });
  bare = base::trim(bare);
  const values::WindowsPath parsed = values::parse_windows_path(bare);
  return parsed.normal.empty() ? base::lower(bare) : parsed.normal;
}

}  // namespace iislint::rules::checks
