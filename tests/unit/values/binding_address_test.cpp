#include "values/binding_address.h"

#include <doctest/doctest.h>

#include <string>

#include "values/binding_host.h"

using iislint::values::parse_binding_address;

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

TEST_CASE("addresses are those of RFC 4291") {
  for (const std::string text :
       {"::", "::1", "1::", "1::8", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
        "2001:DB8::abcd:ef", "::192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "fe80::1%4", "fe80::1%"}) {
    CAPTURE(text);
    CHECK(iislint::values::read_binding("[" + text + "]:21:").fault == iislint::values::BindingFault::none);
  }
  for (const std::string text : {"",
                                 ":",
                                 ":::",
                                 "1",
                                 "1:2",
                                 "1:2:3:4:5:6:7",
                                 "1:2:3:4:5:6:7:8:9",
                                 "1::2::3",
                                 "::1::",
                                 ":::1",
                                 "1:::8",
                                 "1::8:",
                                 ":1::8",
                                 ":1:2:3:4:5:6:7",
                                 "1:2:3:4:5:6:7:",
                                 "1:2:3:4:5:6:7:8::",
                                 "::1:2:3:4:5:6:7:8",
                                 "12345::",
                                 "::g",
                                 "::G",
                                 "::@",
                                 "::192.0.2",
                                 "::192.0.2.256",
                                 "192.0.2.1::",
                                 "1:2:3:4:5:6:7:192.0.2.1",
                                 "%4"}) {
    CAPTURE(text);
    CHECK(iislint::values::read_binding("[" + text + "]:21:").fault ==
          iislint::values::BindingFault::address_invalid);
  }
}

using iislint::values::BindingFault;
using iislint::values::HostFault;
using iislint::values::read_binding;
using iislint::values::read_host;

TEST_CASE("the fault of a binding has a name and a place") {
  struct {
    std::string_view text;
    BindingFault fault;
    std::string_view piece;
  } const cases[] = {{"", BindingFault::address_missing, ""},
                     {"21", BindingFault::address_missing, "21"},
                     {"*:", BindingFault::port_missing, ""},
                     {"*::", BindingFault::port_missing, ""},
                     {"*:21", BindingFault::host_colon_missing, ""},
                     {"*:0:", BindingFault::port_out_of_range, "0"},
                     {"*:65536:", BindingFault::port_out_of_range, "65536"},
                     {"*:99999999999999999999:", BindingFault::port_out_of_range, "99999999999999999999"},
                     {"*:ftp:", BindingFault::port_not_a_number, "ftp"},
                     {"*:-1:", BindingFault::port_not_a_number, "-1"},
                     {"*: 21:", BindingFault::port_not_a_number, " 21"},
                     {"*:21:host:more", BindingFault::too_many_parts, ":more"},
                     {"[::1:21:", BindingFault::bracket_unclosed, "[::1:21:"},
                     {"[::1]21:", BindingFault::bracket_unclosed, "21:"},
                     {"[::1]", BindingFault::port_missing, ""},
                     {"[::g]:21:", BindingFault::address_invalid, "[::g]"},
                     {"[1:2]:21:", BindingFault::address_invalid, "[1:2]"},
                     {"2001:db8::1:21:", BindingFault::brackets_missing, "2001:db8::1"},
                     {"::1:21:", BindingFault::brackets_missing, "::1"},
                     {"localhost:21:", BindingFault::address_invalid, "localhost"},
                     {"192.0.2.300:21:", BindingFault::address_invalid, "192.0.2.300"},
                     {"*:21:files.example.net", BindingFault::none, ""},
                     {"[2001:db8::192.0.2.1]:21:", BindingFault::none, ""},
                     {"[1:2:3:4:5:6:7:8]:21:", BindingFault::none, ""},
                     {"[fe80::1%4]:21:", BindingFault::none, ""},
                     {":21:", BindingFault::none, ""}};
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const auto reading = read_binding(expected.text);
    CHECK(reading.fault == expected.fault);
    CHECK(expected.text.substr(reading.begin, reading.end - reading.begin) == expected.piece);
  }
  CHECK(read_binding("localhost:21:").address);  // the port is known all the same
}

TEST_CASE("the fault of a host name has a name and a place") {
  struct {
    std::string_view text;
    HostFault fault;
    std::string_view piece;
  } const cases[] = {{"", HostFault::none, ""},
                     {"www.example.net", HostFault::none, ""},
                     {"my_host", HostFault::none, ""},
                     {"example.net.", HostFault::none, ""},
                     {"xn--bcher-kva.example", HostFault::none, ""},
                     {"*.example.net", HostFault::none, ""},
                     {"https://www.example.net", HostFault::scheme, "https://"},
                     {"//www.example.net", HostFault::scheme, "//"},
                     {"www.example.net/files", HostFault::path, "/files"},
                     {"www.example net", HostFault::blank, " "},
                     {"b\xC3\xBC"
                      "cher.example",
                      HostFault::not_ascii, "\xC3\xBC"},
                     {"*", HostFault::wildcard, "*"},
                     {"*.", HostFault::wildcard, "*"},
                     {"www.*.net", HostFault::wildcard, "*"},
                     {"w*.example.net", HostFault::wildcard, "*"},
                     {"a,b", HostFault::illegal_character, ","},
                     {"-a.example", HostFault::hyphen, "-"},
                     {"a-.example", HostFault::hyphen, "-"},
                     {"www..example", HostFault::empty_label, ""},
                     {".example", HostFault::empty_label, ""}};
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const auto reading = read_host(expected.text);
    CHECK(reading.fault == expected.fault);
    CHECK(expected.text.substr(reading.begin, reading.end - reading.begin) == expected.piece);
  }
  CHECK(read_host("*.example.net").is_wildcard);
  CHECK(!read_host("www.example.net").is_wildcard);
  CHECK(read_host(std::string(64, 'a')).fault == HostFault::too_long);
  CHECK(read_host(std::string(63, 'a')).fault == HostFault::none);
}
