#include "table_writer.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "slot_tree.h"

namespace iislint::tools {
namespace {

std::string literal(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result + "\"";
}

std::string boolean(bool value) {
  return value ? "true" : "false";
}

std::string value_type(const std::string& type) {
  const std::map<std::string, std::string> names = {
      {"string", "string"}, {"bool", "boolean"}, {"enum", "enumeration"}, {"flags", "flags"},
      {"int", "int32"},     {"uint", "uint32"},  {"int64", "int64"},      {"timeSpan", "time_span"}};
  const auto found = names.find(type);
  if (found == names.end()) throw std::runtime_error("unknown value type '" + type + "'");
  return "ValueType::" + found->second;
}

std::string validator(const std::string& name) {
  const std::map<std::string, std::string> names = {{"", "none"},
                                                    {"siteName", "site_name"},
                                                    {"applicationPoolName", "application_pool_name"},
                                                    {"applicationPath", "application_path"},
                                                    {"virtualDirectoryPath", "virtual_directory_path"},
                                                    {"trimmed", "trimmed"}};
  const auto found = names.find(name);
  if (found == names.end()) throw std::runtime_error("unknown validator '" + name + "'");
  return "Validator::" + found->second;
}

std::string or_none(const std::string& word) {
  return word.empty() ? "none" : word;
}

std::string number64(std::int64_t n) {
  if (n == INT64_MIN) return "INT64_MIN";
  return std::to_string(n) + "LL";
}

std::string grammars(const std::vector<std::size_t>& ends) {
  std::string text = "\nnamespace iislint::schema {\n\nstatic constexpr std::size_t kGrammarEnds[] = {";
  for (const std::size_t end : ends)
    text += std::to_string(end) + ", ";
  return text +
         "};\n\nstd::span<const std::size_t> grammar_ends() { return kGrammarEnds; }\n\n}  // namespace "
         "iislint::schema\n";
}

class Writer {
 public:
  explicit Writer(const XsdModel& model) : model_(model) {}

  std::string write() {
    out_ =
        "// Generated from schema/iis by tools/compile_schema. Do not edit.\n#include "
        "\"schema/catalog/catalog.h\"\n#include \"schema/xsd/grammar.h\"\n\n"
        "namespace iislint::schema {\nnamespace {\n\n";
    values();
    for (std::size_t i = 0; i < model_.types.size(); ++i)
      type_numbers_[model_.types[i].name] = i;
    attributes();
    children();
    types();
    homes();
    items();
    const auto& root = type_number(model_.root_type);
    out_ += "constexpr Catalog kCatalog = {" + std::to_string(root) +
            ", kTypes, kChildren, kAttributes, kCommon, " + std::to_string(model_.element_attributes.size()) +
            ", kHomes, kItems};\n\n}  // namespace\n\nconst Catalog& catalog() { return kCatalog; }\n\n"
            "}  // namespace iislint::schema\n";
    return std::move(out_);
  }

 private:
  std::size_t type_number(const std::string& name) const {
    const auto found = type_numbers_.find(name);
    if (found == type_numbers_.end()) throw std::runtime_error("type '" + name + "' is not defined");
    return found->second;
  }

  std::string hints(const std::vector<XsdHint>& hints) {
    if (hints.empty()) return "{}";
    const std::string name = "kHints" + std::to_string(hint_lists_++);
    out_ += "constexpr Hint " + name + "[] = {\n";
    for (const XsdHint& hint : hints) {
      out_ += "    {" + literal(hint.written) + ", " + literal(hint.meant) + ", " + literal(hint.text) +
              ", " + boolean(hint.newer) + "},\n";
    }
    out_ += "};\n";
    return name;
  }

  void values() {
    std::string table = "constexpr ValueFact kValues[] = {\n";
    for (const auto& [name, type] : model_.simple_types) {
      value_numbers_[name] = value_numbers_.size();
      std::string words = "{}";
      if (!type.words.empty()) {
        words = "kWords" + std::to_string(value_numbers_[name]);
        out_ += "constexpr Word " + words + "[] = {\n";
        for (const XsdWord& word : type.words) {
          out_ += "    {" + literal(word.name) + ", " + std::to_string(word.number) + "u, " +
                  literal(word.documentation) + "},\n";
        }
        out_ += "};\n";
      }
      const std::string hint_list = hints(type.hints);
      table += "    {" + value_type(type.type) + ", " + boolean(type.not_empty) + ", " +
               boolean(type.has_range) + ", " + number64(type.minimum) + ", " + number64(type.maximum) +
               ", " + number64(type.granularity) + ", " + boolean(type.has_gap) + ", " +
               number64(type.gap_begin) + ", " + number64(type.gap_end) + ", " + boolean(type.doubtful) +
               ", " + boolean(type.infinite) + ", TimeUnit::" + type.unit + ", " + words + ", " + hint_list +
               "},  // " + name + "\n";
    }
    out_ += table + "};\n\n";
  }

  std::string attribute(const XsdAttribute& a) const {
    return "    {" + literal(a.name) + ", &kValues[" + std::to_string(value_numbers_.at(a.type)) + "], " +
           literal(a.default_value) + ", " + literal(a.since) + ", " + literal(a.documentation) + ", " +
           boolean(a.has_default) + ", " + boolean(a.required) + ", " + boolean(a.case_sensitive) + ", " +
           boolean(a.encrypted) + ", " + boolean(a.expanded) + ", KeyRole::" + or_none(a.key) + ", " +
           validator(a.validator) + "},\n";
  }

  void attributes() {
    out_ += "constexpr AttributeFact kAttributes[] = {\n";
    for (const XsdComplexType& type : model_.types) {
      first_attributes_.push_back(attribute_count_);
      for (const XsdAttribute& a : type.attributes)
        out_ += attribute(a);
      attribute_count_ += type.attributes.size();
    }
    out_ += "};\n\nconstexpr AttributeFact kCommon[] = {\n";
    for (const XsdAttribute& a : model_.element_attributes)
      out_ += attribute(a);
    for (const XsdAttribute& a : model_.section_attributes)
      out_ += attribute(a);
    out_ += "};\n\n";
  }

  void children() {
    out_ += "constexpr ChildFact kChildren[] = {\n";
    for (const XsdComplexType& type : model_.types) {
      first_children_.push_back(child_count_);
      for (const XsdChild& c : type.children) {
        out_ += "    {" + literal(c.name) + ", " + std::to_string(type_number(c.type)) +
                ", Directive::" + or_none(c.directive) + ", " + boolean(c.only_here) + ", " +
                literal(c.defaults_of) + ", " + literal(c.documentation) + "},\n";
      }
      child_count_ += type.children.size();
    }
    out_ += "};\n\n";
  }

  std::string section(const XsdComplexType& type) const {
    const auto is_before = [&](const XsdComplexType& other) {
      return other.kind == "section" && &other < &type;
    };
    const auto grammar =
        type.kind == "section" ? 1 + std::count_if(model_.types.begin(), model_.types.end(), is_before) : 0;
    return "{" + literal(type.section_path) + ", " + literal(type.allow_definition) + ", " +
           literal(type.add_on) + ", " + literal(type.since) + ", " + boolean(type.denied) + ", " +
           boolean(type.unlocked) + ", " + boolean(type.read_by_dotnet) + ", " + std::to_string(grammar) +
           "}";
  }

  std::string words_of(const std::vector<std::string>& words) {
    if (words.empty()) return "{}";
    const std::string name = "kNames" + std::to_string(name_lists_++);
    out_ += "constexpr std::string_view " + name + "[] = {";
    for (const std::string& word : words)
      out_ += literal(word) + ", ";
    out_ += "};\n";
    return name;
  }

  void types() {
    std::string table = "constexpr ElementType kTypes[] = {\n";
    for (std::size_t i = 0; i < model_.types.size(); ++i) {
      const XsdComplexType& type = model_.types[i];
      const std::string hint_list = hints(type.hints), element_hint_list = hints(type.element_hints);
      const std::string run_time = words_of(type.run_time);
      table += "    {" + literal(type.name) + ", ElementKind::" + type.kind +
               ", CommonAttributes::" + or_none(type.common) + ", " + boolean(type.open) + ", " +
               boolean(type.free_attributes) + ", " + boolean(type.prepends) + ", " +
               boolean(type.duplicates) + ", " + section(type) + ", " + std::to_string(first_attributes_[i]) +
               ", " + std::to_string(type.attributes.size()) + ", " + std::to_string(first_children_[i]) +
               ", " + std::to_string(type.children.size()) + ", " + hint_list + ", " + element_hint_list +
               ", " + run_time + "},\n";
    }
    out_ += table + "};\n\n";
  }

  /// Depth first from the root; a type that stands within itself (sectionGroup) is entered once.
  void collect_homes(const std::string& type_name, const std::string& path, std::vector<std::string>& open,
                     std::vector<std::string>& lines) {
    if (std::find(open.begin(), open.end(), type_name) != open.end()) return;
    open.push_back(type_name);
    const std::size_t number = type_number(type_name);
    const XsdComplexType& type = model_.types[number];
    for (std::size_t i = 0; i < type.children.size(); ++i) {
      const XsdChild& child = type.children[i];
      if (child.name == "location") continue;  // the same sections again
      if (child.directive.empty() ||
          (child.name != "add" && child.name != "remove" && child.name != "clear")) {
        lines.push_back(child.name + '\t' + path + '\t' + std::to_string(first_children_[number] + i));
      }
      collect_homes(child.type, path.empty() ? child.name : path + "/" + child.name, open, lines);
    }
    open.pop_back();
  }

  void homes() {
    std::vector<std::string> lines, open;
    collect_homes(model_.root_type, "", open, lines);
    std::sort(lines.begin(), lines.end());
    out_ += "constexpr Home kHomes[] = {\n";
    for (const std::string& line : lines) {
      const std::size_t first = line.find('\t'), second = line.rfind('\t');
      out_ += "    {" + literal(line.substr(0, first)) + ", " +
              literal(line.substr(first + 1, second - first - 1)) + ", " + line.substr(second + 1) + "},\n";
    }
    out_ += "};\n\n";
  }

  std::string numbers(const std::vector<int>& list) {
    if (list.empty()) return "nullptr";
    const std::string name = "kNumbers" + std::to_string(number_lists_++);
    out_ += "constexpr std::uint16_t " + name + "[] = {";
    for (const int n : list)
      out_ += (n < 0 ? std::string("kNoId") : std::to_string(n)) + ", ";
    out_ += "};\n";
    return name;
  }

  std::string slot_nodes(const std::string& name, const std::vector<SlotTree::Node>& nodes) {
    std::string table = "constexpr SlotNode " + name + "[] = {\n";
    for (const SlotTree::Node& node : nodes) {
      const std::string type = node.type.empty() ? "kNoId" : std::to_string(type_number(node.type));
      const std::string slots = numbers(node.slots);
      const std::string children = numbers(node.nodes);
      table += "    {" + type + ", " + literal(node.path) + ", " + slots + ", " + children + "},\n";
    }
    out_ += table + "};\n";
    return name;
  }

  void items() {
    std::string table = "constexpr ItemKind kItems[] = {\n";
    int count = 0;
    for (const SlotTree& tree : slot_trees(model_)) {
      const std::string suffix = std::to_string(count++);
      out_ += "constexpr Slot kSlots" + suffix + "[] = {\n";
      for (std::size_t i = 0; i < tree.slot_paths.size(); ++i) {
        const auto& [type, attribute] = tree.slot_facts[i];
        out_ += "    {" + literal(tree.slot_paths[i]) + ", " +
                std::to_string(first_attributes_[type_number(type)] + attribute) + "},\n";
      }
      out_ += "};\n";
      const std::string item_nodes = slot_nodes("kItemNodes" + suffix, tree.item_nodes);
      const std::string defaults_nodes = slot_nodes("kDefaultsNodes" + suffix, tree.defaults_nodes);
      table += "    {" + literal(tree.item) + ", " + std::to_string(type_number(tree.item_type)) + ", " +
               std::to_string(type_number(tree.defaults_type)) + ", kSlots" + suffix + ", " + item_nodes +
               ", " + defaults_nodes + "},\n";
    }
    out_ += table + "};\n\n";
  }

  const XsdModel& model_;
  std::string out_;
  std::map<std::string, std::size_t> type_numbers_;
  std::map<std::string, std::size_t> value_numbers_;
  std::vector<std::size_t> first_attributes_;
  std::vector<std::size_t> first_children_;
  std::size_t attribute_count_ = 0;
  std::size_t child_count_ = 0;
  int hint_lists_ = 0;
  int name_lists_ = 0;
  int number_lists_ = 0;
};

}  // namespace

std::string write_tables(const XsdModel& model, const std::vector<std::size_t>& grammar_ends) {
  return Writer(model).write() + grammars(grammar_ends);
}

}  // namespace iislint::tools
