// A section as it applies to a path: own level, locations, clear and remove.
#include "config/section.h"

#include <doctest/doctest.h>

#include "config/entries.h"
#include "schema/binding.h"
#include "source/decode.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

struct Parsed {
  explicit Parsed(const std::string& text)
      : file("applicationHost.config", source::decode(text)),
        document(xml::scan(file, 0)),
        binding(schema::bind(document, schema::FileKind::application_host)) {}

  /// Users of the server's own rules with those of one location laid over them.
  std::string users_at(const std::string& place) const {
    const config::Section section(document, binding, "system.ftpServer/security/authorization");
    std::vector<config::Part> chain;
    for (const std::string& part : {std::string(), place}) {
      const auto found = section.parts().find(part);
      if (found == section.parts().end()) continue;
      for (const xml::NodeId element : found->second)
        chain.push_back({&document, &binding, element});
    }
    return users(config::entries_of(chain).in_force);
  }

  std::string users(const std::vector<config::Part>& entries) const {
    std::string result, buffer;
    for (const config::Part& entry : entries) {
      const auto id = document.find_attribute(entry.element, "users");
      result += (result.empty() ? "" : " ") + std::string(document.value(document.attribute(id), buffer));
    }
    return result;
  }

  source::SourceFile file;
  xml::Document document;
  schema::Binding binding;
};

std::string authorization(const std::string& content) {
  return "<system.ftpServer><security><authorization>" + content +
         "</authorization></security></system.ftpServer>";
}

std::string allow(const std::string& user) {
  return "<add accessType='Allow' users='" + user + "' permissions='Read'/>";
}

}  // namespace

TEST_CASE("the places of a section are told apart, whatever their letter case and slashes") {
  const Parsed parsed("<configuration><location path='Files/in'>" + authorization(allow("c")) +
                      "</location>" + authorization(allow("a")) + "<location path='/files/'>" +
                      authorization(allow("b")) + "</location></configuration>");
  CHECK(parsed.users_at("files") == "a b");
  const config::Section section(parsed.document, parsed.binding, "system.ftpServer/security/authorization");
  CHECK(section.parts().size() == 3);
  CHECK(section.parts().count("files/in") == 1);
  CHECK(!section.may_be_incomplete());
}

TEST_CASE("clear and remove are obeyed") {
  const Parsed parsed("<configuration>" + authorization(allow("a") + allow("b")) + "<location path='one'>" +
                      authorization("<clear/>" + allow("c")) + "</location><location path='two'>" +
                      authorization("<remove users='A' roles='' permissions='Read'/>" + allow("d")) +
                      "</location><location path='three'>" +
                      authorization("<remove users='a' permissions='Write'/>") +
                      "</location></configuration>");
  CHECK(parsed.users_at("one") == "c");
  CHECK(parsed.users_at("two") == "b d");
  CHECK(parsed.users_at("three") == "a b");
}

TEST_CASE("what cannot be read makes a section incomplete") {
  const auto incomplete = [](const std::string& text) {
    const Parsed parsed(text);
    return config::Section(parsed.document, parsed.binding, "system.ftpServer/security/authorization")
        .may_be_incomplete();
  };
  CHECK(incomplete("<configuration><system.ftpSrver/></configuration>"));
  CHECK(incomplete("<configuration>" + authorization("<ad users='x'/>") + "</configuration>"));
  CHECK(
      incomplete("<configuration><system.applicationHost><sites><site name='a' id='1'><ftpServer><security>"
                 "<authorization/></security></ftpServer></site></sites></system.applicationHost>"
                 "</configuration>"));
  CHECK(incomplete("<configuration><location path='a'><system.ftpServer></location></configuration>"));
  CHECK(
      !incomplete("<configuration><system.ftpServer><log logInUTF='true'/></system.ftpServer>"
                  "</configuration>"));
}
