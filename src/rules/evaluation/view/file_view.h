// What the rules of one file look at: its effective configuration, alone or below the files further up, and
// what several rules have worked out from it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <typeinfo>
#include <utility>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/server/server_columns.h"
#include "config/views/effective_config.h"
#include "config/views/section_view.h"

namespace iislint::rules {

/// Borrows the hierarchy, whose last level is the file. For one thread: what is asked for is made the first
/// time and kept.
class FileView {
 public:
  explicit FileView(const config::Hierarchy& hierarchy);
  /// Another one for another thread, which may outlive this one. Both have one configuration and one server.
  FileView for_another_thread() const { return FileView(hierarchy_, file_); }

  const config::Hierarchy& hierarchy() const { return hierarchy_; }
  const config::EffectiveConfig& config() const { return file_->config; }
  const xml::Document& document() const { return config().document(); }
  const schema::Binding& binding() const { return config().binding(); }
  schema::FileKind kind() const { return hierarchy_.own().kind; }

  /// The section at that path of the fact table; `path` must live as long as the context.
  const config::SectionView& section(std::string_view path) const;

  /// The sites and pools that the file itself defines.
  const config::ServerColumns& columns() const;

  /// A fact about the file that rules share, by its type, which is a struct or class made for that:
  /// `make(file)` is called the first time only. It must not depend on the rule that asks.
  template <typename T, typename Make>
  const T& shared(Make&& make) const {
    std::shared_ptr<const void>& kept = shared_[typeid(T)];
    if (kept == nullptr) kept = std::make_shared<const T>(std::invoke(make, *this));
    return *static_cast<const T*>(kept.get());
  }

  /// The name, as it is written, of the site that a normal path is in; empty for the server itself.
  std::string site_at(std::string_view place) const;

 private:
  /// What all threads share: immutable, but for being made when the first of them asks.
  struct File {
    explicit File(const config::HierarchyFile& own) : config(own) {}
    config::EffectiveConfig config;
    std::once_flag columns_made;
    std::optional<config::ServerColumns> columns;
  };

  FileView(const config::Hierarchy& hierarchy, std::shared_ptr<File> file)
      : hierarchy_(hierarchy), file_(std::move(file)) {}

  const config::Hierarchy& hierarchy_;
  std::shared_ptr<File> file_;
  struct KnownSection {
    std::string_view path;
    std::unique_ptr<config::SectionView> view;
  };
  mutable std::vector<KnownSection> sections_;  // a few dozen
  mutable std::map<std::type_index, std::shared_ptr<const void>> shared_;
  mutable std::optional<std::map<std::string, std::string, std::less<>>> site_names_;  // by normal name
};

}  // namespace iislint::rules
