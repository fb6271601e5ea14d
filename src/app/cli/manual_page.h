// The page of man, iislint(1), in the language of man(7). Commands and options come from command_facts.h.
#pragma once

#include <string>

namespace iislint::cli {

std::string manual_page();

}  // namespace iislint::cli
