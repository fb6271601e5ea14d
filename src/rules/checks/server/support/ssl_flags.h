// Bits of sslFlags of a binding.
#pragma once

#include <cstdint>
#include <string>

#include "diag/diagnostic.h"
#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// A fix that takes a bit out of sslFlags, which must be written in the file; it changes what IIS does.
diag::Fix removal_of_bit(const FileView& file, const config::Value& flags, std::int64_t bit,
                         std::string title);

}  // namespace iislint::rules::checks
