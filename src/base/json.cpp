#include "base/json.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::base {
namespace {

constexpr std::size_t kDeepest = 64;

/// What the reader of nlohmann says, without its own counting of lines and the text it stopped in, which may
/// hold anything: "unexpected '}'; expected string literal".
std::string reason_of(std::string_view what) {
  const std::size_t dash = what.find(" - ");
  if (dash != std::string_view::npos) what.remove_prefix(dash + 3);
  return std::string(what.substr(0, what.find("; last read")));
}

/// How far before the reader's position the token begins that it complains of.
std::size_t length_of_unexpected(std::string_view what, const std::string& token) {
  const auto says = [&](std::string_view words) { return what.find(words) != std::string_view::npos; };
  if (says("unexpected string literal") || says("unexpected number literal")) return token.size();
  if (says("unexpected false literal")) return 5;
  if (says("unexpected true literal") || says("unexpected null literal")) return 4;
  return 1;
}

/// Takes the events of nlohmann's reader and finds each in the text, which it walks along with them.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, Json& root) : text_(text), root_(root) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  std::optional<JsonProblem> take_problem() { return std::move(problem_); }

  bool null() override { return literal(JsonKind::null, 4) != nullptr; }
  bool boolean(bool value) override {
    literal(JsonKind::boolean, value ? 4 : 5)->boolean = value;
    return true;
  }
  bool number_integer(number_integer_t value) override {
    Json* json = number(JsonKind::integer);
    json->integer = value;
    json->number = static_cast<double>(value);
    return true;
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      return number_integer(static_cast<number_integer_t>(value));
    number(JsonKind::number)->number = static_cast<double>(value);
    return true;
  }
  bool number_float(number_float_t value, const string_t&) override {
    number(JsonKind::number)->number = value;
    return true;
  }
  bool string(string_t& value) override {
    Json* json = add(JsonKind::string);
    skip_string();
    json->end = offset();
    json->string = std::move(value);
    return true;
  }
  bool binary(binary_t&) override { return false; }  // no part of JSON as text

  bool start_object(std::size_t) override { return open(JsonKind::object); }
  bool start_array(std::size_t) override { return open(JsonKind::array); }
  bool end_object() override {
    if (!keys_are_different(*open_.back())) return false;
    return close();
  }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    skip_between();
    Json::Member member;
    member.key = std::move(value);
    member.key_begin = offset();
    skip_string();
    member.key_end = offset();
    open_.back()->members.push_back(std::move(member));
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::json::exception& error) override {
    const std::string_view what = error.what();
    const std::size_t back = length_of_unexpected(what, token);
    const std::size_t at = std::min(position - std::min(position, back), text_.size());
    problem_ = {"this is not valid JSON: " + reason_of(what), static_cast<std::uint32_t>(at)};
    return false;
  }

 private:
  std::uint32_t offset() const { return static_cast<std::uint32_t>(at_); }

  /// Blanks, separators and comments, which come between events.
  void skip_between() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_space(c) || c == ',' || c == ':') {
        ++at_;
      } else if (text_.substr(at_, 2) == "//") {
        at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
      } else if (text_.substr(at_, 2) == "/*") {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  /// A new value at the next place, in the innermost array or object. The pointer lasts until the next event.
  Json* add(JsonKind kind) {
    skip_between();
    Json* json = &root_;
    if (!open_.empty()) {
      Json& outer = *open_.back();
      json = outer.is(JsonKind::array) ? &outer.items.emplace_back() : &outer.members.back().value;
    }
    json->kind = kind;
    json->begin = offset();
    return json;
  }

  Json* literal(JsonKind kind, std::size_t length) {
    Json* json = add(kind);
    at_ += length;
    json->end = offset();
    return json;
  }

  Json* number(JsonKind kind) {
    Json* json = add(kind);
    at_ = std::min(text_.find_first_not_of("+-.0123456789eE", at_), text_.size());
    json->end = offset();
    return json;
  }

  bool open(JsonKind kind) {
    Json* json = add(kind);
    if (open_.size() == kDeepest) {
      problem_ = {"more than " + std::to_string(kDeepest) + " objects and lists are nested", offset()};
      return false;
    }
    ++at_;
    open_.push_back(json);
    return true;
  }

  bool close() {
    skip_between();
    ++at_;
    open_.back()->end = offset();
    open_.pop_back();
    return true;
  }

  bool keys_are_different(const Json& object) {
    std::vector<const Json::Member*> sorted;
    for (const Json::Member& member : object.members)
      sorted.push_back(&member);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Json::Member* a, const Json::Member* b) { return a->key < b->key; });
    const Json::Member* first_repeated = nullptr;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key != sorted[i - 1]->key) continue;
      if (first_repeated == nullptr || sorted[i]->key_begin < first_repeated->key_begin)
        first_repeated = sorted[i];
    }
    if (first_repeated == nullptr) return true;
    problem_ = {"the key '" + first_repeated->key + "' is defined twice in one object",
                first_repeated->key_begin};
    return false;
  }

  std::string_view text_;
  Json& root_;
  std::size_t at_ = 0;
  std::vector<Json*> open_;  // an open value's container does not grow, so the pointers hold
  std::optional<JsonProblem> problem_;
};

/// The reader takes NUL for the end, and lets comments hold anything: what somebody who looks at the text
/// sees must be what is read.
std::optional<JsonProblem> hidden_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_control = (byte < 0x20 && !is_space(text[at])) || byte == 0x7F;
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1, true} : decode_utf8(text, at);
    const bool turns_text =
        (c.value >= 0x202A && c.value <= 0x202E) || (c.value >= 0x2066 && c.value <= 0x2069);
    if (is_control || turns_text)
      return JsonProblem{"this is not valid JSON: it holds " +
                             std::string(turns_text ? "a character that reverses the direction of text"
                                                    : "a control character") +
                             ", which must be written as an escape in a string",
                         static_cast<std::uint32_t>(at)};
    at += c.size;
  }
  return std::nullopt;
}

}  // namespace

std::string_view with_article(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::integer:
      return "an integer";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
      return "a string";
    case JsonKind::array:
      return "a list";
    case JsonKind::object:
      return "an object";
  }
  return "a value";
}

const Json* Json::find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

std::optional<JsonProblem> read_json(std::string_view text, Json& json) {
  json = {};
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    return JsonProblem{"the text is too large", 0};
  if (auto problem = hidden_character(text)) return problem;
  Builder builder(text, json);
  try {
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json, true,
                              true);
  } catch (const nlohmann::json::exception& error) {
    return JsonProblem{"this is not valid JSON: " + reason_of(error.what()), 0};
  }
  return builder.take_problem();
}

Result<Json> parse_json(const std::string& path, std::string_view text, ErrorCode code) {
  Json json;
  if (const auto problem = read_json(text, json))
    return error_at(path, text, problem->offset, problem->message, code);
  return json;
}

TextPlace place_in(std::string_view text, std::uint32_t offset) {
  TextPlace place;
  std::size_t line_begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t end = std::min<std::size_t>(offset, text.size());
  for (std::size_t i = line_begin; i < end; ++i) {
    const bool is_lone_return = text[i] == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n');
    if (text[i] != '\n' && !is_lone_return) continue;
    ++place.line;
    line_begin = i + 1;
  }
  if (end > line_begin)
    place.column = static_cast<std::uint32_t>(utf16_length(text.substr(line_begin, end - line_begin)) + 1);
  return place;
}

std::string place_text(const std::string& path, std::string_view text, std::uint32_t offset) {
  const TextPlace place = place_in(text, offset);
  return path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

Error error_at(const std::string& path, std::string_view text, std::uint32_t offset,
               const std::string& message, ErrorCode code) {
  return {code, place_text(path, text, offset) + ": " + message};
}

}  // namespace iislint::base
