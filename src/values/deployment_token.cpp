#include "values/deployment_token.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "base/text.h"

namespace iislint::values {
namespace {

/// What may stand between the signs.
enum class Inside : unsigned char {
  anything,
  name_with_colons,  ///< a regular expression has "$(…)" and "${…}" with other texts inside
  any_name,          ///< a number as well: "{0}"
  plain_name,        ///< addresses have colons between brackets
};

struct Form {
  std::string_view begin;
  std::string_view end;
  Inside inside;
};

// In the order of TokenForms.
constexpr Form kForms[] = {{"#{", "}", Inside::anything},         {"{{", "}}", Inside::anything},
                           {"${", "}", Inside::name_with_colons}, {"$(", ")", Inside::name_with_colons},
                           {"__", "__", Inside::any_name},        {"$", "$", Inside::name_with_colons},
                           {"%", "%", Inside::any_name},          {"{", "}", Inside::any_name},
                           {"[", "]", Inside::plain_name}};

std::span<const Form> forms_of(TokenForms forms) {
  constexpr std::size_t kUnmistakable = 4, kCertain = 6;
  const std::size_t count = forms == TokenForms::unmistakable ? kUnmistakable
                            : forms == TokenForms::certain    ? kCertain
                                                              : std::size(kForms);
  return std::span(kForms).first(count);
}

/// Letters, digits and the signs that join them.
bool consists_of_names(std::string_view text, std::string_view signs) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [signs](char c) {
    return base::is_digit(c) || base::is_letter(c) || signs.find(c) != std::string_view::npos;
  });
}

bool fits(std::string_view content, Inside inside) {
  switch (inside) {
    case Inside::anything:
      return !content.empty();
    case Inside::name_with_colons:
      content = base::trim(content);
      return consists_of_names(content, "_.-:") &&
             (base::is_letter(content.front()) || content.front() == '_');
    case Inside::any_name:
      return consists_of_names(content, "_.-:");
    case Inside::plain_name:
      return consists_of_names(content, "_.-");
  }
  return false;
}

std::string_view find(std::string_view text, const Form& form) {
  for (std::size_t begin = text.find(form.begin); begin != std::string_view::npos;
       begin = text.find(form.begin, begin + 1)) {
    const std::size_t inside = begin + form.begin.size();
    const std::size_t end = text.find(form.end, inside);
    if (end == std::string_view::npos) return {};
    if (fits(text.substr(inside, end - inside), form.inside))
      return text.substr(begin, end + form.end.size() - begin);
  }
  return {};
}

/// Asked of every character of every value.
bool may_begin_token(char c) {
  return c == '#' || c == '$' || c == '{' || c == '_' || c == '%' || c == '[';
}

/// Whether people would call something so. Letters behind digits are the mark of a generated text, unless
/// some of it is a word.
bool reads_like_a_name(std::string_view text) {
  constexpr int kShortestWord = 3;
  if (!consists_of_names(text, "_.-: ") || !base::is_letter(text.front())) return false;
  int letters = 0;
  bool behind_digit = false, letter_behind_digit = false;
  for (const char c : text) {
    letters = base::is_letter(c) ? letters + 1 : 0;
    if (letters == kShortestWord) return true;
    letter_behind_digit = letter_behind_digit || (behind_digit && letters > 0);
    behind_digit = base::is_digit(c);
  }
  return !letter_behind_digit;
}

/// What Octopus, Helm and pipelines write into a token beside a name: filters, indexes, calls.
bool reads_like_an_expression(std::string_view text) {
  constexpr int kShortestWord = 3;
  text = base::trim(text);
  int letters = 0;
  bool has_word = false;
  for (const char c : text) {
    letters = base::is_letter(c) ? letters + 1 : 0;
    has_word = has_word || letters == kShortestWord;
    if (!base::is_digit(c) && !base::is_letter(c) &&
        std::string_view("_.-: |/[]()'\"").find(c) == std::string_view::npos)
      return false;
  }
  return has_word || reads_like_a_name(text);
}

/// The length of the unmistakable token that the text begins with, or 0.
std::size_t leading_token(std::string_view text) {
  static constexpr Form kExtended[] = {{"#{", "}#", Inside::anything}, {"${{", "}}", Inside::anything}};
  const auto length_of = [text](const Form& form) -> std::size_t {
    if (!text.starts_with(form.begin)) return 0;
    const std::size_t end = text.find(form.end, form.begin.size());
    if (end == std::string_view::npos) return 0;
    const std::string_view content = text.substr(form.begin.size(), end - form.begin.size());
    return reads_like_an_expression(content) ? end + form.end.size() : 0;
  };
  std::size_t longest = 0;
  for (const Form& form : kExtended)
    longest = std::max(longest, length_of(form));
  for (const Form& form : forms_of(TokenForms::unmistakable))
    longest = std::max(longest, length_of(form));
  return longest;
}

bool is_joint(char c) {
  return std::string_view("-_.:/\\ ").find(c) != std::string_view::npos;
}

}  // namespace

std::string_view deployment_token(std::string_view text, TokenForms forms) {
  if (std::none_of(text.begin(), text.end(), may_begin_token)) return {};
  for (const Form& form : forms_of(forms)) {
    if (const std::string_view token = find(text, form); !token.empty()) return token;
  }
  return {};
}

bool is_whole_token(std::string_view text, TokenForms forms) {
  return std::any_of(forms_of(forms).begin(), forms_of(forms).end(), [text](const Form& form) {
    const std::size_t signs = form.begin.size() + form.end.size();
    if (text.size() <= signs || !text.starts_with(form.begin) || !text.ends_with(form.end)) return false;
    const std::string_view content = text.substr(form.begin.size(), text.size() - signs);
    const bool is_format_item = form.begin == "{" && content.size() == 1 && base::is_digit(content.front());
    return is_format_item || reads_like_a_name(content);
  });
}

bool is_all_tokens(std::string_view text, TokenForms forms) {
  if (is_whole_token(text, forms)) return true;
  bool any = false;
  while (!text.empty()) {
    if (const std::size_t token = leading_token(text); token != 0) {
      any = true;
      text.remove_prefix(token);
    } else if (!is_joint(text.front())) {
      return false;
    } else {
      text.remove_prefix(1);
    }
  }
  return any;
}

}  // namespace iislint::values
