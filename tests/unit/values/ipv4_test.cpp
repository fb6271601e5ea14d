#include "values/ipv4.h"

#include <doctest/doctest.h>

using namespace iislint::values;

TEST_CASE("an IPv4 address is four plain numbers") {
  CHECK(parse_ipv4("192.0.2.7") == 0xC0000207u);
  CHECK(parse_ipv4("0.0.0.0") == 0u);
  CHECK(parse_ipv4("255.255.255.255") == 0xFFFFFFFFu);
  for (const char* text :
       {"", "192.0.2", "192.0.2.7.1", "192.0.2.256", "192.0.2.-1", "192.0.2.07", " 192.0.2.7", "192.0.2.7 ",
        "192.0..7", "192.0.2.7/24", "0x7f.0.0.1", "host", "::1"}) {
    CAPTURE(text);
    CHECK(!parse_ipv4(text));
  }
  CHECK(print_ipv4(0xC0000207u) == "192.0.2.7");
}

TEST_CASE("a mask is dotted or a number of bits, and has no holes") {
  CHECK(parse_mask("255.255.255.0") == 24u);
  CHECK(parse_mask("24") == 24u);
  CHECK(parse_mask("0.0.0.0") == 0u);
  CHECK(parse_mask("0") == 0u);
  CHECK(parse_mask("255.255.255.255") == 32u);
  for (const char* text : {"", "33", "/24", "255.0.255.0", "255.255.255", "0.0.0.255", "024"}) {
    CAPTURE(text);
    CHECK(!parse_mask(text));
  }
  CHECK(is_mask_with_holes("255.0.255.0"));
  CHECK(is_mask_with_holes("0.0.0.255"));
  CHECK(!is_mask_with_holes("255.255.255.128"));
  CHECK(!is_mask_with_holes("text"));
}

TEST_CASE("ranges cover each other") {
  const Ipv4Range net{*parse_ipv4("192.168.1.0"), 24}, host{*parse_ipv4("192.168.1.7"), 32};
  CHECK(net.covers(host));
  CHECK(net.covers(net));
  CHECK(!host.covers(net));
  CHECK(Ipv4Range{0, 0}.covers(host));
  CHECK(!net.covers({*parse_ipv4("192.168.2.7"), 32}));
  CHECK(!net.has_host_bits());
  CHECK(Ipv4Range{*parse_ipv4("192.168.1.7"), 24}.has_host_bits());
  CHECK(print_ipv4(Ipv4Range{*parse_ipv4("192.168.1.7"), 24}.network()) == "192.168.1.0");
}

TEST_CASE("an address is known for what it is used for") {
  const auto use = [](const char* text) { return use_of(*parse_ipv4(text)); };
  CHECK(use("8.8.4.4") == Ipv4Use::general);
  CHECK(use("0.0.0.0") == Ipv4Use::unspecified);
  CHECK(use("127.0.0.1") == Ipv4Use::loopback);
  CHECK(use("169.254.3.4") == Ipv4Use::link_local);
  CHECK(use("10.1.2.3") == Ipv4Use::private_use);
  CHECK(use("172.31.255.1") == Ipv4Use::private_use);
  CHECK(use("172.32.0.1") == Ipv4Use::general);
  CHECK(use("192.168.0.1") == Ipv4Use::private_use);
  CHECK(use("100.64.0.1") == Ipv4Use::shared);
  CHECK(use("203.0.113.9") == Ipv4Use::documentation);
  CHECK(use("239.1.1.1") == Ipv4Use::multicast);
  CHECK(use("255.255.255.255") == Ipv4Use::reserved);
}
