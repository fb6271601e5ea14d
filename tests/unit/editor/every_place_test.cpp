// At every place of every file: answers that fit the text, no secrets, and in time.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <set>

#include "editor/code_lens.h"
#include "editor/completion.h"
#include "editor/folding.h"
#include "editor/hover.h"
#include "editor/inlay_hints.h"
#include "editor/links.h"
#include "editor/marks.h"
#include "editor/navigation.h"
#include "editor/outline.h"
#include "editor/rename.h"
#include "marked_text.h"
#include "repository.h"
#include "schema/catalog/catalog.h"

using namespace iislint;
using tests::MarkedProject;

namespace {

/// Whether the schema itself says so: that is no secret, though it stands where one may.
bool is_default(const std::string& value) {
  const auto& facts = schema::catalog().attributes;
  return std::any_of(facts.begin(), facts.end(),
                     [&](const schema::AttributeFact& fact) { return fact.default_value == value; });
}

/// Asks everything of one file, and looks at what comes.
class Asker {
 public:
  /// `secret` is looked for instead of what the file says is one: in a broken text any word may be.
  Asker(MarkedProject& project, const std::string& path, const std::string& secret = {})
      : project_(*project), path_(path) {
    editor::hover(project_, path, 0);
    const auto id = project_.files().find(path);
    REQUIRE(id.has_value());
    id_ = *id;
    const engine::ParsedFile* parsed = project_.files().kept(id_);
    REQUIRE(parsed != nullptr);
    text_ = std::string(parsed->document.text());
    if (!secret.empty()) {
      secrets_.insert(secret);
      return;
    }
    constexpr std::size_t kShortest = 8;  // shorter ones are words that stand elsewhere, too
    for (const source::Span& span : parsed->secrets) {
      const std::string value = text_.substr(span.begin, span.size());
      if (value.size() >= kShortest && !is_default(value)) secrets_.insert(value);
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

  void ask_at(std::uint32_t offset) {
    if (const auto hover = editor::hover(project_, path_, offset)) {
      fits(hover->range);
      check(hover->range.begin <= offset && offset <= hover->range.end, "the range of the hover", offset);
      is_clean(hover->markdown, offset);
    }
    for (const editor::CompletionItem& item : editor::complete(project_, path_, offset).items) {
      fits(item.replaced);
      check(item.replaced.begin <= offset && offset <= item.replaced.end, "what an item replaces", offset);
      for (const std::string* text :
           {&item.label, &item.detail, &item.documentation, &item.text, &item.snippet})
        is_clean(*text, offset);
    }
    const editor::Definition found = editor::definition(project_, path_, offset);
    fits(found.origin);
    for (const editor::Target& target : found.targets) {
      fits(target.full);
      check(target.full.contains(target.selected), "a target", offset);
    }
    for (const source::Span& span : editor::references(project_, path_, offset, true))
      fits(span);
    ask_marks(offset);
    if (const auto renamed = editor::renameable_at(project_, path_, offset)) is_clean(renamed->name, offset);
  }

  void ask_whole() {
    look_at(editor::outline(project_, path_));
    for (const editor::Fold& fold : editor::folds(project_, path_))
      fits(fold.range);
    for (const editor::Link& link : editor::links(project_, path_))
      fits(link.range);
    for (const editor::InlayHint& hint : editor::inlay_hints(project_, path_, 0, size(), {true})) {
      fits(hint.place);
      is_clean(hint.label + hint.tooltip, hint.place.begin);
    }
    for (const editor::CodeLens& lens : editor::code_lenses(project_, path_)) {
      fits(lens.range);
      is_clean(lens.title, lens.range.begin);
    }
  }

  std::string problem;  ///< the first; empty when there is none

 private:
  void ask_marks(std::uint32_t offset) {
    for (const editor::Highlight& each : editor::highlights(project_, path_, offset))
      fits(each.span);
    const auto linked = editor::linked_names(project_, path_, offset);
    const bool is_pair = linked.size() == 2 && text_.substr(linked[0].begin, linked[0].size()) ==
                                                   text_.substr(linked[1].begin, linked[1].size());
    check(linked.empty() || is_pair, "two names of a tag", offset);
    const auto selections = editor::selections(project_, path_, offset);
    for (std::size_t i = 0; i < selections.size(); ++i) {
      fits(selections[i]);
      check(selections[i].begin <= offset && offset <= selections[i].end, "a selection", offset);
      check(i == 0 || (selections[i].contains(selections[i - 1]) &&
                       selections[i].size() > selections[i - 1].size()),
            "a selection inside another", offset);
    }
  }

  void check(bool is_good, const std::string& what, std::uint32_t offset) {
    if (!is_good && problem.empty()) problem = what + " at " + std::to_string(offset);
  }

  void fits(const source::Span& span) {
    const std::size_t size = project_.sources().file(span).text().size();
    check(span.begin <= span.end && span.end <= size, "a span beyond its text", span.begin);
  }

  void is_clean(const std::string& text, std::uint32_t offset) {
    for (const std::string& secret : secrets_)
      check(text.find(secret) == std::string::npos, "the secret " + secret + " in " + text, offset);
  }

  void look_at(const std::vector<editor::Symbol>& symbols) {
    for (const editor::Symbol& symbol : symbols) {
      fits(symbol.full);
      check(symbol.full.contains(symbol.selected), "a symbol", symbol.full.begin);
      is_clean(symbol.name + symbol.detail, symbol.full.begin);
      look_at(symbol.children);
    }
  }

  engine::Project& project_;
  const std::string path_;
  source::FileId id_ = 0;
  std::string text_;
  std::set<std::string> secrets_;
};

void ask_everywhere(const tests::Files& files, std::uint32_t step) {
  for (const auto& [path, text] : files) {
    if (!path.ends_with(".config")) continue;
    CAPTURE(path);
    MarkedProject project(files, {path});
    Asker asker(project, path);
    asker.ask_whole();
    for (std::uint32_t offset = 0; offset <= asker.size(); offset += step)
      asker.ask_at(offset);
    CHECK(asker.problem == "");
  }
}

/// The texts of a folder of the repository, below "root".
tests::Files files_of(const std::string& folder) {
  const std::string root = tests::repository_path(folder);
  tests::Files files;
  for (const char* ending : {".config", ".json"}) {
    for (const std::string& file : tests::files_below(folder, ending))
      files["root/" + file.substr(root.size() + 1)] = tests::read_file(file);
  }
  return files;
}

const std::string kSecret = "test-only-value";

/// The demo with a pool whose account has a password.
std::string demo_with_secret() {
  std::string text = tests::read_file(tests::repository_path("tests/demo/applicationHost.config"));
  const std::string pool = "<add name=\"DefaultAppPool\" />";
  const std::size_t at = text.find(pool);
  REQUIRE(at != std::string::npos);
  return text.replace(
      at, pool.size(),
      "<add name=\"DefaultAppPool\"><processModel userName=\"u\" password=\"" + kSecret + "\" /></add>");
}

/// A server with that many sites, each with what sites have.
std::string large_server(int sites) {
  std::string text =
      "<configuration><system.applicationHost><applicationPools><add name=\"p\"/></applicationPools><sites>"
      "<siteDefaults><limits connectionTimeout=\"00:01:00\"/></siteDefaults>";
  for (int i = 0; i < sites; ++i) {
    const std::string number = std::to_string(i);
    text +=
        "\n<site name=\"s" + number + "\" id=\"" + number +
        "\"><application path=\"/\" applicationPool=\"p\"><virtualDirectory path=\"/\" physicalPath=\"C:\\s" +
        number + "\"/></application><bindings><binding protocol=\"http\" bindingInformation=\"*:80:h" +
        number + "\"/></bindings></site>";
  }
  return text + "\n<site name=\"last\" i|></sites></system.applicationHost></configuration>";
}

/// Seconds that some questions at the end of the file take.
double time_of(int sites) {
  MarkedProject project(large_server(sites), "applicationHost.config");
  editor::complete(*project, project.path(), project.offset());
  const std::clock_t before = std::clock();
  for (int i = 0; i < 5; ++i) {
    editor::complete(*project, project.path(), project.offset() - 3);
    editor::complete(*project, project.path(), project.offset());
    editor::hover(*project, project.path(), project.offset());
    editor::definition(*project, project.path(), project.offset());
    editor::folds(*project, project.path());
    editor::outline(*project, project.path());
  }
  editor::code_lenses(*project, project.path());
  return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("every place of the demo and of whole servers has an answer that fits") {
  ask_everywhere(files_of("tests/demo"), 3);
  for (const char* folder : {"whole-server", "content-elsewhere", "locations-of-one-file", "not-inherited"})
    ask_everywhere(files_of(std::string("tests/hierarchy/") + folder), 11);
}

TEST_CASE("every place of samples of rules has an answer that fits") {
  const std::vector<std::string> samples = tests::files_below("tests/rules", ".config");
  for (std::size_t i = 0; i < samples.size(); i += 29) {
    const bool is_host = tests::read_file(samples[i]).find("<system.applicationHost") != std::string::npos;
    ask_everywhere(
        {{is_host ? "root/applicationHost.config" : "root/web.config", tests::read_file(samples[i])}}, 17);
  }
}

TEST_CASE("a text that ends anywhere has answers") {
  const std::string text = demo_with_secret();
  const std::string path = "root/applicationHost.config";
  MarkedProject project(tests::Files{{path, text}}, {path});
  for (std::size_t size = 0; size < text.size(); size += 37) {
    (*project).update(path, text.substr(0, size));
    Asker asker(project, path, kSecret);
    asker.ask_whole();
    asker.ask_at(asker.size());
    CAPTURE(size);
    CHECK(asker.problem == "");
  }
}

TEST_CASE("a text with any mistakes has answers") {
  const std::string text = demo_with_secret();
  const std::string path = "root/applicationHost.config";
  MarkedProject project(tests::Files{{path, text}}, {path});
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  const std::vector<std::string> pieces = {"<",    ">",  "\"",  "'",  "/",    "&",
                                           "=",    "{",  "}",   "--", "<!--", "\xF0\x9F\x94\x92",
                                           "\r\n", "</", "<a ", " b"};
  for (int round = 0; round < 150; ++round) {
    std::string broken = text;
    std::uint32_t last = 0;
    for (int i = 0; i < 3; ++i) {
      last = below(broken.size());
      broken.replace(last, below(4), pieces[below(pieces.size())]);
    }
    const auto secret = static_cast<std::uint32_t>(std::min(broken.find("password"), broken.size()));
    (*project).update(path, broken);
    Asker asker(project, path, kSecret);
    asker.ask_whole();
    for (const std::uint32_t offset :
         {last, last + 1, last + 4, secret - 3, secret + 3, below(broken.size())})
      asker.ask_at(std::min(offset, asker.size()));
    CAPTURE(round);
    CHECK(asker.problem == "");
  }
}

TEST_CASE("answers take as long as the text, not its square") {
  const double small = time_of(500), large = time_of(4000);
  CAPTURE(small);
  CAPTURE(large);
  CHECK(large < 24 * small + 0.2);
}
