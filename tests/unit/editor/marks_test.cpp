// What belongs to the place of the cursor: occurrences, tags, and what can be selected.
#include "editor/marks.h"

#include <doctest/doctest.h>

#include "marked_text.h"

using namespace iislint;
using tests::MarkedProject;

namespace {

/// "3:9 a!" for each: '!' where it gets its name, '?' for a reference.
std::string highlighted(const std::string& text) {
  MarkedProject project(text, "applicationHost.config");
  std::string all;
  for (const editor::Highlight& each : editor::highlights(*project, project.path(), project.offset())) {
    const std::string shown = project.shown(each.span);
    all += (all.empty() ? "" : " | ") + shown.substr(shown.find(':') + 1) +
           (each.kind == editor::HighlightKind::write  ? "!"
            : each.kind == editor::HighlightKind::read ? "?"
                                                       : "");
  }
  return all;
}

std::string linked(const std::string& text) {
  MarkedProject project(text);
  std::string all;
  for (const source::Span& each : editor::linked_names(*project, project.path(), project.offset())) {
    const std::string shown = project.shown(each);
    all += (all.empty() ? "" : " | ") + shown.substr(shown.find(':') + 1);
  }
  return all;
}

std::string selected(const std::string& text) {
  MarkedProject project(text);
  std::string all;
  for (const source::Span& each : editor::selections(*project, project.path(), project.offset()))
    all += "[" + project.text(each) + "]\n";
  return all;
}

}  // namespace

TEST_CASE("the occurrences of a name in the file are highlighted, by what they mean") {
  const auto server = [](const std::string& declared, const std::string& used) {
    return "<configuration><system.applicationHost><applicationPools>\n<add name=\"" + declared +
           "\"/><add name=\"Other\"/></applicationPools><sites><site name=\"Shop\" id=\"1\">\n"
           "<application path=\"/\" applicationPool=\"" +
           used + "\"/></site></sites></system.applicationHost></configuration>";
  };
  const std::string both = "2:12 Shop! | 3:40 shop?";
  CHECK(highlighted(server("Sh|op", "shop")) == both);
  CHECK(highlighted(server("Shop", "shop|")) == both);
}

TEST_CASE("the names of a tag are highlighted together, and one alone where there is no other") {
  CHECK(highlighted("<configuration>\n<system.web|Server>\n</system.webServer></configuration>") ==
        "2:2 system.webServer | 3:3 system.webServer");
  CHECK(highlighted("<configuration>\n<system.webServer>\n</system.webServer|></configuration>") ==
        "2:2 system.webServer | 3:3 system.webServer");
  CHECK(highlighted("<configuration>\n<as|p/></configuration>") == "2:2 asp");
  CHECK(highlighted("<configuration>\n<asp x|=\"1\"/></configuration>") == "");
}

TEST_CASE("the names of start and end tag are edited together while they are the same") {
  CHECK(linked("<configuration>\n<a|sp></asp></configuration>") == "2:2 asp | 2:8 asp");
  CHECK(linked("<configuration>\n<asp></|asp></configuration>") == "2:2 asp | 2:8 asp");
  CHECK(linked("<configuration>\n<asp>\n<x/></as|p ></configuration>") == "2:2 asp | 3:7 asp");
  for (const char* text :
       {"<configuration><as|p/></configuration>", "<configuration><as|p></configuration>",
        "<configuration><as|p></aspx></configuration>", "<configuration><aspx></as|p></configuration>",
        "<configuration><asp |></asp></configuration>", "<configuration></as|p></configuration>", "<|", "</|",
        "|"}) {
    CAPTURE(text);
    CHECK(linked(text) == "");
  }
}

TEST_CASE("a selection grows from the value to the text") {
  CHECK(selected("<a>\n<b c=\"d|d\" e='f'><g/></b>\n</a>") ==
        "[dd]\n[\"dd\"]\n[c=\"dd\"]\n[<b c=\"dd\" e='f'>]\n[<b c=\"dd\" e='f'><g/></b>]\n"
        "[\n<b c=\"dd\" e='f'><g/></b>\n]\n[<a>\n<b c=\"dd\" e='f'><g/></b>\n</a>]\n");
  CHECK(selected("<a><b c|='1'/></a>") == "[c]\n[c='1']\n[<b c='1'/>]\n[<a><b c='1'/></a>]\n");
  CHECK(selected("<a><b>t</b|></a>") == "[b]\n[</b>]\n[<b>t</b>]\n[<a><b>t</b></a>]\n");
  CHECK(selected("<a><b>te|xt</b></a>") == "[text]\n[<b>text</b>]\n[<a><b>text</b></a>]\n");
  CHECK(selected("<a><!-- x| --></a>") == "[<!-- x -->]\n[<a><!-- x --></a>]\n");
  CHECK(selected("<a> | </a>") == "[  ]\n[<a>  </a>]\n");
  CHECK(selected("<a><b c=\"d|") == "[d]\n[\"d]\n[c=\"d]\n[<b c=\"d]\n[<a><b c=\"d]\n");
  CHECK(selected("|") == "");
}
