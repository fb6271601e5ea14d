// The table of formats, as the command line uses it.
#include "report/formats/formats.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace iislint;
using report::Content;
using Names = std::vector<std::string_view>;

namespace {

constexpr Content kContents[] = {Content::findings,  Content::trace, Content::rule_list,
                                 Content::rule_page, Content::why,   Content::settings};

}  // namespace

TEST_CASE("each content has its formats") {
  CHECK(report::format_names(Content::findings) == Names{"text", "json", "html", "sarif"});
  CHECK(report::format_names(Content::rule_list) == Names{"text", "markdown", "json"});
  CHECK(report::format_names(Content::rule_page) == Names{"text", "markdown", "json"});
  for (const Content content : {Content::trace, Content::why, Content::settings})
    CHECK(report::format_names(content) == Names{"text", "json"});
}

TEST_CASE("whatever shows findings can be made, and is found by its name and by the name of a file") {
  for (const std::string_view name : report::format_names(Content::findings)) {
    const report::Format* format = report::find_format(name, Content::findings);
    REQUIRE(format != nullptr);
    CHECK(format->make({}) != nullptr);
    CHECK(report::format_of_file("out/report" + std::string(format->suffix)) == format);
  }
  CHECK(report::find_format("markdown", Content::findings) == nullptr);
  CHECK(report::find_format("auto", Content::findings) == nullptr);
  CHECK(report::format_of_file("report.md") == nullptr);
  CHECK(report::format_of_file("json") == nullptr);
}

TEST_CASE("auto is a format that the content has, text on a terminal, and a choice stands") {
  for (const Content content : kContents) {
    for (const bool is_terminal : {false, true}) {
      const std::string_view name = report::format_in_use("auto", content, is_terminal);
      CHECK(report::find_format(name, content) != nullptr);
      if (is_terminal) CHECK(name == "text");
    }
    CHECK(report::format_in_use("markdown", content, true) == "markdown");
  }
  CHECK(report::format_in_use("auto", Content::findings, false) == "json");
  CHECK(report::format_in_use("auto", Content::rule_page, false) == "text");
}
