// How the elements of a transform are found in the base: xdt:Locator, or the name alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "xdt/instruction.h"
#include "xdt/transform_file.h"
#include "xdt/xpath.h"
#include "xml/tree.h"

namespace iislint::xdt {

/// By which the tool calls the default namespace of the transform's element.
inline constexpr std::string_view kDefaultPrefix = "_defaultNamespace";

enum class LocatorReading : std::uint8_t {
  good,
  refused,  ///< the tool refuses it
  unknown,  ///< not understood here
};

/// How the element itself is found below what leads to it.
struct Locator {
  LocatorReading reading = LocatorReading::good;
  LocatorKind kind = LocatorKind::unknown;  ///< unknown: by its name alone
  PathStep step;                            ///< by name, with the predicate of Match or Condition
  Path path;                                ///< of XPath
  std::string matched;                      ///< of Match: an attribute that is compared, and its value
  std::string value;
};

/// Reads each locator once. Borrows the transform.
class Locators {
 public:
  explicit Locators(TransformFile& transform) : transform_(transform), document_(transform.document()) {}

  const Locator& of(xml::NodeId element);

 private:
  Locator make(xml::NodeId element);
  void add_xpath(xml::NodeId element, std::string_view argument, Locator& locator);
  void add_match(xml::NodeId element, const Instruction& instruction, Locator& locator);
  bool has_unknown_prefix(const Path& path, xml::NodeId element);
  bool has_unknown_prefix(const Expression& expression, xml::NodeId element);

  TransformFile& transform_;
  const xml::Document& document_;
  std::map<xml::NodeId, Locator> made_;
};

/// Whether a name in the path, or in one of its predicates, has a prefix.
bool has_prefix(const Path& path);

}  // namespace iislint::xdt
