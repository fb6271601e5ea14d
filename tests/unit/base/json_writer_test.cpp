// What the writer of JSON puts into its stream.
#include "base/json_writer.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace iislint;
using base::JsonWriter;

namespace {

std::string written(std::string_view text) {
  std::ostringstream out;
  JsonWriter(out).string(text).finish();
  return out.str();
}

}  // namespace

TEST_CASE("strings: escapes, control characters, broken UTF-8, and what needs none of it") {
  CHECK(written("") == "\"\"\n");
  CHECK(written("plain text, of any length") == "\"plain text, of any length\"\n");
  CHECK(written("a\"b\\c\nd\te") == R"("a\"b\\c\nd\te")"
                                    "\n");
  CHECK(written(std::string_view("\0\x1b\x7f\r", 4)) == R"("\u0000\u001b\u007f\u000d")"
                                                        "\n");
  CHECK(written("\xE6\x97\xA5 \xF0\x9F\x98\x80") == "\"\xE6\x97\xA5 \xF0\x9F\x98\x80\"\n");
  CHECK(written("a\xFF\"") == "\"a\xEF\xBF\xBD\\\"\"\n");
}

TEST_CASE("layout: two blanks of indent, one line where asked, and what stands inside a line stays on it") {
  std::ostringstream out;
  JsonWriter json(out);
  json.begin_object().key("a").number(18446744073709551615u).key("b").begin_array().end_array();
  json.key("c")
      .begin_object(JsonWriter::Layout::one_line)
      .key("d")
      .begin_array()
      .boolean(true)
      .boolean(false);
  json.end_array().end_object().key("e").begin_array().string("f").end_array().end_object().finish();
  CHECK(out.str() ==
        "{\n  \"a\": 18446744073709551615,\n  \"b\": [],\n  \"c\": { \"d\": [ true, false ] },\n"
        "  \"e\": [\n    \"f\"\n  ]\n}\n");
}

TEST_CASE("a long text reaches the stream before it is finished, in few pieces") {
  std::ostringstream out;
  JsonWriter json(out);
  json.begin_array();
  for (int i = 0; i < 10'000; ++i)
    json.string("0123456789");
  CHECK(out.str().size() > 100'000);
  json.end_array().finish();
  CHECK(out.str().size() == 10'000 * (12 + 3 + 1) + 3);
}

TEST_CASE("what cannot be seen, and what a log would obey, is escaped") {
  std::ostringstream out;
  base::JsonWriter json(out);
  json.string("\x1b\x7f\xc2\x9b\xe2\x80\xae\xe2\x80\xa8\xf3\xa0\x80\x81é# ## ##[x] ###vso[y]");
  json.finish();
  CHECK(out.str() ==
        "\"\\u001b\\u007f\\u009b\\u202e\\u2028\\udb40\\udc01é# ## \\u0023#[x] #\\u0023#vso[y]\"\n");
}

TEST_CASE("numbers below zero, nothing, and values that are JSON already") {
  std::ostringstream out;
  base::JsonWriter json(out);
  json.begin_array(base::JsonWriter::Layout::one_line);
  json.integer(-32700).integer(7).null().raw("{\"a\":1}").boolean(false).end_array();
  json.finish();
  CHECK(out.str() == "[ -32700, 7, null, {\"a\":1}, false ]\n");
}
