#include "schema/deployment_token.h"

#include <algorithm>
#include <span>

#include "base/text.h"

namespace iislint::schema {
namespace {

struct Form {
  std::string_view begin;
  std::string_view end;
  bool holds_a_name;  ///< nothing but a name between, for these signs are used for other things as well
};

// The likely forms stand last.
constexpr Form kForms[] = {{"#{", "}", false},  {"${", "}", false}, {"$(", ")", false},
                           {"{{", "}}", false}, {"__", "__", true}, {"$", "$", true},
                           {"%", "%", true},    {"{", "}", true},   {"[", "]", true}};
constexpr std::size_t kCertain = 6;

/// Letters, digits, "_", "." and "-", and colons where they are allowed.
bool is_name(std::string_view text, bool with_colons) {
  return std::all_of(text.begin(), text.end(), [with_colons](char c) {
    return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || c == '_' ||
           c == '.' || c == '-' || (with_colons && c == ':');
  });
}

std::string_view find(std::string_view text, const Form& form) {
  for (std::size_t begin = text.find(form.begin); begin != std::string_view::npos;
       begin = text.find(form.begin, begin + 1)) {
    const std::size_t inside = begin + form.begin.size();
    const std::size_t end = text.find(form.end, inside);
    if (end == std::string_view::npos) return {};
    const std::string_view content = text.substr(inside, end - inside);
    if (!content.empty() && (!form.holds_a_name || is_name(content, form.begin != "[")))
      return text.substr(begin, end + form.end.size() - begin);
  }
  return {};
}

}  // namespace

std::string_view deployment_token(std::string_view text, TokenForms forms) {
  if (text.find_first_of("#${_%[") == std::string_view::npos) return {};
  const std::size_t count = forms == TokenForms::certain ? kCertain : std::size(kForms);
  for (const Form& form : std::span(kForms).first(count)) {
    if (const std::string_view token = find(text, form); !token.empty()) return token;
  }
  return {};
}

}  // namespace iislint::schema
