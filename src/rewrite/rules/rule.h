// The rules of URL Rewrite as they are written, with what they are written in. Patterns are compiled when
// somebody asks for one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/lookup/element_ref.h"
#include "rewrite/pattern/pattern.h"
#include "rewrite/text/template.h"

namespace iislint::rewrite {

/// A text with the attribute that holds it.
struct WrittenText {
  std::string text;
  config::ElementRef element;  ///< carries the attribute, or lacks it
  xml::AttributeId attribute = xml::kNone;

  bool is_written() const { return attribute != xml::kNone; }
};

/// A pattern that is compiled the first time it is asked for.
struct WrittenPattern : WrittenText {
  PatternSyntax syntax = PatternSyntax::ecmascript;
  bool ignores_case = true;

  const Pattern& pattern() const;

 private:
  mutable std::shared_ptr<const Pattern> compiled_;
};

/// A text with braces, parsed the first time it is asked for.
struct WrittenTemplate : WrittenText {
  const Template& parsed() const;

 private:
  mutable std::shared_ptr<const Template> parsed_;
};

enum class MatchType : std::uint8_t { pattern, is_file, is_directory };

struct Condition {
  config::ElementRef element;
  WrittenTemplate input;
  MatchType type = MatchType::pattern;
  WrittenPattern pattern;
  bool negates = false;
};

struct Conditions {
  std::vector<Condition> all;
  bool needs_any = false;  ///< MatchAny
  bool tracks_all_captures = false;
  config::ElementRef element;
};

/// By the numbers of the schema.
enum class ActionType : std::uint8_t { none, rewrite, redirect, custom_response, abort_request };

struct Action {
  config::ElementRef element;  ///< without one where the rule has no action
  ActionType type = ActionType::none;
  WrittenTemplate url;  ///< of an outbound rule: value
  bool appends_query = true;
  bool replaces = true;  ///< of an outbound rule: an existing header
  std::int64_t status = 0, substatus = 0;
};

struct ServerVariable {
  WrittenText name;
  WrittenTemplate value;
  bool replaces = true;
};

struct InboundRule {
  config::ElementRef element;
  std::string name;
  bool is_global = false;
  bool is_enabled = true;
  bool stops = false;
  bool is_readable = true;  ///< else something decisive in it is misspelt
  std::string base = "/";   ///< the URL path below which it is at home: "/" or "/app/"
  WrittenPattern match;
  bool negates = false;
  Conditions conditions;
  std::vector<ServerVariable> variables;
  Action action;

  /// Whether nothing behind it is asked once it has acted.
  bool ends_processing() const {
    return stops || action.type == ActionType::redirect || action.type == ActionType::custom_response ||
           action.type == ActionType::abort_request;
  }
};

struct OutboundRule {
  config::ElementRef element;
  std::string name;
  bool is_enabled = true;
  bool stops = false;
  WrittenText precondition;
  WrittenText server_variable;  ///< a response header or variable; else the body
  WrittenText filter;           ///< filterByTags
  WrittenText custom_tags;
  WrittenPattern match;
  bool negates = false;
  Conditions conditions;
  Action action;
};

struct Precondition {
  config::ElementRef element;
  std::string name;
  Conditions conditions;
};

/// How many groups references to conditions may count on.
struct ConditionGroups {
  std::size_t most = 0;    ///< {C:n} above this exists in no case
  std::size_t always = 0;  ///< up to this it exists whenever the rule acts
};
ConditionGroups groups_of(const Conditions& conditions);

}  // namespace iislint::rewrite
