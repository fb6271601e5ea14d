// Native schema files as they are written, slips included.
#include <doctest/doctest.h>

#include "schema/native/native_schema.h"

using namespace iislint::schema;

namespace {

NativeElement section_of(const std::string& content) {
  const auto schema = read_native_schema("a.xml", "<configSchema><sectionSchema name='acme/gate'>" + content +
                                                      "</sectionSchema></configSchema>");
  CAPTURE(content);
  REQUIRE(schema.has_value());
  REQUIRE(schema->sections.size() == 1);
  return schema->sections.front().content;
}

NativeAttribute attribute_of(const std::string& marks, const std::string& words = "") {
  const NativeElement section = section_of("<attribute name='a' " + marks + ">" + words + "</attribute>");
  REQUIRE(section.attributes.size() == 1);
  return section.attributes.front();
}

std::string error_of(const std::string& text) {
  const auto schema = read_native_schema("a.xml", text);
  return schema ? "" : schema.error().message;
}

}  // namespace

TEST_CASE("attributes carry type, default, marks and validators") {
  const NativeAttribute key = attribute_of(
      "type='string' required='true' isUniqueKey='true' caseSensitive='true' encrypted='true' "
      "expanded='true' "
      "validationType='nonEmptyString'");
  CHECK(key.value.type == ValueType::string);
  CHECK((key.required && key.case_sensitive && key.encrypted && key.expanded && key.value.not_empty));
  CHECK(key.key == KeyRole::unique);
  CHECK_FALSE(key.has_default);
  CHECK(attribute_of("type='string' isCombinedKey='true'").key == KeyRole::combined);
  CHECK(attribute_of("type='string' validationType='requireTrimmedString'").validator == Validator::trimmed);

  const NativeAttribute range =
      attribute_of("type='uint' validationType='integerRange' validationParameter='2, 7'");
  CHECK((range.value.has_range && range.value.minimum == 2 && range.value.maximum == 7));
  const NativeAttribute gap =
      attribute_of("type='int64' validationType='integerRange' validationParameter='0,9,exclude'");
  CHECK((gap.value.has_gap && !gap.value.has_range && gap.value.gap_begin == 0 && gap.value.gap_end == 9));
  const NativeAttribute time = attribute_of(
      "type='timeSpan' timeSpanFormat='minutes' allowInfinite='true' validationType='timeSpanRange' "
      "validationParameter='60,6000,60'");
  CHECK(time.value.unit == TimeUnit::minutes);
  CHECK((time.value.infinite && time.value.has_range && time.value.granularity == 60));
  CHECK(attribute_of("type='timeSpan' validationType='timeSpanRange' validationParameter='0,9,1,exclude'")
            .value.has_gap);
  CHECK(attribute_of("type='string' extension='Acme.State'").run_time);

  const NativeAttribute flags =
      attribute_of("type='flags' defaultValue=''", "<flag name='A' value='1'/><flag name='B' value='0x2'/>");
  REQUIRE(flags.words.size() == 2);
  CHECK(flags.words[1].number == 2);
  CHECK((flags.has_default && flags.default_value.empty()));
}

TEST_CASE("slips of shipped files are survived") {
  CHECK(attribute_of("type='bool' defaultValue='True'").default_value == "true");
  CHECK(attribute_of("type='bool' defaultvalue='false'").default_value == "false");
  CHECK(attribute_of("type='unit'").value.type == ValueType::uint32);
  CHECK_FALSE(attribute_of("type='uint' allowInfitnite='true' colour='red'").value.infinite);
  const NativeElement section = section_of(
      "<collection name='odd' addElement='allow, deny' mergeElement='false' mergeAppend='False'>"
      "<sculpture/><attribute name='k' type='string'/></collection>"
      "<method name='Start'><inputElement><attribute name='x' type='string'/></inputElement></method>");
  REQUIRE(section.collections.size() == 1);
  const NativeCollection& collection = section.collections.front();
  CHECK(collection.add == std::vector<std::string>{"allow", "deny"});
  CHECK((collection.prepends && !collection.duplicates && collection.remove.empty()));
  CHECK(collection.item.attributes.size() == 1);
  CHECK(section.attributes.empty());
}

TEST_CASE("what is no schema is an error with file and line") {
  CHECK(error_of("").starts_with("a.xml:1: "));
  CHECK(error_of("<configSchema>\n<a></configSchema>").starts_with("a.xml:2: "));
  CHECK(error_of("<!DOCTYPE x><configSchema/>").starts_with("a.xml:1: "));
  CHECK(error_of("<schema/>") ==
        "a.xml:1: <schema> is not a schema; the root element must be <configSchema>");
  const auto in_section = [](const std::string& content) {
    return error_of("<configSchema><sectionSchema name='a'>\n" + content + "</sectionSchema></configSchema>");
  };
  CHECK(in_section("<attribute type='bool'/>") == "a.xml:2: <attribute> needs a name");
  CHECK(in_section("<element/>") == "a.xml:2: <element> needs a name");
  CHECK(in_section("<attribute name='b' type='enum'><enum name='c' value='d'/></attribute>") ==
        "a.xml:2: <enum> needs a name and a number as value");
  CHECK(
      in_section("<attribute name='b' type='int' validationType='integerRange' validationParameter='1'/>") ==
      "a.xml:2: attribute 'b' has an invalid range: '1'");
  CHECK(error_of("<configSchema><sectionSchema name='a//b'/></configSchema>").starts_with("a.xml:1: "));
}
