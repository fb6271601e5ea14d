// Messages of JSON-RPC 2.0, as the protocol uses it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "base/json.h"
#include "base/json_writer.h"

namespace iislint::lsp {

enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  server_not_initialized = -32002,
  request_failed = -32803,
  content_modified = -32801,
  request_cancelled = -32800,
};

struct Message {
  enum class Kind : std::uint8_t { request, notification, response };
  Kind kind = Kind::notification;
  std::string id;  ///< as JSON: "1" or "\"a\""; of a notification empty
  std::string method;
  base::Json params;  ///< an object, an array, or null where there are none; of a response its result
  bool is_error = false;
};

struct Failure {
  ErrorCode code = ErrorCode::internal_error;
  std::string message;
  std::string id = "null";  ///< of the request, as far as it could be read
};

/// What a request is answered with: a result, which is JSON, or why there is none.
using Answer = std::variant<std::string, Failure>;

std::variant<Message, Failure> read_message(std::string_view body);

/// One value as JSON in a line.
std::string json_of(const std::function<void(base::JsonWriter&)>& write);
/// The same for a string.
std::string quoted(std::string_view text);

/// The id that an object has, as JSON; empty when it has none that can be one of a request.
std::string id_in(const base::Json& object);

/// Bodies of messages; all parts but the methods are JSON.
std::string response(std::string_view id, const Answer& answer);
std::string notification(std::string_view method, std::string_view params);
std::string request(std::uint64_t id, std::string_view method, std::string_view params);

/// The body with its header.
std::string framed(std::string_view body);

}  // namespace iislint::lsp
