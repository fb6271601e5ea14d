// Collections of a web.config over those of the server: what IIS refuses to add again, to remove and to
// clear.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;
using nlohmann::json;

namespace {

const std::string kSites =
    "<system.applicationHost><sites><site name='a' id='1'><application path='/'><virtualDirectory path='/' "
    "physicalPath='C:\\web'/></application></site></sites></system.applicationHost>";

std::string documents(const std::string& entries) {
  return "<system.webServer><defaultDocument><files>" + entries +
         "</files></defaultDocument></system.webServer>";
}

/// Findings of a web.config of site a below that server, as "rule at text" with what they point to besides.
std::vector<std::string> findings_of(const std::string& server, const std::string& site) {
  const Files files = {
      {".iislint.json",
       R"({"hierarchy": {"applicationHost": "applicationHost.config", "folders": {"a": "s"}}})"},
      {"applicationHost.config", "<configuration>" + kSites + server + "</configuration>"},
      {"s/web.config", "<configuration>" + site + "</configuration>"}};
  const json report =
      json::parse(run({"check", "s/web.config", "applicationHost.config", "--format", "json", "--select",
                       "duplicate-collection-key,attribute-locked,duplicate-section"},
                      files)
                      .out);
  CHECK(report.at("errors").empty());
  std::vector<std::string> result;
  const auto text = [&](const json& place) {
    const std::size_t begin = place.at("range").at("start").at("offset"),
                      end = place.at("range").at("end").at("offset");
    return files.at(place.at("path")).substr(begin, end - begin);
  };
  for (const json& finding : report.at("diagnostics")) {
    std::string line = finding.at("ruleId").get<std::string>() + " at " + text(finding);
    for (const json& related : finding.at("related"))
      line += ", " + related.at("message").get<std::string>() + ": " + related.at("path").get<std::string>() +
              ":" + std::to_string(related.at("range").at("start").at("column").get<int>());
    result.push_back(line);
  }
  return result;
}

using Lines = std::vector<std::string>;

/// The column of that text in the server's file.
std::string column(const std::string& server, const std::string& what) {
  return std::to_string(std::string("<configuration>" + kSites).size() + server.find(what) + 1);
}

}  // namespace

TEST_CASE("an entry that is inherited cannot be added again unless it is removed first") {
  const std::string server = documents("<add value='x.htm'/><add value='y.htm'/>");
  const auto found = [&](const std::string& entries) { return findings_of(server, documents(entries)); };
  const auto again = [&](const std::string& name) {
    return "duplicate-collection-key at " + name +
           ", it is inherited from here: applicationHost.config:" + column(server, "add value='" + name);
  };
  CHECK(found("<add value='x.htm'/>") == Lines{again("x.htm")});
  CHECK(found("<add value='y.htm'/><add value='z.htm'/>") == Lines{again("y.htm")});
  CHECK(found("<add value='x.htm'/><add value='y.htm'/>") == Lines{again("x.htm"), again("y.htm")});
  CHECK(found("<add value='z.htm'/>").empty());
  CHECK(found("<remove value='x.htm'/><add value='x.htm'/>").empty());
  CHECK(found("<remove value='x.htm'/><add value='y.htm'/>") == Lines{again("y.htm")});
  CHECK(found("<clear/><add value='x.htm'/>").empty());
  CHECK(found("<add value='x.htm'/><clear/>") == Lines{again("x.htm")});
  CHECK(found("<remove value='nothing.htm'/><remove/><add value='x.htm'/>") == Lines{again("x.htm")});
}

TEST_CASE("a locked entry can be neither removed nor cleared below the file that locks it") {
  const std::string server = documents("<add value='x.htm'/><add value='y.htm' lockItem='true'/>");
  const auto found = [&](const std::string& entries) { return findings_of(server, documents(entries)); };
  const auto locked = [&](const std::string& directive) {
    return "attribute-locked at " + directive +
           ", this entry is locked: applicationHost.config:" + column(server, "add value='y.htm");
  };
  CHECK(found("<remove value='y.htm'/>") == Lines{locked("remove")});
  CHECK(found("<remove value='x.htm'/>").empty());
  CHECK(found("<remove value='nothing.htm'/>").empty());
  CHECK(found("<clear/>") == Lines{locked("clear")});
  CHECK(found("<clear/><remove value='y.htm'/>") == Lines{locked("clear")});
  CHECK(found("<remove value='y.htm'/><clear/>") == Lines{locked("remove")});
  CHECK(found("<remove value='x.htm'/><clear/>") == Lines{locked("clear")});
  CHECK(findings_of(documents("<add value='x.htm'/>"), documents("<clear/><add value='x.htm'/>")).empty());
  // The file itself may.
  const std::string location = "<location path='a'>" + documents("<remove value='y.htm'/>") + "</location>";
  CHECK(findings_of(server + location, "<system.webServer/>").empty());
  CHECK(findings_of(server + "<location path='a'>" + documents("<clear/>") + "</location>",
                    "<system.webServer/>")
            .empty());
}

TEST_CASE("an entry is inherited by locations of the same file, and by collections inside a section") {
  const std::string server = documents("<add value='x.htm'/>");
  const std::string location = "<location path='a'>" + documents("<add value='x.htm'/>") + "</location>";
  CHECK(findings_of(server + location, "<system.webServer/>") ==
        Lines{"duplicate-collection-key at x.htm, it is inherited from here: applicationHost.config:" +
              column(server, "add")});
  CHECK(findings_of("", documents("<add value='x.htm'/>") + "<location path='sub'>" +
                            documents("<add value='x.htm'/>") + "</location>")
            .size() == 1);
  CHECK(findings_of(location, "<system.webServer/>").empty());
  const auto filtering = [](const std::string& extensions, const std::string& verbs) {
    return "<system.webServer><security><requestFiltering><fileExtensions>" + extensions +
           "</fileExtensions><verbs>" + verbs + "</verbs></requestFiltering></security></system.webServer>";
  };
  const std::string extension = "<add fileExtension='.x' allowed='false'/>",
                    verb = "<add verb='X' allowed='false'/>";
  CHECK(findings_of(filtering(extension, ""), filtering(extension, verb)).size() == 1);
  CHECK(findings_of(filtering("", verb), filtering(extension, verb)).size() == 1);
  CHECK(findings_of(filtering(extension, verb), filtering(extension, verb)).size() == 2);
  CHECK(findings_of(filtering(extension, verb), filtering("", "")).empty());
}

TEST_CASE("sections that .NET reads may add an entry again") {
  const auto settings = [](const std::string& value) {
    return "<appSettings><add key='x' value='" + value + "'/></appSettings>";
  };
  CHECK(findings_of(settings("1"), settings("2")).empty());
}

TEST_CASE("a section that is written twice for one place is reported as that") {
  CHECK(findings_of("", documents("<add value='x.htm'/>") + documents("<add value='x.htm'/>")) ==
        Lines{"duplicate-section at defaultDocument, the first one is here: s/web.config:35"});
}
