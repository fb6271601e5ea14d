#include "app/cli/commands.h"
#include "app/cli/file_filter.h"
#include "app/lsp/serve.h"
#include "platform/standard_input.h"

namespace iislint::cli {

int run_lsp(const Arguments& arguments, World& world) {
  const bool is_standard = dynamic_cast<platform::StandardInput*>(world.in.rdbuf()) != nullptr;
  lsp::StreamTransport transport(world.in, world.out,
                                 is_standard ? platform::StandardInput::wait : lsp::StreamTransport::Wait());
  lsp::Setup setup{world.files, arguments.options};
  if (!setup.options.today) setup.options.today = world.today;
  setup.left_out = [&](engine::Project& project, const std::vector<std::string>& paths,
                       const std::string& folder) {
    return FileFilter(arguments, world, project).left_out(paths, folder);
  };
  setup.is_excluded = [&](engine::Project& project, const std::string& path) {
    return FileFilter(arguments, world, project).is_excluded(path);
  };
  return lsp::serve(transport, setup);
}

}  // namespace iislint::cli
