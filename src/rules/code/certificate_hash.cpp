// The text of serverCertHash: what is no thumbprint, what nobody sees, and what no certificate has.
#include <optional>

#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"
#include "values/thumbprint.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using values::Placeholder;
using values::Thumbprint;

bool has_hash_length(const Thumbprint& hash) {
  return hash.has_length_of_sha1() || hash.has_length_of_sha256();
}

/// Blanks are hidden as well: the dialog of a certificate shows the digits in pairs, and in front of them a
/// mark that nobody sees.
bool has_gaps(const Thumbprint& hash, const std::string& text) {
  return hash.has_hidden || (hash.has_separators && text.find_first_of(" \t\r\n") != std::string::npos);
}

/// Writes the digits alone, in upper case.
std::optional<diag::Fix> digits_alone(const RuleEvaluation& run, std::string title, const Thumbprint& hash) {
  const config::Value& value = run.value("hash");
  if (value.document != &run.document() || hash.has_other || !hash.has_length_of_sha1()) return std::nullopt;
  const xml::Attribute& attribute = run.document().attribute(value.attribute);
  if (!attribute.quoted || !attribute.closed) return std::nullopt;
  return diag::Fix{
      std::move(title), diag::FixSafety::safe, {{xml::content_of(run.document(), attribute), hash.digits}}};
}

void report(RuleEvaluation& run, std::string_view variant, FindingArgs details,
            std::optional<diag::Fix> fix = {}) {
  if (fix) details.fixes.push_back(std::move(*fix));
  run.report(variant, std::move(details));
}

std::string_view variant_of(Placeholder placeholder) {
  switch (placeholder) {
    case Placeholder::text:
      return "text";
    case Placeholder::one_digit:
      return "one-digit";
    default:
      return "pattern";
  }
}

}  // namespace

void hash_hidden_character(RuleEvaluation& run) {
  const std::string& text = run.value("hash").text;
  const Thumbprint hash = values::parse_thumbprint(text);
  if (hash.is_token || !has_gaps(hash, text)) return;
  if (hash.has_other && !hash.has_hidden) return;  // a name, not a hash: hash_format
  report(run, hash.has_hidden ? "hidden" : "blank", {}, digits_alone(run, "Write the digits alone", hash));
}

void hash_format(RuleEvaluation& run) {
  const std::string& text = run.value("hash").text;
  const Thumbprint hash = values::parse_thumbprint(text);
  if (hash.is_token) return;
  FindingArgs details;
  details.holes = {{"count", std::to_string(hash.digits.size())}};
  if (hash.has_other) {
    details.holes.push_back({"piece", text.substr(hash.fault_begin, hash.fault_end - hash.fault_begin)});
    // What is hidden comes first among the faults: the piece would not be the one that is meant here.
    return report(run, hash.has_hidden || hash.has_separators ? "no-digits" : "no-digit", std::move(details));
  }
  if (!has_hash_length(hash)) return report(run, "length", std::move(details));
  if (has_gaps(hash, text)) return;  // hash_hidden_character
  if (hash.has_prefix) return report(run, "prefix", std::move(details), digits_alone(run, "Remove 0x", hash));
  if (hash.has_separators)
    return report(run, "separators", std::move(details), digits_alone(run, "Write the digits alone", hash));
  if (hash.has_length_of_sha256()) report(run, "sha256", std::move(details));
}

void hash_lower_case(RuleEvaluation& run) {
  const Thumbprint hash = values::parse_thumbprint(run.value("hash").text);
  if (!hash.is_plain() || !hash.has_lower_case || !has_hash_length(hash)) return;
  if (hash.placeholder != Placeholder::none) return;  // hash_placeholder
  report(run, "", {}, digits_alone(run, "Write the digits in upper case", hash));
}

void hash_placeholder(RuleEvaluation& run) {
  const Thumbprint hash = values::parse_thumbprint(run.value("hash").text);
  if (hash.placeholder == Placeholder::none || !has_hash_length(hash)) return;
  FindingArgs details;
  details.holes = {{"text", hash.text}};
  report(run, variant_of(hash.placeholder), std::move(details));
}

}  // namespace iislint::rules::code
