// An editor without a screen: it talks to a server in the same process, and what it was sent can be read.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/lsp/protocol/json_access.h"
#include "app/lsp/session/server.h"
#include "source/file_reader.h"

namespace iislint::tests {

using Files = std::map<std::string, std::string>;
using base::Json;

/// JSON with ' for ", so that it can be read in a test.
std::string json(std::string text);
Json parsed(const std::string& text);
/// A member behind members and items: "result/items/0/code". Fails the test when it is not there.
const Json& member(const Json& json, const std::string& path);
bool has_member(const Json& json, const std::string& path);
/// "2:27-2:34 invalid-enum error" for each diagnostic, each in a line.
std::string lines_of(const Json& diagnostics);

struct Wishes {
  std::string capabilities = "{}";
  std::string folders = R"([{"uri":"file:///w","name":"w"}])";
  std::string options = "{}";
  engine::Options engine = {};
  /// Which of the files the settings exclude.
  std::function<bool(engine::Project&, const std::string& path)> is_excluded = {};
};

class Client {
 public:
  /// Initializes the server.
  explicit Client(Files files, Wishes wishes = {});

  /// The answer, as a whole. `params` may have ' for ".
  Json request(const std::string& method, const std::string& params = "{}");
  void notify(const std::string& method, const std::string& params = "{}");
  /// Until the server has nothing to do.
  void settle();

  void open(const std::string& path, const std::string& text, int version = 1);
  /// The whole text anew, in a change of the version.
  void replace(const std::string& path, const std::string& text, int version);
  /// "2:27-2:34" becomes the text.
  void edit(const std::string& path, const std::string& range, const std::string& text, int version);
  void close(const std::string& path);

  /// What was published last for the file, by lines_of(); "-" when nothing was.
  std::string shown(const std::string& path) const;
  /// All diagnostics that were published for the file, the last ones last.
  std::vector<const Json*> published(const std::string& path) const;
  /// Requests and notifications of the server by that method.
  std::vector<const Json*> sent(const std::string& method) const;
  /// Drops all but the last diagnostics of each file.
  void forget_old();
  /// Answers the last request of the server by that method.
  void answer(const std::string& method, const std::string& result);

  const Json& capabilities() const { return member(initialized_, "result/capabilities"); }
  lsp::Server& server() { return server_; }
  /// The files that are stored, which a test may change.
  Files& stored() { return files_; }

 private:
  /// Reads what is in the map at that moment.
  class Stored;

  void receive(const std::string& body);

  Files files_;
  std::unique_ptr<source::FileReader> reader_;
  std::vector<Json> sent_;
  lsp::Server server_;
  Json initialized_;
  int last_id_ = 0;
};

std::string uri(const std::string& path);

}  // namespace iislint::tests
