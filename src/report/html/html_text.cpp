#include "report/html/html_text.h"

#include "report/terminal/terminal_text.h"
#include "report/uri.h"

namespace iislint::report {
namespace {

std::string escaped(const std::string& text) {
  std::string html;
  html.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      case '#':  // "##[error]" is a command
        html += "&#35;";
        break;
      case ':':  // as is "::error::"
        html += text.compare(at, 2, "::") == 0 ? "&#58;" : ":";
        break;
      default:
        html += text[at];
    }
  }
  return html;
}

}  // namespace

std::string html_text(std::string_view text) {
  return escaped(printable(text));
}

std::string html_lines(std::string_view text) {
  return escaped(printable_lines(text));
}

std::string html_name(std::string_view text) {
  return escaped(printable_name(text));
}

std::string html_link(std::string_view address, std::string_view text) {
  if (!is_web_address(address)) return html_text(text);
  return "<a href=\"" + html_text(address) + "\" rel=\"noreferrer\">" + html_text(text) + "</a>";
}

}  // namespace iislint::report
