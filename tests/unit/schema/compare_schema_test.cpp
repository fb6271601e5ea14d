// The comparison of native schema files with the fact table prints each kind of difference.
#include <doctest/doctest.h>

#include <algorithm>

#include "accepted.h"
#include "comparison.h"
#include "repository.h"
#include "schema/native/extended_catalog.h"

using namespace iislint;
using namespace iislint::schema;
using namespace iislint::tools;

namespace {

NativeSchema read(const std::string& content, const std::string& path = "acme.xml") {
  auto schema = read_native_schema(path, "<configSchema>" + content + "</configSchema>");
  REQUIRE(schema.has_value());
  return std::move(*schema);
}

std::string section(const std::string& content, const std::string& marks = "") {
  return "<sectionSchema name='acme/gate' " + marks + ">" + content + "</sectionSchema>";
}

/// The lines for a table made of the first text and files of the second.
std::vector<std::string> lines(const std::string& ours, const std::string& native) {
  const auto table = extended_catalog(catalog(), std::vector{read(ours)});
  REQUIRE(table.has_value());
  std::vector<std::string> result;
  for (const Difference& difference : compare(std::vector{read(native)}, table->facts()).differences)
    result.push_back(to_line(difference));
  return result;
}

void check_line(const std::string& ours, const std::string& native, const std::string& line) {
  CAPTURE(ours);
  CAPTURE(native);
  const auto found = lines(ours, native);
  REQUIRE(found.size() == 1);
  CHECK(found.front() == line);
  CHECK(lines(native, native).empty());
  CHECK(lines(ours, ours).empty());
}

void check_attribute(const std::string& ours, const std::string& native, const std::string& words) {
  const auto with = [](const std::string& marks) {
    return section("<attribute name='a' " + marks + "</attribute>");
  };
  check_line(with(ours), with(native), words + " (acme.xml)");
}

}  // namespace

TEST_CASE("every fact of an attribute is compared") {
  const std::string at = "  acme/gate/@a: native ";
  const auto check = [&](const std::string& ours, const std::string& native, const std::string& kind,
                         const std::string& words) { check_attribute(ours, native, kind + at + words); };
  check("type='string'>", "type='bool'>", "type", "bool, ours string");
  check("type='bool' defaultValue='True'>", "type='bool' defaultValue='false'>", "default",
        "\"false\", ours \"true\"");
  check("type='string'>", "type='string' defaultValue=''>", "default", "\"\", ours none");
  check("type='string'>", "type='string' required='true'>", "required", "yes, ours no");
  check("type='string' isUniqueKey='true'>", "type='string' isCombinedKey='true'>", "key",
        "combined, ours unique");
  check("type='string'>", "type='string' caseSensitive='true'>", "case-sensitive", "yes, ours no");
  check("type='string'>", "type='string' encrypted='true'>", "encrypted", "yes, ours no");
  check("type='string' expanded='true'>", "type='string'>", "expanded", "no, ours yes");
  check("type='int'>", "type='int' allowInfinite='true'>", "infinite", "yes, ours no");
  check("type='timeSpan'>", "type='timeSpan' timeSpanFormat='minutes'>", "unit", "minutes, ours string");
  const auto range = [](const std::string& type, const std::string& validator, const std::string& parameter) {
    return "type='" + type + "' validationType='" + validator + "' validationParameter='" + parameter + "'>";
  };
  check("type='uint'>", range("uint", "integerRange", "3,9"), "range", "3..9, ours 0..4294967295");
  check(range("uint", "integerRange", "3,9"), range("uint", "integerRange", "3,9,exclude"), "range",
        "0..2 and 10..4294967295, ours 3..9");
  check(range("timeSpan", "timeSpanRange", "0,90,1"), range("timeSpan", "timeSpanRange", "0,90,30"), "range",
        "0..90 in steps of 30, ours 0..90 in steps of 1");
  check("type='string'>", "type='string' validationType='siteName'>", "validator", "siteName, ours none");
  check("type='string'>", "type='string' validationType='nonEmptyString'>", "validator",
        "nonEmptyString, ours none");
  const std::string word = "type='enum'><enum name='A' value='1'/>";
  check(word, word + "<enum name='B' value='2'/>", "words", "A=1 B=2, ours A=1");
  check(word, "type='enum'><enum name='A' value='3'/>", "words", "A=3, ours A=1");
}

TEST_CASE("every fact of an element is compared") {
  const std::string file = " (acme.xml)";
  check_line("<sectionSchema name='acme/gate'/>", "<sectionSchema name='acme/wall'/>",
             "section  acme/wall: native described, ours unknown" + file);
  check_line("<sectionSchema name='acme/gate'/>", "<sectionSchema name='startup'/>",
             "section  startup: native described, ours known by name only" + file);
  const std::string attribute = "<attribute name='a' type='bool'/>";
  check_line(section(""), section(attribute),
             "attribute  acme/gate/@a: native described, ours unknown" + file);
  check_line(section(attribute), section(""),
             "only-ours  acme/gate/@a: native not described, ours attribute");
  check_line(section(""), section("<element name='e'/>"),
             "element  acme/gate/e: native described, ours unknown" + file);
  check_line(section("<element name='e'/>"), section(""),
             "only-ours  acme/gate/e: native not described, ours element");
  check_line(section("<element name='e'/>"),
             section("<element name='e' allowUnrecognizedAttributes='true'/>"),
             "allow-unrecognized  acme/gate/e: native yes, ours no" + file);
  check_line(section("", "allowUnrecognizedAttributes='true'"), section(""),
             "allow-unrecognized  acme/gate: native no, ours yes");
  const std::string asked = "<attribute name='state' type='int' extension='x'/>";
  check_line(section(""), section(asked),
             "run-time  acme/gate/state: native at run time only, ours unknown as such" + file);
  check_line(section(asked), section(""),
             "only-ours  acme/gate/state: native not described, ours at run time only");
}

TEST_CASE("every fact of a collection is compared") {
  const std::string file = " (acme.xml)";
  const auto with = [](const std::string& marks) {
    return section("<collection addElement='add' " + marks +
                   "><attribute name='k' type='string' isUniqueKey='true'/></collection>");
  };
  check_line(with(""), with("clearElement='clear'"),
             "directive  acme/gate/clear: native clear, ours none" + file);
  check_line(with(""), with("removeElement='remove'"),
             "directive  acme/gate/remove: native remove, ours none" + file);
  check_line(section("<element name='add'><attribute name='k' type='string' isUniqueKey='true'/></element>"),
             with(""), "directive  acme/gate/add: native add, ours element" + file);
  check_line(with(""), with("mergeAppend='false'"), "merge-append  acme/gate: native no, ours yes" + file);
  check_line(with("allowDuplicates='true'"), with(""), "allow-duplicates  acme/gate: native no, ours yes");
  const std::string defaults = "<element name='addDefaults' isCollectionDefault='true'/>";
  const auto pair = [&](const std::string& element) {
    return section(element + "<collection addElement='add' defaultElement='addDefaults'/>");
  };
  check_line(pair("<element name='addDefaults'/>"), pair(defaults),
             "defaults  acme/gate/addDefaults: native yes, ours no" + file);
}

TEST_CASE("files are named, sections are counted, and files add up") {
  const auto table = extended_catalog(
      catalog(), std::vector{read(section("<attribute name='a' type='bool'/><element name='e'>"
                                          "<attribute name='b' type='bool'/></element>"))});
  REQUIRE(table.has_value());
  const std::string one = section("<attribute name='a' type='bool' defaultValue='true'/>");
  const std::string two = section("<element name='e'><attribute name='b' type='bool'/></element>");
  const Comparison result =
      compare(std::vector{read(one, "1.xml"), read(one, "2.xml"), read(two, "3.xml")}, table->facts());
  REQUIRE(result.differences.size() == 1);
  CHECK(to_line(result.differences[0]) == "default  acme/gate/@a: native \"true\", ours none (1.xml, 2.xml)");
  REQUIRE(result.sections.size() == 1);
  const SectionCount& count = result.sections[0];
  CHECK((count.attributes == 2 && count.native_attributes == 2));
  CHECK((count.elements == 1 && count.native_elements == 1));
}

TEST_CASE("a difference is accepted by kind, path and native fact, with a reason") {
  const Difference difference = {"default", "acme/gate/@pass", "none", "\"x\"", {}};
  const auto accepts = [&](const std::string& path, const std::string& kind, const std::string& native) {
    const auto list = read_accepted("[{\"path\":\"" + path + "\",\"kind\":\"" + kind + "\",\"native\":\"" +
                                    native + "\",\"reason\":\"builds differ\"}]");
    return find_accepted(list, difference) != nullptr;
  };
  CHECK(accepts("acme/*/@pass", "default", "none"));
  CHECK(accepts("*", "default", "*"));
  CHECK_FALSE(accepts("acme/*/@pas", "default", "none"));
  CHECK_FALSE(accepts("*", "type", "*"));
  CHECK_FALSE(accepts("*", "default", "some"));
  CHECK_THROWS(accepts("*", "colour", "*"));
  CHECK_THROWS(read_accepted("[{\"path\":\"a\",\"kind\":\"type\",\"native\":\"*\",\"reason\":\"\"}]"));
  CHECK_FALSE(
      read_accepted(tests::read_file(tests::repository_path("tools/accepted_differences.json"))).empty());
}
