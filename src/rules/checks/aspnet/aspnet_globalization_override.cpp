#include "rules/checks/aspnet/aspnet_globalization_override.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Rule = AspnetGlobalizationOverride;
using Case = Rule::Case;

/// Encodings of .NET Framework whose names people write in other ways.
constexpr std::string_view kEncodings[] = {
    "utf-8",        "utf-16",       "utf-32",       "utf-7",        "us-ascii",     "unicode",
    "big5",         "gb2312",       "gb18030",      "shift_jis",    "euc-jp",       "euc-kr",
    "iso-2022-jp",  "koi8-r",       "koi8-u",       "iso-8859-1",   "iso-8859-2",   "iso-8859-3",
    "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-9",
    "iso-8859-13",  "iso-8859-15",  "windows-874",  "windows-1250", "windows-1251", "windows-1252",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258"};
/// Spellings that differ from these by a hyphen only and are names as well.
constexpr std::string_view kOtherNames[] = {"iso8859-1",   "iso_8859-1", "iso8859-2",   "iso_8859-2",
                                            "iso_8859-15", "iso8859_1",  "sjis",        "shift-jis",
                                            "gb_2312-80",  "utf-16le",   "unicodefffe", "iso8859-15"};

std::string letters_and_digits(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (base::is_letter(c) || base::is_digit(c)) result += base::to_lower(c);
  }
  return result;
}

/// The encoding that is meant by a name that is none.
std::string_view misspelt_encoding(std::string_view name) {
  name = base::trim(name);
  if (base::has_word(kEncodings, name) || base::has_word(kOtherNames, name)) return {};
  const std::string key = letters_and_digits(name);
  for (const std::string_view encoding : kEncodings) {
    if (letters_and_digits(encoding) == key) return encoding;
  }
  return {};
}

/// "de", "zh-Hans-CN", "ca-ES-valencia"; empty is the culture without a language.
bool has_form_of_culture(std::string_view name) {
  constexpr std::size_t kLongestLanguage = 3, kLongestPart = 8;
  const auto parts = base::split(name, '-');
  if (name.empty()) return true;
  if (parts.front().size() < 2 || parts.front().size() > kLongestLanguage) return false;
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    const bool is_plain =
        std::all_of(part.begin(), part.end(), [](char c) { return base::is_letter(c) || base::is_digit(c); });
    return !part.empty() && part.size() <= kLongestPart && is_plain;
  });
}

void check_culture(Reporter<Rule>& reporter, const FileView& file, const config::Value& value) {
  std::string_view name = base::trim(value.text);
  if (!value.is_known() || !value.is_written() || has_token(name)) return;
  if (base::equals_ignoring_case(name, "auto")) return;
  if (base::equals_ignoring_case(name.substr(0, 5), "auto:")) name = base::trim(name.substr(5));
  if (has_form_of_culture(name)) return;
  std::string likely(name);
  std::replace(likely.begin(), likely.end(), '_', '-');
  const bool is_similar = has_form_of_culture(likely);
  Rule::Finding finding;
  finding.at = anchor_of(file, value);
  finding.args = {.attribute = std::string(value.fact->name), .text = value.text, .likely = likely};
  reporter.report(is_similar ? Case::similar_culture : Case::culture, std::move(finding));
}

void check_encoding(Reporter<Rule>& reporter, const FileView& file, const config::Value& value) {
  if (!value.is_known() || !value.is_written()) return;
  const std::string_view likely = misspelt_encoding(value.text);
  if (likely.empty()) return;
  Rule::Finding finding;
  finding.at = anchor_of(file, value);
  finding.args = {
      .attribute = std::string(value.fact->name), .text = value.text, .likely = std::string(likely)};
  reporter.report(Case::encoding, std::move(finding));
}

}  // namespace

// Which cultures there are depends on Windows: only what cannot be one is reported.
void check(const Rule& rule, Reporter<Rule>& reporter) {
  for (const config::Value* value : {&rule.culture(), &rule.ui_culture()})
    check_culture(reporter, rule.file(), *value);
  for (const config::Value* value : {&rule.request(), &rule.response(), &rule.headers(), &rule.files()})
    check_encoding(reporter, rule.file(), *value);
}

}  // namespace iislint::rules::checks
