// The files that decide together for one place of a server, and the order in which their sections are
// applied.
//
// machine.config, root web.config and applicationHost.config stand for the whole server, a web.config for its
// folder and everything below. A <location> speaks for a place further down. Sections are applied from the
// root to the place; at each step first those that files further up have for exactly this place, outermost
// file first, then those of the place's own file.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "config/files/file_index.h"
#include "schema/binding/binding.h"
#include "schema/catalog/file_kind.h"
#include "xml/tree.h"

namespace iislint::config {

/// One file in its place. Borrows document and binding.
struct HierarchyFile {
  const xml::Document* document = nullptr;
  const schema::Binding* binding = nullptr;
  schema::FileKind kind = schema::FileKind::web;
  std::string path;             ///< normal path of the place: "" for the server, "site", "site/app"
  std::string shown_path;       ///< as people wrote it: "Default Web Site/app"
  bool is_kind_certain = true;  ///< else it was guessed from the content
  bool is_application = true;   ///< of a web.config: the folder is the root of an application
  bool is_shipped = false;      ///< what IIS is shipped with, in place of a server's file that is not known
  bool is_transform = false;    ///< it is applied to a file of that kind, and stands alone
  /// What is found by name, for a file that is part of several hierarchies; made when it is missing.
  std::shared_ptr<const FileIndex> index = nullptr;
};

/// One element of a section with the place that it is for, Hierarchy::place_of(). Numbers only: a hostile
/// file has a layer for each pair of its locations, whose paths may be long.
struct Layer {
  std::size_t level = 0;  ///< index into Hierarchy::levels()
  xml::NodeId element = xml::kNone;
  LocationId location = 0;         ///< in the index of that level's file
  std::uint32_t place_length = 0;  ///< in bytes; tells places apart that are above one another

  /// Whether a layer of layers(…, place) is for the place itself, not for one above it.
  bool is_for(std::string_view asked) const { return place_length == asked.size(); }
};

/// Whether `place` is `above` or below it; both are normal paths.
bool is_at_or_below(std::string_view place, std::string_view above);

/// Immutable after construction.
class Hierarchy {
 public:
  /// The outermost file first; the last is the one in question. Each stands at or above the next one's place.
  /// `shipped`: what stands above them all where no file of the server is known; it counts for what asks for
  /// it only.
  explicit Hierarchy(std::vector<HierarchyFile> levels, std::vector<HierarchyFile> shipped = {});

  const std::vector<HierarchyFile>& levels() const { return levels_; }
  const std::vector<HierarchyFile>& shipped() const { return shipped_; }
  /// The same with `shipped` as the outermost levels.
  Hierarchy below_shipped() const;
  const HierarchyFile& own() const { return levels_.back(); }
  std::size_t own_index() const { return levels_.size() - 1; }

  /// The place that an element of that level's file is for.
  std::string place_of(std::size_t level, xml::NodeId element) const;
  std::string place_of(const Layer& layer) const { return location_place(layer.level, layer.location); }
  /// The normal path that a location of that level's file stands for.
  std::string location_place(std::size_t level, LocationId location) const;

  /// All elements of a section in one file, in the order of the file.
  std::vector<Layer> sections(std::size_t level, std::string_view section_path) const;
  /// Those that it has for exactly one place.
  std::vector<Layer> sections_at(std::size_t level, std::string_view section_path,
                                 std::string_view place) const;

  /// The elements of a section in the first `level_count` files that stand for the place or above it, in the
  /// order in which they are applied. A location that applications do not inherit from counts for none of
  /// them.
  std::vector<Layer> layers(std::string_view section_path, std::string_view place,
                            std::size_t level_count) const {
    return layers(section_path, place, level_count, true);
  }
  /// The same of all files.
  std::vector<Layer> layers(std::string_view section_path, std::string_view place) const {
    return layers(section_path, place, levels_.size(), true);
  }

  /// Calls `visit(Layer)` for each of layers(), and for those that are not inherited too.
  template <typename Visit>
  void for_each_above(std::string_view section_path, std::string_view place, std::size_t level_count,
                      Visit&& visit) const {
    for (const Layer& layer : layers(section_path, place, level_count, false))
      visit(layer);
  }

 private:
  std::vector<Layer> layers(std::string_view section_path, std::string_view place, std::size_t level_count,
                            bool inherited_only) const;
  /// Whether an application further down keeps what a location of that file says for `place` from the files
  /// in question.
  bool is_cut_off(std::size_t level, LocationId location) const;
  Layer layer(std::size_t level, xml::NodeId element, LocationId location) const;

  std::vector<HierarchyFile> levels_;
  std::vector<HierarchyFile> shipped_;
};

}  // namespace iislint::config
