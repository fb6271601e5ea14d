#include "rules/checks/hygiene/non_ascii_lookalike.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = NonAsciiLookalike::Case;

/// What is wrong with one character, and how it is called.
struct OddCharacter {
  std::optional<Case> which;  ///< nothing when there is none
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
  bool is_odd() const { return lookalike.which.has_value() && !has_others && latin >= 2; }

  void add(char32_t c, std::size_t begin, std::size_t end) {
    constexpr char32_t kFirstAccented = 0xC0, kLastAccented = 0x24F;
    if (is_lookalike(c)) {
      if (!lookalike.which) lookalike = {Case::lookalike, c, begin, end};
    } else if (c >= kFirstAccented && c <= kLastAccented) {
      ++latin;
    } else {
      has_others = true;
    }
  }
};

/// The first odd character of a value; without a case when there is none.
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
    if (is_odd) return {is_invisible(point.value) ? Case::invisible : Case::quote, point.value, at, end};
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
bool is_at_home(const FileView& file, xml::NodeId element, std::string_view attribute,
                const OddCharacter& odd) {
  const xml::Document& document = file.document();
  if (odd.which != Case::quote && (attribute != "name" || document.name(element) != "rule")) return false;
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent) {
    if (document.name(id) == "rewrite") return true;
  }
  return false;
}

/// Attributes whose text people read, where such characters are at home. A thumbprint has rules of its own.
bool is_free_text(const FileView& file, xml::NodeId element, std::string_view attribute) {
  static constexpr std::string_view kNames[] = {
      "exitMessage", "greetingMessage",   "bannerMessage", "maxClientsMessage", "description",   "title",
      "text",        "statusDescription", "subTitle",      "statusReason",      "serverCertHash"};
  static constexpr std::string_view kHolders[] = {"appSettings", "connectionStrings", "customHeaders"};
  if (std::find(std::begin(kNames), std::end(kNames), attribute) != std::end(kNames)) return true;
  const xml::NodeId parent = file.document().node(element).parent;
  return parent != xml::kNone && parent != 0 &&
         std::find(std::begin(kHolders), std::end(kHolders), file.document().name(parent)) !=
             std::end(kHolders);
}

}  // namespace

void check(const NonAsciiLookalike& rule, Reporter<NonAsciiLookalike>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  const std::string_view text = document.text();
  if (base::is_ascii(text) && text.find("&#") == std::string_view::npos) return;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string_view name = document.name(document.attribute(id));
    const bool is_explained = file.binding().fact(id) != nullptr && !file.binding().attributes[id].good;
    if (is_explained || !is_bound(file, element) || is_free_text(file, element, name)) return;
    const OddCharacter odd = odd_character(text_of(file, id));
    if (!odd.which || is_at_home(file, element, name, odd)) return;
    NonAsciiLookalike::Finding finding{finding_at_piece(file, element, id, odd.begin, odd.end),
                                       {.attribute = std::string(name), .code = code_of(odd.character)}};
    reporter.report(*odd.which, std::move(finding));
  });
}

}  // namespace iislint::rules::checks
