#include "rules/checks/hygiene/non_ascii_lookalike.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = NonAsciiLookalike::Case;

/// What is wrong with one character, and how it is called.
struct OddCharacter {
  Case which;
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
struct Lookalike {
  char32_t letter;
  char latin;
};
constexpr Lookalike kLookalikes[] = {
    {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'},
    {0x456, 'i'}, {0x458, 'j'}, {0x455, 's'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'},
    {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x425, 'X'},
    {0x3BF, 'o'}, {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'},
    {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}};

const Lookalike* find_lookalike(char32_t c) {
  const auto found = std::find_if(std::begin(kLookalikes), std::end(kLookalikes),
                                  [c](const Lookalike& one) { return one.letter == c; });
  return found == std::end(kLookalikes) ? nullptr : found;
}

/// What was meant: the letter or quotation mark, a blank for a character as wide as one, nothing for one
/// without width. A mark that would end the value is written as a reference.
std::string meant_by(char32_t c) {
  if (const Lookalike* lookalike = find_lookalike(c)) return std::string(1, lookalike->latin);
  if (is_curly_quote(c)) return c <= 0x201B ? "&apos;" : "&quot;";
  const bool is_wide = c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
  return is_wide ? " " : "";
}

bool is_latin(char c) {
  return base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z';
}

/// One word of a value: letters with nothing between.
struct WordLetters {
  std::vector<OddCharacter> lookalikes;
  int latin = 0;
  bool has_others = false;  ///< letters of another script that look like no Latin one

  /// A letter of another script counts only where somebody meant a Latin word.
  bool is_odd() const { return !lookalikes.empty() && !has_others && latin >= 2; }

  void add(char32_t c, std::size_t begin, std::size_t end) {
    constexpr char32_t kFirstAccented = 0xC0, kLastAccented = 0x24F;
    if (find_lookalike(c) != nullptr) {
      lookalikes.push_back({Case::lookalike, c, begin, end});
    } else if (c >= kFirstAccented && c <= kLastAccented) {
      ++latin;
    } else {
      has_others = true;
    }
  }
};

/// The odd characters of a value, in order.
std::vector<OddCharacter> odd_characters(std::string_view text) {
  std::vector<OddCharacter> all;
  WordLetters word;
  const auto end_word = [&] {
    if (word.is_odd()) all.insert(all.end(), word.lookalikes.begin(), word.lookalikes.end());
    word = {};
  };
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
      end_word();
    } else {
      word.add(point.value, at, end);
    }
    if (is_odd)
      all.push_back({is_invisible(point.value) ? Case::invisible : Case::quote, point.value, at, end});
    at = end;
  }
  end_word();
  return all;
}

/// All of them at once: a finding stands for its value.
std::optional<diag::Fix> replacement_of(const FileView& file, const xml::Attribute& attribute,
                                        const std::vector<OddCharacter>& odd) {
  if (!attribute.quoted || !attribute.closed || is_secret(file, attribute)) return std::nullopt;
  diag::Fix fix{"Write plain characters", diag::FixSafety::unsafe, {}};
  xml::Pieces pieces(file.document(), attribute);
  for (const OddCharacter& one : odd) {
    const source::Span span = pieces.span(one.begin, one.end);
    std::string text = meant_by(one.character);
    if (!fix.edits.empty() && fix.edits.back().span.end == span.begin) {
      fix.edits.back().span.end = span.end;
      fix.edits.back().new_text += text;
    } else {
      fix.edits.push_back({span, std::move(text)});
    }
  }
  return fix;
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
    const std::vector<OddCharacter> all = odd_characters(text_of(file, id));
    if (all.empty() || is_at_home(file, element, name, all.front())) return;
    const OddCharacter& odd = all.front();
    NonAsciiLookalike::Finding finding{finding_at_piece(file, element, id, odd.begin, odd.end),
                                       {.attribute = std::string(name), .code = code_of(odd.character)}};
    if (auto fix = replacement_of(file, document.attribute(id), all))
      finding.fixes.push_back(std::move(*fix));
    reporter.report(odd.which, std::move(finding));
  });
}

}  // namespace iislint::rules::checks
