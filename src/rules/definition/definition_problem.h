// What is wrong with a sheet, and the small questions its readers ask of JSON. Thrown inside the readers
// only: read_sheet() turns it into an error.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/nearest.h"
#include "base/text.h"

namespace iislint::rules {

struct SheetProblem {
  std::string message;
  std::uint32_t offset;  ///< of the text
};

/// "there is no X 'word'; did you mean 'y'?", or the list of all there is when nothing is near and it is
/// short.
inline std::string no_such(std::string_view what, std::string_view word,
                           const std::vector<std::string_view>& known) {
  std::string message = "there is no " + std::string(what) + " '" + std::string(word) + "'";
  if (const auto near = base::nearest(word, known))
    return message + "; did you mean '" + std::string(*near) + "'?";
  constexpr std::size_t kShort = 12;
  if (known.empty() || known.size() > kShort) return message;
  return message + "; valid ones are " + base::join_words({known.begin(), known.end()}, "and");
}

inline const base::Json& expect(const base::Json& json, base::JsonKind kind, std::string_view what) {
  if (json.is(kind)) return json;
  throw SheetProblem{std::string(what) + " must be " + std::string(base::with_article(kind)), json.begin};
}

inline const std::string& text_of(const base::Json& json, std::string_view what) {
  return expect(json, base::JsonKind::string, what).string;
}

inline const base::Json& member(const base::Json& object, std::string_view key) {
  if (const base::Json* found = object.find(key)) return *found;
  throw SheetProblem{"'" + std::string(key) + "' is missing", object.begin};
}

/// The text of the member, or `otherwise` when there is none.
inline std::string text_or(const base::Json& object, std::string_view key, std::string_view otherwise) {
  const base::Json* found = object.find(key);
  return found == nullptr ? std::string(otherwise) : text_of(*found, key);
}

/// A list that is not empty: an empty one would make a rule mute or blind.
inline const std::vector<base::Json>& items_of(const base::Json& json, std::string_view what) {
  if (expect(json, base::JsonKind::array, what).items.empty())
    throw SheetProblem{std::string(what) + " must not be empty", json.begin};
  return json.items;
}

/// One line without a full stop, as messages and summaries are.
inline const std::string& line_of(const base::Json& json, std::string_view what) {
  const std::string& text = text_of(json, what);
  if (text.empty()) throw SheetProblem{std::string(what) + " must not be empty", json.begin};
  if (text.find_first_of("\r\n") != std::string::npos || text.back() == '.')
    throw SheetProblem{std::string(what) + " must be one line without a final full stop", json.begin};
  return text;
}

/// Whole sentences in one line, as helps are.
inline const std::string& sentences_of(const base::Json& json, std::string_view what) {
  const std::string& text = text_of(json, what);
  if (text.empty() || text.find_first_of("\r\n") != std::string::npos || text.back() != '.')
    throw SheetProblem{
        std::string(what) + " must be one line of complete sentences, the last with a full stop", json.begin};
  return text;
}

inline bool flag_of(const base::Json& json, std::string_view what) {
  return expect(json, base::JsonKind::boolean, what).boolean;
}

/// The strings of an array; none when the member is absent.
inline std::vector<std::string> texts_or_none(const base::Json& object, std::string_view key) {
  std::vector<std::string> texts;
  const base::Json* found = object.find(key);
  if (found == nullptr) return texts;
  for (const base::Json& item : expect(*found, base::JsonKind::array, key).items)
    texts.push_back(text_of(item, "each of '" + std::string(key) + "'"));
  return texts;
}

inline void check_keys(const base::Json& object, const std::vector<std::string_view>& known,
                       std::string_view what) {
  for (const base::Json::Member& one : expect(object, base::JsonKind::object, what).members) {
    if (std::find(known.begin(), known.end(), one.key) == known.end())
      throw SheetProblem{no_such("key", one.key, known), one.key_begin};
  }
}

}  // namespace iislint::rules
