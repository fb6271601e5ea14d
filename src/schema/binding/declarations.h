// <configSections>: the sections that a file declares for itself and for the files further down.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "xml/tree.h"

namespace iislint::schema {

/// One <section> of configSections, with what it says beside its name; empty where it says nothing.
struct Declaration {
  xml::NodeId element = xml::kNone;
  std::string allow_definition;
  std::string override_mode_default;
  bool allow_location = true;
};

/// Owns its strings; independent of the document once made.
class Declarations {
 public:
  Declarations() = default;
  explicit Declarations(const xml::Document& document);

  /// `path` is that of the section with its groups: "system.webServer/security/access".
  const Declaration* find(std::string_view path) const;
  bool has_group(std::string_view path) const { return groups_.count(path) != 0; }
  const std::map<std::string, Declaration, std::less<>>& sections() const { return sections_; }

  /// Whether this is the list of a server, applicationHost.config's: then a section of IIS that is not in it
  /// does not exist there.
  bool is_of_server() const;

 private:
  void collect(const xml::Document& document, xml::NodeId group, const std::string& path);

  std::map<std::string, Declaration, std::less<>> sections_;  // the first of each name
  std::set<std::string, std::less<>> groups_;
};

}  // namespace iislint::schema
