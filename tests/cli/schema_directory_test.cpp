// --schema-dir: sections of modules that only their own schema describes.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kShield = R"(<configSchema>
  <sectionSchema name="system.webServer/acme/shield">
    <attribute name="enabled" type="bool" defaultValue="True" />
    <attribute name="mode" type="enum" defaultValue="Watch">
      <enum name="Watch" value="0" /><enum name="Block" value="1" />
    </attribute>
    <attribute name="pass" type="string" encrypted="true" />
    <collection addElement="allow,deny" removeElement="remove" clearElement="clear">
      <attribute name="client" type="string" required="true" isUniqueKey="true" />
    </collection>
  </sectionSchema>
</configSchema>
)";

std::string web(const std::string& shield) {
  return "<configuration><configSections><sectionGroup name='system.webServer'><sectionGroup name='acme'>"
         "<section name='shield'/></sectionGroup></sectionGroup></configSections>\n"
         "<system.webServer><acme>\n" +
         shield + "\n</acme></system.webServer></configuration>";
}

Outcome check(const std::string& config, const std::string& schema = kShield) {
  return run({"--schema-dir", "schemas", "--format", "text", "web.config"},
             Files{{"web.config", config}, {"schemas/acme.xml", schema}});
}

}  // namespace

TEST_CASE("a module's section is unknown without its schema and known with it") {
  const std::string bare =
      "<configuration><system.webServer><acme><shield enabled='false'/></acme></system.webServer>"
      "</configuration>";
  CHECK(has(run({"--format", "text", "web.config"}, Files{{"web.config", bare}}).out, "undeclared-section"));
  CHECK(check(bare).status == 0);
  const std::string good =
      web("<shield enabled='false' mode='Block' pass=''><clear/><remove client='a'/><allow client='a'/>"
          "<deny client='b'/></shield>");
  const Outcome outcome = check(good);
  CAPTURE(outcome.out);
  CHECK(outcome.status == 0);
  CHECK(count(outcome.out, "[") == 0);
}

TEST_CASE("what is wrong in a module's section is found where it stands") {
  const Outcome name = check(web("<shield enable='true'/>"));
  CHECK(name.status == 1);
  CHECK(has(name.out,
            "web.config:3:9: error: attribute 'enable' is not known on <shield>; did you mean "
            "'enabled'? [unknown-attribute]"));
  CHECK(count(name.out, "error: ") == 1);
  const Outcome word = check(web("<shield mode='Blok'/>"));
  CHECK(has(word.out, "web.config:3:15: error: mode cannot be \"Blok\""));
  CHECK(has(word.out, "[invalid-enum]"));
  CHECK(has(check(web("<shield><allow client='a'/><allow client='A'/></shield>")).out,
            "[duplicate-collection-key]"));
  CHECK(has(check(web("<shield><deny/></shield>")).out, "[missing-attribute]"));
  CHECK(has(check(web("<shield><permit/></shield>")).out, "[unknown-element]"));
  const Outcome secret = check(web("<shield pass='hunter2' mode='hunter3'/>"));
  CHECK_FALSE(has(secret.out, "hunter2"));
}

TEST_CASE("sections that files extend keep what was known of them") {
  const std::string schema = R"(<configSchema>
  <sectionSchema name="system.ftpServer/log"><attribute name="acme" type="uint" />
    <attribute name="pause" type="timeSpan" validationType="timeSpanRange" validationParameter="1,59,1,exclude" />
  </sectionSchema>
  <sectionSchema name="system.applicationHost/sites"><collection addElement="site"><element name="ftpServer">
    <element name="security"><element name="sslClientCertificates">
      <attribute name="acmeDepth" type="int" validationType="integerRange" validationParameter="1,9" />
    </element></element></element></collection></sectionSchema>
</configSchema>)";
  const std::string host = read_file(repository_path("tests/demo/applicationHost.config"));
  const Files files{{"applicationHost.config", host}, {"schemas/acme.xml", schema}};
  CHECK(run({"--schema-dir=schemas", "applicationHost.config"}, files).out ==
        run({"applicationHost.config"}, files).out);

  const auto check_log = [&](const std::string& attributes) {
    const std::string text =
        "<configuration><system.ftpServer><log " + attributes + "/></system.ftpServer></configuration>";
    return run({"--schema-dir", "schemas", "--format", "text", "applicationHost.config"},
               Files{{"applicationHost.config", text}, {"schemas/acme.xml", schema}});
  };
  CHECK(check_log("acme='1' logInUTF8='true'").status == 0);
  CHECK(check_log("pause='00:01:00'").status == 0);
  CHECK(has(check_log("pause='00:00:59'").out, "but not 00:00:01 to 00:00:59"));
  CHECK(has(check_log("acme='-1'").out, "[invalid-integer]"));
  CHECK(has(check_log("logInUTF8='maybe'").out, "[invalid-bool]"));

  std::string deep = host;
  deep.replace(deep.rfind("<sslClientCertificates "), 22, "<sslClientCertificates acmeDepth='10'");
  CHECK(has(run({"--schema-dir", "schemas", "--format", "text", "applicationHost.config"},
                Files{{"applicationHost.config", deep}, {"schemas/acme.xml", schema}})
                .out,
            "acmeDepth is 10, which is out of range [value-out-of-range]"));
}

TEST_CASE("a module whose schema is there is installed") {
  const std::string config = "<configuration><system.webServer><iisnode/></system.webServer></configuration>";
  const std::string schema =
      "<configSchema><sectionSchema name='system.webServer/iisnode'><attribute name='node_env' "
      "type='string'/>"
      "</sectionSchema></configSchema>";
  CHECK(has(run({"--format", "text", "web.config"}, Files{{"web.config", config}}).out, "is installed"));
  CHECK_FALSE(has(check(config, schema).out, "is installed"));
}

TEST_CASE("members that exist at run time only are told apart from names nobody knows") {
  const std::string schema =
      "<configSchema><sectionSchema name='system.webServer/acme/shield'>"
      "<attribute name='load' type='uint' extension='Acme.Load'/><attribute name='mode' type='string'/>"
      "</sectionSchema></configSchema>";
  CHECK(has(check(web("<shield load='1'/>"), schema).out,
            "is run-time state that programs query from a running server"));
  const std::string host =
      "<configuration><system.applicationHost><sites><site name='a' id='1'><ftpServer state='Started'>"
      "<sessions/></ftpServer></site></sites></system.applicationHost></configuration>";
  const Outcome outcome =
      run({"--format", "text", "applicationHost.config"}, Files{{"applicationHost.config", host}});
  CHECK(count(outcome.out, "is run-time state that programs query from a running server") == 2);
}

TEST_CASE("a folder or file that is no schema ends the run with 2") {
  const auto fails = [](const Files& schemas, const std::string& message) {
    Files files = schemas;
    files["web.config"] = kGood;
    const Outcome outcome = run({"check", "--schema-dir", "schemas", "web.config"}, files);
    CAPTURE(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(has(outcome.err, "iislint: schemas"));
    CHECK(has(outcome.err, message));
  };
  fails({}, "schemas: ");
  fails({{"schemas/readme.txt", "x"}}, "schemas: contains no native schema file");
  fails({{"schemas/a.xml", kShield}, {"schemas/b.xml", "<configSchema>\n<sectionSchema name='a'>"}},
        "schemas/b.xml:2: ");
  fails({{"schemas/a.xml", "<configuration/>"}}, "schemas/a.xml:1: <configuration> is not a schema");
  fails({{"schemas/a.xml", "<configSchema>\n\n<sectionSchema/></configSchema>"}}, "schemas/a.xml:3: ");
  fails({{"schemas/a.xml",
          "<configSchema><sectionSchema name='a'>\n<attribute name='b' type='colour'/>"
          "</sectionSchema></configSchema>"}},
        "schemas/a.xml:2: attribute 'b' has the type 'colour'");
}
