#include "values/windows_path.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "values/deployment_token.h"

namespace iislint::values {
namespace {

struct Variable {
  std::string_view name;
  std::string_view value;  ///< of a server as it is installed; empty where that differs from user to user
};

constexpr Variable kVariables[] = {{"systemdrive", "c:"},
                                   {"homedrive", "c:"},
                                   {"systemroot", "c:\\windows"},
                                   {"windir", "c:\\windows"},
                                   {"programfiles", "c:\\program files"},
                                   {"programw6432", "c:\\program files"},
                                   {"programfiles(x86)", "c:\\program files (x86)"},
                                   {"commonprogramfiles", "c:\\program files\\common files"},
                                   {"commonprogramw6432", "c:\\program files\\common files"},
                                   {"commonprogramfiles(x86)", "c:\\program files (x86)\\common files"},
                                   {"programdata", "c:\\programdata"},
                                   {"allusersprofile", "c:\\programdata"},
                                   {"public", "c:\\users\\public"},
                                   {"temp", ""},
                                   {"tmp", ""},
                                   {"userprofile", ""},
                                   {"appdata", ""},
                                   {"localappdata", ""},
                                   {"computername", ""},
                                   {"username", ""},
                                   {"userdomain", ""},
                                   {"homepath", ""},
                                   {"userdnsdomain", ""},
                                   {"userdomain_roamingprofile", ""},
                                   {"logonserver", ""},
                                   {"sessionname", ""},
                                   {"comspec", "c:\\windows\\system32\\cmd.exe"},
                                   {"driverdata", "c:\\windows\\system32\\drivers\\driverdata"},
                                   {"os", ""},
                                   {"path", ""},
                                   {"pathext", ""},
                                   {"psmodulepath", ""},
                                   {"number_of_processors", ""},
                                   {"processor_architecture", ""},
                                   {"processor_architew6432", ""},
                                   {"processor_identifier", ""},
                                   {"processor_level", ""},
                                   {"processor_revision", ""},
                                   // Windows Process Activation defines these for the process of a pool.
                                   {"app_pool_id", ""},
                                   {"app_pool_config", ""},
                                   // IIS Express defines these for its own files.
                                   {"iis_bin", ""},
                                   {"iis_sites_home", ""},
                                   {"iis_user_home", ""},
                                   {"iis_express_home", ""}};

const Variable* find_variable(std::string_view name) {
  const auto found = std::find_if(std::begin(kVariables), std::end(kVariables), [name](const Variable& v) {
    return base::equals_ignoring_case(v.name, name);
  });
  return found == std::end(kVariables) ? nullptr : found;
}

/// The text with the variables that Windows defines replaced; one whose value is not the same everywhere
/// stays and stands for itself.
std::string expand(std::string_view text, WindowsPath& path) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = text.find('%', at);
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('%', begin + 1);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    const Variable* variable = find_variable(name);
    result += text.substr(at, begin - at);
    if (variable != nullptr && !variable->value.empty()) {
      result += variable->value;
    } else {
      result += text.substr(begin, end + 1 - begin);
      const bool is_name = !name.empty() && name.find_first_of("\\/ :") == std::string_view::npos;
      if (variable == nullptr && is_name && path.variable_begin == path.variable_end) {
        path.variable_begin = begin;
        path.variable_end = end + 1;
      }
    }
    at = end + 1;
  }
  return result.append(text.substr(at));
}

bool has_drive(std::string_view text) {
  return text.size() > 1 && base::is_letter(text[0]) && text[1] == ':';
}

/// Whether the folder names no share: "\\server" or "\\server\".
bool is_unc_incomplete(std::string_view text) {
  const std::size_t server_end = text.find('\\', 2);
  return server_end == 2 || server_end == std::string_view::npos || server_end + 1 == text.size();
}

/// Of a path with backslashes only.
PathKind kind_of(std::string_view text, std::string_view written) {
  if (text.empty()) return PathKind::empty;
  const std::size_t scheme = written.find("://");
  if (scheme != std::string_view::npos && scheme > 1) return PathKind::url;
  if (text.starts_with("\\\\?\\") || text.starts_with("\\\\.\\")) return PathKind::device;
  if (text.starts_with("\\\\")) return is_unc_incomplete(text) ? PathKind::unc_incomplete : PathKind::unc;
  if (text.front() == '\\') return PathKind::root_relative;
  if (has_drive(text)) {
    if (text.size() == 2) return PathKind::drive_root;
    if (text[2] != '\\') return PathKind::drive_relative;
    return text.find_first_not_of('\\', 2) == std::string_view::npos ? PathKind::drive_root
                                                                     : PathKind::absolute;
  }
  if (text.front() == '%' && text.find('%', 1) != std::string_view::npos) {
    const bool is_known = find_variable(text.substr(1, text.find('%', 1) - 1)) != nullptr;
    return is_known ? PathKind::absolute : PathKind::variable;
  }
  return PathKind::relative;
}

/// The first character that cannot be part of a path, by its place in the written text.
std::size_t find_illegal(std::string_view text, PathKind kind) {
  if (kind == PathKind::url) return std::string_view::npos;
  const auto blanks =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), base::is_space) - text.begin());
  const std::size_t from = blanks + (kind == PathKind::device ? 4 : 0);
  for (std::size_t i = from; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || text[i] == '<' || text[i] == '>' || text[i] == '"' || text[i] == '|' || text[i] == '?' ||
        text[i] == '*')
      return i;
    // A colon stands behind a drive letter only, be that the value of a variable.
    if (text[i] == ':' && i != from + 1) return i;
  }
  return std::string_view::npos;
}

/// Whether Windows drops the last character; "." and ".." are names of folders.
bool ends_in_dropped_character(std::string_view text) {
  if (text.empty()) return false;
  if (base::is_space(text.back())) return true;
  const std::string_view name = text.substr(text.find_last_of("\\/") + 1);
  return name.ends_with('.') && name != "." && name != "..";
}

/// What names of folders consist of, by character: nothing that a path or a deployment token has signs for.
constexpr std::array<bool, 256> kOrdinary = [] {
  std::array<bool, 256> ordinary = {};
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. "))
    ordinary[static_cast<unsigned char>(c)] = true;
  return ordinary;
}();

std::string normal_form(std::string_view text, bool is_unc) {
  std::vector<std::string_view> names;
  const std::size_t fixed = is_unc ? 2 : 1;  // server and share, or the drive: ".." does not climb over them
  for (const std::string_view name : base::split(text, '\\')) {
    if (name.empty() || name == ".") continue;
    if (name != "..") {
      names.push_back(name);
    } else if (names.size() > fixed) {
      names.pop_back();
    }
  }
  std::string result = is_unc ? "\\" : "";
  for (const std::string_view name : names)
    result += (result.empty() ? "" : "\\") + base::lower(name);
  while (!result.empty() && (result.back() == ' ' || result.back() == '.'))
    result.pop_back();
  return result;
}

}  // namespace

// Names that begin with a dot may be "." or "..", and two underscores begin a deployment token.
bool is_ordinary_path(std::string_view text) {
  if (text.size() < 4 || !base::is_letter(text[0]) || text[1] != ':' || text[2] != '\\') return false;
  char before = '\\';
  for (const char c : text.substr(3)) {
    if (c == '\\' || c == '.' || c == '_') {
      if (before == (c == '_' ? '_' : '\\')) return false;
    } else if (!kOrdinary[static_cast<unsigned char>(c)]) {
      return false;
    }
    before = c;
  }
  return before != '\\' && before != '.' && before != ' ';
}

WindowsPath parse_windows_path(std::string_view text) {
  WindowsPath path;
  if (is_ordinary_path(text)) {
    path.kind = PathKind::absolute;
    path.normal = base::lower(text);
    return path;
  }
  if (!deployment_token(text).empty()) {
    path.kind = PathKind::token;
    return path;
  }
  path.has_leading_blank = !text.empty() && base::is_space(text.front());
  path.has_trailing_blank = ends_in_dropped_character(text);
  const std::string_view trimmed = base::trim(text);
  std::string expanded = expand(trimmed, path);
  if (path.variable_begin < path.variable_end) {
    const auto blanks = static_cast<std::size_t>(trimmed.data() - text.data());
    path.variable_begin += blanks;
    path.variable_end += blanks;
  }
  path.has_slashes = expanded.find('/') != std::string::npos;
  std::replace(expanded.begin(), expanded.end(), '/', '\\');
  path.kind = kind_of(expanded, trimmed);
  path.illegal = find_illegal(text, path.kind);
  const auto names = base::split(expanded, '\\');
  path.is_climbing = std::find(names.begin(), names.end(), "..") != names.end();
  if (path.is_absolute() || path.kind == PathKind::variable)
    path.normal = normal_form(expanded, path.kind == PathKind::unc);
  return path;
}

bool is_path_at_or_below(std::string_view path, std::string_view above) {
  return !above.empty() && path.starts_with(above) &&
         (path.size() == above.size() || path[above.size()] == '\\');
}

}  // namespace iislint::values
