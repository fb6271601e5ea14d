// iislint why as its users meet it, on the server of tests/hierarchy.
#include <doctest/doctest.h>

#include <sstream>

#include "app/cli/commands.h"
#include "repository.h"

using namespace iislint;

namespace {

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

Outcome why(const std::string& file, const std::string& where, const std::string& format = "text") {
  const source::DiskReader disk;
  std::istringstream in;
  std::ostringstream out, err;
  cli::World world{disk, in, out, err, {}};
  const std::string path = tests::repository_path(file);
  const int status = cli::run({"why", path, where, "--format", format}, world);
  return {status, out.str(), err.str()};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string kServer = "tests/hierarchy/whole-server/server/applicationHost.config";
const std::string kSite = "tests/hierarchy/whole-server/web/intranet/web.config";
const std::string kApplication = "tests/hierarchy/whole-server/web/intranet/app/web.config";
const std::string kDemo = "tests/demo/applicationHost.config";

}  // namespace

TEST_CASE(
    "why names the value in force, what it overrides, and the default, in the order in which they count") {
  const Outcome outcome = why(kServer, "Intranet/App:windowsAuthentication/@enabled");
  REQUIRE(outcome.status == 0);
  const std::size_t own = outcome.out.find("app/web.config:25:"),
                    above = outcome.out.find("intranet/web.config:31:"),
                    server = outcome.out.find("applicationHost.config:75:"),
                    fallback = outcome.out.find("default");
  CHECK(own != std::string::npos);
  CHECK(own < above);
  CHECK(above < server);
  CHECK(server < fallback);
  CHECK(holds(outcome.out, "in force   \"true\""));
  CHECK(holds(outcome.out, "overrideMode=\"Allow\""));
}

TEST_CASE("why starts from a web.config too, with the files above it") {
  const Outcome outcome = why(kApplication, "httpErrors/@defaultPath");
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.out, "in force   \"/errors\""));
  CHECK(holds(outcome.out, "intranet/web.config:12:"));
  CHECK(holds(outcome.out, "lockAttributes=\"defaultPath\""));
  CHECK(holds(why(kSite, "App:windowsAuthentication/@enabled").out, "applicationHost.config:75:"));
}

TEST_CASE("why knows siteDefaults and entries of collections") {
  const Outcome outcome = why(kDemo, "partners:sslClientCertificates/@clientCertificatePolicy");
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.out, "site[@name='partners']"));
  const Outcome pool = why(
      kServer, "system.applicationHost/applicationPools/add[@name='closed']/@enableConfigurationOverride");
  CHECK(holds(pool.out, "in force   \"false\""));
  CHECK(holds(pool.out, "locked: files further down may not set the section"));
  CHECK(holds(why(kServer, "Intranet:staticContent/@isDocFooterFileName").out, "in force"));
}

TEST_CASE("why prints the same as JSON") {
  const Outcome outcome = why(kServer, "Intranet/App:windowsAuthentication/@enabled", "json");
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.out, "\"origin\": \"written\""));
  CHECK(holds(outcome.out, "\"value\": \"true\""));
  CHECK(holds(outcome.out, "\"default\": \"false\""));
  CHECK(holds(why(kServer, "webSocket/@enabled", "json").out, "\"origin\": \"default\""));
}

TEST_CASE("what means nothing is answered with what may be meant, and exit status 2") {
  const Outcome site = why(kServer, "Intrnet:httpErrors/@errorMode");
  CHECK(site.status == 2);
  CHECK(holds(site.err, "did you mean 'Intranet'?"));
  const Outcome name = why(kServer, "httpErrors/@errorMod");
  CHECK(name.status == 2);
  CHECK(holds(name.err, "did you mean errorMode?"));
  const Outcome many = why(kServer, "@enabled");
  CHECK(many.status == 2);
  CHECK(holds(many.err, "may mean"));
  CHECK(why("tests/hierarchy/nothing.config", "@enabled").status == 2);
}
