// Comments of a file: which entries they make, what each covers, and how each is taken out again.
#include "engine/suppression/inline_suppressions.h"

#include <doctest/doctest.h>

#include "engine/files/parsed_file.h"
#include "source/decode.h"

using namespace iislint;

namespace {

struct Read {
  engine::ParsedFile parsed;
  engine::InlineSuppressions comments;

  std::string text(const source::Span& span) const { return std::string(parsed.source->text(span)); }

  /// Each as "RULE of COVERED"; of an element its start tag only.
  std::vector<std::string> entries() const {
    std::vector<std::string> result;
    for (const engine::InlineSuppression& one : comments.all) {
      const std::string covered = text(one.covered);
      CHECK(text(one.name) == one.rule->id);
      result.push_back(std::string(one.rule->id) + " of " + covered.substr(0, covered.find('>') + 1));
    }
    return result;
  }

  /// The text without that entry.
  std::string without(std::size_t entry) const {
    std::string result(parsed.source->text());
    const diag::Fix fix = comments.all.at(entry).removal();
    REQUIRE(fix.edits.size() == 1);
    const source::Span& gone = fix.edits.front().span;
    return result.replace(gone.begin, gone.size(), fix.edits.front().new_text);
  }

  /// Of each malformed comment the place that it is blamed for.
  std::vector<std::string> blamed() const {
    std::vector<std::string> result;
    for (const diag::Diagnostic& finding : comments.malformed)
      result.push_back(text(finding.span));
    return result;
  }
};

Read read(const std::string& text) {
  schema::SecretNames names(schema::catalog());
  auto source = std::make_shared<const source::SourceFile>("applicationHost.config", source::decode(text));
  engine::ParsedFile parsed = engine::parse_file(source, 0, {}, names);
  engine::InlineSuppressions comments = engine::inline_suppressions(parsed, rules::RuleSet::builtin());
  return {std::move(parsed), std::move(comments)};
}

std::string comment(const std::string& rules, const std::string& keyword = "iislint-ignore") {
  return "<!-- " + keyword + " " + rules + ": accepted -->";
}

std::string sites(const std::string& content) {
  return "<configuration><system.applicationHost><sites>" + content +
         "</sites></system.applicationHost></configuration>";
}

const std::string kSite = "<site name='a' id='1'></site>";
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("several comments before one element all cover it") {
  const Read file = read(sites(comment("letter-case") + "\n" + comment("invalid-bool, empty-value") +
                               "<!-- something else -->" + comment("invalid-enum") + kSite +
                               comment("letter-case") + "<site name='b' id='2'/>"));
  CHECK(file.entries() ==
        Lines{"letter-case of <site name='a' id='1'>", "invalid-bool of <site name='a' id='1'>",
              "empty-value of <site name='a' id='1'>", "invalid-enum of <site name='a' id='1'>",
              "letter-case of <site name='b' id='2'/>"});
  CHECK(file.comments.malformed.empty());
  CHECK(file.text(file.comments.all[0].covered) == kSite);
  const std::string path = "system.applicationHost/sites/site[@name='a']";
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(file.comments.all[i].element->config_path == path);
    CHECK(file.comments.all[i].element->site == "a");
  }
  CHECK(file.comments.all[4].element->config_path == "system.applicationHost/sites/site[@name='b']");
  CHECK(file.comments.all[4].element->site == "b");
}

TEST_CASE("a comment below another covers the element behind it, and the outer one its own") {
  const Read file = read(sites(comment("letter-case") + "<site name='a' id='1'>" + comment("invalid-bool") +
                               "<bindings/></site>"));
  CHECK(file.entries() == Lines{"letter-case of <site name='a' id='1'>", "invalid-bool of <bindings/>"});
  CHECK(file.comments.all[1].element->config_path == "system.applicationHost/sites/site[@name='a']/bindings");
  CHECK(file.comments.all[1].element->site == "a");
}

TEST_CASE("a comment without an element behind it covers nothing, whatever came before") {
  for (const std::string& behind :
       {"<site name='a' id='1'>" + comment("letter-case") + "</site>", kSite + comment("letter-case"),
        kSite + comment("letter-case") + "text"}) {
    CAPTURE(behind);
    const Read file = read(sites(comment("invalid-bool") + behind));
    CHECK(file.entries() == Lines{"invalid-bool of <site name='a' id='1'>"});
    REQUIRE(file.blamed() == Lines{"iislint-ignore"});
    CHECK(file.comments.malformed[0].message.starts_with("no element follows this comment"));
    CHECK(file.comments.malformed[0].fixes.empty());
  }
  const Read inside = read(sites("<site name='a' id='1'>" + comment("letter-case") + "</site>"));
  REQUIRE(inside.comments.malformed.size() == 1);
  CHECK(inside.comments.malformed[0].config_path == "system.applicationHost/sites/site[@name='a']");
  CHECK(read(comment("letter-case")).comments.malformed.front().config_path.empty());
}

TEST_CASE("a comment for the file stands before its elements") {
  const std::string whole = comment("letter-case", "iislint-ignore-file");
  for (const std::string& text :
       {whole + sites(kSite), "<configuration>" + whole + "<system.webServer/></configuration>",
        "<configuration>" + whole + "</configuration>",
        "<configuration>" + comment("invalid-bool") + whole + "<system.webServer/></configuration>"}) {
    CAPTURE(text);
    const Read file = read(text);
    CHECK(file.comments.malformed.empty());
    REQUIRE(!file.comments.all.empty());
    const engine::InlineSuppression& last = file.comments.all.back();
    CHECK(file.text(last.covered) == text);
    CHECK(last.element->site.empty());
    CHECK(last.element->config_path.empty());
  }
  for (const std::string& text :
       {sites(kSite) + whole, sites(whole + kSite), sites(kSite + whole),
        "<configuration><system.webServer/>" + whole + "</configuration>",
        "<configuration>" + comment("invalid-bool") + "<system.webServer/>" + whole + "</configuration>"}) {
    CAPTURE(text);
    const Read file = read(text);
    for (const engine::InlineSuppression& one : file.comments.all)
      CHECK(one.rule->id == "invalid-bool");
    REQUIRE(file.blamed() == Lines{"iislint-ignore-file"});
    const diag::Diagnostic& finding = file.comments.malformed[0];
    CHECK(finding.message.starts_with("a comment for the whole file must come before the root element"));
    REQUIRE(finding.fixes.size() == 1);
    CHECK(finding.fixes[0].edits.at(0).new_text == "iislint-ignore");
  }
}

TEST_CASE("a comment for the file between two for one element leaves them what they cover") {
  const Read file =
      read("<configuration>" + comment("letter-case") + comment("empty-value", "iislint-ignore-file") +
           comment("invalid-bool") + "<system.webServer/></configuration>");
  REQUIRE(file.comments.all.size() == 3);
  CHECK(file.text(file.comments.all[0].covered) == "<system.webServer/>");
  CHECK(file.text(file.comments.all[1].covered) == file.parsed.source->text());
  CHECK(file.text(file.comments.all[2].covered) == "<system.webServer/>");
  CHECK(file.comments.all[0].element->config_path == "system.webServer");
  CHECK(file.comments.all[2].element->config_path == "system.webServer");
}

TEST_CASE("one rule of a comment is taken out with one comma, the only one with its comment") {
  const Read file = read(
      "<!-- iislint-ignore letter-case ,invalid-bool, empty-value until 2027-01-31: accepted -->"
      "<configuration/>");
  REQUIRE(file.comments.all.size() == 3);
  const std::string rest = " until 2027-01-31: accepted --><configuration/>";
  CHECK(file.without(0) == "<!-- iislint-ignore invalid-bool, empty-value" + rest);
  CHECK(file.without(1) == "<!-- iislint-ignore letter-case ,empty-value" + rest);
  CHECK(file.without(2) == "<!-- iislint-ignore letter-case ,invalid-bool" + rest);
  for (const engine::InlineSuppression& one : file.comments.all) {
    CHECK(file.text(one.date) == "2027-01-31");
    CHECK(one.until == base::date_from("2027-01-31"));
    CHECK(one.shown->until == "2027-01-31");
    CHECK(file.text(one.shown->comment.value()).ends_with("accepted -->"));
  }
  const Read single = read(comment("letter-case") + "<configuration/>");
  CHECK(single.without(0) == "<configuration/>");
  CHECK(single.comments.all[0].date.empty());
  CHECK(!single.comments.all[0].until);
  CHECK(single.comments.all[0].shown->until.empty());
}

TEST_CASE("the reason is shown on one line, without secrets") {
  const auto reason_of = [](const std::string& reason) {
    const Read file = read("<!-- iislint-ignore letter-case:" + reason + "--><configuration/>");
    REQUIRE(file.comments.all.size() == 1);
    return file.comments.all[0].shown->reason;
  };
  CHECK(reason_of("\n  an old\r\n\ttool  writes it \n") == "an old tool writes it");
  CHECK(reason_of("  known  since  password=test-only ") == "known since password=***");
}

TEST_CASE("of the rules of a comment those count that exist and can be suppressed") {
  const Read file = read(comment("letter-csae, invalid-bool, xml-syntax, invalid-*") + "<configuration/>");
  CHECK(file.entries() == Lines{"invalid-bool of <configuration/>"});
  REQUIRE(file.blamed() == Lines{"letter-csae", "xml-syntax", "invalid-*"});
  const auto& malformed = file.comments.malformed;
  CHECK(malformed[0].message == "there is no rule 'letter-csae'; did you mean 'letter-case'?");
  CHECK(malformed[0].expected == "letter-case");
  REQUIRE(malformed[0].fixes.size() == 1);
  CHECK(malformed[0].fixes[0].edits.at(0).new_text == "letter-case");
  CHECK(malformed[1].message == "xml-syntax cannot be suppressed by a comment");
  CHECK(malformed[2].fixes.empty());
  CHECK(malformed[2].actual == "invalid-*");
}

TEST_CASE("words that are too long for a message are not repeated") {
  const auto said = [](std::size_t length) {
    return read(comment(std::string(length, 'x')) + "<configuration/>").comments.malformed.at(0).message;
  };
  CHECK(said(10) == "there is no rule 'xxxxxxxxxx'");
  CHECK(said(5000) == "there is no rule this");
}

TEST_CASE("a mistake in a comment is shown at the words that hold it") {
  struct {
    std::string text, blamed, message;
  } const cases[] = {
      {"iislint-ignore-fiel letter-case: x", "iislint-ignore-fiel",
       "'iislint-ignore-fiel' is not a keyword of iislint; did you mean 'iislint-ignore-file'?"},
      {"iislint-off letter-case: x", "iislint-off", "'iislint-off' is not a keyword of iislint"},
      {"iislint-ignore : x", "iislint-ignore", "this comment names no rule, so it suppresses nothing"},
      {"iislint-ignore letter-case", "iislint-ignore",
       "this comment gives no reason, so it suppresses nothing"},
      {"iislint-ignore letter-case invalid-bool: x", "invalid-bool", "'invalid-bool' is not allowed here"},
      {"iislint-ignore letter-case until: x", "until", "no date follows 'until', so this comment"},
      {"iislint-ignore letter-case until 2027-02-30: x", "2027-02-30",
       "'2027-02-30' is not a valid date, so this"},
      {"iislint-ignore letter-case: x until 2027-01-31", "until 2027-01-31",
       "the last day belongs before the colon"}};
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const Read file = read("<!-- " + expected.text + " --><configuration/>");
    CHECK(file.comments.all.empty());
    REQUIRE(file.blamed() == Lines{expected.blamed});
    CHECK(file.comments.malformed[0].message.starts_with(expected.message));
  }
}
