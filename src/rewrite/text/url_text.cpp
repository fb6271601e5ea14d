#include "rewrite/text/url_text.h"

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::rewrite {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
         hex_value(text[at + 2]) >= 0;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || base::is_digit(c) || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

void append_escaped(std::string& text, char c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  text += '%';
  text += kDigits[byte >> 4];
  text += kDigits[byte & 15];
}

char32_t lower_of(char32_t c) {
  const bool is_latin = c >= 0xC0 && c <= 0xDE && c != 0xD7;
  const bool is_greek = c >= 0x391 && c <= 0x3A9 && c != 0x3A2;
  const bool is_cyrillic = c >= 0x410 && c <= 0x42F;
  if (is_latin || is_greek || is_cyrillic) return c + 0x20;
  return c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

}  // namespace

std::string url_decoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text, i)) {
      result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string url_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_unreserved(c)) {
      result += c;
    } else {
      append_escaped(result, c);
    }
  }
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
    if (is_unsafe || (c == '%' && !is_escape(text, i))) {
      append_escaped(result, c);
    } else {
      result += c;
    }
  }
  return result;
}

std::string lower_case(std::string_view text) {
  if (base::is_ascii(text)) return base::lower(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, at);
    if (!point.valid) {
      result.append(text.substr(at, point.size));
    } else if (point.value < 0x80) {
      result += base::to_lower(static_cast<char>(point.value));
    } else {
      base::append_utf8(result, lower_of(point.value));
    }
    at += point.size;
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
