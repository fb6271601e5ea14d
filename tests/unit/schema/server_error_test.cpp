// What IIS shows for a mistake, as findings repeat it.
#include "schema/binding/server_error.h"

#include <doctest/doctest.h>

#include "repository.h"

using namespace iislint;

namespace {

/// The server errors of the findings of that rule in an applicationHost.config, one a line.
std::string shown(std::string_view rule, const std::string& content,
                  const char* file = "applicationHost.config") {
  std::string result;
  const engine::Analysis analysis =
      tests::analyze_text(file, "<configuration>" + content + "</configuration>");
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    if (finding.rule_id == rule) result += (result.empty() ? "" : "\n") + finding.server_error;
  }
  return result;
}

std::string pool(const std::string& content) {
  return "<system.applicationHost><applicationPools>" + content +
         "</applicationPools></system.applicationHost>";
}

std::string site(const std::string& content, const std::string& attributes = "name='a' id='1'") {
  return "<system.applicationHost><sites><site " + attributes + ">" + content +
         "</site></sites></system.applicationHost>";
}

std::string certificates(const std::string& attributes) {
  return site("<ftpServer><security><sslClientCertificates " + attributes + "/></security></ftpServer>");
}

const std::string kInvalid = " (HTTP error 500.19, HRESULT 0x8007000d)";

}  // namespace

TEST_CASE("names that IIS does not know") {
  CHECK(shown("unknown-attribute", certificates("sslFlags='1'")) ==
        "Unrecognized attribute 'sslFlags'" + kInvalid);
  CHECK(shown("unknown-element", site("<ftpServer><security><Ssl/></security></ftpServer>")) ==
        "Unrecognized element 'Ssl'" + kInvalid);
  CHECK(shown("misplaced-element", site("<ftpServer><sslClientCertificates/></ftpServer>")) ==
        "Unrecognized element 'sslClientCertificates'" + kInvalid);
  CHECK(shown("missing-attribute", site("", "id='1'")) == "Missing required attribute 'name'" + kInvalid);
  CHECK(shown("misplaced-element",
              "<system.ftpServer><security><sslClientCertificates/></security></system.ftpServer>") ==
        "The configuration section 'system.ftpServer/security/sslClientCertificates' cannot be read because "
        "it is "
        "missing a section declaration (HTTP error 500.19)");
}

TEST_CASE("values that IIS refuses") {
  const auto value = [](const std::string& name, const std::string& reason) {
    return "The '" + name + "' attribute is invalid" + (reason.empty() ? "" : ".  " + reason) + kInvalid;
  };
  CHECK(shown("invalid-enum", certificates("clientCertificatePolicy='x'")) ==
        value("clientCertificatePolicy", "Enum must be one of CertIgnore, CertAllow, CertRequire"));
  CHECK(shown("invalid-flags", certificates("validationFlags='x'")) ==
        value("validationFlags",
              "Flags must be some combination of NoRevocationCheck, CertChainRevocationCheckCacheOnly, "
              "CertChainCacheOnlyUrlRetrieval, CertNoUsageCheck"));
  CHECK(shown("invalid-bool", certificates("useActiveDirectoryMapping='yes'")) ==
        value("useActiveDirectoryMapping", "Boolean must be either 'true' or 'false'"));
  CHECK(shown("empty-value", certificates("useActiveDirectoryMapping=''")) ==
        value("useActiveDirectoryMapping", "Boolean must be either 'true' or 'false'"));
  CHECK(shown("invalid-integer", site("", "name='a' id='x'")) == value("id", "Not a valid unsigned integer"));
  CHECK(shown("value-out-of-range", pool("<add name='a' queueLength='5'/>")) ==
        value("queueLength", "Integer value must be between 10 and 65535 inclusive"));
  CHECK(shown("value-out-of-range", site("<ftpServer><connections maxBandwidth='500'/></ftpServer>")) ==
        value("maxBandwidth", "Integer value must not be between 0 and 4294967294 inclusive"));
  CHECK(shown("value-out-of-range",
              pool("<add name='a'><recycling><periodicRestart time='00:00:30'/></recycling></add>")) ==
        value("time",
              "Timespan value must be between 00:00:00 and 300.00:00:00 seconds inclusive, with a "
              "granularity of 60 "
              "seconds"));
  CHECK(shown("invalid-name", pool("<add name='a|b'/>")) == value("name", "Invalid application pool name"));
  CHECK(shown("invalid-name", site("", "name='a/b' id='1'")) == value("name", "Invalid site name"));
  CHECK(shown("invalid-name", site("<application path='a'/>")) == value("path", "Invalid application path"));
  // What it says of a time that is none is not known.
  CHECK(shown("invalid-timespan", certificates("revocationFreshnessTime='soon'")) ==
        value("revocationFreshnessTime", ""));
}

TEST_CASE("things that IIS finds twice") {
  CHECK(
      shown("duplicate-collection-key", pool("<add name='a'/><add name='A'/>")) ==
      "Cannot add duplicate collection entry of type 'add' with unique key attribute 'name' set to 'A' (HTTP "
      "error 500.19, HRESULT 0x800700b7)");
  CHECK(
      shown("duplicate-section", "<configSections><section name='a'/><section name='a'/></configSections>") ==
      "There is a duplicate 'a' section defined (HTTP error 500.19)");
  const std::string first =
      "Only one <configSections> element allowed.  It must be the first child element of the root "
      "<configuration> "
      "element (HTTP error 500.19)";
  CHECK(shown("duplicate-element", "<configSections/><configSections/>") == first);
  CHECK(shown("misplaced-element", "<system.ftpServer/><configSections/>") == first);
  CHECK(shown("xml-syntax", "<a") == "Configuration file is not well-formed XML" + kInvalid);
}

TEST_CASE("what is locked further up") {
  CHECK(schema::server_error_of_lock({diag::BuiltinRule::attribute_locked, {}, "x"}) ==
        "Lock violation (HTTP error 500.19, HRESULT 0x80070021)");
  diag::Diagnostic finding(diag::BuiltinRule::section_locked, {}, "x");
  const std::string said = schema::server_error_of_lock(finding);
  CHECK(said.find("This configuration section cannot be used at this path.") == 0);
  CHECK(said.find("0x80070021") != std::string::npos);
  finding.severity = diag::Severity::warning;
  CHECK(schema::server_error_of_lock(finding) == "");
  CHECK(shown("lock-attribute-unknown-name",
              "<system.webServer><httpErrors lockAttributes='zz'/></system.webServer>") ==
        "lockAttributes contains unknown attribute 'zz' (HTTP error 500.19)");
}

TEST_CASE("nothing is said of what IIS accepts, does not read, or answers in unknown words") {
  CHECK(shown("letter-case", certificates("clientCertificatePolicy='certrequire'")) == "");
  CHECK(shown("untrimmed-value", certificates("clientCertificatePolicy=' CertRequire'")) == "");
  CHECK(shown("invalid-timespan", certificates("revocationFreshnessTime='60'")) == "");
  CHECK(shown("invalid-bool", "<system.web><compilation debug='yes'/></system.web>", "web.config") == "");
  CHECK(shown("unknown-attribute", "<location pth='a'/>") == "");
  CHECK(shown("unknown-attribute", site("<ftpServer state='1'/>")) == "");
  CHECK(shown("undeclared-section", "<system.webServer><someBodys/></system.webServer>", "web.config") == "");
}

TEST_CASE("every report that shows help shows it") {
  diag::Diagnostic finding(diag::BuiltinRule::unknown_attribute, {}, "x");
  CHECK(diag::whole_help(finding) == "");
  finding.server_error = "Unrecognized attribute 'x'";
  CHECK(diag::whole_help(finding) == "IIS shows: Unrecognized attribute 'x'.");
  finding.help = "Correct it.";
  CHECK(diag::whole_help(finding) == "Correct it. IIS shows: Unrecognized attribute 'x'.");
}
