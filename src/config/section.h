// One section in all the places that a file gives it: at the file's own level and in <location>s.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/binding.h"
#include "xml/tree.h"

namespace iislint::config {

/// All elements of one section in a file, by path. Borrows document and binding; immutable.
class Section {
 public:
  /// `path` is that of the fact table: "system.ftpServer/security/authorization".
  Section(const xml::Document& document, const schema::Binding& binding, std::string_view path);

  /// All of them, by normal location ("" is the file's own level), each in the order of the file.
  const std::map<std::string, std::vector<xml::NodeId>, std::less<>>& parts() const { return parts_; }

  /// Whether the file holds something that may have been meant for this section and could not be read: then
  /// what is missing proves nothing.
  bool may_be_incomplete() const { return may_be_incomplete_; }

 private:
  std::map<std::string, std::vector<xml::NodeId>, std::less<>> parts_;  // by normal location
  bool may_be_incomplete_ = false;
};

/// The attribute of that name that is in force for elements laid over each other: the innermost that is
/// written, or kNone.
xml::AttributeId attribute_in_force(const xml::Document& document, const std::vector<xml::NodeId>& elements,
                                    std::string_view name);

}  // namespace iislint::config
