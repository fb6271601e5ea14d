#include "comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/text.h"
#include "fact_text.h"

namespace iislint::tools {
namespace {

using schema::Catalog;
using schema::ChildFact;
using schema::Directive;
using schema::ElementKind;
using schema::ElementType;
using schema::kNoId;
using schema::NativeAttribute;
using schema::NativeCollection;
using schema::NativeElement;

constexpr std::string_view kKinds[] = {"section",
                                       "element",
                                       "attribute",
                                       "type",
                                       "default",
                                       "required",
                                       "key",
                                       "case-sensitive",
                                       "encrypted",
                                       "expanded",
                                       "infinite",
                                       "unit",
                                       "range",
                                       "validator",
                                       "words",
                                       "directive",
                                       "defaults",
                                       "run-time",
                                       "allow-unrecognized",
                                       "merge-append",
                                       "allow-duplicates",
                                       "only-ours"};

std::string directive_text(Directive directive) {
  constexpr const char* kNames[] = {"element", "add", "remove", "clear"};
  return kNames[static_cast<std::size_t>(directive)];
}

/// What all files together say of an element, for what they do not say.
struct Described {
  std::set<std::string> attributes, children, run_time;
  bool free_attributes = false, duplicates = false, prepends = false;
  bool is_removal = false;  // <remove> or <clear>
};

class Comparer {
 public:
  explicit Comparer(const Catalog& table) : table_(table) {}

  Comparison run(std::span<const schema::NativeSchema> schemas) {
    for (const schema::NativeSchema& schema : schemas) {
      file_ = schema.path;
      for (const schema::NativeSection& section : schema.sections)
        compare_section(section);
    }
    for (auto& [path, count] : counts_)
      only_ours(path, count);
    Comparison result;
    for (auto& [key, difference] : differences_)
      result.differences.push_back(std::move(difference));
    for (auto& [path, count] : counts_)
      result.sections.push_back(std::move(count));
    return result;
  }

 private:
  void compare_section(const schema::NativeSection& section) {
    SectionCount& count = counts_[section.path];
    count.path = section.path;
    count_ = &count;
    const auto type = find_type(section.path);
    if (!type || type->kind == ElementKind::opaque)
      report("section", section.path, "described", type ? "known by name only" : "unknown");
    compare(section.path, section.content, type && type->kind != ElementKind::opaque ? type : nullptr);
  }

  const ElementType* find_type(std::string_view path) const {
    const ElementType* type = &table_.types[table_.root];
    for (const std::string_view part : base::split(path, '/')) {
      type = child_type(*type, part);
      if (type == nullptr) return nullptr;
    }
    return type;
  }

  const ChildFact* child(const ElementType& type, std::string_view name) const {
    const schema::ChildId id = table_.find_child(type, name);
    return id == kNoId ? nullptr : &table_.children[id];
  }

  const ElementType* child_type(const ElementType& type, std::string_view name) const {
    const ChildFact* fact = child(type, name);
    return fact == nullptr ? nullptr : &table_.types[fact->type];
  }

  /// Without a type of ours everything below is only counted: its absence has been reported.
  void compare(const std::string& path, const NativeElement& element, const ElementType* type) {
    Described& described = described_[path];
    described.free_attributes |= element.free_attributes;
    if (type != nullptr && element.free_attributes && !type->free_attributes)
      report("allow-unrecognized", path, "yes", "no");
    for (const NativeAttribute& attribute : element.attributes) {
      attribute.run_time ? compare_run_time(path, attribute.name, type)
                         : compare_attribute(path, attribute, type);
    }
    for (const NativeElement& below : element.elements) {
      below.run_time ? compare_run_time(path, below.name, type)
                     : compare_child(path, below.name, below, Directive::none, type);
    }
    for (const NativeCollection& collection : element.collections)
      compare_collection(path, collection, type);
  }

  void compare_run_time(const std::string& path, const std::string& name, const ElementType* type) {
    described_[path].run_time.insert(name);
    if (type == nullptr) return;
    const bool is_known =
        std::find(type->run_time.begin(), type->run_time.end(), name) != type->run_time.end();
    if (!is_known) report("run-time", path + "/" + name, "at run time only", "unknown as such");
  }

  void compare_attribute(const std::string& path, const NativeAttribute& attribute, const ElementType* type) {
    if (described_[path].attributes.insert(attribute.name).second) ++count_->native_attributes;
    if (type == nullptr) return;
    const std::string attribute_path = path + "/@" + attribute.name;
    const schema::FactId fact = table_.find_attribute(*type, attribute.name);
    if (fact == kNoId) return report("attribute", attribute_path, "described", "unknown");
    compare_facts(attribute_path, facts_of(attribute), facts_of(table_.attributes[fact]));
  }

  void compare_facts(const std::string& path, const FactTexts& native, const FactTexts& ours) {
    for (std::size_t i = 0; i < native.size(); ++i) {
      if (native[i].second != ours[i].second) report(native[i].first, path, native[i].second, ours[i].second);
    }
  }

  void compare_child(const std::string& path, const std::string& name, const NativeElement& element,
                     Directive directive, const ElementType* type) {
    if (described_[path].children.insert(name).second) ++count_->native_elements;
    const std::string child_path = path + "/" + name;
    const ChildFact* fact = type == nullptr ? nullptr : child(*type, name);
    if (type != nullptr && fact == nullptr) report("element", child_path, "described", "unknown");
    const ElementType* below = nullptr;
    if (fact != nullptr) {
      below = &table_.types[fact->type];
      if (fact->directive != directive)
        report("directive", child_path, directive_text(directive), directive_text(fact->directive));
      if (element.holds_defaults != !fact->defaults_of.empty())
        report("defaults", child_path, yes_or_no(element.holds_defaults),
               yes_or_no(!fact->defaults_of.empty()));
      if (below->kind == ElementKind::opaque) {
        report("element", child_path, "described", "known by name only");
        below = nullptr;
      }
    }
    compare(child_path, element, below);
  }

  void compare_collection(const std::string& path, const NativeCollection& collection,
                          const ElementType* type) {
    for (const std::string& name : collection.add)
      compare_child(path, name, collection.item, Directive::add, type);
    compare_removal(path, collection.remove, Directive::remove, keys_of(collection.item), type);
    compare_removal(path, collection.clear, Directive::clear, {}, type);
    Described& described = described_[path];
    described.duplicates |= collection.duplicates;
    described.prepends |= collection.prepends;
    if (type == nullptr) return;
    if (collection.duplicates && !type->duplicates) report("allow-duplicates", path, "yes", "no");
    if (collection.prepends && !type->prepends) report("merge-append", path, "no", "yes");
  }

  void compare_removal(const std::string& path, const std::string& name, Directive directive,
                       const std::vector<const NativeAttribute*>& keys, const ElementType* type) {
    if (name.empty()) return;
    const std::string removal_path = path + "/" + name;
    described_[path].children.insert(name);
    Described& described = described_[removal_path];
    described.is_removal = true;
    for (const NativeAttribute* key : keys)
      described.attributes.insert(key->name);
    if (type == nullptr) return;
    const ChildFact* fact = child(*type, name);
    if (fact == nullptr || fact->directive != directive) {
      return report("directive", removal_path, directive_text(directive),
                    fact == nullptr ? "none" : directive_text(fact->directive));
    }
    const ElementType& removal = table_.types[fact->type];
    for (const NativeAttribute* key : keys) {
      const schema::FactId id = table_.find_attribute(removal, key->name);
      const std::string key_path = removal_path + "/@" + key->name;
      if (id == kNoId) {
        report("attribute", key_path, "key", "unknown");
      } else {
        compare_facts(key_path, key_facts(facts_of(*key)), key_facts(facts_of(table_.attributes[id])));
      }
    }
  }

  /// What <remove> may carry: the keys, or everything when there is none.
  static std::vector<const NativeAttribute*> keys_of(const NativeElement& item) {
    std::vector<const NativeAttribute*> keys, all;
    for (const NativeAttribute& attribute : item.attributes) {
      if (attribute.run_time) continue;
      all.push_back(&attribute);
      if (attribute.key != schema::KeyRole::none) keys.push_back(&attribute);
    }
    return keys.empty() ? all : keys;
  }

  void only_ours(const std::string& path, SectionCount& count) {
    file_.clear();
    const auto type = find_type(path);
    if (!type || type->kind == ElementKind::opaque) return;
    std::vector<const ElementType*> open;
    only_ours(path, *type, false, count, open);
  }

  void only_ours(const std::string& path, const ElementType& type, bool is_removal, SectionCount& count,
                 std::vector<const ElementType*>& open) {
    if (std::find(open.begin(), open.end(), &type) != open.end()) return;
    open.push_back(&type);
    const auto found = described_.find(path);
    const bool is_described = found != described_.end();
    const Described described = is_described ? found->second : Described();
    if (is_described) {
      if (type.free_attributes && !described.free_attributes) report("allow-unrecognized", path, "no", "yes");
      if (type.duplicates && !described.duplicates) report("allow-duplicates", path, "no", "yes");
      if (type.prepends && !described.prepends) report("merge-append", path, "yes", "no");
      for (const std::string_view name : type.run_time) {
        if (described.run_time.count(std::string(name)) == 0)
          report("only-ours", path + "/" + std::string(name), "not described", "at run time only");
      }
    }
    for (const schema::AttributeFact& attribute : table_.attributes_of(type)) {
      if (!is_removal) ++count.attributes;
      if (is_described && described.attributes.count(std::string(attribute.name)) == 0)
        report("only-ours", path + "/@" + std::string(attribute.name), "not described", "attribute");
    }
    for (const ChildFact& below : table_.children_of(type)) {
      const bool removes = below.directive == Directive::remove || below.directive == Directive::clear;
      const std::string child_path = path + "/" + std::string(below.name);
      if (table_.types[below.type].kind == ElementKind::section) continue;
      if (!removes) ++count.elements;
      if (is_described && described.children.count(std::string(below.name)) == 0)
        report("only-ours", child_path, "not described", directive_text(below.directive));
      only_ours(child_path, table_.types[below.type], is_removal || removes, count, open);
    }
    open.pop_back();
  }

  void report(const std::string& kind, const std::string& path, const std::string& native,
              const std::string& ours) {
    Difference& difference = differences_[{path, kind, native, ours}];
    difference.kind = kind;
    difference.path = path;
    difference.native = native;
    difference.ours = ours;
    if (!file_.empty()) difference.files.insert(file_);
  }

  const Catalog& table_;
  std::string file_;  // at hand; empty when the table is walked
  SectionCount* count_ = nullptr;
  std::map<std::string, SectionCount> counts_;  // by section
  std::map<std::string, Described> described_;  // by path of the element
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Difference> differences_;
};

}  // namespace

std::span<const std::string_view> difference_kinds() {
  return kKinds;
}

Comparison compare(std::span<const schema::NativeSchema> schemas, const Catalog& table) {
  return Comparer(table).run(schemas);
}

std::string to_line(const Difference& difference) {
  std::string line = difference.kind + "  " + difference.path + ": native " + difference.native + ", ours " +
                     difference.ours;
  std::string files;
  for (const std::string& file : difference.files)
    files += (files.empty() ? "" : ", ") + file;
  return files.empty() ? line : line + " (" + files + ")";
}

}  // namespace iislint::tools
