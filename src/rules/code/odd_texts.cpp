// Texts that do not say what they seem to: tokens that nobody has replaced, and characters that look like
// others or like nothing.
#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/binding/config_path.h"
#include "values/deployment_token.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

bool is_bound(const RuleEvaluation& run, xml::NodeId element) {
  return run.config().binding().elements[element].standing == schema::BindStatus::bound;
}

void report(RuleEvaluation& run, std::string_view variant, xml::NodeId element, xml::AttributeId attribute,
            std::size_t begin, std::size_t end, std::string_view hole, std::string text) {
  FindingArgs details;
  details.at = spot_of_piece(run, element, attribute, begin, end);
  details.holes = {{"attribute", std::string(run.document().name(run.document().attribute(attribute)))},
                   {hole, std::move(text)}};
  const std::string site = schema::enclosing_site(run.document(), run.config().binding(), element);
  if (!site.empty()) details.sites = {site};
  run.report(variant, std::move(details));
}

/// "$S$Q" of <httpRedirect> stands for parts of the address, and so do other single letters; "__init__" is a
/// name of Python, whose names of this form have no capitals.
bool is_no_token(std::string_view token) {
  if (token.starts_with("__")) {
    return std::none_of(token.begin(), token.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  return token.front() == '$' && token.back() == '$' && (token.size() < 5 || base::is_digit(token[1]));
}

/// A regular expression, in which the signs of tokens have a meaning.
bool is_regular_expression(const RuleEvaluation& run, xml::NodeId element, std::string_view attribute) {
  return attribute == "pattern" || (attribute == "url" && run.document().name(element) == "match");
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

void template_token_left(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  const std::string_view text = document.text();
  static constexpr std::string_view kBeginnings[] = {"$", "#{", "{{", "__"};
  if (std::none_of(std::begin(kBeginnings), std::end(kBeginnings),
                   [text](std::string_view s) { return text.find(s) != std::string_view::npos; }))
    return;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId id) {
    const xml::Attribute& attribute = document.attribute(id);
    if (!is_bound(run, element) || is_regular_expression(run, element, document.name(attribute))) return;
    const bool secret = is_secret(run, attribute);
    const std::string value = text_of(run, id);
    const std::string_view token = secret ? token_in_secret(value) : values::deployment_token(value);
    if (token.empty() || is_no_token(token)) return;
    const auto begin = static_cast<std::size_t>(token.data() - value.data());
    report(run, "", element, id, begin, begin + token.size(), "token",
           secret ? "a token" : std::string(token));
  });
}

namespace {

/// What is wrong with one character, and how it is called.
struct OddCharacter {
  std::string_view variant;
  char32_t character = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_invisible(char32_t c) {
  return c == 0xA0 || c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0xFEFF;
}

bool is_curly_quote(char32_t c) {
  return c == 0x2018 || c == 0x2019 || (c >= 0x201A && c <= 0x201F);
}

/// Letters of other scripts that look like Latin ones, as far as people are known to mix them up.
bool is_lookalike(char32_t c) {
  static constexpr char32_t kLetters[] = {0x430, 0x435, 0x43E, 0x440, 0x441, 0x443, 0x445, 0x456, 0x458,
                                          0x455, 0x410, 0x412, 0x415, 0x41A, 0x41C, 0x41D, 0x41E, 0x420,
                                          0x421, 0x422, 0x425, 0x3BF, 0x391, 0x392, 0x395, 0x397, 0x399,
                                          0x39A, 0x39C, 0x39D, 0x39F, 0x3A1, 0x3A4, 0x3A5, 0x3A7};
  return std::find(std::begin(kLetters), std::end(kLetters), c) != std::end(kLetters);
}

bool is_latin(char c) {
  return base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z';
}

/// One word of a value: letters with nothing between.
struct WordLetters {
  OddCharacter lookalike;  ///< the first one
  int latin = 0;
  bool has_others = false;  ///< letters of another script that look like no Latin one

  /// A letter of another script counts only where somebody meant a Latin word.
  bool is_odd() const { return !lookalike.variant.empty() && !has_others && latin >= 2; }

  void add(char32_t c, std::size_t begin, std::size_t end) {
    constexpr char32_t kFirstAccented = 0xC0, kLastAccented = 0x24F;
    if (is_lookalike(c)) {
      if (lookalike.variant.empty()) lookalike = {"lookalike", c, begin, end};
    } else if (c >= kFirstAccented && c <= kLastAccented) {
      ++latin;
    } else {
      has_others = true;
    }
  }
};

/// The first odd character of a value; an empty variant when there is none.
OddCharacter odd_character(std::string_view text) {
  WordLetters word;
  for (std::size_t at = 0; at < text.size();) {
    if (is_latin(text[at])) {
      ++word.latin;
      ++at;
      continue;
    }
    const base::CodePoint point = base::decode_utf8(text, at);
    const std::size_t end = at + std::max<std::size_t>(point.size, 1);
    const bool is_sign = static_cast<unsigned char>(text[at]) < 0x80 || !point.valid;
    const bool is_odd = !is_sign && (is_invisible(point.value) || is_curly_quote(point.value));
    if (is_sign || is_odd) {
      if (word.is_odd()) return word.lookalike;
      word = {};
    } else {
      word.add(point.value, at, end);
    }
    if (is_odd) return {is_invisible(point.value) ? "invisible" : "quote", point.value, at, end};
    at = end;
  }
  return word.is_odd() ? word.lookalike : OddCharacter{};
}

std::string code_of(char32_t c) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text = "U+";
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
    text += kDigits[(c >> shift) & 15u];
  return text;
}

/// Rules of URL Rewrite are named for people, and addresses may hold the quotation marks of a page's title.
bool is_at_home(const RuleEvaluation& run, xml::NodeId element, std::string_view attribute,
                const OddCharacter& odd) {
  const xml::Document& document = run.document();
  if (odd.variant != "quote" && (attribute != "name" || document.name(element) != "rule")) return false;
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent) {
    if (document.name(id) == "rewrite") return true;
  }
  return false;
}

/// Attributes whose text people read, where such characters are at home. A thumbprint has rules of its own.
bool is_free_text(const RuleEvaluation& run, xml::NodeId element, std::string_view attribute) {
  static constexpr std::string_view kNames[] = {
      "exitMessage", "greetingMessage",   "bannerMessage", "maxClientsMessage", "description",   "title",
      "text",        "statusDescription", "subTitle",      "statusReason",      "serverCertHash"};
  static constexpr std::string_view kHolders[] = {"appSettings", "connectionStrings", "customHeaders"};
  if (std::find(std::begin(kNames), std::end(kNames), attribute) != std::end(kNames)) return true;
  const xml::NodeId parent = run.document().node(element).parent;
  return parent != xml::kNone && parent != 0 &&
         std::find(std::begin(kHolders), std::end(kHolders), run.document().name(parent)) !=
             std::end(kHolders);
}

}  // namespace

void non_ascii_lookalike(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  const std::string_view text = document.text();
  const auto is_beyond_ascii = [](char c) { return (static_cast<unsigned char>(c) & 0x80u) != 0; };
  if (std::none_of(text.begin(), text.end(), is_beyond_ascii) && text.find("&#") == std::string_view::npos)
    return;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string_view name = document.name(document.attribute(id));
    const bool is_explained = run.binding().fact(id) != nullptr && !run.binding().attributes[id].good;
    if (is_explained || !is_bound(run, element) || is_free_text(run, element, name)) return;
    const OddCharacter odd = odd_character(text_of(run, id));
    if (odd.variant.empty() || is_at_home(run, element, name, odd)) return;
    report(run, odd.variant, element, id, odd.begin, odd.end, "code", code_of(odd.character));
  });
}

}  // namespace iislint::rules::code
