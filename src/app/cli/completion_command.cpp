#include "app/cli/commands.h"
#include "app/cli/completion_scripts.h"

namespace iislint::cli {

int run_completion(const Arguments& arguments, World& world) {
  world.out << completion_script(arguments.paths.front());
  return 0;
}

}  // namespace iislint::cli
