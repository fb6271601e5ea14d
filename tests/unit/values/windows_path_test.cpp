#include "values/windows_path.h"

#include <doctest/doctest.h>

using namespace iislint::values;

namespace {

std::string_view unknown_variable(std::string_view text) {
  const WindowsPath path = parse_windows_path(text);
  return text.substr(path.variable_begin, path.variable_end - path.variable_begin);
}

}  // namespace

TEST_CASE("paths are told apart by how they begin") {
  const auto kind = [](const char* text) { return parse_windows_path(text).kind; };
  CHECK(kind("") == PathKind::empty);
  CHECK(kind("D:\\files") == PathKind::absolute);
  CHECK(kind("D:/files") == PathKind::absolute);
  CHECK(kind("%SystemDrive%\\inetpub\\wwwroot") == PathKind::absolute);
  CHECK(kind("%IIS_SITES_HOME%\\WebSite1") == PathKind::absolute);
  CHECK(kind("D:\\") == PathKind::drive_root);
  CHECK(kind("D:") == PathKind::drive_root);
  CHECK(kind("%SystemDrive%\\") == PathKind::drive_root);
  CHECK(kind("\\\\server\\share") == PathKind::unc);
  CHECK(kind("\\\\server") == PathKind::unc_incomplete);
  CHECK(kind("\\\\server\\") == PathKind::unc_incomplete);
  CHECK(kind("\\\\?\\D:\\files") == PathKind::device);
  CHECK(kind("D:files") == PathKind::drive_relative);
  CHECK(kind("\\files") == PathKind::root_relative);
  CHECK(kind("..\\files") == PathKind::relative);
  CHECK(kind("http://example.net/x") == PathKind::url);
  CHECK(kind("%WEB_ROOT%\\x") == PathKind::variable);
  CHECK(kind("#{Root}\\x") == PathKind::token);
}

TEST_CASE("the normal form makes equal places equal") {
  const auto normal = [](const char* text) { return parse_windows_path(text).normal; };
  CHECK(normal("D:\\Files\\") == "d:\\files");
  CHECK(normal("D:/Files//x") == "d:\\files\\x");
  CHECK(normal("D:\\a\\.\\b\\..\\c") == "d:\\a\\c");
  CHECK(normal("D:\\..\\..\\a") == "d:\\a");
  CHECK(normal("%SystemDrive%\\inetpub") == "c:\\inetpub");
  CHECK(normal("%windir%\\System32") == "c:\\windows\\system32");
  CHECK(normal("%SystemRoot%\\System32") == "c:\\windows\\system32");
  CHECK(normal("%ProgramFiles(x86)%\\x") == "c:\\program files (x86)\\x");
  CHECK(normal("\\\\Server\\Share\\..\\x") == "\\\\server\\share\\x");
  CHECK(normal("D:\\files. ") == "d:\\files");
  CHECK(normal("D:\\") == "d:");
  CHECK(normal("files").empty());
}

TEST_CASE("what is wrong with a path has a place") {
  CHECK(parse_windows_path("D:\\a|b").illegal == 4);
  CHECK(parse_windows_path("D:\\a\\*").illegal == 5);
  CHECK(parse_windows_path("D:\\a:b").illegal == 4);
  CHECK(parse_windows_path("\\\\?\\D:\\files").illegal == std::string_view::npos);
  CHECK(parse_windows_path("\\\\?\\D:\\files:a").illegal == 12);
  CHECK(parse_windows_path(" D:\\files").illegal == std::string_view::npos);
  CHECK(parse_windows_path(" D:\\files|a").illegal == 9);
  CHECK(parse_windows_path("D:\\files").illegal == std::string_view::npos);
  CHECK(parse_windows_path("D:\\files ").has_trailing_blank);
  CHECK(parse_windows_path("D:\\files.").has_trailing_blank);
  CHECK(!parse_windows_path("D:\\files\\..").has_trailing_blank);
  CHECK(parse_windows_path(" D:\\files").has_leading_blank);
  CHECK(parse_windows_path("D:/files").has_slashes);
  CHECK(parse_windows_path("D:\\a\\..\\b").is_climbing);
  CHECK(unknown_variable("%SystemDrive%\\%Customer%\\x") == "%Customer%");
  CHECK(unknown_variable("  %SystemDrive%\\%Customer%\\x") == "%Customer%");
  CHECK(unknown_variable("%SystemDrive%\\100% x % y") == "");
  CHECK(unknown_variable("D:\\%%x%\\y") == "");  // no name between the first two
  CHECK(unknown_variable("D:\\100%\\a%b%") == "");
  CHECK(unknown_variable("D:\\%a%%b%") == "%a%");
  CHECK(unknown_variable("%a") == "");
  CHECK(unknown_variable("a%") == "");
  CHECK(unknown_variable("%a%") == "%a%");
  for (const char* name : {"%a b%", "%a:b%", "%a/b%", "%a\\b%"})
    CHECK(unknown_variable(name) == "");
}

TEST_CASE("an ordinary path is its normal form but for letter case, and nothing is wrong with it") {
  CHECK(is_ordinary_path("D:\\Sites\\site 1\\root_2\\v1.0"));
  for (const char* text :
       {"",        "D:",     "D:\\",       "\\\\server\\share", "D:/files",  "D:\\a\\",     "D:\\a.",
        "D:\\a ",  " D:\\a", "D:\\a\\\\b", "D:\\a\\..\\b",      "D:\\a\\.b", "D:\\__X__",   "D:\\%x%",
        "D:\\a:b", "D:\\a?", "D:\\$(x)",   "D:\\{0}",           "D:a",       "D:\\\xC3\xA4"}) {
    CAPTURE(text);
    CHECK(!is_ordinary_path(text));
  }
}

TEST_CASE("a folder lies below another when whole names say so") {
  CHECK(is_path_at_or_below("d:\\files", "d:\\files"));
  CHECK(is_path_at_or_below("d:\\files\\a", "d:\\files"));
  CHECK(is_path_at_or_below("d:\\files", "d:"));
  CHECK(!is_path_at_or_below("d:\\files2", "d:\\files"));
  CHECK(!is_path_at_or_below("d:\\files", "d:\\files\\a"));
  CHECK(!is_path_at_or_below("d:\\files", ""));
}
