// Writes what the targets begin with: FOLDER/<target>/<number>, made of the files of the tests, the rules and
// docs/settings.md, and the words of the fact table and the JSON Schemas as FOLDER/dictionary.
//
//   write_seeds FOLDER
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "frames.h"
#include "repository.h"
#include "run_choices.h"
#include "schema/catalog/catalog.h"
#include "secret_places.h"
#include "support.h"

using namespace iislint;

namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

constexpr std::size_t kLargest = 6000;  // larger texts take the time that more of them need
constexpr std::size_t kMostTexts = 250;

/// So many of them, evenly.
Texts thinned(const Texts& texts) {
  const std::size_t step = std::max<std::size_t>(1, (texts.size() + kMostTexts - 1) / kMostTexts);
  Texts few;
  for (std::size_t i = 0; i < texts.size(); i += step)
    few.push_back(texts[i]);
  return few;
}

Texts configurations() {
  Texts texts;
  for (const std::string& file : tests::files_below("tests", ".config")) {
    std::string text = tests::in_frame(tests::read_file(file)).text;
    if (text.size() <= kLargest) texts.push_back(std::move(text));
  }
  return thinned(texts);
}

/// What stands between the two, each time.
Texts pieces_between(const std::string& text, std::string_view before, std::string_view behind) {
  Texts pieces;
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
    at += before.size();
    const std::size_t end = text.find(behind, at);
    if (end == std::string::npos) break;
    pieces.push_back(text.substr(at, end - at));
    at = end;
  }
  return pieces;
}

class SeedFolder {
 public:
  explicit SeedFolder(fs::path folder) : folder_(std::move(folder)) {}

  void add(const std::string& target, const std::string& bytes) {
    fs::create_directories(folder_ / target);
    std::ofstream(folder_ / target / std::to_string(++written_), std::ios::binary) << bytes;
  }

 private:
  fs::path folder_;
  std::size_t written_ = 0;
};

std::string utf16_le(const std::string& text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : text)
    bytes += {c, '\0'};
  return bytes;
}

void add_texts(SeedFolder& seeds, const Texts& texts) {
  const std::size_t names = std::size(fuzz::kFileNames), formats = std::size(fuzz::kFormats),
                    profiles = std::size(fuzz::kProfiles), kinds = std::size(fuzz::kKinds);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    seeds.add("decode_scan", i % 8 == 0 ? utf16_le(texts[i]) : texts[i]);
    const std::size_t name = texts[i].find("system.applicationHost") == std::string::npos ? 1 : 0;
    seeds.add("binding", fuzz::composed({name}, {names}, {texts[i]}));
    seeds.add("run", fuzz::composed({name, i, i / 2, i % 5 == 0 ? i / 5 : 0},
                                    {names, formats, profiles, kinds}, {texts[i]}));
  }
}

/// The hole comes between elements, between attributes, or into a value.
void add_secrets(SeedFolder& seeds, const Texts& texts) {
  std::mt19937 random(20240229);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& text = texts[i];
    for (const std::string_view before : {"\" ", ">", "=\""}) {
      const std::size_t at = text.find(before, random() % (text.size() + 1));
      if (at == std::string::npos) continue;
      const std::size_t hole = at + (before == "\" " ? 1 : before.size());
      seeds.add("secrets", fuzz::composed({before == "\" " ? i % 4
                                           : before == ">" ? 6 + i % 2
                                                           : 4 + i % 2,
                                           i % 2, i / 2},
                                          {std::size(fuzz::kSecretTexts), std::size(fuzz::kFileNames),
                                           std::size(fuzz::kProfiles)},
                                          {text.substr(0, hole), text.substr(hole)}));
    }
  }
}

/// The folders of tests/hierarchy, their files in the order server, sites, folders.
void add_hierarchies(SeedFolder& seeds, const Texts& texts) {
  for (const auto& entry : fs::directory_iterator(tests::repository_path("tests/hierarchy"))) {
    if (!entry.is_directory()) continue;
    Texts parts;
    for (const std::string& file :
         tests::files_below("tests/hierarchy/" + entry.path().filename().string(), ".config"))
      parts.push_back(tests::read_file(file));
    for (std::size_t choice = 0; choice < 4; ++choice)
      seeds.add("hierarchy", fuzz::composed({choice, choice / 2, choice}, {2, 2, 4}, parts));
  }
  const auto is_server = [](const std::string& text) { return text.find("<sites>") != std::string::npos; };
  Texts servers, sites;
  std::partition_copy(texts.begin(), texts.end(), std::back_inserter(servers), std::back_inserter(sites),
                      is_server);
  for (std::size_t i = 0; i < std::min(servers.size(), sites.size()); ++i)
    seeds.add("hierarchy", fuzz::composed({i, i / 2 % 2, i / 4}, {2, 2, 4},
                                          {servers[i], sites[i], sites[(i + 1) % sites.size()]}));
}

void add_settings(SeedFolder& seeds) {
  Texts texts =
      pieces_between(tests::read_file(tests::repository_path("docs/settings.md")), "```json\n", "```");
  for (const std::string& file : tests::files_below("tests", ".iislint.json"))
    texts.push_back(tests::read_file(file));
  for (const char* text :
       {R"({"extends": ["base.json"], "exclude": ["**/bin/**"], "profile": "strict", "failOn": "error",
 "rules": {"ftp-*": "off", "xml-syntax": {"severity": "info"}}, "overrides": [{"files": ["site/**"], "rules": {}}]})",
        R"({"hierarchy": {"applicationHost": "applicationHost.config", "folders": {"a": "site"},
 "physicalPaths": {"C:\\inetpub": "site"}}, "suppressions": [{"rule": "invalid-flags", "path": "site/web.config", "reason": "x"}]})"})
    texts.push_back(text);
  for (const std::string& text : texts) {
    for (std::size_t choice = 0; choice < 4; ++choice)
      seeds.add("settings", fuzz::composed({choice, choice / 2}, {2, 2}, {text, R"({"profile": "strict"})"}));
  }
}

/// Sessions of a client as bytes, and texts with the numbers of edits behind them.
void add_sessions(SeedFolder& seeds, const Texts& texts) {
  constexpr const char* kMessages[] = {
      R"("method":"initialized","params":{})",
      R"("method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///w/web.config","languageId":"xml","version":1,"text":"<configuration/>"}})",
      R"("method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///w/web.config","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"text":"x"}]})",
      R"("id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///w/web.config"},"position":{"line":0,"character":3}})",
      R"("id":3,"method":"textDocument/completion","params":{"textDocument":{"uri":"file:///w/web.config"},"position":{"line":0,"character":3}})",
      R"("id":4,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///w/web.config"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[]}})",
      R"("id":5,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///w/web.config"}})",
      R"("id":6,"method":"textDocument/rename","params":{"textDocument":{"uri":"file:///w/web.config"},"position":{"line":0,"character":3},"newName":"x"})",
      R"("id":7,"method":"workspace/diagnostic","params":{"previousResultIds":[]})",
      R"("id":8,"method":"workspace/executeCommand","params":{"command":"iislint.explainRule","arguments":["xml-syntax"]})",
      R"("method":"$/cancelRequest","params":{"id":3})",
      R"("method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"file:///w/.iislint.json","type":2}]})",
      R"("method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///w/web.config"}})",
      R"("id":9,"method":"shutdown")",
      R"("method":"exit")"};
  std::string session;
  for (const char* message : kMessages) {
    const std::string body = std::string(R"({"jsonrpc":"2.0",)") + message + "}";
    const std::string frame = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    session += frame;
    seeds.add("lsp", fuzz::composed({0}, {2}, {frame}));
  }
  seeds.add("lsp", fuzz::composed({0}, {2}, {session}));
  std::mt19937 random(16);
  for (std::size_t i = 0; i < texts.size(); i += 4) {
    std::string edits;
    for (int byte = 0; byte < 40; ++byte)
      edits += static_cast<char>(random() % 256);
    seeds.add("lsp", fuzz::composed({1}, {2}, {texts[i], edits}));
  }
}

/// Samples with rewrite rules, each with URLs that rules of its kind are about.
void add_traces(SeedFolder& seeds, const Texts& texts) {
  const std::string requests =
      R"({"requests": [{"url": "/a?b", "headers": {"A": "b"}, "exists": "none", "expect": {"kind": "serve"}}]})";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].find("<rewrite>") == std::string::npos && texts[i].find("httpRedirect") == std::string::npos)
      continue;
    for (const char* url :
         {"http://www.example.com/a/b.aspx?id=1&x=%20y", "/", "https://example.com:8443/Old/%C3%A4"})
      seeds.add("trace", fuzz::composed({i % 2, i / 2 % 2}, {2, 3}, {texts[i], url}));
    seeds.add("trace", fuzz::composed({i % 2, 2}, {2, 3}, {texts[i], requests}));
  }
}

void add_rules(SeedFolder& seeds) {
  Texts definitions;
  for (const std::string& file : tests::files_below("rules", ".json"))
    definitions.push_back(file);
  definitions = thinned(definitions);
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const std::string page = fs::path(definitions[i]).replace_extension(".md").string();
    seeds.add("rule_definitions",
              fuzz::composed({i, i / 2}, {2, 5}, {tests::read_file(definitions[i]), tests::read_file(page)}));
  }
}

void add_schemas(SeedFolder& seeds) {
  const std::string schema = R"(<configSchema>
  <sectionSchema name="system.webServer/acme/shield">
    <attribute name="enabled" type="bool" defaultValue="True" />
    <attribute name="mode" type="enum" defaultValue="Watch"><enum name="Watch" value="0" /><enum name="Block" value="1" /></attribute>
    <attribute name="parts" type="flags"><flag name="A" value="1" /><flag name="B" value="2" /></attribute>
    <attribute name="wait" type="timeSpan" validationType="timeSpanRange" validationParameter="0,60,1" />
    <attribute name="limit" type="uint" validationType="integerRange" validationParameter="1,5,exclude" />
    <attribute name="pass" type="string" encrypted="true" validationType="nonEmptyString" caseSensitive="true" />
    <element name="inner" allowUnrecognizedAttributes="true"><attribute name="a" type="int64" required="true" /></element>
    <collection addElement="allow,deny" removeElement="remove" clearElement="clear" allowDuplicates="true">
      <attribute name="client" type="string" required="true" isUniqueKey="true" /><method name="m" />
    </collection>
  </sectionSchema>
</configSchema>)";
  const std::string config =
      "<configuration><configSections><sectionGroup name=\"system.webServer\"><sectionGroup "
      "name=\"acme\"><section name=\"shield\" />"
      "</sectionGroup></sectionGroup></configSections><system.webServer><acme><shield enabled=\"x\" "
      "mode=\"Block\" parts=\"A,C\" "
      "wait=\"00:02:00\" limit=\"9\"><inner a=\"1\" /><allow client=\"a\" /><allow client=\"A\" "
      "/></shield></acme></system.webServer></configuration>";
  for (std::size_t choice = 0; choice < 4; ++choice)
    seeds.add("native_schemas",
              fuzz::composed({choice, choice / 2}, {std::size(fuzz::kFormats), std::size(fuzz::kFileNames)},
                             {schema, config}));
  for (const std::string& file : tests::files_below("tests", ".xml"))
    seeds.add("native_schemas",
              fuzz::composed({1, 1}, {std::size(fuzz::kFormats), std::size(fuzz::kFileNames)},
                             {tests::read_file(file)}));
}

// ---- The dictionary
// -------------------------------------------------------------------------------------------------

void add_words(const schema::Catalog& facts, std::set<std::string>& words) {
  for (const schema::AttributeFact& fact : facts.attributes) {
    words.emplace(fact.name);
    for (const schema::Word& word : fact.value->words)
      words.emplace(word.name);
  }
  for (const schema::AttributeFact& fact : facts.common_attributes)
    words.emplace(fact.name);
  for (const schema::ChildFact& child : facts.children)
    words.emplace(child.name);
}

void add_words(const nlohmann::json& schema, std::set<std::string>& words) {
  if (schema.is_object()) {
    for (const auto& [key, value] : schema.items()) {
      if (key == "properties") {
        for (const auto& [name, unused] : value.items())
          words.insert(name);
      }
      if (key == "enum") add_words(value, words);
      add_words(value, words);
    }
  } else if (schema.is_array()) {
    for (const auto& value : schema)
      value.is_string() ? static_cast<void>(words.insert(value.get<std::string>())) : add_words(value, words);
  }
}

void write_dictionary(const fs::path& path) {
  std::set<std::string> words = {"<!--",
                                 "-->",
                                 "<![CDATA[",
                                 "]]>",
                                 "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                                 "<!DOCTYPE",
                                 "&quot;",
                                 "&amp;",
                                 "&#60;",
                                 "&#x0;",
                                 "/>",
                                 "</",
                                 "=\"",
                                 "<location path=\"\">",
                                 "xmlns=\"",
                                 "xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"",
                                 "iislint-disable",
                                 "iislint-disable-next-line",
                                 "Password=",
                                 "[enc:",
                                 "\xEF\xBB\xBF",
                                 "\xFF\xFE",
                                 "%SystemDrive%",
                                 "\n====\n",
                                 "Content-Length: ",
                                 "\r\n\r\n",
                                 "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"",
                                 "textDocument/",
                                 "workspace/",
                                 "\"textDocument\":{\"uri\":\"file:///w/web.config\"}",
                                 "\"position\":{\"line\":0,\"character\":1}",
                                 "\"contentChanges\":[{\"text\":\""};
  add_words(schema::catalog(), words);
  for (const std::string& file : tests::files_below("schema/json", ".json"))
    add_words(nlohmann::json::parse(tests::read_file(file)), words);
  std::ofstream out(path);
  for (const std::string& word : words) {
    out << '"';
    for (const char c : word) {
      char code[8];
      std::snprintf(code, sizeof code, "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      const bool is_plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\';
      out << (is_plain ? std::string(1, c) : std::string(code));
    }
    out << "\"\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: write_seeds FOLDER\n", stderr);
    return 2;
  }
  const fs::path folder = argv[1];
  fs::remove_all(folder);
  fs::create_directories(folder);
  SeedFolder seeds(folder);
  const Texts texts = configurations();
  add_texts(seeds, texts);
  add_secrets(seeds, texts);
  add_hierarchies(seeds, texts);
  add_settings(seeds);
  add_sessions(seeds, texts);
  add_traces(seeds, texts);
  add_rules(seeds);
  add_schemas(seeds);
  write_dictionary(folder / "dictionary");
  return 0;
}
