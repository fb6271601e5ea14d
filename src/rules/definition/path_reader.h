// Paths of a sheet -> entries of the fact table.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "rules/table/rule_store.h"

namespace iislint::rules {

/// What a rule is asked about, as the sheet says it.
struct SubjectSpec {
  Subject subject = Subject::file;
  std::string_view element;             ///< of Subject::element; may stand for several (subject_paths)
  schema::TypeId type = schema::kNoId;  ///< of the first of them

  bool is_site() const {
    return subject == Subject::site || subject == Subject::ftp_site || subject == Subject::other_site;
  }
};

/// Throws SheetProblem when a path leads nowhere. Texts go to the store.
class PathReader {
 public:
  PathReader(const schema::Catalog& facts, RuleStore& store) : facts_(facts), store_(store) {}

  /// "appliesTo".
  SubjectSpec read_subject(const base::Json& json);

  /// "values". A check that looks at sites itself may name values of theirs where the rule is asked about
  /// the file: it reads them by their slots.
  std::vector<ValueRef> read_values(const base::Json& object, bool has_check) const;

  /// The path of a collection or element, and the type it leads to.
  struct Element {
    PathRef path;
    schema::TypeId type;
  };
  Element read_element(const base::Json& json) const;

  const schema::AttributeFact& fact(schema::FactId id) const { return facts_.attributes[id]; }
  const schema::Catalog& facts() const { return facts_; }

 private:
  std::optional<ValueRef> site_value(std::string_view path) const;
  std::optional<ValueRef> item_value(std::string_view path) const;
  std::optional<ValueRef> section_value(std::string_view path) const;
  schema::TypeId type_above(std::string_view path, unsigned up) const;
  std::string unknown_value(std::string_view path, bool reads_sites) const;
  std::optional<ValueRef> attribute_below(schema::TypeId type, std::string_view steps,
                                          std::string_view attribute) const;
  std::string_view keep(std::string_view text) const { return store_.keep(std::string(text)); }

  const schema::Catalog& facts_;
  RuleStore& store_;
  SubjectSpec subject_;
  std::vector<std::string> paths_;  // of the elements that the subject is
};

}  // namespace iislint::rules
