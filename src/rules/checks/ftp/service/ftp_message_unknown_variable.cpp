#include "rules/checks/ftp/service/ftp_message_unknown_variable.h"

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

/// Source: the reference page of <messages>.
constexpr std::string_view kVariables[] = {"BytesReceived", "BytesSent", "SessionID", "SiteName", "UserName"};

bool is_known(std::string_view name) {
  return base::has_word(kVariables, name);
}

bool is_name(std::string_view text) {
  return !text.empty() && base::is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), base::is_word_character);
}

void judge_text(const FtpMessageUnknownVariable& rule, Reporter<FtpMessageUnknownVariable>& reporter,
                const config::Value& value) {
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
      FtpMessageUnknownVariable::Finding finding;
      finding.at = anchor_of_piece(rule.file(), value.element, value.attribute, begin, end + 1);
      finding.args = {.variable = std::string(text.substr(begin, end + 1 - begin))};
      reporter.report(std::move(finding));
    }
    begin = text.find('%', end + 1);
  }
}

}  // namespace

void check(const FtpMessageUnknownVariable& rule, Reporter<FtpMessageUnknownVariable>& reporter) {
  for (const config::Value* text : {&rule.banner(), &rule.greeting(), &rule.exit(), &rule.max_clients()}) {
    if (is_written_in(rule.file(), *text)) judge_text(rule, reporter, *text);
  }
}

}  // namespace iislint::rules::checks
