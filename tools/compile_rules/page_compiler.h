#pragma once

#include <string>

namespace iislint::tools {

/// The Markdown of a page as a string of report::MarkdownToken and text. What a terminal cannot show or a web
/// page would swallow (raw HTML, images, entities, control characters) throws std::runtime_error.
std::string compile_page(const std::string& markdown);

}  // namespace iislint::tools
