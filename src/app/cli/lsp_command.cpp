#include "app/cli/commands.h"
#include "app/cli/file_filter.h"
#include "app/lsp/serve.h"

namespace iislint::cli {

int run_lsp(const Arguments& arguments, World& world) {
  lsp::StreamTransport transport(world.in, world.out);
  lsp::Setup setup{world.files, arguments.options};
  if (!setup.options.today) setup.options.today = world.today;
  setup.left_out = [&](engine::Project& project, const std::vector<std::string>& paths,
                       const std::string& folder) {
    return FileFilter(arguments, world, project).left_out(paths, folder);
  };
  return lsp::serve(transport, setup);
}

}  // namespace iislint::cli
