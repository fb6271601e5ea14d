#include "rules/checks/aspnet/support/machine_keys.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/sha256.h"
#include "base/text.h"
#include "rules/checks/aspnet/support/published_keys.h"
#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

bool is_hex(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return base::hex_value(c) >= 0; });
}

void strip(std::string_view& text, std::string_view modifier) {
  if (text.ends_with(modifier)) text.remove_suffix(modifier.size());
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return result;
}

bool mentions_modifier(std::string_view text) {
  return text.find(',') != std::string_view::npos || base::lower(text).find("isolate") != std::string::npos;
}

}  // namespace

MachineKey read_machine_key(std::string_view text) {
  text = base::trim(text);
  if (is_stand_in(text) || has_token(text)) return {};
  strip(text, ",IsolateByAppId");
  strip(text, ",IsolateApps");
  if (text == "AutoGenerate") return {KeyForm::generated, {}};
  if (is_hex(text)) return {text.size() % 2 == 0 ? KeyForm::digits : KeyForm::odd, upper(text)};
  return {mentions_modifier(text) ? KeyForm::wrong_modifiers : KeyForm::neither, {}};
}

MachineKey read_machine_key(const config::Value& value) {
  return value.is_known() && value.is_written() ? read_machine_key(value.text) : MachineKey{};
}

std::string_view lengths_wanted(std::string_view decryption, std::size_t digits) {
  struct Lengths {
    std::string_view algorithm;
    std::size_t digits[4];
    std::string_view words;
  };
  static constexpr Lengths kLengths[] = {{"AES", {64, 48, 32, 32}, "64, 48 or 32"},
                                         {"3DES", {48, 32, 32, 32}, "48"},
                                         {"Auto", {64, 48, 32, 16}, "64, 48, 32 or 16"}};
  constexpr std::size_t kDes = 16;  // more are cut off
  if (decryption == "DES") return digits < kDes ? "16" : std::string_view();
  for (const Lengths& lengths : kLengths) {
    if (lengths.algorithm != decryption) continue;
    const bool fits =
        std::find(std::begin(lengths.digits), std::end(lengths.digits), digits) != std::end(lengths.digits);
    return fits ? std::string_view() : lengths.words;
  }
  return {};
}

bool is_usable_validation_key(const MachineKey& key) {
  return key.form == KeyForm::digits && key.digits.size() >= kShortestValidationKey;
}

bool is_usable_decryption_key(const MachineKey& key, std::string_view decryption) {
  return key.form == KeyForm::digits && lengths_wanted(decryption, key.digits.size()).empty();
}

bool is_published(const MachineKey& key) {
  if (key.form != KeyForm::digits && key.form != KeyForm::odd) return false;  // a sample lacks a digit
  return std::binary_search(std::begin(kPublishedKeys), std::end(kPublishedKeys),
                            std::string_view(base::sha256(key.digits)));
}

std::string FaultyKeys::subject() const {
  if (validation && decryption) return "validationKey and decryptionKey are";
  return validation ? "validationKey is" : "decryptionKey is";
}

FindingDetails FaultyKeys::finding(const FileView& file, xml::NodeId machine_key) const {
  const xml::Document& document = file.document();
  const xml::AttributeId key =
      document.find_attribute(machine_key, validation ? "validationKey" : "decryptionKey");
  FindingDetails finding = secret_finding(file, machine_key, key);
  if (validation && decryption)
    finding.related.push_back({"decryptionKey is written here", span_of(file, machine_key, "decryptionKey")});
  return finding;
}

}  // namespace iislint::rules::checks
