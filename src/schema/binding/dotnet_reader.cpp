#include "schema/binding/dotnet_reader.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace iislint::schema {
namespace {

using diag::BuiltinRule;

struct HelpOfRule {
  BuiltinRule rule;
  std::string_view text;
};

constexpr std::string_view kRefusal =
    " IIS itself does not read this section. .NET does when the application starts or first needs it, and "
    "then throws a ConfigurationErrorsException, which ASP.NET shows as \"Configuration Error\".";

/// What to do where .NET refuses the section.
constexpr HelpOfRule kRemedies[] = {
    {BuiltinRule::invalid_bool, "Use true or false."},
    {BuiltinRule::invalid_enum, "Use one of the values listed in the message."},
    {BuiltinRule::invalid_flags, "Use the words listed in the message, separated by commas."},
    {BuiltinRule::invalid_integer, "Use an integer in decimal digits, without unit, spaces or separators."},
    {BuiltinRule::invalid_timespan, "Write the time in the form that the message names."},
    {BuiltinRule::value_out_of_range, "Use a value within the range given in the message."},
    {BuiltinRule::empty_value, "Set a value, or remove the attribute or the entry."},
    {BuiltinRule::missing_attribute, "Add the attribute."},
    {BuiltinRule::misplaced_element, "Move the element to the place named in the message."},
    {BuiltinRule::unknown_element, "Correct the name (names are case-sensitive) or remove the element."},
    {BuiltinRule::unknown_attribute, "Correct the name (names are case-sensitive) or remove the attribute."},
};

/// Where it does not always.
constexpr HelpOfRule kAdvice[] = {
    {BuiltinRule::letter_case,
     "Write the value exactly as the message shows it. IIS does not read this section; .NET compares the "
     "words "
     "of most enumerations letter by letter, and then it cannot read the section. Of true and false, any "
     "letter "
     "case is accepted."},
    {BuiltinRule::numeric_value,
     "Use the names in the message. IIS does not read this section; .NET reads most enumerations by name "
     "only, "
     "and then it cannot read the section."},
    {BuiltinRule::untrimmed_value,
     "Remove the spaces inside the quotes. IIS does not read this section; .NET takes the spaces for a part "
     "of "
     "most values, and then it cannot read the section."},
};

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// Words that ASP.NET reads with a converter of its own, which may know more of them: flags, algorithms by
/// name, sameSite. What machine.config alone can hold is not looked at.
bool has_own_words(std::string_view section, std::string_view attribute) {
  return attribute.ends_with("ameSite") || attribute == "asyncPreloadMode" ||
         is_one_of(section, {"system.web/machineKey", "system.web/processModel", "system.web/webServices"});
}

/// Sections whose ranges are those of the .NET classes.
bool has_ranges_of_dotnet(std::string_view section) {
  return is_one_of(section, {"system.web/httpRuntime", "system.web/authentication", "system.web/sessionState",
                             "system.web/customErrors", "system.web/compilation"});
}

std::string_view section_path(const BindingPass& pass, xml::NodeId element) {
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = pass.document.node(id).parent) {
    const ElementType* type = pass.binding.type(id);
    if (type != nullptr && type->kind == ElementKind::section) return type->section.path;
  }
  return {};
}

/// Something in front of .NET may supply the values.
bool has_builders(const BindingPass& pass, xml::NodeId element) {
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = pass.document.node(id).parent) {
    if (pass.document.find_attribute(id, "configBuilders") != xml::kNone) return true;
  }
  return false;
}

}  // namespace

std::string help_for_dotnet(BuiltinRule rule) {
  const auto of_rule = [rule](const HelpOfRule& help) { return help.rule == rule; };
  const auto remedy = std::find_if(std::begin(kRemedies), std::end(kRemedies), of_rule);
  if (remedy != std::end(kRemedies)) return std::string(remedy->text) + std::string(kRefusal);
  const auto advice = std::find_if(std::begin(kAdvice), std::end(kAdvice), of_rule);
  return advice == std::end(kAdvice) ? std::string() : std::string(advice->text);
}

bool is_refused_by_dotnet(const BindingPass& pass, xml::NodeId element, const diag::Diagnostic& finding,
                          std::string_view attribute) {
  const std::string_view section = section_path(pass, element);
  if (has_builders(pass, element)) return false;
  switch (*finding.builtin) {
    case BuiltinRule::missing_attribute:
      return section == "connectionStrings";
    case BuiltinRule::unknown_element:
    case BuiltinRule::misplaced_element:
      return section == "system.web/authorization";
    case BuiltinRule::invalid_enum:
      return section.starts_with("system.web/") && !has_own_words(section, attribute);
    case BuiltinRule::invalid_bool:
    case BuiltinRule::invalid_integer:
      return section.starts_with("system.web/");
    case BuiltinRule::value_out_of_range:
      return has_ranges_of_dotnet(section);
    default:
      return false;
  }
}

}  // namespace iislint::schema
