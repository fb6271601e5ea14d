// Microsoft's own schema files: <configSchema> with a <sectionSchema> for each section, as the folder
// config/schema of a server holds them and every add-on brings one. Read into plain data that owns its
// strings; extended_catalog.h makes facts of it.
//
// Source of the grammar: the comment at the head of the shipped IIS_schema.xml, and what the shipped files
// really write. Like IIS this reads names of elements and attributes that it does not know past.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/catalog/catalog.h"

namespace iislint::schema {

struct NativeWord {
  std::string name;
  std::uint32_t number = 0;
};

struct NativeAttribute {
  std::string name;
  std::uint32_t line = 0;
  ValueFact value{};  ///< without words and hints
  std::vector<NativeWord> words;
  std::string default_value;  ///< bool defaults in small letters, whatever the file writes
  bool has_default = false;
  bool required = false;
  bool case_sensitive = false;
  bool encrypted = false;
  bool expanded = false;
  bool run_time = false;  ///< computed by an extension: programs can ask for it, no file can hold it
  KeyRole key = KeyRole::none;
  Validator validator = Validator::none;
};

struct NativeCollection;

/// An element, or what the entries of a collection are made of.
struct NativeElement {
  std::string name;
  std::uint32_t line = 0;
  std::vector<NativeAttribute> attributes;
  std::vector<NativeElement> elements;
  std::vector<NativeCollection> collections;
  bool free_attributes = false;  ///< keeps attributes it does not know
  bool run_time = false;         ///< filled by an extension: no file can hold it
  bool holds_defaults = false;   ///< isCollectionDefault
};

struct NativeCollection {
  std::vector<std::string> add;  ///< names of the entries: usually one; empty when no file can add any
  std::string remove;            ///< empty: there is no such directive
  std::string clear;
  std::string default_element;
  bool prepends = false;    ///< mergeAppend="false"
  bool duplicates = false;  ///< allowDuplicates
  NativeElement item;
};

struct NativeSection {
  std::string path;  ///< "system.webServer/security/access"
  NativeElement content;
};

/// One file. The same section may stand in it, and in other files, several times: each adds to the others.
struct NativeSchema {
  std::string path;  ///< of the file
  std::vector<NativeSection> sections;
};

/// Reads the text of the file `path`, decoded to UTF-8. What cannot be a schema (XML that is not well-formed,
/// another root, a section or attribute without name, a type that does not exist, numbers that are none) is
/// an error whose message begins with file and line.
base::Result<NativeSchema> read_native_schema(const std::string& path, std::string text);

}  // namespace iislint::schema
