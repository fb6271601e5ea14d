#include "rules/checks/hygiene/template_token_left.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/support/reading.h"
#include "values/deployment_token.h"

namespace iislint::rules::checks {
namespace {

/// "$S$Q" of <httpRedirect> stands for parts of the address, and so do other single letters; "__init__" is a
/// name of Python, whose names of this form have no capitals.
bool is_no_token(std::string_view token) {
  if (token.starts_with("__")) {
    return std::none_of(token.begin(), token.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  return token.front() == '$' && token.back() == '$' && token.size() < 5;
}

/// A regular expression, in which the signs of tokens have a meaning.
bool is_regular_expression(const FileView& file, xml::NodeId element, std::string_view attribute) {
  return attribute == "pattern" || (attribute == "url" && file.document().name(element) == "match");
}

/// In a password "$cd$" may be a piece like any other; as a whole part of the text it is a token.
std::string_view token_in_secret(std::string_view text) {
  const std::string_view token = values::deployment_token(text, values::TokenForms::unmistakable);
  if (!token.empty()) return token;
  for (const std::string_view part : base::split(text, ';')) {
    const std::size_t equals = part.find('=');
    const std::string_view value =
        base::trim(equals == std::string_view::npos ? part : part.substr(equals + 1));
    if (values::is_whole_token(value, values::TokenForms::certain)) return value;
  }
  return {};
}

}  // namespace

void check(const TemplateTokenLeft& rule, Reporter<TemplateTokenLeft>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  const std::string_view text = document.text();
  static constexpr std::string_view kBeginnings[] = {"$", "#{", "{{", "__"};
  if (std::none_of(std::begin(kBeginnings), std::end(kBeginnings),
                   [text](std::string_view s) { return text.find(s) != std::string_view::npos; }))
    return;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId id) {
    const xml::Attribute& attribute = document.attribute(id);
    if (!is_bound(file, element) || is_regular_expression(file, element, document.name(attribute))) return;
    const bool secret = is_secret(file, attribute);
    const std::string value = text_of(file, id);
    const std::string_view token = secret ? token_in_secret(value) : values::deployment_token(value);
    if (token.empty() || is_no_token(token)) return;
    const auto begin = static_cast<std::size_t>(token.data() - value.data());
    TemplateTokenLeft::Finding finding{finding_at_piece(file, element, id, begin, begin + token.size()),
                                       {.attribute = std::string(document.name(attribute)),
                                        .token = secret ? "a token" : std::string(token)}};
    reporter.report(std::move(finding));
  });
}

}  // namespace iislint::rules::checks
