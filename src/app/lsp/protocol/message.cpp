#include "app/lsp/protocol/message.h"

#include <ostream>
#include <streambuf>

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonKind;

/// A stream into a string, without the copy that std::ostringstream makes of it.
class StringBuffer final : public std::streambuf {
 public:
  std::string take() { return std::move(text_); }

 private:
  int_type overflow(int_type c) override {
    if (c != traits_type::eof()) text_ += traits_type::to_char_type(c);
    return traits_type::not_eof(c);
  }
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    text_.append(bytes, static_cast<std::size_t>(count));
    return count;
  }

  std::string text_;
};

Failure invalid(std::string message, std::string id) {
  return {ErrorCode::invalid_request, std::move(message), id.empty() ? "null" : std::move(id)};
}

std::variant<Message, Failure> response_in(Json& json, std::string id) {
  Message message;
  message.kind = Message::Kind::response;
  message.id = std::move(id);
  message.is_error = json.find("error") != nullptr;
  if (json.find("result") == nullptr && !message.is_error)
    return invalid("a message needs a method, a result or an error", message.id);
  for (Json::Member& member : json.members) {
    if (member.key == "result") message.params = std::move(member.value);
  }
  return message;
}

}  // namespace

std::string id_in(const Json& object) {
  const Json* id = object.find("id");
  if (id == nullptr) return {};
  if (id->is(JsonKind::integer)) return std::to_string(id->integer);
  return id->is(JsonKind::string) ? quoted(id->string) : std::string();
}

std::variant<Message, Failure> read_message(std::string_view body) {
  Json json;
  if (const auto problem = base::read_json(body, json))
    return Failure{ErrorCode::parse_error, problem->message, "null"};
  if (json.is(JsonKind::array)) return invalid("batches of messages are not supported", {});
  if (!json.is(JsonKind::object)) return invalid("a message must be an object", {});
  std::string id = id_in(json);
  const Json* version = json.find("jsonrpc");
  if (version == nullptr || version->string != "2.0")
    return invalid("the message does not say \"jsonrpc\": \"2.0\"", std::move(id));
  const Json* method = json.find("method");
  if (method == nullptr) return response_in(json, std::move(id));
  if (!method->is(JsonKind::string)) return invalid("the method must be a string", std::move(id));
  if (json.find("id") != nullptr && id.empty())
    return invalid("the id of a request must be an integer or a string", {});
  Message message;
  message.kind = id.empty() ? Message::Kind::notification : Message::Kind::request;
  message.id = std::move(id);
  message.method = method->string;
  for (Json::Member& member : json.members) {
    if (member.key == "params") message.params = std::move(member.value);
  }
  if (!message.params.is(JsonKind::object) && !message.params.is(JsonKind::array) &&
      !message.params.is(JsonKind::null))
    return invalid("the params must be an object or an array", message.id);
  return message;
}

std::string json_of(const std::function<void(base::JsonWriter&)>& write) {
  StringBuffer buffer;
  std::ostream out(&buffer);
  base::JsonWriter json(out);
  write(json);
  json.finish();
  std::string text = buffer.take();
  text.pop_back();  // the end of the line
  return text;
}

std::string quoted(std::string_view text) {
  return json_of([&](base::JsonWriter& json) { json.string(text); });
}

std::string response(std::string_view id, const Answer& answer) {
  std::string body = R"({"jsonrpc":"2.0","id":)" + std::string(id);
  if (const auto* failure = std::get_if<Failure>(&answer)) {
    body += R"(,"error":{"code":)" + std::to_string(static_cast<int>(failure->code)) + R"(,"message":)" +
            quoted(failure->message) + "}}";
  } else {
    body += R"(,"result":)" + std::get<std::string>(answer) + "}";
  }
  return body;
}

std::string notification(std::string_view method, std::string_view params) {
  return R"({"jsonrpc":"2.0","method":)" + quoted(method) + R"(,"params":)" + std::string(params) + "}";
}

std::string request(std::uint64_t id, std::string_view method, std::string_view params) {
  std::string body = R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":)" + quoted(method);
  if (!params.empty()) body += R"(,"params":)" + std::string(params);
  return body + "}";
}

std::string framed(std::string_view body) {
  std::string frame = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  frame += body;
  return frame;
}

}  // namespace iislint::lsp
