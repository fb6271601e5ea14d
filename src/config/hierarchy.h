// The files that decide together for one place of a server, and the order in which their sections are
// applied.
//
// machine.config, root web.config and applicationHost.config stand for the whole server, a web.config for its
// folder and everything below. A <location> speaks for a place further down. Sections are applied from the
// root to the place; at each step first those that files further up have for exactly this place, outermost
// file first, then those of the place's own file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
};

/// One element of a section with the place that it is for.
struct Layer {
  std::size_t level = 0;  ///< index into Hierarchy::levels()
  xml::NodeId element = xml::kNone;
  std::string place;  ///< normal path
};

/// Whether `place` is `above` or below it; both are normal paths.
bool is_at_or_below(std::string_view place, std::string_view above);

/// Immutable after construction.
class Hierarchy {
 public:
  /// The outermost file first; the last is the one in question.
  explicit Hierarchy(std::vector<HierarchyFile> levels);

  const std::vector<HierarchyFile>& levels() const { return levels_; }
  const HierarchyFile& own() const { return levels_.back(); }
  std::size_t own_index() const { return levels_.size() - 1; }

  /// The place that an element of that level's file is for.
  std::string place_of(std::size_t level, xml::NodeId element) const;

  /// All elements of a section in one file.
  const std::vector<Layer>& sections(std::size_t level, std::string_view section_path) const;
  /// Those that it has for exactly one place, in the order of the file.
  const std::vector<Layer>& sections_at(std::size_t level, std::string_view section_path,
                                        const std::string& place) const;
  /// All sections of one file, by path.
  const std::map<std::string_view, std::vector<Layer>>& sections(std::size_t level) const {
    return sections_[level];
  }

  /// Calls `visit(Layer)` for the elements of a section in the first `level_count` files that stand for the
  /// place or above it, in the order in which they are applied.
  template <typename Visit>
  void for_each_above(std::string_view section_path, std::string_view place, std::size_t level_count,
                      Visit&& visit) const {
    for (std::size_t end = 0;;) {  // "", "site", "site/app"
      const std::string step(place.substr(0, end));
      for (std::size_t level = 0; level < level_count; ++level) {
        const auto section = by_place_[level].find(section_path);
        if (section == by_place_[level].end()) continue;
        const auto layers = section->second.find(step);
        if (layers == section->second.end()) continue;
        for (const Layer& layer : layers->second)
          visit(layer);
      }
      if (end >= place.size()) return;
      const std::size_t slash = place.find('/', end + 1);
      end = slash == std::string_view::npos ? place.size() : slash;
    }
  }

  /// The elements of a section that concern the place, in the order in which they are applied.
  std::vector<Layer> layers(std::string_view section_path, std::string_view place) const;

 private:
  std::vector<HierarchyFile> levels_;
  /// Whether a location says that applications below do not inherit it, and the place is in such an
  /// application.
  bool is_cut_off(const Layer& layer, std::string_view place) const;

  using Places = std::unordered_map<std::string, std::vector<Layer>>;
  std::vector<std::map<std::string_view, std::vector<Layer>>> sections_;  // by level
  std::vector<std::map<std::string_view, Places>> by_place_;              // by level, section, place
};

}  // namespace iislint::config
