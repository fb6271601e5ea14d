#include "config/binding_address.h"

#include <doctest/doctest.h>

using iislint::config::parse_binding_address;

TEST_CASE("address, port and host are told apart") {
  const auto plain = parse_binding_address("192.0.2.7:21:FTP.Example.net");
  REQUIRE(plain);
  CHECK(plain->ip == "192.0.2.7");
  CHECK(plain->port == 21);
  CHECK(plain->host == "ftp.example.net");
  CHECK(plain->endpoint() == "192.0.2.7:21");
}

TEST_CASE("all ways of writing every address are one") {
  for (const char* text : {"*:21:", ":21:", "0.0.0.0:21:", "[::]:21:"}) {
    CAPTURE(text);
    const auto address = parse_binding_address(text);
    REQUIRE(address);
    CHECK(address->endpoint() == "*:21");
    CHECK(address->host.empty());
  }
}

TEST_CASE("IPv6 stands in brackets") {
  const auto address = parse_binding_address("[2001:DB8::1]:990:files.example.net");
  REQUIRE(address);
  CHECK(address->ip == "2001:db8::1");
  CHECK(address->endpoint() == "[2001:db8::1]:990");
  CHECK(!address->is_loopback());
  CHECK(parse_binding_address("[::1]:21:")->is_loopback());
  CHECK(parse_binding_address("127.0.0.1:21:")->is_loopback());
  CHECK(!parse_binding_address("2001:db8::1:21:"));
}

TEST_CASE("what is no binding gives nothing") {
  for (const char* text : {"", "21", "*:21", "*:0:", "*:65536:", "*:ftp:", "*: 21:", "*:21:host:more",
                           "[::1:21:", "[::1]21:", "net.pipe"}) {
    CAPTURE(text);
    CHECK(!parse_binding_address(text));
  }
  CHECK(parse_binding_address("*:65535:"));
}
