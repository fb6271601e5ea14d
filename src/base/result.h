// The way a run says that it cannot proceed. What is wrong with the user's configuration is a
// diag::Diagnostic instead; what is wrong with us is an `internal-error` diagnostic.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace iislint::base {

/// Whose fault it is: `usage` and `settings` the caller's, `unreadable_file` and `unwritable_file` the
/// environment's, `internal` ours.
enum class ErrorCode { usage, settings, unreadable_file, unwritable_file, internal };

/// The code as it is printed in JSON, for instance "unreadable-file".
constexpr const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::settings:
      return "settings";
    case ErrorCode::unreadable_file:
      return "unreadable-file";
    case ErrorCode::unwritable_file:
      return "unwritable-file";
    case ErrorCode::internal:
      return "internal-error";
  }
  return "internal-error";
}

struct Error {
  ErrorCode code;
  std::string message;
};

/// A value or an Error. The subset of C++23's std::expected that is used here.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// Only when has_value().
  T& operator*() { return *std::get_if<0>(&content_); }
  const T& operator*() const { return *std::get_if<0>(&content_); }
  T* operator->() { return std::get_if<0>(&content_); }
  const T* operator->() const { return std::get_if<0>(&content_); }

  /// Only when not has_value().
  const Error& error() const { return *std::get_if<1>(&content_); }

 private:
  std::variant<T, Error> content_;
};

}  // namespace iislint::base
