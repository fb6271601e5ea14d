#include "rule_compiler.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <vector>

#include <nlohmann/json.hpp>

#include "diag/rule_info.h"
#include "schema/catalog.h"
#include "schema/value.h"

namespace iislint::tools {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string literal(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else {
      if (c == '"' || c == '\\') result.push_back('\\');
      result.push_back(c);
    }
  }
  return result + "\"";
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::string severity(const std::string& name) {
  if (!diag::severity_from(name)) throw std::runtime_error("unknown severity '" + name + "'");
  return "Severity::" + name;
}

/// One sheet with what its conditions refer to.
class Sheet {
 public:
  Sheet(Json json, std::string page, std::size_t number)
      : json_(std::move(json)), page_(std::move(page)), number_(std::to_string(number)) {}

  std::string id() const { return json_.at("id"); }
  bool is_site_rule() const { return json_.contains("when"); }

  std::string info() {
    std::string references = list("Reference", json_.value("references", Json::array()), [](const Json& r) {
      return "{" + literal(r.at("standard")) + ", " + literal(r.at("id")) + "}";
    });
    std::string covers = list("std::string_view", json_.value("covers", Json::array()),
                              [](const Json& id) { return literal(id); });
    Json profile_list = Json::array();
    const Json by_profile = json_.value("profiles", Json::object());
    for (const auto& [profile, level] : by_profile.items()) {
      profile_list.push_back({{"profile", profile}, {"severity", level}});
    }
    std::string profiles = list("ProfileSeverity", profile_list, [](const Json& p) {
      return "{" + literal(p.at("profile")) + ", " + severity(p.at("severity")) + "}";
    });
    return "    {" + literal(id()) + ", " + literal(json_.at("summary")) + ", " + literal(json_.at("area")) +
           ", " + literal(json_.at("category")) + ", " + severity(json_.at("severity")) +
           ", Confidence::" + std::string(json_.at("confidence")) + ", " + literal(json_.at("scope")) + ", " +
           literal(json_.at("since")) + ", " + literal(json_.value("url", "")) + ", " +
           literal(json_.at("help")) + ", " + literal(page_) + ", " + references + ", " + covers + ", " +
           profiles + "},\n";
  }

  std::string site_rule(std::size_t info_index) {
    if (json_.at("appliesTo") != "ftp-site") throw std::runtime_error("appliesTo must be ftp-site");
    Json values = Json::array();
    for (const auto& [name, path] : json_.at("values").items())
      values.push_back({{"name", name}, {"path", path}});
    const std::string value_list = list("ValueRef", values, [this](const Json& value) {
      value_names_.push_back(value.at("name"));
      slots_.push_back(slot_of(value.at("path")));
      return "{" + literal(value.at("name")) + ", " + std::to_string(slots_.back()) + "}";
    });
    const std::string when = tests(json_.at("when"));
    Json variants = json_.value("variants", Json::array());
    if (variants.empty()) variants.push_back(Json::object());
    std::vector<std::string> compiled;
    for (const Json& variant : variants)
      compiled.push_back(this->variant(variant));
    Json indexes = Json::array();
    for (const std::string& text : compiled)
      indexes.push_back(text);
    const std::string variant_list =
        list("Variant", indexes, [](const Json& text) { return std::string(text); });
    return "    {" + std::to_string(info_index) + ", " + value_list + ", " + when + ", " + variant_list +
           "},\n";
  }

  /// The arrays that the other texts refer to.
  std::string arrays;

 private:
  template <typename Print>
  std::string list(const std::string& type, const Json& items, Print&& print) {
    if (items.empty()) return "{}";
    const std::string name = "kList" + number_ + "_" + std::to_string(lists_++);
    std::string body = "constexpr " + type + " " + name + "[] = {";
    for (const Json& item : items)
      body += print(item) + ", ";
    arrays += body + "};\n";
    return name;
  }

  static const schema::ItemKind& site() { return *schema::catalog().item("site"); }

  static std::size_t slot_of(const std::string& path) {
    const auto slots = site().slots;
    const auto found =
        std::find_if(slots.begin(), slots.end(), [&](const schema::Slot& s) { return s.path == path; });
    if (found == slots.end()) throw std::runtime_error("no such attribute below a site: " + path);
    return static_cast<std::size_t>(found - slots.begin());
  }

  static std::size_t node_of(const std::string& path) {
    const auto nodes = site().item_nodes;
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const schema::SlotNode& n) { return n.path == path; });
    if (found == nodes.end()) throw std::runtime_error("no such element below a site: " + path);
    return static_cast<std::size_t>(found - nodes.begin());
  }

  std::size_t value_index(const std::string& name) const {
    const auto found = std::find(value_names_.begin(), value_names_.end(), name);
    if (found == value_names_.end()) throw std::runtime_error("value '" + name + "' is not declared");
    return static_cast<std::size_t>(found - value_names_.begin());
  }

  const schema::AttributeFact& fact_of(std::size_t value) const {
    return schema::catalog().attributes[site().slots[slots_[value]].fact];
  }

  static std::int64_t number_of(const schema::AttributeFact& fact, const std::string& word) {
    const auto number = schema::plain_value(fact, word);
    if (!number) throw std::runtime_error("'" + word + "' is no value of " + std::string(fact.name));
    return *number;
  }

  static std::uint64_t bits_of(const schema::AttributeFact& fact, const Json& words) {
    std::uint64_t mask = 0;
    for (const std::string word : words) {
      const std::int64_t number = number_of(fact, word);
      if (number < 0 || number > 63) throw std::runtime_error("number of '" + word + "' is beyond 63");
      mask |= std::uint64_t{1} << number;
    }
    return mask;
  }

  static std::string test_text(const char* kind, bool negated, std::size_t value, std::uint64_t mask,
                               const std::string& attribute = "") {
    return std::string("{TestKind::") + kind + ", " + (negated ? "true" : "false") + ", " +
           std::to_string(value) + ", " + std::to_string(mask) + "u, " + literal(attribute) + "}";
  }

  std::string test(const Json& test) const {
    if (test.contains("collection")) return entry_test(test);
    const std::size_t value = value_index(test.at("value"));
    const schema::AttributeFact& fact = fact_of(value);
    if (test.contains("is")) return test_text("number_in", false, value, bits_of(fact, test["is"]));
    if (test.contains("isNot")) return test_text("number_in", true, value, bits_of(fact, test["isNot"]));
    if (test.contains("empty")) return test_text("empty", !test["empty"].get<bool>(), value, 0);
    const bool lacks = test.contains("lacks");
    std::uint64_t mask = 0;
    for (const std::string word : lacks ? test["lacks"] : test.at("has")) {
      mask |= static_cast<std::uint64_t>(number_of(fact, word));
    }
    return test_text("has_flag", lacks, value, mask);
  }

  static std::string entry_test(const Json& test) {
    const bool none = test.contains("none");
    const Json& entry = none ? test["none"] : test.at("any");
    const std::size_t node = node_of(test.at("collection"));
    const schema::ElementType& collection = schema::catalog().types[site().item_nodes[node].type];
    for (const schema::ChildFact& child : schema::catalog().children_of(collection)) {
      if (child.directive != schema::Directive::add) continue;
      const schema::ElementType& type = schema::catalog().types[child.type];
      const schema::FactId fact = schema::catalog().find_attribute(type, std::string(entry.at("attribute")));
      if (fact == schema::kNoId) continue;
      return test_text("any_entry", none, node, bits_of(schema::catalog().attributes[fact], entry.at("is")),
                       entry.at("attribute"));
    }
    throw std::runtime_error("no entry of " + std::string(test.at("collection")) + " has that attribute");
  }

  std::string tests(const Json& all) {
    return list("Test", all, [this](const Json& t) { return test(t); });
  }

  std::string places(const Json& all) {
    return list("Place", all, [this](const Json& place) {
      const std::size_t value = value_index(place.at("value"));
      const std::string flag = place.value("flag", "");
      if (!flag.empty()) number_of(fact_of(value), flag);
      const std::string message = place.value("message", "");
      check_holes(message);
      return "{" + std::to_string(value) + ", " + literal(flag) + ", " + literal(message) + "}";
    });
  }

  void check_holes(const std::string& text) const {
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
      const std::size_t close = text.find('}', open);
      if (close == std::string::npos) throw std::runtime_error("a hole is not closed in: " + text);
      value_index(text.substr(open + 1, close - open - 1));
    }
  }

  /// A key of the variant, else of the sheet.
  Json key(const Json& variant, const char* name, const Json& otherwise) const {
    return variant.contains(name) ? variant[name] : json_.value(name, otherwise);
  }

  std::string variant(const Json& variant) {
    const std::string message = key(variant, "message", "");
    const std::string expected = key(variant, "expected", "");
    const std::string help = key(variant, "help", "");
    check_holes(message);
    check_holes(expected);
    if (message.empty()) throw std::runtime_error("no message");
    const std::string level =
        variant.contains("severity") ? severity(variant["severity"]) : std::string("std::nullopt");
    const std::string when = variant.contains("when") ? tests(variant["when"]) : "{}";
    return "{" + when + ", " + level + ", " + places(key(variant, "at", Json::array())) + ", " +
           places(key(variant, "related", Json::array())) + ", " + literal(message) + ", " +
           literal(expected) + ", " + literal(help) + "}";
  }

  Json json_;
  std::string page_;
  std::string number_;
  int lists_ = 0;
  std::vector<std::string> value_names_;
  std::vector<std::size_t> slots_;
};

std::map<std::string, Sheet> read_sheets(const std::string& folder) {
  std::set<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.insert(entry.path());
  }
  std::map<std::string, Sheet> sheets;
  for (const fs::path& path : paths) {
    fs::path page = path;
    page.replace_extension(".md");
    Sheet sheet(Json::parse(read_file(path)), read_file(page), sheets.size());
    if (sheet.id() != path.stem().string())
      throw std::runtime_error(path.string() + ": id and file name differ");
    const std::string id = sheet.id();
    if (!sheets.emplace(id, std::move(sheet)).second) throw std::runtime_error(id + " exists twice");
  }
  return sheets;
}

}  // namespace

std::string compile_rules(const std::string& folder) {
  std::map<std::string, Sheet> sheets = read_sheets(folder);
  std::string infos, rules, arrays;
  std::size_t index = 0;
  for (auto& [id, sheet] : sheets) {
    try {
      infos += sheet.info();
      if (sheet.is_site_rule()) rules += sheet.site_rule(index);
    } catch (const std::exception& problem) {
      throw std::runtime_error(id + ": " + problem.what());
    }
    arrays += sheet.arrays;
    ++index;
  }
  return "// Generated from rules by tools/compile_rules. Do not edit.\n#include \"rules/rule_table.h\"\n\n"
         "namespace iislint::rules {\nnamespace {\n\nusing namespace diag;\n\n" +
         arrays + "\nconstexpr RuleInfo kInfos[] = {\n" + infos +
         "};\n\nconstexpr SiteRule kSiteRules[] = {\n" + rules +
         "};\n\n}  // namespace\n\nstd::span<const diag::RuleInfo> rule_infos() { return kInfos; }\n"
         "std::span<const SiteRule> site_rules() { return kSiteRules; }\n\n}  // namespace iislint::rules\n";
}

}  // namespace iislint::tools
