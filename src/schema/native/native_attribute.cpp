// <attribute> of a native schema file: its type, its default, its validator.
#include <charconv>
#include <limits>
#include <utility>

#include "base/text.h"
#include "schema/native/native_node.h"

namespace iislint::schema {
namespace {

constexpr std::pair<std::string_view, ValueType> kTypes[] = {
    {"string", ValueType::string}, {"bool", ValueType::boolean},      {"enum", ValueType::enumeration},
    {"flags", ValueType::flags},   {"int", ValueType::int32},         {"uint", ValueType::uint32},
    {"unit", ValueType::uint32},  // a slip that occurs
    {"int64", ValueType::int64},   {"timeSpan", ValueType::time_span}};

constexpr std::pair<std::string_view, Validator> kValidators[] = {
    {"siteName", Validator::site_name},
    {"applicationPoolName", Validator::application_pool_name},
    {"applicationPath", Validator::application_path},
    {"virtualDirectoryPath", Validator::virtual_directory_path},
    {"requireTrimmedString", Validator::trimmed}};

/// A whole number, with what is too large cut to the largest there is.
std::optional<std::int64_t> number_of(std::string_view text) {
  text = base::trim(text);
  const bool negative = !text.empty() && text.front() == '-';
  const int radix = text.starts_with("0x") || text.starts_with("0X") ? 16 : 10;
  if (radix == 16) text.remove_prefix(2);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, radix);
  if (end != text.data() + text.size()) return std::nullopt;
  if (problem == std::errc::result_out_of_range)
    return negative ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
  return problem == std::errc() ? std::optional(number) : std::nullopt;
}

/// "min,max[,exclude]", and for a timeSpan "min,max,granularity[,exclude]" in seconds. False when it is
/// neither.
bool read_range(std::string_view parameter, bool is_time, ValueFact& value) {
  auto parts = base::split(parameter, ',');
  const bool excludes = base::equals_ignoring_case(base::trim(parts.back()), "exclude");
  if (excludes) parts.pop_back();
  if (parts.size() < 2 || parts.size() > (is_time ? 3u : 2u)) return false;
  const auto minimum = number_of(parts[0]), maximum = number_of(parts[1]);
  const auto granularity = parts.size() == 3 ? number_of(parts[2]) : 0;
  if (!minimum || !maximum || !granularity || *granularity < 0) return false;
  (excludes ? value.has_gap : value.has_range) = true;
  (excludes ? value.gap_begin : value.minimum) = *minimum;
  (excludes ? value.gap_end : value.maximum) = *maximum;
  value.granularity = *granularity;
  return true;
}

class AttributeReader {
 public:
  explicit AttributeReader(const NativeNode& node) : node_(node) {}

  base::Result<NativeAttribute> read() {
    result_.name = node_.text("name");
    result_.line = node_.line();
    if (result_.name.empty()) return node_.error("<attribute> needs a name");
    if (auto error = type()) return *error;
    if (auto error = words()) return *error;
    if (auto error = validation()) return *error;
    marks();
    default_value();
    return std::move(result_);
  }

 private:
  std::optional<base::Error> type() {
    const std::string name = node_.text("type");
    for (const auto& [known, type] : kTypes) {
      if (known != name) continue;
      result_.value.type = type;
      return std::nullopt;
    }
    return node_.error("attribute '" + result_.name + "' has the type '" + name +
                       "'; valid types are bool, enum, flags, int, uint, int64, string and timeSpan");
  }

  std::optional<base::Error> words() {
    std::optional<base::Error> error;
    node_.for_each_child([&](const NativeNode& word) {
      if (error || (word.kind() != "enum" && word.kind() != "flag")) return;
      const auto number = number_of(word.text("value"));
      const std::string name = word.text("name");
      if (name.empty() || !number) {
        error = word.error("<" + std::string(word.kind()) + "> needs a name and a number as value");
      } else {
        result_.words.push_back({name, static_cast<std::uint32_t>(*number)});
      }
    });
    return error;
  }

  std::optional<base::Error> validation() {
    const std::string name = node_.text("validationType"), parameter = node_.text("validationParameter");
    if (name == "nonEmptyString") result_.value.not_empty = true;
    for (const auto& [known, validator] : kValidators) {
      if (known == name) result_.validator = validator;
    }
    const bool is_time = name == "timeSpanRange";
    if ((is_time || name == "integerRange") && !read_range(parameter, is_time, result_.value))
      return node_.error("attribute '" + result_.name + "' has an invalid range: '" + parameter + "'");
    return std::nullopt;
  }

  void marks() {
    result_.required = node_.is_true("required");
    if (node_.is_true("isUniqueKey")) result_.key = KeyRole::unique;
    if (node_.is_true("isCombinedKey")) result_.key = KeyRole::combined;
    result_.case_sensitive = node_.is_true("caseSensitive");
    result_.encrypted = node_.is_true("encrypted");
    result_.expanded = node_.is_true("expanded");
    result_.run_time = node_.written("extension").has_value();
    result_.value.infinite = node_.is_true("allowInfinite");
    if (result_.value.type != ValueType::time_span) return;
    const std::string format = node_.text("timeSpanFormat");
    if (format == "seconds") result_.value.unit = TimeUnit::seconds;
    if (format == "minutes") result_.value.unit = TimeUnit::minutes;
  }

  void default_value() {
    auto text = node_.written("defaultValue");
    if (!text) text = node_.written("defaultvalue");  // a slip that occurs
    result_.has_default = text.has_value();
    result_.default_value = text.value_or("");
    if (result_.value.type == ValueType::boolean) result_.default_value = base::lower(result_.default_value);
  }

  const NativeNode& node_;
  NativeAttribute result_;
};

}  // namespace

base::Result<NativeAttribute> read_native_attribute(const NativeNode& node) {
  return AttributeReader(node).read();
}

}  // namespace iislint::schema
