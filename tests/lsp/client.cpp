#include "client.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/lsp/text/uris.h"
#include "base/text.h"

namespace iislint::tests {

std::string json(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return text;
}

Json parsed(const std::string& text) {
  Json result;
  const auto problem = base::read_json(text, result);
  CAPTURE(text);
  REQUIRE_MESSAGE(!problem.has_value(), (problem ? problem->message : ""));
  return result;
}

namespace {

const Json* find(const Json& json, const std::string& path) {
  const Json* here = &json;
  for (const std::string_view part : base::split(path, '/')) {
    if (here->is(base::JsonKind::array)) {
      const std::size_t number = std::stoul(std::string(part));
      if (number >= here->items.size()) return nullptr;
      here = &here->items[number];
    } else {
      here = here->find(part);
    }
    if (here == nullptr) return nullptr;
  }
  return here;
}

std::string text_of(const Json& position) {
  return std::to_string(member(position, "line").integer) + ":" +
         std::to_string(member(position, "character").integer);
}

}  // namespace

const Json& member(const Json& json, const std::string& path) {
  const Json* found = find(json, path);
  REQUIRE_MESSAGE(found != nullptr, path);
  return *found;
}

bool has_member(const Json& json, const std::string& path) {
  return find(json, path) != nullptr;
}

std::string lines_of(const Json& diagnostics) {
  constexpr const char* kSeverities[] = {"?", "error", "warning", "info", "hint"};
  std::string lines;
  for (const Json& each : diagnostics.items) {
    const std::string code =
        has_member(each, "code") ? member(each, "code").string : member(each, "message").string;
    lines += text_of(member(each, "range/start")) + "-" + text_of(member(each, "range/end")) + " " + code +
             " " + kSeverities[member(each, "severity").integer] + "\n";
  }
  return lines;
}

std::string uri(const std::string& path) {
  return path.find(':') != std::string::npos ? path : lsp::uri_of_path("/w/" + path, lsp::PathStyle::posix);
}

class Client::Stored final : public source::FileReader {
 public:
  explicit Stored(const Files& files) : files_(files) {}
  source::PathKind kind(const std::string& path) const override { return now().kind(path); }
  std::string absolute(const std::string& path) const override { return now().absolute(path); }
  std::string real(const std::string& path) const override { return now().real(path); }
  bool is_link(const std::string& path) const override { return now().is_link(path); }
  std::optional<base::Error> refusal(const std::string&) const override { return std::nullopt; }
  base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const override {
    return now().read(path, max_bytes);
  }
  base::Result<std::vector<source::DirectoryEntry>> list(const std::string& path) const override {
    return now().list(path);
  }

 private:
  source::MemoryReader now() const { return source::MemoryReader(files_); }
  const Files& files_;
};

Client::Client(Files files, Wishes wishes)
    : reader_(std::make_unique<Stored>(files_)),
      server_({.files = *reader_, .options = wishes.engine, .is_excluded = wishes.is_excluded},
              [this](const std::string& body) { sent_.push_back(parsed(body)); }) {
  for (auto& [path, text] : files)
    files_[path.starts_with('/') ? path : "/w/" + path] = std::move(text);
  initialized_ =
      request("initialize", "{'processId':null,'rootUri':null,'capabilities':" + wishes.capabilities +
                                ",'workspaceFolders':" + wishes.folders +
                                ",'initializationOptions':" + wishes.options + "}");
  notify("initialized");
}

void Client::receive(const std::string& body) {
  auto read = lsp::read_message(body);
  if (auto* failure = std::get_if<lsp::Failure>(&read)) {
    server_.receive({std::move(*failure)});
  } else {
    server_.receive({std::move(std::get<lsp::Message>(read))});
  }
}

Json Client::request(const std::string& method, const std::string& params) {
  receive(lsp::request(static_cast<std::uint64_t>(++last_id_), method, json(params)));
  for (auto each = sent_.rbegin(); each != sent_.rend(); ++each) {
    if (each->find("method") == nullptr && member(*each, "id").integer == last_id_) return *each;
  }
  FAIL("no answer to " << method);
  return {};
}

void Client::notify(const std::string& method, const std::string& params) {
  receive(lsp::notification(method, json(params)));
  settle();
}

void Client::settle() {
  const auto never = [](std::string_view) { return false; };
  while (server_.work(lsp::Server::Clock::time_point::max(), never)) {
  }
}

void Client::open(const std::string& path, const std::string& text, int version) {
  receive(lsp::notification("textDocument/didOpen", R"({"textDocument":{"uri":)" + lsp::quoted(uri(path)) +
                                                        R"(,"languageId":"plaintext","version":)" +
                                                        std::to_string(version) + R"(,"text":)" +
                                                        lsp::quoted(text) + "}}"));
  settle();
}

void Client::replace(const std::string& path, const std::string& text, int version) {
  receive(lsp::notification("textDocument/didChange", R"({"textDocument":{"uri":)" + lsp::quoted(uri(path)) +
                                                          R"(,"version":)" + std::to_string(version) +
                                                          R"(},"contentChanges":[{"text":)" +
                                                          lsp::quoted(text) + "}]}"));
  settle();
}

void Client::edit(const std::string& path, const std::string& range, const std::string& text, int version) {
  std::string numbers = range;
  std::replace(numbers.begin(), numbers.end(), '-', ':');
  const auto parts = base::split(numbers, ':');
  REQUIRE(parts.size() == 4);
  const auto position = [&](std::size_t i) {
    return R"({"line":)" + std::string(parts[i]) + R"(,"character":)" + std::string(parts[i + 1]) + "}";
  };
  receive(lsp::notification("textDocument/didChange", R"({"textDocument":{"uri":)" + lsp::quoted(uri(path)) +
                                                          R"(,"version":)" + std::to_string(version) +
                                                          R"(},"contentChanges":[{"range":{"start":)" +
                                                          position(0) + R"(,"end":)" + position(2) +
                                                          R"(},"text":)" + lsp::quoted(text) + "}]}"));
  settle();
}

void Client::close(const std::string& path) {
  notify("textDocument/didClose", "{'textDocument':{'uri':'" + uri(path) + "'}}");
}

std::vector<const Json*> Client::published(const std::string& path) const {
  std::vector<const Json*> all;
  for (const Json* each : sent("textDocument/publishDiagnostics")) {
    if (member(*each, "params/uri").string == uri(path)) all.push_back(&member(*each, "params"));
  }
  return all;
}

std::string Client::shown(const std::string& path) const {
  const auto all = published(path);
  return all.empty() ? "-" : lines_of(member(*all.back(), "diagnostics"));
}

std::vector<const Json*> Client::sent(const std::string& method) const {
  std::vector<const Json*> all;
  for (const Json& each : sent_) {
    const Json* name = each.find("method");
    if (name != nullptr && name->string == method) all.push_back(&each);
  }
  return all;
}

void Client::forget_old() {
  std::map<std::string, Json> last;
  for (Json& each : sent_) {
    if (has_member(each, "params/diagnostics")) {
      std::string name = member(each, "params/uri").string;
      last.insert_or_assign(std::move(name), std::move(each));
    }
  }
  sent_.clear();
  for (auto& [name, each] : last)
    sent_.push_back(std::move(each));
}

void Client::answer(const std::string& method, const std::string& result) {
  const auto requests = sent(method);
  REQUIRE(!requests.empty());
  receive(lsp::response(std::to_string(member(*requests.back(), "id").integer), json(result)));
  settle();
}

}  // namespace iislint::tests
