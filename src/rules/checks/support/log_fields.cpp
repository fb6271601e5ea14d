#include "rules/checks/support/log_fields.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {

std::vector<std::string> missing_fields(const config::Value& flags,
                                        std::span<const std::string_view> needed) {
  std::vector<std::string> missing;
  for (const schema::Word& word : flags.fact->value->words) {
    if ((flags.number & word.number) != 0) continue;
    if (std::find(needed.begin(), needed.end(), word.name) != needed.end()) missing.emplace_back(word.name);
  }
  return missing;
}

std::vector<diag::Fix> fields_fix(const FileView& file, const config::Value& flags,
                                  const std::vector<std::string>& missing, diag::FixSafety safety) {
  const xml::Attribute& attribute = file.document().attribute(flags.attribute);
  const std::string_view text = base::trim(flags.text);
  if (!attribute.quoted || !attribute.closed) return {};
  // A number would be hard to read with names beside it.
  if (!text.empty() && (base::is_digit(text.front()) || text.back() == ',')) return {};
  std::string written(text);
  for (const std::string& name : missing)
    written += (written.empty() ? "" : ", ") + name;
  return {{"Log the missing fields too",
           safety,
           {{xml::content_of(file.document(), attribute), std::move(written)}}}};
}

}  // namespace iislint::rules::checks
