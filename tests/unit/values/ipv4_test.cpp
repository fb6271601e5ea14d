#include "values/ipv4.h"

#include <doctest/doctest.h>

using namespace iislint::values;

TEST_CASE("an IPv4 address is four plain numbers") {
  CHECK(parse_ipv4("192.0.2.7") == 0xC0000207u);
  CHECK(parse_ipv4("0.0.0.0") == 0u);
  CHECK(parse_ipv4("255.255.255.255") == 0xFFFFFFFFu);
  for (const char* text :
       {"", "192.0.2", "192.0.2.7.1", "192.0.2.256", "192.0.2.-1", "192.0.2.07", " 192.0.2.7", "192.0.2.7 ",
        "192.0..7", "192.0.2.7/24", "192.000.002.007", "1000.0.0.1", "1.2.3.4.", ".1.2.3.4",
        "1.2.3.4 5.6.7.8 9", "0x7f.0.0.1", "host", "::1"}) {
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
  CHECK(parse_mask("32") == 32u);
  CHECK(parse_mask("1") == 1u);
  CHECK(parse_mask("128.0.0.0") == 1u);
  CHECK(parse_mask("255.255.255.254") == 31u);
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

TEST_CASE("the ranges of special use end where they are said to end") {
  struct {
    const char *before, *first, *last, *after;
    Ipv4Use use;
  } const cases[] = {
      {nullptr, "0.0.0.0", "0.255.255.255", "1.0.0.0", Ipv4Use::unspecified},
      {"9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0", Ipv4Use::private_use},
      {"100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0", Ipv4Use::shared},
      {"126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0", Ipv4Use::loopback},
      {"169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0", Ipv4Use::link_local},
      {"172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0", Ipv4Use::private_use},
      {"192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0", Ipv4Use::documentation},
      {"192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0", Ipv4Use::private_use},
      {"198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0", Ipv4Use::documentation},
      {"203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0", Ipv4Use::documentation},
      {"223.255.255.255", "224.0.0.0", "239.255.255.255", nullptr, Ipv4Use::multicast},
      {nullptr, "240.0.0.0", "255.255.255.255", nullptr, Ipv4Use::reserved}};
  for (const auto& range : cases) {
    CAPTURE(range.first);
    for (const char* inside : {range.first, range.last})
      CHECK(use_of(*parse_ipv4(inside)) == range.use);
    for (const char* outside : {range.before, range.after})
      CHECK((outside == nullptr || use_of(*parse_ipv4(outside)) == Ipv4Use::general));
  }
}
