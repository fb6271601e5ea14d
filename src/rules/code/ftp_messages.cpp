// Variables in the texts that an FTP site shows.
#include <algorithm>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"

namespace iislint::rules::code {
namespace {

/// Source: the reference page of <messages>.
constexpr std::string_view kVariables[] = {"BytesReceived", "BytesSent", "SessionID", "SiteName", "UserName"};

bool is_known(std::string_view name) {
  return base::has_word(kVariables, name);
}

bool is_name(std::string_view text) {
  const auto is_letter = [](char c) { return base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z'; };
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || base::is_digit(c) || c == '_';
  });
}

void judge_text(RuleEvaluation& run, const config::Value& value) {
  const std::string_view text = value.text;
  for (std::size_t begin = text.find('%'); begin != std::string_view::npos;) {
    const std::size_t end = text.find('%', begin + 1);
    if (end == std::string_view::npos) return;
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    if (!is_name(name)) {
      begin = end;  // "100% of %SiteName%": the second sign may begin a name
      continue;
    }
    if (!is_known(name)) {
      FindingArgs details;
      details.at = spot_of_piece(run, value.element, value.attribute, begin, end + 1);
      details.holes = {{"variable", std::string(text.substr(begin, end + 1 - begin))}};
      run.report("", std::move(details));
    }
    begin = text.find('%', end + 1);
  }
}

}  // namespace

void ftp_message_unknown_variable(RuleEvaluation& run) {
  for (const char* name : {"banner", "greeting", "exit", "maxClients"}) {
    const config::Value& value = run.value(name);
    if (value.is_written() && value.document == &run.document()) judge_text(run, value);
  }
}

}  // namespace iislint::rules::code
