// What findings print of the rows of a server, as it is written.
#pragma once

#include <string>
#include <string_view>

#include "config/server/server_columns.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The name of the site; empty when it has none.
std::string name_of(const FileView& file, const config::SiteRow& site);

/// The value of an attribute, empty for kNone; the buffer is used where the value is not written as it is.
std::string_view value_of(const FileView& file, xml::AttributeId attribute, std::string& buffer);

}  // namespace iislint::rules::checks
