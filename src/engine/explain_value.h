// Why a setting has the value it has: the files of its place laid over each other, asked for one attribute.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/project.h"
#include "schema/catalog/catalog.h"
#include "source/span.h"
#include "xml/tree.h"

namespace iislint::engine {

/// One place where something is written.
struct WrittenValue {
  source::Span span;
  std::string text;    ///< "***" for a secret
  std::string remark;  ///< "in siteDefaults", "for Intranet/app"; may be empty
  bool is_readable = true;
  bool is_refused = false;  ///< a lock further up forbids it
};

/// Spans are those of the project's sources.
struct ValueExplanation {
  std::string setting;                ///< "system.webServer/security/access/@sslFlags"
  std::string place;                  ///< "Intranet/app"; empty for the whole server
  std::vector<WrittenValue> writers;  ///< the last one counts; none: the default does
  std::optional<std::string> default_value;
  std::string documentation;        ///< of the attribute
  std::string lock;                 ///< whether files further down may set it, in words
  std::vector<WrittenValue> locks;  ///< where that is said
};

/// `where` is a setting, or a place and a setting: "Intranet/app:system.webServer/httpErrors/@errorMode". The
/// place is that of a <location> in `file`: it begins with a site in applicationHost.config, and is relative
/// to the folder of a web.config. Fails when the file or its settings cannot be read, or `where` means
/// nothing.
base::Result<ValueExplanation> explain_value(Project& project, const std::string& file,
                                             const std::string& where);

/// The same of an attribute, written or not, of a bound element of the file as the project knows it now, at
/// the place that the element is for. Nothing where it has no value in force: see config::setting_path_of().
std::optional<ValueExplanation> explain_attribute(Project& project, source::FileId file, xml::NodeId element,
                                                  const schema::AttributeFact& fact);

}  // namespace iislint::engine
