// URLs as URL Rewrite takes them apart and puts them together.
#pragma once

#include <string>
#include <string_view>

namespace iislint::rewrite {

/// Replaces %XX by its byte; what is no such escape stays.
std::string url_decoded(std::string_view text);

/// The function UrlEncode: everything but letters, digits and -._~ is escaped.
std::string url_encoded(std::string_view text);

/// The function HtmlEncode: the characters that mean something in HTML become entities.
std::string html_encoded(std::string_view text);

/// What may not stand in a URL as it is (blanks, quotes, bytes beyond ASCII …) is escaped; the rest stays.
std::string url_safe(std::string_view text);

/// The function ToLower: of ASCII, Latin-1, Greek and Cyrillic letters.
std::string lower_case(std::string_view text);

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
