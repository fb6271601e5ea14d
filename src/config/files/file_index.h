// What one file holds, found without a walk: its sections by path and location, its *Defaults elements, and
// what could not be read. Made once for each file, however many hierarchies the file is part of.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::config {

/// Locations of one file by number; 0 is the level of the file itself.
using LocationId = std::uint32_t;

/// One element of a section.
struct SectionElement {
  xml::NodeId element = xml::kNone;
  LocationId location = 0;
  bool stops_at_applications = false;  ///< in a location with inheritInChildApplications="false"
};

/// All elements of one section in one file.
struct SectionElements {
  std::vector<SectionElement> all;  ///< in the order of the file, but for those repeated too often
  std::unordered_map<LocationId, std::vector<std::uint32_t>> by_location;  ///< indexes into `all`
};

/// Keeps numbers only, so the document may be moved.
class FileIndex {
 public:
  /// Of a section that is written more often for one place the rest counts as lost: IIS refuses a file that
  /// writes one twice (duplicate-section), and every place below would have to look through all of them.
  static constexpr std::size_t kMostRepeated = 16;

  FileIndex(const xml::Document& document, const schema::Binding& binding);
  FileIndex(const FileIndex&) = delete;
  FileIndex& operator=(const FileIndex&) = delete;

  const std::map<std::string_view, SectionElements>& sections() const { return sections_; }
  const SectionElements* find(std::string_view section_path) const;

  /// The normal path of a location, relative to the place of the file.
  const std::string& location(LocationId id) const { return locations_[id]; }

  /// The locations that stand for `path` (relative and normal) or above it, the outermost first.
  std::vector<LocationId> locations_above(std::string_view path) const;

  /// The *Defaults elements that stand directly in `parent`, in the order of the file. A section may stand
  /// several times: those in any of its elements.
  std::span<const xml::NodeId> defaults_in(const schema::Binding& binding, xml::NodeId parent) const;

  /// Whether an element of that name was meant for some item of the file, whichever.
  bool may_stand_anywhere(std::string_view name) const { return lost_anywhere_.count(name) != 0; }
  const std::set<std::string_view>& lost_anywhere() const { return lost_anywhere_; }

  /// Whether something that could not be read may have been meant for the section of that path.
  bool may_have_lost(std::string_view section_path) const;

  /// Whether the file has the variables that only IIS Express defines, the server that developers run.
  bool is_of_iis_express() const { return is_of_iis_express_; }

  /// Whether some element of the file carries a lock for files below it.
  bool has_locks() const { return has_locks_; }

 private:
  /// A path with its hash, so that all beginnings of a long path are looked up in one pass over it.
  struct Hashed {
    std::string_view path;
    std::uint64_t hash;
    bool operator==(const Hashed& other) const { return hash == other.hash && path == other.path; }
  };
  struct HashOf {
    std::size_t operator()(const Hashed& one) const { return static_cast<std::size_t>(one.hash); }
  };

  LocationId number_of(const std::string& location);
  xml::NodeId shared_parent(const schema::Binding& binding, xml::NodeId parent) const;
  void add_sections(const xml::Document& document, const schema::Binding& binding);
  void find_lost(const xml::Document& document, const schema::Binding& binding);
  void find_locks(const xml::Document& document);

  std::map<std::string_view, SectionElements> sections_;
  std::vector<std::string> locations_;
  std::unordered_map<std::string, LocationId> numbers_;                 // while it is made
  std::unordered_map<Hashed, LocationId, HashOf> by_path_;              // views into locations_
  std::unordered_map<xml::NodeId, std::vector<xml::NodeId>> defaults_;  // by parent
  std::set<std::string_view> lost_anywhere_;                            // names in the text
  std::set<std::string_view> lost_sections_;                            // that hold something unreadable
  std::set<std::string, std::less<>> lost_names_;  // of elements meant for some place below a container
  bool any_may_be_lost_ = false;                   // anything may be missing
  bool has_locks_ = false;
  bool is_of_iis_express_ = false;
};

}  // namespace iislint::config
