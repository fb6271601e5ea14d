// The entries of <handlers> that a file adds.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/lookup/lookup_chain.h"
#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

inline constexpr std::string_view kHandlers = "system.webServer/handlers";
inline constexpr std::string_view kModules = "system.webServer/modules";

/// Calls `visit(ElementRef entry, Layer)` for each <add> of a section in the file itself, in order.
template <typename Visit>
void for_each_own_entry(const FileView& file, std::string_view section, Visit&& visit) {
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), section)) {
    const config::ElementRef element{&file.document(), &file.binding(), layer.element};
    config::for_each_below(element, "add", [&](xml::NodeId id) {
      visit(config::ElementRef{element.document, element.binding, id}, layer);
    });
  }
}

/// The values of an attribute, in lower case, of the elements at `steps` below a section, in all files and at
/// whatever place.
std::set<std::string> values_in_all_files(const FileView& file, std::string_view section,
                                          std::string_view steps, std::string_view attribute);

/// The text of an attribute in force, empty when it cannot be told.
std::string text_of_entry(const config::ElementRef& entry, std::string_view attribute);

/// The names in a list with commas, without blanks around them.
std::vector<std::string> names_in(std::string_view list);

/// Whether the handler lists the module.
bool uses_module(const config::ElementRef& handler, std::string_view module);

/// What a scriptProcessor runs: the text before the first | and behind it.
struct ScriptProcessor {
  std::string path, arguments;
};
ScriptProcessor script_processor_of(const config::ElementRef& handler);

/// A path in a form that can be compared: without quotes, in its normal form where it has one.
std::string comparable_path(std::string_view path);

}  // namespace iislint::rules::checks
