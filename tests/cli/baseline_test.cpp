// --baseline: what was there before does not count, and stays known when files are written differently.
#include <algorithm>

#include "repository_folder.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kSite =
    "<site name='NAME' id='x'><application path='/'><virtualDirectory path='/' physicalPath='C:\\NAME'/>"
    "</application><bindings><binding protocol='http' bindingInformation='*:80:NAME'/></bindings></site>";

std::string site(const std::string& name) {
  std::string text = kSite;
  for (std::size_t at = text.find("NAME"); at != std::string::npos; at = text.find("NAME", at))
    text.replace(at, 4, name);
  return text;
}

std::string server(const std::vector<std::string>& names) {
  std::string sites;
  for (const std::string& name : names)
    sites += site(name);
  return "<configuration><system.applicationHost><sites>" + sites +
         "</sites></system.applicationHost></configuration>";
}

/// Every tag and every attribute on a line of its own.
std::string on_many_lines(const std::string& text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<') lines += "\r\n  ";
    lines += text[i] == ' ' ? "\r\n      " : std::string(1, text[i]);
  }
  return lines.substr(4);
}

Outcome in(const Folder& folder, std::vector<std::string> words, const std::string& below = "") {
  const CurrentFolder here(below.empty() ? folder.path : folder.path + "/" + below);
  words.insert(words.begin(), {"--format", "text"});
  source::DiskWriter outputs;
  return run(words, source::DiskReader(), outputs);
}

const std::string kFile = "applicationHost.config";

}  // namespace

TEST_CASE("what is in the baseline does not count, and what is new does") {
  const Folder folder;
  folder.write(kFile, server({"a", "b"}));
  CHECK(in(folder, {"."}).status == 1);
  CHECK(in(folder, {"--baseline", "known.json", "."}).status == 2);  // it is not there
  const Outcome written = in(folder, {"--baseline", "known.json", "--write-baseline", "."});
  CHECK(written.status == 0);
  CHECK(has(written.err, "known.json: wrote 2 findings (2 added, 0 removed)"));
  const Outcome known = in(folder, {"--baseline", "known.json", "."});
  CHECK(known.status == 0);
  CHECK(known.err == "");
  CHECK(has(in(folder, {"--baseline", "known.json", "--show-suppressed", "."}).out, "in the baseline"));
  folder.write(kFile, server({"a", "c", "b"}));
  const Outcome fresh = in(folder, {"--baseline", "known.json", "."});
  CHECK(fresh.status == 1);
  CHECK(count(fresh.out, "[invalid-integer]") == 1);
}

TEST_CASE("moved, reordered and formatted anew") {
  const Folder folder;
  folder.write(kFile, server({"a", "b", "c"}));
  in(folder, {"--baseline", "known.json", "--write-baseline", "."});
  for (const std::string& text :
       {on_many_lines(server({"a", "b", "c"})), server({"c", "a", "b"}),
        "<!-- line -->\n\n" + server({"a", "b", "c"}), on_many_lines(server({"b", "c", "a"}))}) {
    folder.write(kFile, text);
    const Outcome known = in(folder, {"--baseline", "known.json", "."});
    CHECK(known.status == 0);
    CHECK(known.err == "");
  }
}

TEST_CASE("it means the same from every folder, for absolute and relative paths, and after a move of all") {
  const Folder folder;
  folder.write("repo/iis/" + kFile, server({"a", "b"}));
  folder.write("repo/sub/readme.txt", "");
  in(folder, {"--baseline", "repo/known.json", "--write-baseline", "repo"});
  CHECK(in(folder, {"--baseline", "repo/known.json", "repo"}).status == 0);
  CHECK(in(folder, {"--baseline", folder.path + "/repo/known.json", folder.path + "/repo/iis/" + kFile})
            .status == 0);
  CHECK(in(folder, {"--baseline", "../known.json", "../iis"}, "repo/sub").status == 0);
  CHECK(in(folder, {"--baseline", "../known.json", kFile}, "repo/iis").status == 0);
  std::filesystem::rename(folder.path + "/repo", folder.path + "/moved");
  CHECK(in(folder, {"--baseline", "moved/known.json", "moved"}).status == 0);
  std::filesystem::rename(folder.path + "/moved/iis", folder.path + "/moved/other");
  CHECK(in(folder, {"--baseline", "moved/known.json", "moved"}).status == 1);
}

TEST_CASE("entries that are gone are told from those that were not looked for, and removed on request") {
  const Folder folder;
  folder.write("a/" + kFile, server({"a", "b"}));
  folder.write("b/" + kFile, server({"a"}));
  in(folder, {"--baseline", "known.json", "--write-baseline", "."});
  folder.write("a/" + kFile, server({"b"}));
  CHECK(in(folder, {"--baseline", "known.json", "b"}).err == "");
  CHECK(in(folder, {"--baseline", "known.json", "--select", "letter-case", "."}).err == "");
  const Outcome gone = in(folder, {"--baseline", "known.json", "."});
  CHECK(gone.status == 0);
  CHECK(gone.err == "iislint: known.json: 1 finding of the baseline is gone; --write-baseline removes it\n");
  std::filesystem::remove_all(folder.path + "/b");
  CHECK(has(in(folder, {"--baseline", "known.json", "."}).err, "2 findings of the baseline are gone"));
  // Of one folder only: what is in the other stays.
  folder.write("c/" + kFile, server({"c"}));
  CHECK(has(in(folder, {"--baseline", "known.json", "--write-baseline", "c"}).err,
            "wrote 3 findings (1 added, 1 removed)"));
  CHECK(has(in(folder, {"--baseline", "known.json", "--write-baseline", "."}).err,
            "wrote 2 findings (0 added, 1 removed)"));
}

TEST_CASE("a baseline hides neither errors nor files that were checked in part") {
  const Folder folder;
  folder.write(kFile, "<configuration><system.web></configuration>");
  CHECK(in(folder, {"--baseline", "known.json", "--write-baseline", "."}).status == 1);
  CHECK(in(folder, {"--baseline", "known.json", "."}).status == 1);
  CHECK(in(folder, {"--baseline", "known.json", "missing.config"}).status == 2);
  folder.write("known.json", "{\"formatVersion\": 2}");
  CHECK(has(in(folder, {"--baseline", "known.json", "."}).err, "known.json:1:19: this is no baseline of"));
  CHECK(in(folder, {"--write-baseline", "."}).status == 2);
  CHECK(in(folder, {"--baseline", "known.json", "--write-baseline", "--since", "HEAD", "."}).status == 2);
}

TEST_CASE("a suppression of the settings that matches nothing is a finding, when all was seen") {
  const std::string unused =
      R"({"rules": ["invalid-enum", "invalid-bool"], "reason": "known", "files": ["a/**"]})";
  const auto said = [&](const std::string& settings, std::vector<std::string> words,
                        const std::string& other) {
    words.insert(words.begin(), {"--format", "text", "--profile", "strict"});
    return run(words, Files{{"x/.iislint.json", settings},
                            {"x/applicationHost.config", kGood},
                            {"x/a/web.config", other},
                            {"x/base.json", R"({"suppressions": [)" + unused + "]}"}});
  };
  const std::string both = R"({"suppressions": [)" + unused + "]}";
  const Outcome seen = said(both, {"x"}, kGood);
  CHECK(seen.status == 1);
  CHECK(has(seen.out, "x/.iislint.json:1:"));
  CHECK(count(seen.out, "[suppression-unused]") == 1);
  CHECK(has(seen.out, "invalid-enum and invalid-bool find nothing in what this suppression covers"));
  CHECK(!has(said(both, {"x/a"}, kGood).out, "[suppression-unused]"));
  CHECK(!has(said(both, {"x/applicationHost.config"}, kGood).out, "[suppression-unused]"));
  CHECK(!has(said(both, {"x", "--select", "letter-case"}, kGood).out, "[suppression-unused]"));
  CHECK(!has(said(both, {"x"}, "<configuration>").out, "[suppression-unused]"));
  CHECK(!has(said(R"({"extends": "base.json"})", {"x"}, kGood).out, "[suppression-unused]"));
}
