// A section as it applies to a path: own level, locations, clear and remove.
#include "config/views/section_view.h"

#include <doctest/doctest.h>

#include "schema/binding/binding.h"
#include "schema/catalog/fact_path.h"
#include "source/decode.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

constexpr std::string_view kSection = "system.ftpServer/security/authorization";

struct Parsed {
  explicit Parsed(const std::string& text)
      : file("applicationHost.config", source::decode(text)),
        document(xml::scan(file, 0)),
        binding(schema::bind(document, schema::FileKind::application_host)),
        hierarchy({config::HierarchyFile{&document, &binding, schema::FileKind::application_host, {}, {}}}),
        view(hierarchy, kSection) {}

  /// Users of the rules in force at a place.
  std::string users_at(const std::string& place) const {
    std::string result, buffer;
    for (const config::ElementRef& entry : view.entries(place, "").in_force) {
      const auto id = document.find_attribute(entry.element, "users");
      result += (result.empty() ? "" : " ") + std::string(document.value(document.attribute(id), buffer));
    }
    return result;
  }

  source::SourceFile file;
  xml::Document document;
  schema::Binding binding;
  config::Hierarchy hierarchy;
  config::SectionView view;
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
  CHECK(parsed.users_at("files/in/deeper") == "a b c");
  CHECK(parsed.users_at("files-2") == "a");
  CHECK(parsed.view.places_below("files") == std::vector<std::string>{"files/in"});
  CHECK(parsed.view.places_below("") == std::vector<std::string>{"files", "files/in"});
  CHECK(!parsed.view.may_be_incomplete());
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
  const auto incomplete = [](const std::string& text) { return Parsed(text).view.may_be_incomplete(); };
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

TEST_CASE("a value comes from the place itself, a place above, or the schema, and says so") {
  const Parsed parsed(
      "<configuration><system.ftpServer><security><ipSecurity allowUnlisted='false'/></security>"
      "</system.ftpServer><location path='a'><system.ftpServer><security><ipSecurity "
      "enableReverseDns='tru'/></security></system.ftpServer></location></configuration>");
  const config::SectionView view(parsed.hierarchy, "system.ftpServer/security/ipSecurity");
  const schema::Catalog& facts = schema::catalog();
  const auto section = schema::cut_at_section(facts, "system.ftpServer/security/ipSecurity");
  const auto value = [&](const std::string& place, std::string_view name) {
    const auto fact = facts.find_attribute(facts.types[section->section_type], name);
    return view.value(place, "", name, facts.attributes[fact]);
  };
  CHECK(value("", "allowUnlisted").origin == config::Origin::written);
  CHECK(value("a/b", "allowUnlisted").origin == config::Origin::inherited);
  CHECK(value("a/b", "allowUnlisted").number == 0);
  CHECK(value("b", "enableReverseDns").origin == config::Origin::schema_default);
  CHECK(value("a", "enableReverseDns").origin == config::Origin::unknown);
}
