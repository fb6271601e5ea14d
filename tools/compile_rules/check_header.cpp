#include "check_header.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace iislint::tools {
namespace {

using rules::Start;
using rules::Subject;

constexpr std::string_view kKeywords[] = {
    "alignas", "alignof",   "and",      "and_eq",    "asm",      "auto",     "bitand",   "bitor",
    "bool",    "break",     "case",     "catch",     "char",     "class",    "compl",    "concept",
    "const",   "continue",  "co_await", "co_return", "co_yield", "decltype", "default",  "delete",
    "do",      "double",    "else",     "enum",      "explicit", "export",   "extern",   "false",
    "float",   "for",       "friend",   "goto",      "if",       "inline",   "int",      "long",
    "mutable", "namespace", "new",      "noexcept",  "not",      "not_eq",   "nullptr",  "operator",
    "or",      "or_eq",     "private",  "protected", "public",   "register", "requires", "return",
    "short",   "signed",    "sizeof",   "static",    "struct",   "switch",   "template", "this",
    "throw",   "true",      "try",      "typedef",   "typeid",   "typename", "union",    "unsigned",
    "using",   "virtual",   "void",     "volatile",  "while",    "xor",      "xor_eq"};

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// "maxConnections" -> "max_connections", "drive-root" -> "drive_root", "private" -> "private_"
std::string identifier(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (is_capital(c) && !result.empty()) result += '_';
    result += c == '-' ? '_' : base::to_lower(c);
  }
  if (std::find(std::begin(kKeywords), std::end(kKeywords), result) != std::end(kKeywords)) result += '_';
  return result;
}

/// "maxConnections" -> "MaxConnections", "drive-root" -> "DriveRoot"
std::string pascal(std::string_view name) {
  std::string result;
  bool begins_word = true;
  for (const char c : name) {
    if (c != '-') result += begins_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = c == '-';
  }
  return result;
}

bool is_about_sites(const rules::Rule& rule) {
  return rule.subject == Subject::site || rule.subject == Subject::ftp_site ||
         rule.subject == Subject::other_site;
}

class HeaderWriter {
 public:
  explicit HeaderWriter(const rules::Sheet& sheet) : sheet_(sheet), rule_(*sheet.rule) {}

  std::string write(const std::string& definition_path) {
    const std::string name = check_class(std::string(sheet_.info->id));
    const std::string base = is_about_sites(rule_) ? "SiteContext" : "RuleContext";
    text_ = "// Generated from rules/" + definition_path +
            " by tools/compile_rules. Do not edit.\n#pragma once\n\n#include "
            "\"rules/evaluation/reporter.h\"\n\nnamespace iislint::rules::checks {\n\nclass " +
            name + " final : public " + base + " {\n public:\n  using " + base + "::" + base + ";\n";
    write_cases();
    write_placeholders();
    write_values();
    write_params();
    text_ += "};\n\nvoid check(const " + name + "& rule, Reporter<" + name +
             ">& reporter);\n\n}  // namespace iislint::rules::checks\n";
    return std::move(text_);
  }

 private:
  void write_cases() {
    if (sheet_.cases.empty()) return;
    text_ += "\n  enum class Case : std::uint8_t {";
    for (const std::string_view one : sheet_.cases)
      text_ += " " + identifier(one) + ",";
    text_ += " };\n  static constexpr bool kHasCases = true;\n";
  }

  void write_placeholders() {
    if (sheet_.placeholders.empty()) return;
    text_ += "\n  struct Args {\n";
    std::string list;
    for (const std::string_view one : sheet_.placeholders) {
      text_ += "    std::string " + identifier(one) + " = {};\n";
      list += "{\"" + std::string(one) + "\", finding.args." + identifier(one) + "}, ";
    }
    text_ +=
        "  };\n  struct Finding : FindingDetails {\n    Args args;\n  };\n"
        "  static PlaceholderTexts texts_of(const Finding& finding) {\n    return {" +
        list + "};\n  }\n";
  }

  void write_values() {
    if (!rule_.values.empty()) text_ += "\n";
    for (std::size_t i = 0; i < rule_.values.size(); ++i) {
      const rules::ValueRef& one = rule_.values[i];
      const bool is_of_site = one.path.start == Start::site;
      if (!is_of_site || is_about_sites(rule_))
        add_accessor("const config::Value&", one.name, "value_at(" + std::to_string(i) + ")");
      if (is_of_site)
        text_ += "  static constexpr std::uint16_t k" + pascal(one.name) +
                 "Slot = " + std::to_string(one.path.number) + ";\n";
    }
  }

  void write_params() {
    for (std::size_t i = 0; i < sheet_.info->params.size(); ++i)
      add_accessor("std::int64_t", sheet_.info->params[i].name, "param_at(" + std::to_string(i) + ")");
  }

  void add_accessor(const std::string& type, std::string_view name, const std::string& body) {
    const std::string accessor = identifier(name);
    if (!accessors_.insert(accessor).second)
      throw std::runtime_error("two names make the accessor " + accessor + "()");
    text_ += "  " + type + " " + accessor + "() const { return " + body + "; }\n";
  }

  const rules::Sheet& sheet_;
  const rules::Rule& rule_;
  std::set<std::string> accessors_;
  std::string text_;
};

}  // namespace

std::string check_class(const std::string& id) {
  return pascal(id);
}

std::string check_path(const std::string& folder, const std::string& id) {
  std::string path = folder + "/" + id;
  std::replace(path.begin(), path.end(), '-', '_');
  return "rules/checks/" + path;
}

std::string check_header(const rules::Sheet& sheet, const std::string& definition_path) {
  return HeaderWriter(sheet).write(definition_path);
}

}  // namespace iislint::tools
