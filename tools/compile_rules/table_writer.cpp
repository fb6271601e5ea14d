#include "table_writer.h"

#include <vector>

namespace iislint::tools {
namespace {

using rules::AnchorSpec;
using rules::PredicateKind;
using rules::Start;
using rules::Subject;

std::string lit(std::string_view text) {
  return literal(std::string(text));
}

std::string name(PredicateKind kind) {
  switch (kind) {
    case PredicateKind::number_in:
      return "number_in";
    case PredicateKind::text_in:
      return "text_in";
    case PredicateKind::has_flag:
      return "has_flag";
    case PredicateKind::empty:
      return "empty";
    case PredicateKind::written:
      return "written";
    case PredicateKind::inherited:
      return "inherited";
    case PredicateKind::more_than:
      return "more_than";
    case PredicateKind::less_than:
      return "less_than";
    case PredicateKind::not_default:
      return "not_default";
    case PredicateKind::matches:
      return "matches";
    case PredicateKind::holds_token:
      return "holds_token";
    case PredicateKind::contains:
      return "contains";
    case PredicateKind::any_of:
      return "any_of";
    case PredicateKind::all_of:
      return "all_of";
    case PredicateKind::any_entry:
      return "any_entry";
    case PredicateKind::every_entry:
      return "every_entry";
    case PredicateKind::no_entries:
      return "no_entries";
    case PredicateKind::duplicates:
      return "duplicates";
    case PredicateKind::same_as:
      return "same_as";
    case PredicateKind::fact_is:
      return "fact_is";
    case PredicateKind::exists:
      return "exists";
  }
  return {};
}

std::string name(Subject subject) {
  switch (subject) {
    case Subject::site:
      return "site";
    case Subject::ftp_site:
      return "ftp_site";
    case Subject::other_site:
      return "other_site";
    case Subject::element:
      return "element";
    case Subject::place:
      return "place";
    case Subject::file:
      return "file";
  }
  return {};
}

std::string path(const rules::PathRef& ref) {
  const char* start = ref.start == Start::site ? "site" : ref.start == Start::item ? "item" : "section";
  return std::string("{Start::") + start + ", " + std::to_string(ref.number) + ", " + lit(ref.section) +
         ", " + lit(ref.steps) + ", " + std::to_string(ref.up) + "}";
}

std::string severity(diag::Severity level) {
  return "Severity::" + std::string(to_string(level));
}

std::string truth(bool value) {
  return value ? "true" : "false";
}

std::string count(std::size_t n) {
  return std::to_string(n);
}

}  // namespace

std::string TableWriter::info(const diag::RuleInfo& info, const std::string& page,
                              const std::string& parsed_page) {
  std::vector<std::string> references, params;
  for (const diag::Reference& one : info.references)
    references.push_back("{" + lit(one.standard) + ", " + lit(one.id) + "}");
  for (const diag::Param& one : info.params)
    params.push_back(param(one));
  const std::string reference_list = arrays_.add("Reference", references);
  const std::string cover_list = texts(info.covers);
  const std::string profile_list = profiles(info.profiles);
  const std::string param_list = arrays_.add("Param", params);
  return "    {" + lit(info.id) + ", " + lit(info.summary) + ", " + lit(info.area) + ", " +
         lit(info.category) + ", " + severity(info.severity) +
         ", Confidence::" + std::string(to_string(info.confidence)) + ", " + lit(info.scope) + ", " +
         lit(info.since) + ", " + lit(info.url) + ", " + lit(info.help) + ", " + literal(page) + ", " +
         literal(parsed_page) + ", " + reference_list + ", " + cover_list + ", " + profile_list + ", " +
         param_list + ", " + truth(info.suppressible) + "},\n";
}

std::string TableWriter::profiles(std::span<const diag::ProfileSeverity> levels) {
  std::vector<std::string> items;
  for (const diag::ProfileSeverity& one : levels)
    items.push_back("{" + lit(one.profile) + ", " + severity(one.severity) + "}");
  return arrays_.add("ProfileSeverity", items);
}

std::string TableWriter::param(const diag::Param& param) {
  std::vector<std::string> values;
  for (const diag::ParamValue& one : param.values)
    values.push_back("{" + lit(one.profile) + ", " + lit(one.text) + ", " + std::to_string(one.number) + "}");
  return "{" + lit(param.name) + ", " + lit(param.type) + ", " + lit(param.summary) + ", " +
         arrays_.add("ParamValue", values) + "}";
}

std::string TableWriter::rule(const rules::Rule& rule, std::size_t info_index,
                              const std::string& check_class) {
  std::vector<std::string> values, paths, variants;
  for (const rules::ValueRef& one : rule.values)
    values.push_back("{" + lit(one.name) + ", " + path(one.path) + ", " + lit(one.attribute) + ", " +
                     count(one.fact) + "}");
  for (const rules::PathRef& one : rule.paths)
    paths.push_back(path(one));
  for (const rules::Variant& one : rule.variants)
    variants.push_back(variant(one));
  const std::string when = tests(rule.when);
  const std::string value_list = arrays_.add("ValueRef", values);
  const std::string path_list = arrays_.add("PathRef", paths);
  const std::string variant_list = arrays_.add("Variant", variants);
  return "    {&kInfos[" + count(info_index) + "], Subject::" + name(rule.subject) + ", " +
         lit(rule.element) + ", " + count(rule.type) + ", " + count(rule.kinds) + ", " +
         (rule.is_for_iis_express ? "true" : "false") + ", " + value_list + ", " + path_list + ", " + when +
         ", " + variant_list + ", " +
         (check_class.empty() ? "nullptr" : "&run_check<checks::" + check_class + ">") + "},\n";
}

std::string TableWriter::texts(std::span<const std::string_view> texts) {
  std::vector<std::string> items;
  for (const std::string_view text : texts)
    items.push_back(lit(text));
  return arrays_.add("std::string_view", items);
}

std::string TableWriter::numbers(std::span<const std::int64_t> numbers) {
  std::vector<std::string> items;
  for (const std::int64_t number : numbers)
    items.push_back(std::to_string(number));
  return arrays_.add("std::int64_t", items);
}

std::string TableWriter::tests(std::span<const rules::Predicate> all) {
  std::vector<std::string> items;
  for (const rules::Predicate& one : all)
    items.push_back(test(one));
  return arrays_.add("Predicate", items);
}

std::string TableWriter::test(const rules::Predicate& test) {
  std::string text = "{.kind = PredicateKind::" + name(test.kind);
  const auto field = [&](const char* key, const std::string& value) {
    text += std::string(", .") + key + " = " + value;
  };
  if (test.negated) field("negated", "true");
  if (test.of != 0) field("of", count(test.of));
  if (test.mask != 0) field("mask", std::to_string(test.mask) + "u");
  if (!test.numbers.empty()) field("numbers", numbers(test.numbers));
  if (test.limit != 0) field("limit", std::to_string(test.limit));
  if (test.param != rules::kNoIndex) field("param", count(test.param));
  if (test.other != rules::kNoIndex) field("other", count(test.other));
  if (!test.attribute.empty()) field("attribute", lit(test.attribute));
  if (!test.texts.empty()) field("texts", texts(test.texts));
  if (test.test_count != 0) {
    field("tests", tests({test.tests, test.test_count}));
    field("test_count", count(test.test_count));
  }
  return text + "}";
}

std::string TableWriter::places(std::span<const rules::AnchorSpec> all) {
  std::vector<std::string> items;
  for (const AnchorSpec& one : all) {
    const char* kind = one.kind == AnchorSpec::Kind::value     ? "value"
                       : one.kind == AnchorSpec::Kind::element ? "element"
                                                               : "entry";
    const std::string where = one.where_count == 0 ? "nullptr" : tests({one.where, one.where_count});
    items.push_back(std::string("{AnchorSpec::Kind::") + kind + ", " + count(one.of) + ", " + lit(one.flag) +
                    ", " + lit(one.message) + ", " + where + ", " + count(one.where_count) + "}");
  }
  return arrays_.add("AnchorSpec", items);
}

std::string TableWriter::variant(const rules::Variant& variant) {
  std::vector<std::string> fixes;
  for (const rules::ValueFix& one : variant.fixes) {
    const std::string condition = tests(one.when);
    fixes.push_back(
        "{" + lit(one.title) + ", FixSafety::" + (one.safety == diag::FixSafety::safe ? "safe" : "unsafe") +
        ", " + count(one.value) + ", " + lit(one.text) + ", " + truth(one.removes) + ", " + condition + "}");
  }
  const std::string when = tests(variant.when);
  const std::string level = variant.severity ? severity(*variant.severity) : std::string("std::nullopt");
  const std::string levels = profiles(variant.profiles);
  const std::string at = places(variant.at);
  const std::string related = places(variant.related);
  return "{" + count(variant.case_number) + ", " + when + ", " + level + ", " + levels + ", " + at + ", " +
         related + ", " + lit(variant.message) + ", " + lit(variant.expected) + ", " + lit(variant.help) +
         ", " + arrays_.add("ValueFix", fixes) + "}";
}

}  // namespace iislint::tools
