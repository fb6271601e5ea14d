#include "values/ip_address.h"

#include <doctest/doctest.h>

#include "values/international_host.h"

using namespace iislint::values;

namespace {

bool covers(const char* address, const char* mask, const char* client) {
  const auto range = parse_ip_range(address, mask);
  const auto other = parse_ip_address(client);
  REQUIRE(range);
  REQUIRE(other);
  return range->contains(*other);
}

}  // namespace

TEST_CASE("two spellings of an address are one address") {
  CHECK(parse_ip_address("2001:DB8:0:0:0:0:0:1") == parse_ip_address("2001:db8::1"));
  CHECK(parse_ip_address("[::1]") == parse_ip_address("0:0:0:0:0:0:0:1"));
  CHECK(parse_ip_address("::ffff:10.0.0.1") == parse_ip_address("10.0.0.1"));
  CHECK(parse_ip_address("::FFFF:a00:1") == parse_ip_address("10.0.0.1"));
  CHECK(parse_ip_address("fe80::1%4") == parse_ip_address("fe80::1"));
  CHECK(parse_ip_address("::") == parse_ip_address("0:0:0:0:0:0:0:0"));
  CHECK_FALSE(parse_ip_address("::1") == parse_ip_address("::2"));
}

TEST_CASE("what is no address") {
  for (const char* text : {"", "1", "10.0.0", "10.0.0.256", ":::", "1::2::3", "1:2:3:4:5:6:7",
                           "12345::", "g::", "1:2:3:4:5:6:7:8:9", ":1", "1:", "::10.0.0", "[10.0.0.1]",
                           "10.0.0.1:80", "localhost"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_ip_address(text));
  }
}

TEST_CASE("ranges of both versions, by bits and by masks") {
  CHECK(covers("10.0.0.0", "255.0.0.0", "10.200.3.4"));
  CHECK(covers("10.0.0.0", "8", "10.200.3.4"));
  CHECK_FALSE(covers("10.0.0.0", "255.0.0.0", "11.0.0.1"));
  CHECK(covers("10.1.0.7", "255.0.0.255", "10.200.3.7"));  // a mask with holes
  CHECK_FALSE(covers("10.1.0.7", "255.0.0.255", "10.200.3.8"));
  CHECK(covers("192.0.2.1", "", "::ffff:192.0.2.1"));
  CHECK(covers("0.0.0.0", "0.0.0.0", "192.0.2.1"));
  CHECK(covers("2001:db8::", "32", "2001:db8:1::5"));
  CHECK_FALSE(covers("2001:db8::", "48", "2001:db8:1::5"));
  CHECK(covers("2001:db8::", "ffff:ffff::", "2001:db8:1::5"));
  CHECK(covers("2001:db8::5", "", "2001:db8:0::5"));
  CHECK_FALSE(covers("::", "0", "10.0.0.1"));
  CHECK_FALSE(parse_ip_range("10.0.0.0", "33"));
  CHECK_FALSE(parse_ip_range("2001:db8::", "129"));
  CHECK_FALSE(parse_ip_range("2001:db8::", "255.255.255.255"));
  CHECK_FALSE(parse_ip_range("localhost", ""));
}

TEST_CASE("host names are compared as browsers send them") {
  CHECK(ascii_host("WWW.Example.NET.") == "www.example.net");
  CHECK(ascii_host("B\xC3\xBC"
                   "cher.example") == "xn--bcher-kva.example");
  CHECK(ascii_host("XN--BCHER-KVA.example") == "xn--bcher-kva.example");
  CHECK(ascii_host("\xC3\x9C"
                   "bung.example") == ascii_host("\xC3\xBC"
                                                 "bung.example"));
  CHECK(ascii_host("\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80") == "xn--e1afmkfd");
  CHECK(ascii_host("") == "");
  CHECK(ascii_host("*.example.net") == "*.example.net");
}
