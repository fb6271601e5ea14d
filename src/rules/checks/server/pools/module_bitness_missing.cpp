#include "rules/checks/server/pools/module_bitness_missing.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "config/views/item_view.h"
#include "rules/checks/support/reading.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules::checks {
namespace {

using Case = ModuleBitnessMissing::Case;

bool is_for_32_bits(std::string_view image) {
  const std::string path = base::lower(image);
  return path.starts_with("%programfiles(x86)%") || path.starts_with("%commonprogramfiles(x86)%") ||
         path.find("\\program files (x86)\\") != std::string::npos ||
         path.find("\\syswow64\\") != std::string::npos ||
         path.find("\\microsoft.net\\framework\\") != std::string::npos;
}

/// Whether some pool of the file has worker processes of 64 bits.
bool has_pool_of_64_bits(const FileView& file) {
  const schema::Catalog& facts = *file.binding().facts;
  const schema::TypeId type =
      schema::type_below(facts, facts.root, "system.applicationHost/applicationPools/add");
  const schema::FactId fact = facts.find_attribute(facts.types[type], "enable32BitAppOnWin64");
  const auto pools = file.columns().pools();
  return std::any_of(pools.begin(), pools.end(), [&](const config::PoolRow& pool) {
    const config::Value is_32 = config::ItemView(file.config(), pool.element)
                                    .value("", "enable32BitAppOnWin64", facts.attributes[fact]);
    return is_32.is_known() && is_32.number == 0;
  });
}

void judge(const ModuleBitnessMissing& rule, Reporter<ModuleBitnessMissing>& reporter,
           const config::ElementRef& module, std::string_view path) {
  const config::Value image = config::entry_value(module, path);
  const config::Value condition = config::entry_value(module, "preCondition");
  if (!image.is_known() || !condition.is_known() || !is_for_32_bits(image.text)) return;
  const std::string words = base::lower(condition.text);
  if (words.find("bitness32") != std::string::npos || has_token(words)) return;
  const bool is_for_64 = words.find("bitness64") != std::string::npos;
  ModuleBitnessMissing::Finding finding;
  if (is_for_64) {
    const std::size_t begin = words.find("bitness64");
    finding = {finding_at_piece(rule.file(), module.element, condition.attribute, begin, begin + 9)};
  } else {
    finding.at = anchor_of(rule.file(), image);
  }
  reporter.report(is_for_64 ? Case::contradiction : Case::thirty_two, std::move(finding));
}

}  // namespace

// Filters of ISAPI are loaded into every worker process, too.
void check(const ModuleBitnessMissing& rule, Reporter<ModuleBitnessMissing>& reporter) {
  constexpr std::string_view kLists[][2] = {{"system.webServer/globalModules", "image"},
                                            {"system.webServer/isapiFilters", "path"}};
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  if (file.columns().is_of_express()) return;
  for (const auto& [section, path] : kLists) {
    const bool is_there = hierarchy.own().index->find(section) != nullptr;
    if (!is_there || !has_pool_of_64_bits(file)) continue;
    for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), section)) {
      const config::Entries modules =
          config::entries_of({{&file.document(), &file.binding(), layer.element}});
      for (const config::ElementRef& module : modules.in_force)
        judge(rule, reporter, module, path);
    }
  }
}

}  // namespace iislint::rules::checks
