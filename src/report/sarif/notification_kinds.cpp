#include "report/sarif/notification_kinds.h"

#include "report/sarif/rule_texts.h"

namespace iislint::report {
namespace {

struct Kind {
  std::string_view id;
  std::string_view summary;
  std::string_view help;
};

constexpr Kind kKinds[] = {
    {"internal-error", "iislint has failed", "Report this, with the file that it happened with."},
    {kLeftOut, "The log does not hold all findings",
     "Services take a limited number of results. The JSON report has all of them."},
    {"settings", "Settings or rules could not be read", "Correct the file that the message names."},
    {kSkipped, "A file was skipped", "It holds no IIS configuration. Leave it out of the paths to check."},
    {"unreadable-file", "A file could not be read", "Look at the path and the permissions of the file."},
};
constexpr Kind kOther = {"", "The run could not do all that it was asked for", "Read the message."};

const Kind& kind_of(std::string_view id) {
  for (const Kind& kind : kKinds) {
    if (kind.id == id) return kind;
  }
  return kOther;
}

}  // namespace

void write_notification_kind(base::JsonWriter& json, std::string_view id) {
  const Kind& kind = kind_of(id);
  const auto text = [&](const char* key, std::string_view value) {
    json.key(key).begin_object().key("text").string(value).end_object();
  };
  json.begin_object(base::JsonWriter::Layout::one_line).key("id").string(id);
  json.key("name").string(pascal_case(id));
  text("shortDescription", kind.summary);
  text("fullDescription", kind.summary);
  text("help", kind.help);
  json.end_object();
}

}  // namespace iislint::report
