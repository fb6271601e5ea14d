// A JSON schema as an editor asks it: which keys and words there are at a place. Knows the keywords that the
// schemas of schema/json use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace iislint::editor {

struct SchemaKey {
  std::string name;
  std::string description;
  const base::Json* schema = nullptr;  ///< of its value
  bool is_required = false;
};

struct SchemaWord {
  std::string text;  ///< as it is written, with quotes
  std::string description;
};

/// Borrows the schema, which is one of those that the program carries.
class SchemaView {
 public:
  /// `definition` is the name of the definition to begin at; empty: the schema itself.
  SchemaView(const base::Json& schema, std::string_view definition);

  /// The schemas for the value at the path; see JsonCursor.
  std::vector<const base::Json*> at(const std::vector<std::string>& path) const;

  /// The keys that an object there may have, each once.
  std::vector<SchemaKey> keys(const std::vector<const base::Json*>& schemas) const;
  /// The words that the value may be, each once.
  std::vector<SchemaWord> words(const std::vector<const base::Json*>& schemas) const;
  std::string description(const std::vector<const base::Json*>& schemas) const;
  /// '{', '[', '"' or 0: how a value of the schema begins.
  char opening(const base::Json& schema) const;

 private:
  const base::Json* referred(std::string_view reference) const;
  /// The schema and those that it refers to and is made of.
  void expand(const base::Json& schema, std::vector<const base::Json*>& all, unsigned depth) const;
  std::vector<const base::Json*> expanded(const std::vector<const base::Json*>& schemas) const;

  const base::Json& root_;
  const base::Json* start_;
};

/// That of .iislint.json.
const SchemaView& settings_view();
/// That of a definition that users write.
const SchemaView& rule_view();

}  // namespace iislint::editor
