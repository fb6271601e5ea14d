// The ways of naming a setting, and what is said of those that name none.
#include "config/files/setting_path.h"

#include <doctest/doctest.h>

#include "schema/catalog/catalog.h"

using namespace iislint;

namespace {

/// The setting that is meant, in full, or what is wrong with it.
std::string read(const std::string& text, const std::string& site = "") {
  const auto path = config::parse_setting_path(schema::catalog(), text, site);
  return path ? path->text() : "error: " + path.error().message;
}

const std::string kSites = "system.applicationHost/sites/";

}  // namespace

TEST_CASE("a setting is named in full or by as much of its end as is clear") {
  const std::string access = "system.webServer/security/access/@sslFlags";
  for (const std::string& text : {access, std::string("system.webServer/security/access/sslFlags"),
                                  std::string("security/access/@sslFlags"), std::string("access/sslFlags"),
                                  "/" + access, "location[@path='a/b']/" + access}) {
    CAPTURE(text);
    CHECK(read(text) == access);
  }
  CHECK(read("@sslFlags") == access);  // entries of collections are left out
  CHECK(read("httpErrors/errorMode") == "system.webServer/httpErrors/@errorMode");
}

TEST_CASE("settings of a site are those of the one that is meant") {
  const std::string policy = "ftpServer/security/sslClientCertificates/@clientCertificatePolicy";
  CHECK(read(policy, "a") == kSites + "site[@name='a']/" + policy);
  CHECK(read(kSites + "site[@name='b']/" + policy, "a") == kSites + "site[@name='b']/" + policy);
  CHECK(read(kSites + "site[@name=\"b/c\"]/" + policy) == kSites + "site[@name='b/c']/" + policy);
  CHECK(read(kSites + "site/" + policy) == "error: which <site>? Write it as in site[@name='x']");
}

TEST_CASE("an entry is told by its key, of several the first") {
  const std::string binding = kSites + "site[@name='a']/bindings/binding";
  CHECK(read(binding + "[@protocol='ftp' and @bindingInformation='*:21:']/@sslFlags") ==
        binding + "[@protocol='ftp']/@sslFlags");
  CHECK(read(binding + "/@sslFlags") == "error: which <binding>? Write it as in binding[@name='x']");
  for (const std::string key : {"[", "[@protocol", "[@protocol=", "[protocol='ftp']"}) {
    CAPTURE(key);
    CHECK(read(binding + key + "/@sslFlags") == "error: which <binding>? Write it as in binding[@name='x']");
  }
  CHECK(read(binding + "[@protocol='ftp/@sslFlags").starts_with("error: "));
  const auto path = config::parse_setting_path(
      schema::catalog(), kSites + "site[@name='it''s']/logFile/customFields/@maxCustomFieldLength", "");
  REQUIRE(path);
  CHECK(path->steps_to_entry() == 1);
  CHECK(path->steps_below_entry() == "logFile/customFields");
  const auto plain =
      config::parse_setting_path(schema::catalog(), "system.webServer/httpErrors/@errorMode", "");
  REQUIRE(plain);
  CHECK(plain->steps_to_entry() == 0);
  CHECK(plain->steps_below_entry().empty());
}

TEST_CASE("what names no setting is answered with what is wrong, or what is meant") {
  CHECK(read("") == "error: name the setting, as in system.webServer/security/access/@sslFlags");
  CHECK(read("/") == read(""));
  CHECK(read("location[@path='a']") == read(""));
  CHECK(read("errorMod") == "error: no setting is named @errorMod; did you mean errorMode?");
  CHECK(read("httpError/errorMode") == "error: no setting is named httpError/@errorMode");
  CHECK(read("qqqqqqqqqq") == "error: no setting is named @qqqqqqqqqq");
  CHECK(read("system.webServer/httpErrors/@errorMod") ==
        "error: there is no attribute errorMod at that place");
  CHECK(read("system.webServer/httpErrors/nothing/@x") == "error: there is no <nothing> at that place");
  CHECK(read("windowsAuthentication/enabled") ==
        "system.webServer/security/authentication/windowsAuthentication/@enabled");
}

TEST_CASE("of many settings that may be meant five are named") {
  const std::string said = read("enabled");
  CAPTURE(said);
  CHECK(said.starts_with("error: @enabled may mean "));
  std::size_t named = 0;
  for (std::size_t at = said.find("/@enabled"); at != std::string::npos; at = said.find("/@enabled", at + 1))
    ++named;
  CHECK(named == 5);
  CHECK(said.find(" or ") != std::string::npos);
  CHECK(said.ends_with(" others"));
  const std::string few = read("errorMode");
  CHECK(few.find("others") == std::string::npos);
}
