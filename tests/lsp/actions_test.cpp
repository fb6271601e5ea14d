// What an editor offers to do about findings, and what it runs by name.
#include <doctest/doctest.h>

#include <algorithm>

#include "client.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const char* const kLiterals =
    "{'textDocument':{'codeAction':{'codeActionLiteralSupport':{'codeActionKind':{'valueSet':['quickfix']}},"
    "'isPreferredSupport':true}},'workspace':{'workspaceEdit':{'documentChanges':true}},"
    "'window':{'showDocument':{'support':true}}}";

const std::string kTwice =
    "<configuration>\n  <system.webServer>\n    <httpErrors errorMode=\"custom\" existingResponse=\"auto\" "
    "/>\n"
    "  </system.webServer>\n</configuration>\n";

std::string at(const std::string& path, const std::string& range, const std::string& only = "") {
  std::string numbers = range;
  std::replace(numbers.begin(), numbers.end(), '-', ':');
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin != std::string::npos;) {
    const std::size_t end = numbers.find(':', begin);
    parts.push_back(numbers.substr(begin, end - begin));
    begin = end == std::string::npos ? end : end + 1;
  }
  return "{'textDocument':{'uri':'" + uri(path) + "'},'range':{'start':{'line':" + parts[0] +
         ",'character':" + parts[1] + "},'end':{'line':" + parts[2] + ",'character':" + parts[3] +
         "}},'context':{'diagnostics':[]" + (only.empty() ? "" : ",'only':['" + only + "']") + "}}";
}

const Json* titled(const Json& answer, const std::string& title) {
  for (const Json& each : member(answer, "result").items) {
    if (member(each, "title").string.find(title) != std::string::npos) return &each;
  }
  return nullptr;
}

/// The text after the edits of an action, which are all of the document.
std::string applied(const Json& action, const std::string& text) {
  lsp::Document document("x", "/x", 1, text, std::nullopt);
  std::vector<const Json*> edits;
  for (const Json& each : member(action, "edit/documentChanges/0/edits").items)
    edits.push_back(&each);
  for (auto each = edits.rbegin(); each != edits.rend(); ++each)
    document.replace(*lsp::range_in(&member(**each, "range")), member(**each, "newText").string,
                     lsp::PositionEncoding::utf16);
  return std::string(document.text());
}

std::string command(const std::string& name, const std::string& arguments) {
  return "{'command':'" + name + "','arguments':[" + arguments + "]}";
}

}  // namespace

TEST_CASE("each fix of a finding is offered where it is, the safe one as the preferred") {
  Client client({}, {kLiterals});
  client.open("web.config", kTwice, 4);
  const Json answer = client.request("textDocument/codeAction", at("web.config", "2:28-2:28"));
  const Json& fix = member(answer, "result/0");
  CHECK(member(fix, "kind").string == "quickfix");
  CHECK(member(fix, "isPreferred").boolean);
  CHECK(member(fix, "diagnostics/0/code").string == "letter-case");
  CHECK(member(fix, "edit/documentChanges/0/textDocument/version").integer == 4);
  CHECK(applied(fix, kTwice).find("errorMode=\"Custom\" existingResponse=\"auto\"") != std::string::npos);
  CHECK(
      member(client.request("textDocument/codeAction", at("web.config", "0:0-0:0")), "result").items.empty());
}

TEST_CASE("all findings of a rule are fixed at once") {
  Client client({}, {kLiterals});
  client.open("web.config", kTwice);
  const Json answer = client.request("textDocument/codeAction", at("web.config", "2:28-2:28"));
  const Json* all = titled(answer, "Fix all 2 findings of letter-case");
  REQUIRE(all != nullptr);
  CHECK(applied(*all, kTwice).find("errorMode=\"Custom\" existingResponse=\"Auto\"") != std::string::npos);
}

TEST_CASE("source.fixAll holds the safe fixes, proved, and leaves the buffer alone") {
  Client client({}, {kLiterals});
  client.open("web.config", kTwice);
  const std::string shown = client.shown("web.config");
  for (const char* only : {"source", "source.fixAll", "source.fixAll.iislint"}) {
    const Json answer = client.request("textDocument/codeAction", at("web.config", "0:0-0:0", only));
    REQUIRE(member(answer, "result").items.size() == 1);
    const Json& all = member(answer, "result/0");
    CHECK(member(all, "kind").string == "source.fixAll.iislint");
    CHECK(applied(all, kTwice).find("errorMode=\"Custom\" existingResponse=\"Auto\"") != std::string::npos);
  }
  client.edit("web.config", "0:0-0:0", " ", 2);
  CHECK(client.shown("web.config") == shown);
  const Json none =
      client.request("textDocument/codeAction", at("web.config", "2:28-2:28", "source.organizeImports"));
  CHECK(member(none, "result").items.empty());
}

namespace {

/// As somebody leaves the comment that the action has inserted.
std::string with_reason(std::string text) {
  const std::string placeholder = "explain why this is acceptable";
  return text.replace(text.find(placeholder), placeholder.size(), "kept for the old clients");
}

}  // namespace

TEST_CASE("a finding can be suppressed where it is, once the reason is written") {
  Client client({}, {kLiterals});
  client.open("web.config", kTwice);
  const Json answer = client.request("textDocument/codeAction", at("web.config", "2:28-2:28"));
  const Json* action = titled(answer, "Suppress letter-case here");
  REQUIRE(action != nullptr);
  const std::string text = applied(*action, kTwice);
  CHECK(text.find("\n    <!-- iislint-ignore letter-case: explain why this is acceptable -->\n    "
                  "<httpErrors") != std::string::npos);
  client.replace("web.config", text, 2);
  CHECK(client.shown("web.config").find("suppression-malformed") != std::string::npos);
  CHECK(client.shown("web.config").find("letter-case") != std::string::npos);
  client.replace("web.config", with_reason(text), 2);
  CHECK(client.shown("web.config") == "");
  const std::string flat = "<configuration wrong=\"1\"/>";
  client.replace("web.config", flat, 3);
  const Json root = client.request("textDocument/codeAction", at("web.config", "0:17-0:17"));
  const Json* whole = titled(root, "Suppress");
  REQUIRE(whole != nullptr);
  client.replace("web.config", with_reason(applied(*whole, flat)), 4);
  CHECK(client.shown("web.config") == "");
}

TEST_CASE("the page of a rule is shown by the client") {
  Client client({}, {kLiterals});
  client.open("web.config", kTwice);
  const Json answer = client.request("textDocument/codeAction", at("web.config", "2:28-2:28"));
  const Json* action = titled(answer, "Open the documentation of letter-case");
  REQUIRE(action != nullptr);
  CHECK(member(*action, "command/command").string == "iislint.openRulePage");
  client.request("workspace/executeCommand", command("iislint.openRulePage", "'letter-case'"));
  const auto shown = client.sent("window/showDocument");
  REQUIRE(shown.size() == 1);
  CHECK(member(*shown[0], "params/uri").string.starts_with("https://"));
  CHECK(member(*shown[0], "params/external").boolean);
}

TEST_CASE("an edit without documentChanges names the documents") {
  Client client({}, {"{'textDocument':{'codeAction':{'codeActionLiteralSupport':{}}}}"});
  client.open("web.config",
              "<configuration>\r\n<system.webServer><httpErrors "
              "errorMode=\"custom\"/></system.webServer></configuration>");
  const Json answer = client.request("textDocument/codeAction", at("web.config", "1:41-1:41"));
  const Json& changes = member(answer, "result/0/edit/changes");
  REQUIRE(changes.members.size() == 1);
  CHECK(changes.members[0].key == uri("web.config"));
  CHECK(titled(answer, "Open the documentation") == nullptr);
  const Json* suppress = titled(answer, "Suppress");
  REQUIRE(suppress != nullptr);
}

TEST_CASE("a rule is explained, and a value with its origin") {
  Client client({{"web.config", kTwice}});
  const Json page =
      client.request("workspace/executeCommand", command("iislint.explainRule", "'letter-case'"));
  CHECK(member(page, "result").string.starts_with("# "));
  const Json near =
      client.request("workspace/executeCommand", command("iislint.explainRule", "'leter-case'"));
  CHECK(member(near, "error/code").integer == -32803);
  CHECK(member(near, "error/message").string.find("letter-case") != std::string::npos);
  const Json value = client.request(
      "workspace/executeCommand",
      command("iislint.effectiveValue", "'" + uri("web.config") + "','httpErrors/@existingResponse'"));
  CHECK(member(value, "result").string.find("in force `auto`") != std::string::npos);
  const Json fallback = client.request(
      "workspace/executeCommand",
      command("iislint.effectiveValue", "'" + uri("web.config") + "','directoryBrowse/@enabled'"));
  CHECK(member(fallback, "result").string.find("the default") != std::string::npos);
  for (const auto& [name, arguments] : {std::pair("nothing", ""), std::pair("iislint.explainRule", ""),
                                        std::pair("iislint.effectiveValue", "'x'")})
    CHECK(
        member(client.request("workspace/executeCommand", command(name, arguments)), "error/code").integer ==
        -32602);
}
