// Everything that was written for one setting at one place, in the order in which it counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/files/setting_path.h"
#include "config/locks/refusal.h"
#include "config/locks/section_locks.h"
#include "config/lookup/value.h"

namespace iislint::config {

/// One place where the setting is written.
struct Writer {
  std::size_t level = 0;  ///< index into Hierarchy::levels()
  xml::NodeId element = xml::kNone;
  xml::AttributeId attribute = xml::kNone;
  std::string place;               ///< normal path of the place it is written for
  std::string_view defaults;       ///< "siteDefaults" when it stands there; else empty
  bool is_readable = true;         ///< false: IIS refuses the text, or it cannot be told
  std::optional<Lock> refused_by;  ///< the lock that makes IIS refuse the file
};

/// An attribute that keeps files further down from writing the setting.
struct AttributeLock {
  std::size_t level = 0;
  xml::AttributeId attribute = xml::kNone;
};

struct ValueHistory {
  Value value;                  ///< that is in force
  std::vector<Writer> writers;  ///< the last one counts; empty: nobody has written it, the default counts
  SectionLock section_lock;     ///< for files below the place
  std::vector<AttributeLock> attribute_locks;
};

/// `place` is the normal path of the place that is asked for; its own file is the last of the hierarchy.
ValueHistory value_history(const Hierarchy& hierarchy, const SettingPath& setting, const std::string& place);

}  // namespace iislint::config
