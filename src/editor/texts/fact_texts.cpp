#include "editor/texts/fact_texts.h"

#include <vector>

#include "base/text.h"
#include "editor/texts/markdown.h"
#include "schema/catalog/target.h"
#include "schema/catalog/value.h"
#include "values/time_span.h"

namespace iislint::editor {
namespace {

using schema::AttributeFact;
using schema::ValueType;

/// A list of words longer than this says nothing in a small window.
constexpr std::size_t kMostWords = 40;

std::string number_text(const schema::ValueFact& value, std::int64_t number) {
  if (value.type == ValueType::time_span && value.unit == schema::TimeUnit::text)
    return number < 0 ? std::to_string(number) + " seconds" : values::print_time_span(number);
  return std::to_string(number);
}

/// The Windows that brought the version of IIS, as the kinds of servers have it; those that are older than
/// all of them have no kind.
std::string_view windows_of(const schema::IisVersion& version) {
  if (version[0] == 7 && version[1] == 5) return "Windows Server 2008 R2";
  if (version[0] == 8 && version[1] == 0) return "Windows Server 2012";
  constexpr std::string_view kBefore = " on ";
  for (const schema::Target& target : schema::targets()) {
    const std::size_t windows = target.title.find(kBefore);
    const bool is_windows = windows != std::string_view::npos && target.version[2] != schema::kAnyBuild;
    if (is_windows && target.version[0] == version[0] && target.version >= version)
      return target.title.substr(windows + kBefore.size());
  }
  return {};
}

std::string words_text(const schema::ValueFact& value) {
  std::string text;
  std::size_t count = 0;
  for (const schema::Word& word : value.words) {
    if (count == kMostWords) return text + " and " + std::to_string(value.words.size() - count) + " more";
    text += (count++ == 0 ? "" : ", ") + code(word.name);
  }
  return text;
}

}  // namespace

std::string_view type_text(const AttributeFact& fact) {
  switch (fact.value->type) {
    case ValueType::string:
      return "text";
    case ValueType::boolean:
      return "true or false";
    case ValueType::enumeration:
      return "enumeration";
    case ValueType::flags:
      return "flags, separated by commas";
    case ValueType::int32:
    case ValueType::uint32:
    case ValueType::int64:
      return "number";
    case ValueType::time_span:
      break;
  }
  switch (fact.value->unit) {
    case schema::TimeUnit::seconds:
      return "time in seconds";
    case schema::TimeUnit::minutes:
      return "time in minutes";
    case schema::TimeUnit::text:
      break;
  }
  return "time, hh:mm:ss";
}

std::string since_text(std::string_view version) {
  if (version.empty()) return {};
  const std::string_view windows = windows_of(schema::iis_version(version));
  std::string text = "since IIS " + std::string(version);
  if (!windows.empty()) text += " (" + std::string(windows) + ")";
  return text;
}

std::string range_text(const schema::ValueFact& value) {
  if (!value.has_range) return value.not_empty ? "not empty" : "";
  std::string text = "from " + number_text(value, value.minimum) + " to " + number_text(value, value.maximum);
  if (value.has_gap)
    text +=
        ", but not from " + number_text(value, value.gap_begin) + " to " + number_text(value, value.gap_end);
  if (value.granularity > 1) text += ", a multiple of " + number_text(value, value.granularity);
  if (value.infinite) text += ", or " + code(schema::kInfinite);
  return text;
}

std::string attribute_text(const AttributeFact& fact) {
  std::string text = plain(fact.documentation);
  text += text.empty() ? "" : "\n\n";
  text += "- Type: " + std::string(type_text(fact));
  if (const std::string range = range_text(*fact.value); !range.empty()) text += ", " + range;
  if (fact.expanded) text += "; environment variables are expanded";
  if (!fact.value->words.empty()) text += "\n- Values: " + words_text(*fact.value);
  if (fact.has_default && !fact.encrypted) {
    text += "\n- Default: " + (fact.default_value.empty() ? "empty" : code(fact.default_value));
  } else if (!fact.has_default) {
    text += fact.required ? "\n- Required" : "\n- No default";
  }
  if (fact.key != schema::KeyRole::none)
    text += fact.key == schema::KeyRole::unique ? "\n- Key: no two entries may have the same value"
                                                : "\n- Part of the key of the entry";
  if (fact.encrypted) text += "\n- Secret: it is never shown";
  if (const std::string since = since_text(fact.since); !since.empty()) text += "\n- Available " + since;
  return text;
}

std::string element_text(const schema::Catalog& facts, const schema::ElementType& type,
                         const schema::ChildFact* child) {
  std::string text;
  text = child != nullptr ? plain(child->documentation) : "The root element of a configuration file.";
  const auto add = [&](const std::string& line) {
    text += text.empty() ? "" : text.find("\n- ") == std::string::npos ? "\n\n" : "\n";
    text += "- " + line;
  };
  if (type.kind == schema::ElementKind::section && !type.section.path.empty()) {
    const schema::SectionFact& section = type.section;
    add("Section " + code(section.path) + (section.add_on.empty() ? "" : " of " + plain(section.add_on)));
    if (section.allow_definition == "AppHostOnly") add("Allowed in applicationHost.config only");
    if (section.allow_definition == "MachineToApplication")
      add("Allowed in server files and in the web.config of an application");
    if (section.allow_definition == "MachineToWebRoot") add("Allowed in server files only");
    if (section.denied && !section.unlocked)
      add("Locked by default: a web.config may not set it until it is unlocked");
    if (section.read_by_dotnet) add("Read by .NET, not by IIS");
    if (const std::string since = since_text(section.since); !since.empty()) add("Available " + since);
  }
  std::vector<std::string> keys, required;
  for (const AttributeFact& fact : facts.attributes_of(type)) {
    if (fact.key != schema::KeyRole::none) keys.push_back(code(fact.name));
    if (fact.required && fact.key == schema::KeyRole::none) required.push_back(code(fact.name));
  }
  if (!keys.empty()) add("Key: " + base::join_words(keys, "and"));
  if (!required.empty()) add("Required: " + base::join_words(required, "and"));
  return text;
}

}  // namespace iislint::editor
