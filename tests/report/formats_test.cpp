// The table of formats, as the command line uses it.
#include "report/formats/formats.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace iislint;
using report::Content;
using Names = std::vector<std::string_view>;

TEST_CASE("each content has its formats") {
  const Names findings = report::format_names(Content::findings);
  for (const char* name : {"text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit",
                           "checkstyle", "rdjson", "azure", "teamcity", "msvs", "markdown", "html"})
    CHECK(std::count(findings.begin(), findings.end(), name) == 1);
  CHECK(report::format_names(Content::rule_list) == Names{"text", "json", "markdown"});
  CHECK(report::format_names(Content::rule_page) == Names{"text", "json", "markdown"});
  for (const Content content : {Content::trace, Content::why, Content::settings})
    CHECK(report::format_names(content) == Names{"text", "json"});
}

TEST_CASE("whatever shows findings can be made, and is found by its name and by the name of a file") {
  for (const std::string_view name : report::format_names(Content::findings)) {
    const report::Format* format = report::find_format(name, Content::findings);
    REQUIRE(format != nullptr);
    CHECK(format->make({}) != nullptr);
    if (!format->suffix.empty())
      CHECK(report::format_of_file("out/report" + std::string(format->suffix)) == format);
  }
  CHECK(report::find_format("auto", Content::findings) == nullptr);
  CHECK(report::find_format("junit", Content::trace) == nullptr);
  CHECK(report::format_of_file("report.xml") == nullptr);
  CHECK(report::format_of_file("json") == nullptr);
}

TEST_CASE("auto is text, and a choice stands") {
  CHECK(report::format_in_use("auto") == "text");
  CHECK(report::format_in_use("markdown") == "markdown");
}

TEST_CASE("a wrong name is met with the nearest, and with all there are") {
  CHECK(!report::check_format("auto", Content::why));
  CHECK(!report::check_format("json", Content::why));
  CHECK(!report::check_format("junit"));
  CHECK(report::check_format("jnuit", Content::findings)
            .value_or("")
            .starts_with(
                "there is no format 'jnuit' (did you mean 'junit'?); available formats are auto, text"));
  CHECK(report::check_format("junit", Content::why, " for why") ==
        "there is no format 'junit' for why; available formats are auto, text and json");
}
