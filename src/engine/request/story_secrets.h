// What a story about a request must not tell. Values travel in it: from maps and variables into URLs, from
// there into what patterns capture. So secrets are looked for by their text, wherever it has come to stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/files/hierarchy.h"
#include "diag/request_story.h"
#include "engine/request/traced_request.h"

namespace iislint::engine {

class StorySecrets {
 public:
  /// The secrets of a file. Its text need not outlive the call.
  void add_file(const config::HierarchyFile& file);
  /// What the user sends under names of secrets.
  void add_request(const TracedRequest& request);

  /// The text with *** for each of these secrets, and for those that show by their shape.
  std::string shown(std::string text) const;
  /// The value of a variable; of one that is named as a secret nothing is shown.
  std::string shown_value(std::string_view name, std::string value) const;
  /// Every text of the story.
  void hide(diag::RequestStory& story);

 private:
  void add(std::string text);
  void add_raw(const xml::Document& document, std::uint32_t begin, std::uint32_t end);
  void add_named(std::string_view name, const std::string& value);
  void sort();
  std::size_t length_at(std::string_view rest) const;
  std::string without_texts(const std::string& text) const;

  std::vector<const xml::Document*> files_;
  std::vector<std::string> texts_;  // sorted, each once
};

}  // namespace iislint::engine
