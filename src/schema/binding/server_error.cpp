#include "schema/binding/server_error.h"

#include <algorithm>

#include "schema/binding/binder.h"
#include "schema/binding/config_path.h"
#include "schema/catalog/value.h"
#include "values/time_span.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;

std::string joined(const ValueFact& value) {
  std::string names;
  for (const Word& word : value.words)
    names += (names.empty() ? "" : ", ") + std::string(word.name);
  return names;
}

std::string between(const std::string& low, const std::string& high) {
  return "between " + low + " and " + high;
}

/// Of a number that IIS can read and does not allow.
std::string integer_reason(const ValueFact& value, std::string_view text) {
  const auto number = plain_integer(value.type, text);
  if (!number) return value.type == ValueType::uint32 ? "Not a valid unsigned integer" : "";
  if (value.has_gap && *number >= value.gap_begin && *number <= value.gap_end) {
    return "Integer value must not be " +
           between(std::to_string(value.gap_begin), std::to_string(value.gap_end)) + " inclusive";
  }
  // A single number at the end is what is left beside a range that is refused (maxBandwidth of FTP).
  if (value.has_range && value.minimum == value.maximum && value.minimum > 0)
    return "Integer value must not be " + between("0", std::to_string(value.minimum - 1)) + " inclusive";
  if (!value.has_range || value.has_gap) return {};
  return "Integer value must be " + between(std::to_string(value.minimum), std::to_string(value.maximum)) +
         " inclusive";
}

/// Of a time that IIS can read and does not allow; what it says of others is not known.
std::string time_reason(const ValueFact& value, std::string_view text) {
  const bool is_time = value.unit == TimeUnit::text
                           ? values::parse_time_span(text).form == values::TimeSpanForm::good
                           : plain_integer(ValueType::int64, text).has_value();
  if (!is_time || !value.has_range || value.minimum < 0 || value.granularity == 0) return {};
  return "Timespan value must be " +
         between(values::print_time_span(value.minimum), values::print_time_span(value.maximum)) +
         " seconds inclusive, with a granularity of " + std::to_string(value.granularity) + " seconds";
}

std::string_view name_reason(Validator validator) {
  switch (validator) {
    case Validator::site_name:
      return "Invalid site name";
    case Validator::application_pool_name:
      return "Invalid application pool name";
    case Validator::application_path:
      return "Invalid application path";
    case Validator::virtual_directory_path:
      return "Invalid virtual directory path";
    case Validator::none:
    case Validator::trimmed:
      break;
  }
  return {};
}

std::string reason(const AttributeFact& fact, std::string_view text) {
  const ValueFact& value = *fact.value;
  switch (value.type) {
    case ValueType::boolean:
      return "Boolean must be either 'true' or 'false'";
    case ValueType::enumeration:
      return "Enum must be one of " + joined(value);
    case ValueType::flags:
      return "Flags must be some combination of " + joined(value);
    case ValueType::time_span:
      return time_reason(value, text);
    case ValueType::string:
      return std::string(name_reason(fact.validator));
    case ValueType::int32:
    case ValueType::uint32:
    case ValueType::int64:
      break;
  }
  return integer_reason(value, text);
}

bool is_in_section(const BindingPass& pass, xml::NodeId id) {
  for (; id != xml::kNone && id != 0; id = pass.document.node(id).parent) {
    const ElementType* type = pass.binding.type(id);
    if (type != nullptr && type->kind == ElementKind::section) return true;
  }
  return false;
}

bool has_child_elements(const xml::Document& document, xml::NodeId id) {
  bool found = false;
  xml::for_each_child_element(document, id, [&](xml::NodeId) { found = true; });
  return found;
}

/// Members that only programs see: what IIS says of one in a file is not known.
bool is_run_time(const ElementType* type, std::string_view name) {
  return type != nullptr &&
         std::find(type->run_time.begin(), type->run_time.end(), name) != type->run_time.end();
}

std::string missing_declaration(const std::string& path) {
  return server_error(
      "The configuration section '" + path + "' cannot be read because it is missing a section declaration",
      Hresult::unknown);
}

std::string unknown_element(const BindingPass& pass, xml::NodeId element) {
  const xml::NodeId parent = pass.document.node(element).parent;
  const std::string_view name = pass.document.name(element);
  if (is_run_time(pass.binding.type(parent), name)) return {};
  if (is_in_section(pass, parent))
    return server_error("Unrecognized element '" + std::string(name) + "'", Hresult::invalid_data);
  // In a group of sections IIS takes it for one, unless it holds others.
  const bool is_like_section = pass.document.name(parent) != "location" && parent != pass.document.root() &&
                               !has_child_elements(pass.document, element);
  const std::string path = group_path(pass.document, pass.binding, element);
  return is_like_section && !path.starts_with("configSections") ? missing_declaration(path) : "";
}

/// The value of an attribute that belongs to the element's own section.
std::string wrong_value(const BindingPass& pass, xml::NodeId element, std::string_view attribute) {
  const ElementType* type = pass.binding.type(element);
  const FactId fact = type == nullptr ? kNoId : pass.facts().find_attribute(*type, attribute);
  const xml::AttributeId id = pass.document.find_attribute(element, attribute);
  if (fact == kNoId || id == xml::kNone) return {};
  std::string buffer;
  const std::string_view text = pass.document.value(pass.document.attribute(id), buffer);
  return server_error(refused_value(pass.facts().attributes[fact], text), Hresult::invalid_data);
}

/// Whether it is an error; without a severity of its own it is what the rule's definition says.
bool is_refused(const diag::Diagnostic& finding) {
  return finding.severity.value_or(diag::facts_of(*finding.builtin).severity) == diag::Severity::error;
}

}  // namespace

std::string server_error(std::string_view words, Hresult code) {
  const char* number = code == Hresult::invalid_data     ? ", HRESULT 0x8007000d"
                       : code == Hresult::already_exists ? ", HRESULT 0x800700b7"
                       : code == Hresult::locked         ? ", HRESULT 0x80070021"
                                                         : "";
  return std::string(words) + " (HTTP error 500.19" + number + ")";
}

std::string refused_value(const AttributeFact& fact, std::string_view text) {
  const std::string why = reason(fact, text);
  return "The '" + std::string(fact.name) + "' attribute is invalid" + (why.empty() ? "" : ".  " + why);
}

std::string server_error_of(const BindingPass& pass, xml::NodeId element, const diag::Diagnostic& finding,
                            std::string_view attribute) {
  const BuiltinRule rule = *finding.builtin;
  if (pass.terms.is_piece || pass.is_read_by_dotnet(element) || !is_refused(finding)) return {};
  if (!finding.server_error.empty()) return finding.server_error;
  if (rule == BuiltinRule::unknown_element || rule == BuiltinRule::misplaced_element)
    return unknown_element(pass, element);
  if (rule == BuiltinRule::undeclared_section)
    return missing_declaration(group_path(pass.document, pass.binding, element));
  // Of what stands outside sections other code of IIS speaks, in words that are not known.
  if (!is_in_section(pass, element)) return {};
  const std::string name(attribute);
  if (rule == BuiltinRule::unknown_attribute) {
    if (is_run_time(pass.binding.type(element), attribute)) return {};
    return server_error("Unrecognized attribute '" + name + "'", Hresult::invalid_data);
  }
  if (rule == BuiltinRule::missing_attribute)
    return server_error("Missing required attribute '" + name + "'", Hresult::invalid_data);
  return diag::facts_of(rule).is_about_value ? wrong_value(pass, element, attribute) : "";
}

std::string server_error_of_lock(const diag::Diagnostic& finding) {
  if (!is_refused(finding)) return {};
  if (finding.builtin == BuiltinRule::attribute_locked)
    return server_error("Lock violation", Hresult::locked);
  if (finding.builtin != BuiltinRule::section_locked) return {};
  return server_error(
      "This configuration section cannot be used at this path. This happens when the section is locked at a "
      "parent "
      "level. Locking is either by default (overrideModeDefault=\"Deny\"), or set explicitly by a location "
      "tag "
      "with overrideMode=\"Deny\" or the legacy allowOverride=\"false\".",
      Hresult::locked);
}

std::string server_error_of_text(const diag::Diagnostic& finding) {
  if (finding.builtin != BuiltinRule::xml_syntax || !is_refused(finding)) return {};
  return server_error("Configuration file is not well-formed XML", Hresult::invalid_data);
}

}  // namespace iislint::schema
