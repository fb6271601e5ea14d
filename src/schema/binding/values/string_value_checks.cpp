// Texts that IIS accepts and takes more literally than they are meant: encrypted values that are none, and
// environment variables in attributes that do not expand them.
#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "schema/binding/binder.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// "[enc:Provider:base64:enc]"; the middle may be empty, the provider not. From the values that IIS Manager
/// writes; broken forms load without an error and are taken for the secret itself.
bool is_encrypted(std::string_view text) {
  constexpr std::string_view kBegin = "[enc:", kEnd = ":enc]";
  if (!text.starts_with(kBegin) || !text.ends_with(kEnd) || text.size() < kBegin.size() + kEnd.size())
    return false;
  const std::string_view inner = text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size());
  const std::size_t colon = inner.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  const std::string_view content = inner.substr(colon + 1);
  return std::all_of(content.begin(), content.end(), [](char c) {
    return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || c == '+' ||
           c == '/' || c == '=';
  });
}

/// The first variable of Windows in the text, "%windir%", or nothing. Other names between percent signs are
/// not looked at: they may be meant for somebody else.
std::string_view windows_variable(std::string_view text) {
  static constexpr std::string_view kNames[] = {
      "systemdrive", "systemroot", "windir",       "programfiles", "programdata",    "programfiles(x86)",
      "temp",        "tmp",        "computername", "userprofile",  "allusersprofile"};
  for (std::size_t begin = text.find('%'); begin != std::string_view::npos;
       begin = text.find('%', begin + 1)) {
    const std::size_t end = text.find('%', begin + 1);
    if (end == std::string_view::npos) return {};
    const std::string name = base::lower(text.substr(begin + 1, end - begin - 1));
    if (std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames))
      return text.substr(begin, end - begin + 1);
  }
  return {};
}

/// Keys that IIS compares with what it meets elsewhere, in which no white space can be meant.
bool is_compared_key(const AttributeFact& fact) {
  static constexpr std::string_view kNames[] = {"protocol", "verb", "fileExtension", "segment", "command"};
  return fact.key != KeyRole::none &&
         std::find(std::begin(kNames), std::end(kNames), fact.name) != std::end(kNames);
}

void check_compared_key(BindingPass& pass, xml::NodeId element, const xml::Attribute& attribute,
                        const AttributeFact& fact, std::string_view text) {
  const std::string_view trimmed = base::trim(text);
  if (trimmed.empty() || trimmed.size() == text.size() || !is_compared_key(fact)) return;
  const std::string name(fact.name);
  Diagnostic finding(BuiltinRule::untrimmed_value, xml::value_of(pass.document, attribute),
                     name + " has whitespace around it, which IIS treats as part of it: a different " + name);
  finding.severity = diag::Severity::error;
  if (!pass.is_secret(attribute)) {
    finding.message += " than \"" + base::shortened(trimmed, 40) + "\"";
    finding.expected = base::shortened(trimmed, 40);
  }
  finding.help = "Remove the spaces inside the quotes. As it is, the entry does not apply to what it names.";
  pass.report(element, XsdExpectation::Kind::beyond_xsd, std::move(finding), fact.name);
}

}  // namespace

void check_text(BindingPass& pass, xml::NodeId element, xml::AttributeId id, const AttributeFact& fact,
                std::string_view text) {
  const xml::Attribute& attribute = pass.document.attribute(id);
  if (fact.encrypted && text.starts_with("[enc") && !is_encrypted(text)) {
    pass.report(element, XsdExpectation::Kind::beyond_xsd,
                Diagnostic(BuiltinRule::encrypted_value_broken, xml::value_of(pass.document, attribute),
                           std::string(fact.name) +
                               " looks like an encrypted value but is not a valid one: IIS uses the text "
                               "itself as the secret"),
                fact.name);
  }
  check_compared_key(pass, element, attribute, fact, text);
  // A default with a variable shows that somebody expands it.
  const bool is_expanded = fact.expanded || fact.default_value.find('%') != std::string_view::npos;
  if (is_expanded || fact.encrypted || text.find('%') == std::string_view::npos) return;
  const std::string_view variable = windows_variable(text);
  if (variable.empty() || pass.is_read_by_dotnet(element)) return;
  Diagnostic finding(BuiltinRule::environment_variable_literal, xml::value_of(pass.document, attribute),
                     std::string(fact.name) + " does not expand environment variables: " +
                         std::string(variable) + " is taken literally");
  if (!pass.is_secret(attribute)) finding.actual = std::string(text);
  pass.report(element, XsdExpectation::Kind::beyond_xsd, std::move(finding), fact.name);
}

}  // namespace iislint::schema
