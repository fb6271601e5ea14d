#include "values/thumbprint.h"

#include <doctest/doctest.h>

using namespace iislint::values;

TEST_CASE("a plain thumbprint has nothing to be said against it") {
  const Thumbprint print = parse_thumbprint("5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217");
  CHECK(print.is_plain());
  CHECK(print.has_length_of_sha1());
  CHECK(!print.has_lower_case);
  CHECK(print.placeholder == Placeholder::none);
  CHECK(parse_thumbprint("5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE2175BA1F2C94D3E8870").has_length_of_sha256() ==
        false);
  CHECK(!parse_thumbprint("").is_plain());
}

TEST_CASE("characters that nobody sees are found and left out") {
  const Thumbprint mark = parse_thumbprint(
      "\xE2\x80\x8E"
      "5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217");
  CHECK(mark.has_hidden);
  CHECK(!mark.has_separators);
  CHECK(mark.fault_begin == 0);
  CHECK(mark.fault_end == 3);
  CHECK(mark.digits == "5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217");
  CHECK(parse_thumbprint("5B\xEF\xBB\xBF"
                         "A1")
            .has_hidden);
  CHECK(parse_thumbprint("5B\xC2\xA0"
                         "A1")
            .has_hidden);
}

TEST_CASE("separators, prefix, letter case and other characters are told apart") {
  const Thumbprint blanks = parse_thumbprint("5b a1:f2-c9");
  CHECK(blanks.has_separators);
  CHECK(blanks.has_lower_case);
  CHECK(!blanks.has_other);
  CHECK(blanks.digits == "5BA1F2C9");
  CHECK(blanks.fault_begin == 2);
  CHECK(parse_thumbprint("0x5BA1").has_prefix);
  CHECK(parse_thumbprint("0x5BA1").digits == "5BA1");
  const Thumbprint other = parse_thumbprint("5BG1");
  CHECK(other.has_other);
  CHECK(other.fault_begin == 2);
  CHECK(parse_thumbprint("5B A1 G \xE2\x80\x8F").fault_begin ==
        8);  // the hidden one is what nobody would find
}

TEST_CASE("digits that are nobody's certificate are known") {
  const auto placeholder = [](const char* text) { return parse_thumbprint(text).placeholder; };
  CHECK(placeholder("0000000000000000000000000000000000000000") == Placeholder::one_digit);
  CHECK(placeholder("0123456789ABCDEF0123456789ABCDEF01234567") == Placeholder::sequence);
  CHECK(placeholder("1234567890123456789012345678901234567890") == Placeholder::sequence);
  CHECK(placeholder("FEDCBA9876543210FEDCBA9876543210FEDCBA98") == Placeholder::sequence);
  CHECK(placeholder("DEADBEEFDEADBEEFDEADBEEFDEADBEEFDEADBEEF") == Placeholder::repetition);
  CHECK(placeholder("ABABABABABABABABABABABABABABABABABABABAB") == Placeholder::repetition);
  const Thumbprint spelt = parse_thumbprint("6578616D706C65206F6620612063657274696669");
  CHECK(spelt.placeholder == Placeholder::text);
  CHECK(spelt.text == "example of a certifi");
  CHECK(placeholder("not a hash") == Placeholder::none);
}

TEST_CASE("what a tool will replace is not judged") {
  for (const char* text : {"#{Thumbprint}", "$(Thumbprint)", "${thumbprint}", "__THUMBPRINT__",
                           "%THUMBPRINT%", "{{ thumbprint }}", "$thumbprint$"}) {
    CAPTURE(text);
    const Thumbprint print = parse_thumbprint(text);
    CHECK(print.is_token);
    CHECK(!print.has_other);
  }
}
