#include "editor/rename.h"

namespace iislint::editor {

base::Result<Renameable> renameable_at(engine::Project&, const std::string&, std::uint32_t) {
  return base::Error{base::ErrorCode::usage, "nothing can be renamed here"};
}

base::Result<std::vector<diag::Edit>> rename(engine::Project&, const std::string&, std::uint32_t,
                                             const std::string&) {
  return base::Error{base::ErrorCode::usage, "nothing can be renamed here"};
}

}  // namespace iislint::editor
