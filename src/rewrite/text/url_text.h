// URLs as URL Rewrite takes them apart and puts them together.
#pragma once

#include <string>
#include <string_view>

namespace iislint::rewrite {

/// The path of a URL in the form in which HTTP.sys hands it on and IIS works with it: decoded, "\\" as "/",
/// several slashes as one, without "." and ".." steps. It begins with a slash.
///
/// Sources: URL Rewrite matches the canonical, decoded URL that HTTP.sys provides, and cannot tell %2F from a
/// slash ("How to keep escape characters of slash in URL when using IIS ARR", Microsoft); "/////dir////file"
/// is "/dir/file" there (a member of the IIS team, serverfault.com 33375). That nothing lies above the root
/// is assumed.
std::string canonical_path(std::string_view sent);

/// The function HtmlEncode: the characters that mean something in HTML become entities.
std::string html_encoded(std::string_view text);

/// What may not stand in a URL as it is (blanks, quotes, bytes beyond ASCII …) is escaped; the rest stays.
std::string url_safe(std::string_view text);

struct Url {
  std::string origin;  ///< "http://host:81", empty where there is none
  std::string path;
  std::string query;     ///< without its question mark
  std::string fragment;  ///< with its #

  std::string text() const;
};

/// "http://host/path?query#fragment", or a part of that from the path on.
Url parse_url(std::string_view text);

}  // namespace iislint::rewrite
