// An element of a native schema file while it is read, for the sources of native_schema.h only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "schema/native/native_schema.h"
#include "xml/tree.h"

namespace iislint::schema {

/// Borrows the document.
class NativeNode {
 public:
  NativeNode(const xml::Document& document, xml::NodeId id) : document_(document), id_(id) {}

  std::string_view kind() const { return document_.name(id_); }
  /// The value, or nothing when the attribute is not written.
  std::optional<std::string> written(std::string_view attribute) const;
  std::string text(std::string_view attribute) const { return written(attribute).value_or(""); }
  /// "true" in any letter case.
  bool is_true(std::string_view attribute) const;
  bool is_false(std::string_view attribute) const;
  std::uint32_t line() const;
  /// "file:line: problem"
  base::Error error(const std::string& problem) const;

  template <typename Visit>
  void for_each_child(Visit&& visit) const {
    xml::for_each_child_element(document_, id_,
                                [&](xml::NodeId child) { visit(NativeNode(document_, child)); });
  }

 private:
  const xml::Document& document_;
  xml::NodeId id_;
};

/// An <attribute> with its words.
base::Result<NativeAttribute> read_native_attribute(const NativeNode& node);

}  // namespace iislint::schema
