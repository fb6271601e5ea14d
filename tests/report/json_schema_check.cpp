// In a file of its own: the validator's headers take long to compile.
#include "json_schema_check.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "repository.h"

namespace iislint::tests {

std::string schema_errors(const std::string& text, const std::string& schema_name) {
  const auto document = nlohmann::json::parse(text, nullptr, false);
  if (document.is_discarded()) return "no JSON";
  const auto schema_text =
      nlohmann::json::parse(read_file(repository_path("schema/json/" + schema_name)), nullptr, false);
  if (schema_text.is_discarded()) return "the schema is no JSON";
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_text), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) return {};
  std::string errors;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& step : error.context)
      errors += step;
    errors += ": " + error.description + "\n";
  }
  return errors;
}

}  // namespace iislint::tests
