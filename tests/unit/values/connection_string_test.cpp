#include "values/connection_string.h"

#include <doctest/doctest.h>

using namespace iislint::values;

TEST_CASE("a connection string is taken apart at its semicolons") {
  const auto parts =
      parse_connection_string("Data Source=db; User ID = app ;Password='a;b';;Flag;X=\"q\"\"r\"");
  REQUIRE(parts.size() == 4);
  CHECK(parts[0].key == "datasource");
  CHECK(parts[0].value == "db");
  CHECK(parts[1].key == "userid");
  CHECK(parts[1].value == "app");
  CHECK(parts[2].value == "a;b");
  CHECK(parts[3].value == "q\"r");
  CHECK(parse_connection_string("").empty());
  CHECK(parse_connection_string("name").empty());
  CHECK(parse_connection_string("a==b=c").front().value == "c");
}

TEST_CASE("the logon of a connection string is found, in one inside another as well") {
  const auto plain = logon_of("Server=db;uid=app;pwd=not-a-real-password");
  CHECK(plain.names_server);
  CHECK(plain.user == "app");
  CHECK(plain.password == "not-a-real-password");
  const auto inner = logon_of(
      "metadata=res://*/M.csdl;provider=System.Data.SqlClient;"
      "provider connection string=\"data source=db;user id=app;password=not-a-real-password\"");
  CHECK(inner.user == "app");
  CHECK(inner.password == "not-a-real-password");
  CHECK(logon_of("Server=db;Integrated Security=true").password == std::nullopt);
  CHECK(logon_of("Server=db;uid=sa;pwd=").password == "");
  CHECK(logon_of("AccountName=x;AccountKey=bm90LWEta2V5==").is_key);
  CHECK(!logon_of("pwd=x").names_server);
}

TEST_CASE("a logon that needs no password and a database that is a file are known") {
  for (const char* text :
       {"Integrated Security=SSPI", "Trusted_Connection=Yes", "integrated security = true",
        "Authentication=Active Directory Integrated", "Authentication=ActiveDirectoryManagedIdentity"}) {
    CAPTURE(text);
    CHECK(logon_of(text).needs_no_password);
  }
  for (const char* text : {"Integrated Security=false", "Authentication=Sql Password", "Server=integrated"}) {
    CAPTURE(text);
    CHECK(!logon_of(text).needs_no_password);
  }
  CHECK(logon_of("Provider=Microsoft.ACE.OLEDB.12.0;Data Source=shop").is_file);
  CHECK(logon_of("Data Source=D:\\shop.SQLITE").is_file);
  CHECK(!logon_of("Server=db.example.net;Database=shop").is_file);
}

TEST_CASE("lists of a cache, which have commas between, are taken apart as well") {
  const auto parts = parse_connection_string("a.example.net:6380,b,password=x=;y,ssl=True");
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].key == "host");
  CHECK(parts[0].value == "a.example.net:6380");
  CHECK(parts[1].value == "x=;y");
  CHECK(parse_connection_string("Server=a,1433;Password=x,y").back().value == "x,y");
  CHECK(parse_connection_string("name,password=x").size() == 1);
}
