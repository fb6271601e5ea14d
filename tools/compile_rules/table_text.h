// Pieces of C++ source.
#pragma once

#include <string>
#include <vector>

namespace iislint::tools {

/// A std::string_view literal of the text: its length is known to the compiler, which would count hundreds of
/// pages otherwise.
std::string literal(const std::string& text);

/// The named constant arrays that the tables refer to.
class Arrays {
 public:
  /// `prefix` keeps the names of several writers apart.
  explicit Arrays(std::string prefix) : prefix_(std::move(prefix)) {}

  /// Adds `constexpr <type> <name>[] = {items…};` and returns its name; "{}" when there are no items.
  std::string add(const std::string& type, const std::vector<std::string>& items);

  const std::string& text() const { return text_; }

 private:
  std::string prefix_;
  std::string text_;
  int count_ = 0;
};

}  // namespace iislint::tools
