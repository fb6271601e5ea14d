// The XSD as the compiler of the fact table sees it: named types, groups resolved, in the order of the files.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace iislint::tools {

struct XsdWord {
  std::string name;
  std::uint32_t number = 0;
  std::string documentation;
};

struct XsdHint {
  std::string written;
  std::string meant;
  std::string text;
  bool newer = false;
};

struct XsdSimpleType {
  std::string name;
  std::string type = "string";  // bool enum flags int uint int64 string timeSpan
  bool not_empty = false;
  bool has_range = false;
  std::int64_t minimum = 0;
  std::int64_t maximum = 0;
  std::int64_t granularity = 0;
  bool has_gap = false;
  std::int64_t gap_begin = 0;
  std::int64_t gap_end = 0;
  bool doubtful = false;
  bool infinite = false;
  std::string unit = "text";  // of a timeSpan: text seconds minutes
  std::vector<XsdWord> words;
  std::vector<XsdHint> hints;
};

struct XsdAttribute {
  std::string name;
  std::string type;
  bool required = false;
  bool has_default = false;
  std::string default_value;
  std::string key;
  std::string validator;
  std::string since;
  bool case_sensitive = false;
  bool encrypted = false;
  bool expanded = false;
  std::string documentation;
};

struct XsdChild {
  std::string name;
  std::string type;
  std::string directive;
  bool only_here = false;
  std::string defaults_of;
  std::string documentation;
};

struct XsdComplexType {
  std::string name;
  std::string kind = "settings";
  std::string common;  // "", "element", "section"
  std::string section_path;
  std::string allow_definition;
  std::string add_on;
  std::string since;
  bool denied = false;
  bool unlocked = false;
  bool read_by_dotnet = false;
  bool open = false;
  bool free_attributes = false;
  bool prepends = false;
  bool duplicates = false;
  std::vector<std::string> run_time;
  std::vector<XsdAttribute> attributes;
  std::vector<XsdChild> children;
  std::vector<XsdHint> hints;          // about attributes
  std::vector<XsdHint> element_hints;  // about child elements
};

struct XsdModel {
  std::string root_type;
  std::vector<XsdComplexType> types;
  std::map<std::string, XsdSimpleType> simple_types;
  std::vector<XsdAttribute> element_attributes;  // attribute group locks
  std::vector<XsdAttribute> section_attributes;  // attribute group sources
  std::vector<std::string> files;                // all of them, with their folders
};

/// Reads the schema whose root file is `path`, with everything it includes. Throws std::runtime_error with
/// file and construct when it meets something that the conventions in docs/architecture.md do not allow.
XsdModel read_xsd(const std::string& path);

}  // namespace iislint::tools
