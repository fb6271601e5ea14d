#include "report/settings_schema.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

#include "base/json_writer.h"

namespace iislint::report {
namespace {

constexpr std::string_view kHead = R"json({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "urn:iislint:schema:settings",
  "title": "Settings of iislint (.iislint.json)",
                           "type" : "object",
                           "additionalProperties" : false,
                           "properties"
    : {
      "$schema" : {"description" : "This schema, for editors."},
      "extends" : {
        "description" :
            "Settings files that count before this one. Paths are relative to this file; a later one wins.",
        "anyOf" : [
          {"type" : "string", "minLength" : 1},
          {"type" : "array", "items" : {"type" : "string", "minLength" : 1}}
        ]
      },
      "minimumVersion" : {
        "description" : "The oldest iislint that may read these settings; an older one ends with status 2.",
        "type" : "string",
        "pattern" : "^[0-9]{1,9}([.][0-9]{1,9}){0,2}$"
      },
      "profile" : {"$ref" : "#/definitions/profile"},
      "failOn" : {
        "description" : "The lowest level that makes the exit status 1.",
        "enum" : [ "error", "warning", "info", "never" ]
      },
      "rules" : {"$ref" : "#/definitions/rules"},
      "overrides" : {
        "description" : "What differs for some files, sites or key paths. A later entry wins.",
        "type" : "array",
        "items" : {
          "anyOf" : [ {"$ref" : "#/definitions/fileOverride"}, {"$ref" : "#/definitions/findingOverride"} ]
        }
      },
      "suppressions" : {
        "description" : "Findings that are known and accepted, each with the reason.",
        "type" : "array",
        "items" : {
          "type" : "object",
          "additionalProperties" : false,
          "required" : [ "rules", "reason" ],
          "properties" : {
            "rules" : {"type" : "array", "minItems" : 1, "items" : {"$ref" : "#/definitions/ruleId"}},
            "reason" : {"$ref" : "#/definitions/text"},
            "until" : {
              "description" : "The last day on which the finding is accepted.",
              "type" : "string",
              "pattern" : "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
            },
            "files" : {"$ref" : "#/definitions/files"},
            "sites" : {"$ref" : "#/definitions/sites"},
            "keyPaths" : {"$ref" : "#/definitions/keyPaths"}
          }
        }
      },
      "facts" : {
        "description" : "What no configuration file can say.",
        "type" : "object",
        "additionalProperties" : false,
        "properties" : {
          "sites" : {
            "description" : "By name of a site, which may hold * and ?.",
            "type" : "object",
            "additionalProperties" : {
              "type" : "object",
              "additionalProperties" : false,
              "properties" : {
                "reachable" : {
                  "description" : "From where the site can be reached.",
                  "enum" : [ "internal", "public" ]
                },
                "uploadOnly" : {"description" : "Nobody is meant to fetch from the site.", "type" : "boolean"}
              }
            }
          }
        }
      },
      "rulesDirectories" : {
        "description" : "Folders of rules of your own, relative to this file.",
        "type" : "array",
        "items" : {"type" : "string", "minLength" : 1}
      },
      "hierarchy" : {
        "description" : "Where the files of a server lie. Paths are relative to this file.",
        "type" : "object",
        "additionalProperties" : false,
        "properties" : {
          "applicationHost" : {"$ref" : "#/definitions/text"},
          "rootWebConfig" : {"$ref" : "#/definitions/text"},
          "machineConfig" : {"$ref" : "#/definitions/text"},
          "folders" : {
            "description" : "Virtual path of a site or an application, and its folder.",
            "type" : "object",
            "additionalProperties" : {"$ref" : "#/definitions/text"}
          },
          "physicalPaths" : {
            "description" : "Beginning of a physicalPath, and the folder that stands for it.",
            "type" : "object",
            "additionalProperties" : {"$ref" : "#/definitions/text"}
          }
        }
      }
    },
                           "definitions" : {
    "text": { "type": "string", "pattern": "[^ \t\r\n]" },
    "texts": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/text" } },
    "files": {
      "description": "Patterns with *, ? and **, seen from the settings file; without a / the name of a file anywhere.",
      "allOf": [{ "$ref": "#/definitions/texts" }],
      "items": { "pattern": "^(?!!)(?!.*[{].*[}])(?!.*[[].*[\\]])" }
    },
    "sites": {
      "description": "Names of sites, which may hold * and ?.",
      "allOf": [{ "$ref": "#/definitions/texts" }]
    },
    "keyPaths": {
      "description": "configPath of findings, which may hold * and ?.",
      "allOf": [{ "$ref": "#/definitions/texts" }]
    },
    "level": { "enum": ["off", "info", "warning", "error"] },
    "levelOnly": {
      "anyOf": [
        { "$ref": "#/definitions/level" },
        {
          "type": "object",
          "additionalProperties": false,
          "properties": { "severity": { "$ref": "#/definitions/level" } }
        }
      ]
    },
    "withoutOff": {
      "anyOf": [
        { "enum": ["info", "warning", "error"] },
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "severity": { "enum": ["info", "warning", "error"] },
            "options": { "type": "object", "additionalProperties": false }
          }
        }
      ]
    },
    "withoutOptions": {
      "anyOf": [
        { "$ref": "#/definitions/level" },
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "severity": { "$ref": "#/definitions/level" },
            "options": { "type": "object", "additionalProperties": false }
          }
        }
      ]
    },
    "timeSpan": {
      "type": "string",
      "pattern": "^([0-9]{1,10}[.])?[0-9]{1,10}:0{0,8}[0-5]?[0-9]:0{0,8}[0-5]?[0-9]([.][0-9]{1,7})?$"
    },
    "fileOverride": {
      "type": "object",
      "additionalProperties": false,
      "required": ["files"],
      "anyOf": [{ "required": ["profile"] }, { "required": ["rules"] }],
      "properties": {
        "files": { "$ref": "#/definitions/files" },
        "profile": { "$ref": "#/definitions/profile" },
        "rules": { "$ref": "#/definitions/rules" }
      }
    },
    "findingOverride": {
      "type": "object",
      "additionalProperties": false,
      "required": ["rules"],
      "anyOf": [{ "required": ["sites"] }, { "required": ["keyPaths"] }],
      "properties": {
        "files": { "$ref": "#/definitions/files" },
        "sites": { "$ref": "#/definitions/sites" },
        "keyPaths": { "$ref": "#/definitions/keyPaths" },
        "rules": {
          "type": "object",
          "propertyNames": { "$ref": "#/definitions/ruleId" },
          "additionalProperties": { "$ref": "#/definitions/levelOnly" }
        }
      }
    },
)json";

std::string quoted(std::string_view text) {
  std::ostringstream line;
  base::JsonWriter(line).string(text).finish();
  std::string result = line.str();
  result.pop_back();
  return result;
}

std::string joined(const std::vector<std::string>& pieces, std::string_view between) {
  std::string text;
  for (const std::string& piece : pieces)
    text.append(text.empty() ? "" : between).append(piece);
  return text;
}

std::string option_of(const diag::Param& param) {
  const std::string type = param.type == "timeSpan" ? R"("allOf": [{ "$ref": "#/definitions/timeSpan" }])"
                                                    : R"("type": "integer", "minimum": 0)";
  std::string text = "\n                " + quoted(param.name) +
                     ": {\n                  \"description\": " + quoted(param.summary) +
                     ",\n                  " + type;
  if (!param.values.empty()) {
    const std::string_view value = param.values.front().text;
    text += ",\n                  \"default\": " +
            (param.type == "timeSpan" ? quoted(value) : std::string(value));
  }
  return text + "\n                }";
}

/// The schema of what may stand behind the rule's id.
std::string rule_entry(const diag::RuleInfo& rule) {
  std::string text =
      "        " + quoted(rule.id) + ": {\n          \"description\": " + quoted(rule.summary) + ",\n";
  const std::string plain = rule.suppressible ? "withoutOptions" : "withoutOff";
  if (rule.params.empty())
    return text + "          \"allOf\": [{ \"$ref\": \"#/definitions/" + plain + "\" }]\n        }";
  std::vector<std::string> options;
  for (const diag::Param& param : rule.params)
    options.push_back(option_of(param));
  return text + R"(          "anyOf": [
            { "$ref": "#/definitions/level" },
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "severity": { "$ref": "#/definitions/level" },
                "options": { "type": "object", "additionalProperties": false, "properties": {)" +
         joined(options, ",") + R"(
                } }
              }
            }
          ]
        })";
}

}  // namespace

std::string settings_schema(std::span<const diag::RuleInfo> rules) {
  std::vector<std::string> profiles, ids, entries;
  for (const std::string_view name : diag::profile_names())
    profiles.push_back(quoted(name));
  for (const diag::RuleInfo& rule : rules) {
    ids.push_back("        " + quoted(rule.id));
    entries.push_back(rule_entry(rule));
  }
  return std::string(kHead) +
         "    \"profile\": {\n      \"description\": \"Which rules speak, and how loud.\",\n      \"enum\": "
         "[" +
         joined(profiles, ", ") + "]\n    },\n    \"ruleId\": {\n      \"enum\": [\n" + joined(ids, ",\n") +
         "\n      ]\n    },\n    \"rules\": {\n      \"description\": \"Levels and options by id of the "
         "rule.\",\n"
         "      \"type\": \"object\",\n      \"additionalProperties\": false,\n      \"properties\": {\n" +
         joined(entries, ",\n") + "\n      }\n    }\n  }\n}\n";
}

}  // namespace iislint::report
