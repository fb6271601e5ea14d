// Names and command lines of Windows.
#include <doctest/doctest.h>

#include "platform/windows/command_line.h"
#include "platform/windows/system.h"

using namespace iislint::platform;

TEST_CASE("names come back as they were, halves of characters too") {
  for (const std::wstring& name :
       {std::wstring(L"web.config"), std::wstring(L"w\u00e9b-\u65e5\u672c.config"),
        std::wstring(L"\xd83d\xde00"), std::wstring(L"\xd83d"), std::wstring(L"a\xde00z\xd83d")}) {
    CHECK(wide(narrow(name)) == name);
  }
  CHECK(narrow(L"w\u00e9b-\u65e5\u672c") ==
        "w\xC3\xA9"
        "b-\xE6\x97\xA5\xE6\x9C\xAC");
  CHECK(narrow(L"\xd83d\xde00") == "\xF0\x9F\x98\x80");
  CHECK(wide("\xFF") == L"\uFFFD");
}

TEST_CASE("paths for the system are whole, and devices are names in them") {
  CHECK(system_path("C:/a/./b/../aux.config") == L"\\\\?\\C:\\a\\aux.config");
  CHECK(system_path("c:\\a") == L"\\\\?\\C:\\a");
  CHECK(system_path("//server/share/a") == L"\\\\?\\UNC\\server\\share\\a");
  CHECK(system_path("C:/../..") == L"\\\\?\\C:\\");
  CHECK(whole_path("/a").ends_with(":/a"));
  CHECK(whole_path("a/../b") == whole_path("b"));
  CHECK(whole_path(whole_path("b")) == whole_path("b"));
}

TEST_CASE("words of a command line are those that it was made of") {
  const std::vector<std::wstring> words{L"",       L"a b",         L"\"",         L"a\\",  L"a\\\\",
                                        L"a\\\"b", L"C:\\a b\\\\", L"\\\\s\\s\\", L"a\tb", L"\u65e5"};
  std::vector<std::wstring> all{L"C:\\Program Files\\x.exe"};
  all.insert(all.end(), words.begin(), words.end());
  CHECK(words_of(command_line_of(all)) == words);
}

TEST_CASE("words of a command line as shells write them") {
  using Words = std::vector<std::wstring>;
  CHECK(words_of(L"iislint").empty());
  CHECK(words_of(L"\"C:\\a b\\iislint.exe\"  a\t\"b c\"  ") == Words{L"a", L"b c"});
  CHECK(words_of(L"x a\\\\b d\"e f\"g h") == Words{L"a\\\\b", L"de fg", L"h"});
  CHECK(words_of(L"x a\\\\\\\"b c d") == Words{L"a\\\"b", L"c", L"d"});
  CHECK(words_of(L"x a\\\\\\\\\"b c\" d e") == Words{L"a\\\\b c", L"d", L"e"});
  CHECK(words_of(L"x \"a\"\"b\" c") == Words{L"a\"b", L"c"});
  CHECK(words_of(L"x \"\"") == Words{L""});
}
