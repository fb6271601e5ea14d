// Names of files as hooks and scripts hand them over: none of them becomes an option.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::vector<std::string> kNames = {"-h/web.config", "--config=evil/web.config",
                                         "--output=json=x/web.config", "--version", "-"};

Files files_named_like_options() {
  Files files{{"good/web.config", kGood}, {"evil/web.config", "{\"failOn\":\"never\"}"}};
  for (const std::string& name : kNames)
    files[name] = kBad;
  return files;
}

}  // namespace

TEST_CASE("a file that looks like an option is refused, or checked behind --") {
  for (const std::string& name : kNames) {
    if (name == "-") continue;
    const Outcome refused = run({"check", name, "good/web.config"}, files_named_like_options());
    CHECK(refused.status == 2);
    CHECK(refused.out == "");
    CHECK(has(refused.err,
              "'" + name + "' is a file and looks like an option: put -- before the names of files"));
    source::MemoryWriter outputs;
    const Outcome checked = run({"check", "--format", "text", "--kind", "web", "--", "good/web.config", name},
                                source::MemoryReader(files_named_like_options()), outputs);
    CHECK(checked.status == 1);
    CHECK(has("\n" + checked.out, "\n" + name + ":1:"));
    CHECK(outputs.files().empty());
  }
  CHECK(run({"-h"}, files_named_like_options()).status == 0);
}

TEST_CASE("names from a file or from standard input are names, whatever they look like") {
  std::string list;
  for (const std::string& name : kNames)
    list += name + '\0';
  Files files = files_named_like_options();
  files["list"] = list;
  const Outcome from_input = run({"--files-from", "-", "--format", "text", "--kind", "web"}, files, list);
  const Outcome from_file = run({"--files-from=list", "--format", "text", "--kind", "web"}, files);
  for (const Outcome* outcome : {&from_input, &from_file}) {
    CHECK(outcome->status == 1);
    for (const std::string& name : kNames)
      CHECK(has("\n" + outcome->out, "\n" + name + ":1:"));
    CHECK(has(outcome->out, "in 5 files"));
    CHECK(outcome->err == "");
  }
}

TEST_CASE("a list of names: none, one without an end, one that is missing, one beside paths") {
  const Files files{
      {"web.config", kBad}, {"other/web.config", kGood}, {"list", "other/web.config"}, {"bad", kGood}};
  const Outcome none = run({"--files-from", "-", "--format", "text"}, files, "");
  CHECK(none.status == 0);  // not the folder
  CHECK(none.out == "no configuration files found\n");
  CHECK(none.err == "");
  CHECK(has(run({"--files-from", "list", "--format", "text"}, files).out, "no findings in 1 file\n"));
  CHECK(has(run({"--files-from", "list", "web.config", "--format", "text"}, files).out, " in 2 files\n"));
  CHECK(run({"--files-from", "missing"}, files).status == 2);
  CHECK(has(run({"--files-from", "missing"}, files).err, "missing: cannot read"));
  CHECK(run({"--files-from", "-", "-"}, files).status == 2);
  CHECK(run({"--files-from", "bad"}, files).status == 2);  // a file with that name
}
