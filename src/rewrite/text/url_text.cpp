#include "rewrite/text/url_text.h"

#include <algorithm>
#include <vector>

#include "base/percent.h"
#include "base/text.h"

namespace iislint::rewrite {
std::string canonical_path(std::string_view sent) {
  std::string path = base::percent_decoded(sent);
  std::replace(path.begin(), path.end(), '\\', '/');
  std::vector<std::string_view> steps;
  const auto segments = base::split(path, '/');
  for (const std::string_view segment : segments) {
    if (segment == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!segment.empty() && segment != ".") {
      steps.push_back(segment);
    }
  }
  std::string result;
  for (const std::string_view step : steps)
    result.append("/").append(step);
  const std::string_view last = segments.back();
  const bool is_folder = last.empty() || last == "." || last == "..";
  if (is_folder || result.empty()) result += '/';
  return result;
}

std::string html_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string url_safe(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_unsafe = static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7F ||
                           std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
    if (is_unsafe || (c == '%' && !base::is_percent_escape(text, i))) {
      base::append_percent_escape(result, c);
    } else {
      result += c;
    }
  }
  return result;
}

std::string Url::text() const {
  return origin + path + (query.empty() ? "" : "?" + query) + fragment;
}

Url parse_url(std::string_view text) {
  Url url;
  const std::size_t scheme = text.find("://");
  const bool has_origin = scheme != std::string_view::npos && text.find_first_of("/?#") > scheme;
  if (has_origin) {
    const std::size_t end = std::min(text.find_first_of("/?#", scheme + 3), text.size());
    url.origin = text.substr(0, end);
    text.remove_prefix(end);
  }
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    url.fragment = text.substr(hash);
    text = text.substr(0, hash);
  }
  const std::size_t mark = text.find('?');
  url.path = text.substr(0, mark);
  if (mark != std::string_view::npos) url.query = text.substr(mark + 1);
  return url;
}

}  // namespace iislint::rewrite
