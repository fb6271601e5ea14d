// The fact table: what elements, attributes and values IIS knows. Compiled from schema/iis/*.xsd by
// tools/compile_schema, constant data, never allocated or changed.
//
// To add a fact: state it in the XSD (in xs:appinfo where XSD has no word for it), read it in
// tools/compile_schema/xsd_reader.cpp, print it in table_writer.cpp, hold it here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace iislint::schema {

enum class ValueType : std::uint8_t { string, boolean, enumeration, flags, int32, uint32, int64, time_span };
/// How a timeSpan is written: as hh:mm:ss, or as a whole number of a unit.
enum class TimeUnit : std::uint8_t { text, seconds, minutes };
enum class Validator : std::uint8_t {
  none,
  site_name,
  application_pool_name,
  application_path,
  virtual_directory_path,
  trimmed,  ///< no blanks at either end
};
enum class KeyRole : std::uint8_t { none, unique, combined };
enum class ElementKind : std::uint8_t {
  settings,   ///< an element inside a section
  section,    ///< a typed section
  container,  ///< configuration, location and section groups: hold sections, may stand more than once
  opaque,     ///< known, but nothing is known of its content
};
enum class Directive : std::uint8_t { none, add, remove, clear };
/// The attributes that any element, or any section element, may carry beside its own.
enum class CommonAttributes : std::uint8_t { none, element, section };

/// A legal word of an enumeration or of a flags value.
struct Word {
  std::string_view name;
  std::uint32_t number;
  std::string_view documentation;
};

/// What to say of a wrong word or name that people are known to write.
struct Hint {
  std::string_view written;
  std::string_view meant;  ///< the right word, may be empty
  std::string_view text;   ///< one sentence
  bool newer = false;      ///< builds later than the schemas that were compared write it
};

/// A simple type.
struct ValueFact {
  ValueType type;
  bool not_empty;
  bool has_range;
  std::int64_t minimum;  ///< of the number; for a timeSpan in seconds
  std::int64_t maximum;
  std::int64_t granularity;  ///< timeSpan: seconds must be a multiple of it; 0 when free
  bool has_gap;              ///< numbers from gap_begin to gap_end are refused, both included
  std::int64_t gap_begin;
  std::int64_t gap_end;
  bool doubtful;  ///< values out of range may be taken; of an enum: are, numbers and any letter case
  bool infinite;  ///< the word Infinite is allowed too
  TimeUnit unit;  ///< of a timeSpan
  std::span<const Word> words;
  std::span<const Hint> hints;
};

struct AttributeFact {
  std::string_view name;
  const ValueFact* value;
  std::string_view default_value;  ///< text form; meaningful when has_default
  std::string_view since;          ///< IIS version, empty when it was always there
  std::string_view documentation;
  bool has_default;
  bool required;
  bool case_sensitive;
  bool encrypted;  ///< a secret: never printed
  bool expanded;
  KeyRole key;
  Validator validator;
};

using TypeId = std::uint16_t;
using ChildId = std::uint16_t;
using FactId = std::uint16_t;
inline constexpr std::uint16_t kNoId = 0xFFFF;

/// An element that may stand in another.
struct ChildFact {
  std::string_view name;
  TypeId type;
  Directive directive;
  bool only_here;                ///< the name means this element wherever it is found
  std::string_view defaults_of;  ///< siteDefaults: "site"
  std::string_view documentation;
};

/// The grammar of sections and groups that native schema files have added or changed: Xerces is not asked.
inline constexpr std::uint8_t kNoGrammar = 0xFF;

/// What a server says of a section before any file sets it: the declaration as it is shipped.
struct SectionFact {
  std::string_view path;              ///< "system.ftpServer/log"
  std::string_view allow_definition;  ///< "AppHostOnly" …; empty for Everywhere
  std::string_view add_on;            ///< the module that brings it, empty when Windows does
  std::string_view since;             ///< IIS version, empty when it was always there
  bool denied;                        ///< overrideModeDefault="Deny"
  bool unlocked;                      ///< a location of the shipped applicationHost.config allows it again
  bool read_by_dotnet;                ///< .NET reads it, not IIS
  std::uint8_t
      grammar;  ///< number of the Xerces grammar that describes it (schema/xsd/grammar.h), or kNoGrammar
};

/// A complex type.
struct ElementType {
  std::string_view name;
  ElementKind kind;
  CommonAttributes common;
  bool open;             ///< a container that may hold sections of makers nobody knows
  bool free_attributes;  ///< keeps attributes it does not know
  bool prepends;         ///< a collection: entries of files further down come first
  bool duplicates;       ///< a collection: may hold the same key twice
  SectionFact section;   ///< of a section
  FactId first_attribute;
  std::uint16_t attribute_count;
  ChildId first_child;
  std::uint16_t child_count;
  std::span<const Hint> hints;                 ///< attribute names of other worlds
  std::span<const Hint> element_hints;         ///< names of child elements of other worlds
  std::span<const std::string_view> run_time;  ///< members that programs can ask for but no file can hold
};

/// Where an element of that name may stand: "system.applicationHost/sites/site/ftpServer/security".
struct Home {
  std::string_view name;
  std::string_view parent_path;
  ChildId child;
};

/// One scalar attribute below a collection item that has a *Defaults sibling. The number of the slot is its
/// index.
struct Slot {
  std::string_view path;  ///< "ftpServer/security/ssl/@controlChannelPolicy", below the item
  FactId fact;
};

/// One element below such an item. Index 0 of an item's nodes is the item itself.
struct SlotNode {
  TypeId type;
  std::string_view path;       ///< "ftpServer/security/ssl"
  const std::uint16_t* slots;  ///< per attribute of the type, in its order
  const std::uint16_t* nodes;  ///< per child of the type: number of its SlotNode, or kNoId
};

/// A kind of item whose unwritten attributes come from its *Defaults element. Both trees number slots and
/// nodes alike.
struct ItemKind {
  std::string_view name;  ///< "site"
  TypeId item_type;
  TypeId defaults_type;
  std::span<const Slot> slots;
  std::span<const SlotNode> item_nodes;
  std::span<const SlotNode> defaults_nodes;
};

/// The whole table.
struct Catalog {
  TypeId root;  ///< of <configuration>
  std::span<const ElementType> types;
  std::span<const ChildFact> children;
  std::span<const AttributeFact> attributes;
  std::span<const AttributeFact> common_attributes;  ///< those of any element first, then those of sections
  std::size_t common_element_count;
  std::span<const Home> homes;  ///< sorted by name
  std::span<const ItemKind> items;

  std::span<const AttributeFact> attributes_of(const ElementType& type) const {
    return attributes.subspan(type.first_attribute, type.attribute_count);
  }
  std::span<const ChildFact> children_of(const ElementType& type) const {
    return children.subspan(type.first_child, type.child_count);
  }
  /// Index into `attributes`, or kNoId.
  FactId find_attribute(const ElementType& type, std::string_view name) const;
  /// The lock and source attributes that every element or section may carry.
  const AttributeFact* find_common(const ElementType& type, std::string_view name) const;
  /// Index into `children`, or kNoId.
  ChildId find_child(const ElementType& type, std::string_view name) const;
  std::span<const Home> homes_of(std::string_view name) const;
  const ItemKind* item(std::string_view name) const;
};

const Catalog& catalog();

}  // namespace iislint::schema
