#include "rules/definition/definition_reader.h"

#include "rules/definition/condition_reader.h"
#include "rules/definition/definition_problem.h"
#include "schema/catalog/file_kind.h"

namespace iislint::rules {
namespace {

using base::Json;
using base::JsonKind;
using diag::Severity;

const std::vector<std::string_view> kSheetKeys = {
    "$schema", "id",           "summary",  "area",      "category",   "severity",   "confidence",
    "scope",   "profiles",     "since",    "url",       "references", "covers",     "params",
    "help",    "suppressible", "traits",   "appliesTo", "kinds",      "transforms", "iisExpress",
    "values",  "when",         "at",       "related",   "message",    "expected",   "fix",
    "check",   "placeholders", "variants", "bad",       "good"};

const std::vector<std::string_view> kVariantKeys = {"name",    "when",    "severity", "profiles", "at",
                                                    "related", "message", "expected", "help",     "fix"};

constexpr std::string_view kFirstVersion = "0.1.0";
constexpr std::string_view kWholeDocument = "document";

/// What is looked at for one finding of a rule that is asked about such subjects.
std::string_view scope_of(Subject subject) {
  switch (subject) {
    case Subject::site:
    case Subject::ftp_site:
    case Subject::other_site:
      return "site";
    case Subject::place:
      return "location";
    case Subject::element:
    case Subject::file:
      break;
  }
  return kWholeDocument;
}

/// "ftp-own-idea" of "rules/ftp/service/ftp-own-idea.json".
std::string_view file_name(std::string_view path) {
  path.remove_prefix(path.find_last_of("/\\") + 1);
  return path.substr(0, path.rfind('.'));
}

/// Like a name of the project's own rules.
bool is_id(std::string_view text) {
  const bool has_bad = std::any_of(text.begin(), text.end(), [](char c) {
    return !(c >= 'a' && c <= 'z') && !base::is_digit(c) && c != '-';
  });
  return !text.empty() && !has_bad && text.front() != '-' && text.back() != '-';
}

Severity read_severity(const Json& json) {
  const std::string& name = text_of(json, "'severity'");
  if (const auto level = diag::severity_from(name)) return *level;
  throw SheetProblem{no_such("severity", name, {"error", "warning", "info", "off"}), json.begin};
}

void check_profile(const Json::Member& one) {
  const auto names = diag::profile_names();
  if (one.key == names.front())
    throw SheetProblem{"what applies in the profile " + one.key + " is set outside 'profiles'",
                       one.key_begin};
  if (std::find(names.begin(), names.end(), one.key) == names.end())
    throw SheetProblem{no_such("profile", one.key, {names.begin() + 1, names.end()}), one.key_begin};
}

class Reader {
 public:
  Reader(const Json& root, const SheetPlace& place, const schema::Catalog& facts, RuleStore& store)
      : root_(root), place_(place), facts_(facts), store_(store) {}

  Sheet read() {
    check_keys(root_, kSheetKeys, "a rule definition");
    sheet_.info = &store_.add_info();
    read_info(*sheet_.info);
    if (root_.find("appliesTo") != nullptr) {
      // Read by cmake/builtin_rules.cmake, of the findings that the program makes.
      if (const Json* traits = root_.find("traits"))
        throw SheetProblem{"'traits' belong to builtin findings", traits->begin};
      read_rule();
      sheet_.info->scope = fact("scope", scope_of(sheet_.rule->subject));
    } else if (!is_ours()) {
      throw SheetProblem{"'appliesTo' is missing", root_.begin};
    }
    if (!sheet_.rule) sheet_.info->scope = fact("scope", kWholeDocument);
    sheet_.bad = read_examples("bad");
    sheet_.good = read_examples("good");
    return std::move(sheet_);
  }

 private:
  std::string_view keep(std::string text) { return store_.keep(std::move(text)); }

  bool is_ours() const { return place_.owner == SheetOwner::project; }

  /// What the sheet says, or what is so when it says nothing.
  std::string_view fact(std::string_view key, std::string_view otherwise) {
    return keep(text_or(root_, key, otherwise));
  }

  void read_info(diag::RuleInfo& info) {
    info.id = fact("id", file_name(place_.path));
    if (!is_id(info.id)) throw wrong_id();
    info.summary = keep(line_of(member(root_, "summary"), "'summary'"));
    info.area = fact("area", place_.area);
    info.category = fact("category", place_.category);
    info.severity = read_severity(member(root_, "severity"));
    info.confidence = read_confidence();
    info.since = fact("since", is_ours() ? kFirstVersion : "");
    info.url = keep(text_or(root_, "url", ""));
    if (!info.url.empty() && !info.url.starts_with("https://"))
      throw SheetProblem{"'url' must begin with https://", root_.find("url")->begin};
    if (const Json* help = root_.find("help")) sentences_of(*help, "'help'");
    info.help = is_ours() ? keep(text_of(member(root_, "help"), "'help'")) : fact("help", "");
    info.profiles = read_profiles(root_.find("profiles"));
    if (const Json* flag = root_.find("suppressible")) info.suppressible = flag_of(*flag, "'suppressible'");
    read_references(info);
    std::vector<std::string_view> covers;
    for (std::string& covered : texts_or_none(root_, "covers"))
      covers.push_back(keep(std::move(covered)));
    if (is_ours() && covers.empty()) covers.push_back(info.id);
    info.covers = store_.keep(std::move(covers));
    read_params(info);
  }

  SheetProblem wrong_id() const {
    const Json* id = root_.find("id");
    const std::string rule = "an id consists of lower-case letters, digits and hyphens";
    if (id != nullptr) return {rule, id->begin};
    return {rule + "; without 'id' it is the file name", root_.begin};
  }

  diag::Confidence read_confidence() const {
    const Json* json = root_.find("confidence");
    if (json == nullptr && !is_ours()) return diag::Confidence::high;
    const std::string& name = text_of(member(root_, "confidence"), "'confidence'");
    for (const auto level : {diag::Confidence::low, diag::Confidence::medium, diag::Confidence::high}) {
      if (diag::to_string(level) == name) return level;
    }
    throw SheetProblem{no_such("confidence", name, {"high", "medium", "low"}), json->begin};
  }

  void read_references(diag::RuleInfo& info) {
    std::vector<diag::Reference> references;
    const Json* list = root_.find("references");
    for (const Json& one :
         list == nullptr ? std::vector<Json>() : expect(*list, JsonKind::array, "'references'").items)
      references.push_back(
          {keep(text_of(member(one, "standard"), "'standard'")), keep(text_of(member(one, "id"), "'id'"))});
    info.references = store_.keep(std::move(references));
  }

  std::span<const diag::ProfileSeverity> read_profiles(const Json* json) {
    std::vector<diag::ProfileSeverity> levels;
    if (json == nullptr) return {};
    for (const Json::Member& one : expect(*json, JsonKind::object, "'profiles'").members) {
      check_profile(one);
      levels.push_back({keep(one.key), read_severity(one.value)});
    }
    return store_.keep(std::move(levels));
  }

  void read_params(diag::RuleInfo& info) {
    std::vector<diag::Param> params;
    const Json* json = root_.find("params");
    if (json == nullptr) return;
    for (const Json::Member& one : expect(*json, JsonKind::object, "'params'").members)
      params.push_back(read_param(one));
    info.params = store_.keep(std::move(params));
  }

  diag::Param read_param(const Json::Member& one) {
    check_keys(one.value, {"type", "summary", "default", "profiles"}, "a parameter");
    const Json& type = member(one.value, "type");
    if (type.string != "timeSpan" && type.string != "integer")
      throw SheetProblem{"a parameter must be of type timeSpan or integer", type.begin};
    std::vector<diag::ParamValue> values;
    const auto add = [&](std::string_view profile, const Json& value) {
      const std::string text = value.is(JsonKind::string) ? value.string : std::to_string(value.integer);
      values.push_back({keep(std::string(profile)), keep(text), read_limit(type.string, value)});
    };
    add("default", member(one.value, "default"));
    if (const Json* profiles = one.value.find("profiles")) {
      for (const Json::Member& level : expect(*profiles, JsonKind::object, "'profiles'").members) {
        check_profile(level);
        add(level.key, level.value);
      }
    }
    return {keep(one.key), keep(type.string), keep(text_of(member(one.value, "summary"), "'summary'")),
            store_.keep(std::move(values))};
  }

  void read_rule() {
    PathReader paths(facts_, store_);
    const SubjectSpec subject = paths.read_subject(member(root_, "appliesTo"));
    ConditionReader conditions(root_, paths, store_);
    Rule rule{sheet_.info,
              subject.subject,
              subject.element,
              subject.type,
              read_kinds(),
              is_for_iis_express(),
              {},
              {},
              {},
              {},
              nullptr};
    rule.facts = &facts_;
    rule.when = conditions.read_tests(root_.find("when"));
    std::vector<Variant> variants;
    const Json* list = root_.find("variants");
    const Json plain;
    if (list == nullptr) variants.push_back(read_variant(conditions, plain));
    for (const Json& one : list == nullptr ? std::vector<Json>() : items_of(*list, "'variants'")) {
      check_keys(one, kVariantKeys, "a variant");
      variants.push_back(read_variant(conditions, one));
    }
    rule.variants = store_.keep(std::move(variants));
    rule.values = store_.keep(std::vector<ValueRef>(conditions.values()));
    rule.paths = store_.keep(std::vector<PathRef>(conditions.paths()));
    sheet_.has_check = read_check(conditions);
    if (!sheet_.has_check && rule.when.empty() && list == nullptr) {
      throw SheetProblem{"the rule has no condition: 'when' is missing", root_.begin};
    }
    sheet_.rule = rule;
  }

  bool read_check(const ConditionReader& conditions) {
    const Json* check = root_.find("check");
    for (const std::string& name : conditions.placeholders())
      sheet_.placeholders.push_back(keep(name));
    if (check == nullptr || !flag_of(*check, "'check'")) return false;
    if (!is_ours()) throw SheetProblem{"only the program's own rules may have a check", check->begin};
    return true;
  }

  /// The number of the case of that name, which several variants may have.
  std::uint8_t case_number(const Json& variant) {
    const Json* name = variant.find("name");
    if (name == nullptr && !sheet_.cases.empty())
      throw SheetProblem{"either all variants have a name or none has", variant.begin};
    if (name == nullptr) return 0;
    const std::string& text = text_of(*name, "'name'");
    const auto found = std::find(sheet_.cases.begin(), sheet_.cases.end(), text);
    const auto number = static_cast<std::uint8_t>(found - sheet_.cases.begin());
    if (found == sheet_.cases.end()) sheet_.cases.push_back(keep(text));
    return number;
  }

  bool is_for_iis_express() const {
    const Json* flag = root_.find("iisExpress");
    return flag == nullptr || flag_of(*flag, "'iisExpress'");
  }

  std::uint8_t read_kinds() const {
    const Json* transforms = root_.find("transforms");
    std::uint8_t kinds = transforms != nullptr && flag_of(*transforms, "'transforms'") ? kOnTransforms : 0;
    const Json* list = root_.find("kinds");
    for (const Json& one :
         list == nullptr ? std::vector<Json>() : expect(*list, JsonKind::array, "'kinds'").items) {
      const auto kind = schema::file_kind_from(text_of(one, "a kind of file"));
      if (!kind)
        throw SheetProblem{no_such("kind of file", one.string,
                                   {"applicationHost", "web", "administration", "redirection", "machine"}),
                           one.begin};
      kinds = static_cast<std::uint8_t>(kinds | (1u << static_cast<unsigned>(*kind)));
    }
    return kinds;
  }

  /// A key of the variant, else of the sheet; null when neither has it.
  const Json* key(const Json& variant, std::string_view name) const {
    const Json* own = variant.find(name);
    return own != nullptr ? own : root_.find(name);
  }

  Variant read_variant(ConditionReader& conditions, const Json& json) {
    Variant variant{};
    variant.case_number = case_number(json);
    variant.when = conditions.read_tests(json.find("when"));
    if (const Json* severity = json.find("severity")) variant.severity = read_severity(*severity);
    variant.profiles = read_profiles(json.find("profiles"));
    variant.at = conditions.read_places(key(json, "at"));
    variant.related = conditions.read_places(key(json, "related"));
    for (const AnchorSpec& place : variant.related) {
      if (place.message.empty())
        throw SheetProblem{"a related place needs a 'message'", key(json, "related")->begin};
    }
    const Json* message = key(json, "message");
    if (message == nullptr) throw SheetProblem{"'message' is missing", root_.begin};
    variant.message = conditions.read_text(*message);
    if (const Json* expected = key(json, "expected")) variant.expected = conditions.read_text(*expected);
    if (const Json* help = key(json, "help")) variant.help = keep(sentences_of(*help, "'help'"));
    variant.fixes = conditions.read_fixes(key(json, "fix"));
    return variant;
  }

  /// Each a text or a list of lines.
  std::vector<std::string> read_examples(std::string_view key) const {
    std::vector<std::string> examples;
    const Json* list = root_.find(key);
    if (list == nullptr) return examples;
    for (const Json& one : expect(*list, JsonKind::array, key).items) {
      std::string text = one.string;
      if (one.is(JsonKind::array)) {
        for (const Json& line : one.items)
          text += text_of(line, "each line of an example") + "\n";
      } else {
        text_of(one, "an example");
      }
      examples.push_back(std::move(text));
    }
    return examples;
  }

  const Json& root_;
  const SheetPlace& place_;
  const schema::Catalog& facts_;
  RuleStore& store_;
  Sheet sheet_;
};

}  // namespace

base::Result<Sheet> read_sheet(const SheetPlace& place, std::string_view text, const schema::Catalog& facts,
                               RuleStore& store) {
  const auto root = base::parse_json(place.path, text);
  if (!root) return root.error();
  try {
    return Reader(*root, place, facts, store).read();
  } catch (const SheetProblem& problem) {
    return base::error_at(place.path, text, problem.offset, problem.message);
  }
}

}  // namespace iislint::rules
