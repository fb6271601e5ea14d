// The reader of JSON that people write: every value and key knows its place, every mistake its own.
#include <doctest/doctest.h>

#include "base/json.h"

using namespace iislint;
using base::Json;
using base::JsonKind;

namespace {

Json read(std::string_view text) {
  Json json;
  const auto problem = base::read_json(text, json);
  REQUIRE_MESSAGE(!problem, (problem ? problem->message : ""));
  return json;
}

/// "line:column message"
std::string problem_of(std::string_view text) {
  Json json;
  const auto problem = base::read_json(text, json);
  if (!problem) return "none";
  const base::TextPlace place = base::place_in(text, problem->offset);
  return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + problem->message;
}

bool begins(const std::string& text, std::string_view with) {
  INFO(text);
  CHECK(text.substr(0, with.size()) == with);
  return text.starts_with(with);
}

std::string_view text_of(std::string_view text, const Json& json) {
  return text.substr(json.begin, json.end - json.begin);
}

/// Every value of the text, read again from its own place, has the same kind.
void check_places(std::string_view text, const Json& json) {
  const Json again = read(text_of(text, json));
  CHECK(again.kind == json.kind);
  CHECK(again.string == json.string);
  CHECK(again.number == json.number);
  CHECK(again.members.size() == json.members.size());
  for (const Json& item : json.items)
    check_places(text, item);
  for (const Json::Member& member : json.members) {
    CHECK(read(text.substr(member.key_begin, member.key_end - member.key_begin)).string == member.key);
    check_places(text, member.value);
  }
}

}  // namespace

TEST_CASE("every value and key of a JSON text has its place") {
  const std::string_view text =
      "\xEF\xBB\xBF // settings, with \"quotes\" and { in a comment\n"
      "{ \"a\" : [ 1 , -2.5e3,true,false , null ], /* b: */ \"b\\\"c\":{\"\": \"x, \\\\\"},\n"
      "  \"\\u00e4\": [], \"d\": [[{}], \"\xC3\xA4\"] , \"e\": -0, \"f\": 18446744073709551615 } // end";
  const Json json = read(text);
  REQUIRE(json.members.size() == 6);
  check_places(text, json);
  CHECK(text_of(text, *json.find("a")) == "[ 1 , -2.5e3,true,false , null ]");
  CHECK(text_of(text, json.find("a")->items[1]) == "-2.5e3");
  CHECK(json.find("a")->items[1].number == -2500);
  CHECK(json.find("a")->items[2].boolean);
  CHECK(text_of(text, json.find("a")->items[3]) == "false");
  CHECK(json.find("a")->items[4].is(JsonKind::null));
  CHECK(json.find("b\"c")->find("")->string == "x, \\");
  CHECK(text_of(text, json.find("d")->items[0].items[0]) == "{}");
  CHECK(json.find("e")->is(JsonKind::integer));
  CHECK(json.find("f")->is(JsonKind::number));
  CHECK(json.find("g") == nullptr);
  CHECK(text.substr(json.begin, 1) == "{");
  CHECK(text.substr(json.end) == " // end");
}

TEST_CASE("a single value is JSON, too") {
  CHECK(read("7").integer == 7);
  CHECK(text_of(" \"x\" ", read(" \"x\" ")) == "\"x\"");
}

TEST_CASE("a mistake in JSON is shown where it is") {
  CHECK(begins(problem_of("{\n  \"a\": }"), "2:8 this is not valid JSON: unexpected '}'"));
  CHECK(begins(problem_of("{\"a\" \"b\"}"), "1:6 this is not valid JSON: unexpected string literal"));
  CHECK(begins(problem_of("{\"a\": tru}"), "1:10 this is not valid JSON: invalid literal"));
  CHECK(begins(problem_of("{\"a\": 1,}"), "1:9 this is not valid JSON: unexpected '}'"));
  CHECK(begins(problem_of("[1] [2]"), "1:5 this is not valid JSON: unexpected '['"));
  CHECK(begins(problem_of(""), "1:1 this is not valid JSON: unexpected end of input"));
  CHECK(begins(problem_of("{\"a\": [1,\n"), "2:1 this is not valid JSON: unexpected end of input"));
  CHECK(begins(problem_of("\"\xFF\""), "1:2 this is not valid JSON: invalid string: ill-formed UTF-8"));
  CHECK(begins(problem_of("[1 true]"), "1:4 this is not valid JSON: unexpected true"));
  CHECK(begins(problem_of("{12.5: 1}"), "1:2 this is not valid JSON: unexpected number"));
  CHECK(problem_of("[\"a\nb\"]").find("1:4 this is not valid JSON: invalid string") == 0);
  CHECK(problem_of("[1e999]").find("this is not valid JSON") != std::string::npos);
  CHECK(problem_of("/* open").find("this is not valid JSON") != std::string::npos);
  CHECK(problem_of("{\"secret\": \"not-a-real-password\n\"}").find("not-a-real") == std::string::npos);
}

TEST_CASE("a key that stands twice in one object is a mistake at the second place") {
  CHECK(problem_of("{\"b\": 1, \"a\": {\"b\": 1},\n \"c\": 2, \"b\": 3, \"c\": 4}") ==
        "2:10 the key 'b' is defined twice in one object");
  CHECK(problem_of("[{\"a\": 1}, {\"a\": 1}]") == "none");
}

TEST_CASE("the depth of JSON is limited") {
  CHECK(problem_of(std::string(64, '[') + std::string(64, ']')) == "none");
  CHECK(begins(problem_of(std::string(65, '[') + std::string(65, ']')), "1:65 more than 64"));
  CHECK(begins(problem_of(std::string(1'000'000, '[')), "1:65 more than 64"));
}

TEST_CASE("an error names path, line and column in UTF-16 units") {
  const std::string_view text = "{\r\n \"\xF0\x9F\x98\x80\": x}";
  const auto json = base::parse_json("a/b.json", text);
  REQUIRE(!json);
  CHECK(json.error().message.starts_with("a/b.json:2:8: this is not valid JSON"));
  CHECK(base::place_text("p", "a\rb\nc", 4) == "p:3:1");
}

TEST_CASE("what a JSON text holds is what is seen of it") {
  const auto with = [](std::string_view hidden) {
    return "{\"a\": 1} // \xC3\xA4\n" + std::string(hidden) + " , \"b\": 2";
  };
  const std::string control = "2:1 this is not valid JSON: it holds a control character";
  for (const std::string_view hidden : {std::string_view("\0", 1), std::string_view("\x01"),
                                        std::string_view("\x1B"), std::string_view("\x7F")}) {
    CHECK(begins(problem_of(with(hidden)), control));
    CHECK(begins(problem_of("\n" + std::string(hidden)), control));
    CHECK(begins(problem_of("[1, // " + std::string(hidden) + "\n2]"),
                 "1:8 this is not valid JSON: it holds a control character"));
  }
  const std::string turning =
      "2:1 this is not valid JSON: it holds a character that reverses the direction of text";
  for (const std::string_view hidden : {"\u202A", "\u202E", "\u2066", "\u2069"})
    CHECK(begins(problem_of("{ //\n" + std::string(hidden) + "\n\"a\": \"" + "\"}"), turning));
  CHECK(problem_of("{\"a\": \"x\u202Ey\"}") != "none");
  CHECK(read("{\"a\": \"x\\u202Ey\\u0000\"} // \u2029 \u206A \u2029\t\r\n").members.size() == 1);
}
