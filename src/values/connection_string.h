// Connection strings: "key=value" with semicolons between.
//
// Source of the form: the pages of ADO.NET on connection string syntax. Values stand in quotes where they
// hold a semicolon; "==" in a key stands for "=". Providers of Azure and ODBC write the same form. Clients of
// Redis (StackExchange.Redis, its page "Configuration") write addresses first, and commas between.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::values {

struct ConnectionPart {
  std::string key;    ///< lower case, without blanks: "userid"
  std::string value;  ///< without the quotes around it
};

/// The parts in order; pieces without a key are left out. A connection string inside another one ("provider
/// connection string" of Entity Framework) is taken apart too, its parts stand in place of it. The first
/// address of a list for Redis is its "host".
std::vector<ConnectionPart> parse_connection_string(std::string_view text);

/// What a connection string says about logging on.
struct ConnectionLogon {
  bool names_server = false;  ///< has a key that only connection strings have
  std::optional<std::string>
      password;  ///< of the last password or access key; empty when it is written empty
  std::string user;
  bool needs_no_password = false;  ///< the identity of the process logs on, whatever else is written
  bool is_file = false;            ///< the database is a file, and its users are its own
  bool is_key = false;             ///< the password is an access key of a cloud service
};

ConnectionLogon logon_of(std::string_view connection_string);

}  // namespace iislint::values
