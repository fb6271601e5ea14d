#include "base/nearest.h"

#include <doctest/doctest.h>

using namespace iislint::base;

TEST_CASE("a distance counts letters and swaps, and stops at its limit") {
  CHECK(edit_distance("SslRequire", "sslrequire", 3) == 0);
  CHECK(edit_distance("SslReqiure", "SslRequire", 3) == 1);
  CHECK(edit_distance("Require", "SslRequire", 3) == 3);
  CHECK(edit_distance("Allow", "SslRequire", 3) == 4);
  CHECK(edit_distance("", "ab", 5) == 2);
}

TEST_CASE(
    "the nearest of many candidates is looked for as often as a file of good sense needs, and not for ever") {
  NearestOf names({"pool1", "shop"});
  CHECK(names.find("shpo") == "shop");
  NearestOf many(std::vector<std::string_view>(600'000, "pool"));
  CHECK(many.find("pol") == "pool");
  CHECK(many.find("pol") == "pool");
  CHECK(many.find("pol") == std::nullopt);
}

TEST_CASE("a correction is sure when only one is possible") {
  const std::vector<std::string_view> policies = {"CertIgnore", "CertAllow", "CertRequire"};
  CHECK(sure_correction("certrequire", policies) == "CertRequire");
  CHECK(sure_correction("CertRequird", policies) == "CertRequire");
  CHECK(sure_correction("CretRequire", policies) == "CertRequire");  // two letters swapped are one edit
  CHECK(!sure_correction("CertRequi", policies));                    // two edits
  CHECK(!sure_correction("Require", policies));
  const std::vector<std::string_view> close = {"enable32Bit", "enable64Bit"};
  CHECK(sure_correction("Enable32bit", close) == "enable32Bit");
  CHECK(!sure_correction("enable3Bit", close));  // the other is near as well
  const std::vector<std::string_view> short_words = {"id", "on"};
  CHECK(!sure_correction("ids", short_words));
  CHECK(sure_correction("ID", short_words) == "id");
}
