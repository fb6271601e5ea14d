// What sections say at one place of a server, for the stages that a request goes through.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "config/lookup/entry_text.h"
#include "config/views/section_view.h"
#include "diag/request_story.h"

namespace iislint::engine {

/// Borrows the hierarchy.
class PlaceValues {
 public:
  PlaceValues(const config::Hierarchy& hierarchy, std::string place)
      : hierarchy_(hierarchy), place_(std::move(place)) {}

  /// The value of an attribute of the element at `steps` below a section of system.webServer.
  config::Value value(std::string_view section, std::string_view steps, std::string_view attribute) const;
  bool flag(std::string_view section, std::string_view steps, std::string_view attribute, bool missing) const;
  const config::Entries& entries(std::string_view section, std::string_view steps) const;
  bool is_written(std::string_view section) const;

 private:
  const config::SectionView& view(std::string_view section) const;

  const config::Hierarchy& hierarchy_;
  std::string place_;
  mutable std::map<std::string, std::unique_ptr<config::SectionView>, std::less<>> views_;
};

/// The name of its schema where there is one: "Allow".
std::string word_of(const config::Value& value);
/// Where the entry stands, or the value is written.
source::Span span_of(const config::ElementRef& entry);
std::optional<source::Span> span_of(const config::Value& value);

}  // namespace iislint::engine
