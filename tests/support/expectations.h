// What a test file announces: comments of the form
//
//   <!-- expect: rule-id "part of the message" -->               name of the next element
//   <!-- expect: rule-id @attribute "part" -->                   name of its attribute
//   <!-- expect: rule-id @attribute= "part" -->                  value of its attribute
//   <!-- expect: rule-id @attribute=Word "part" -->              that word of the value, or that text in it
//
// or, beside a file that cannot hold comments, lines of "line:column-column rule-id "part"" in NAME.expect;
// the second column is that behind the span, "line:column" when that is on another line. Each says what the
// span is, from end to end.
#pragma once

#include <string>
#include <vector>

#include "engine/analysis.h"

namespace iislint::tests {

struct Expectation {
  std::string rule;
  std::string place;    ///< of the span, as in the files
  std::string message;  ///< part of it
};

/// `path` names the file on disk; its .expect file is read when there is one.
std::vector<Expectation> expectations_of(const std::string& path, const std::string& text);

/// What does not fit: announced and not found, or found and not announced (structural errors and warnings,
/// anything of `own_rule`; without one, errors and warnings of all rules), in the file of that path or in all
/// files. Empty when all is well.
std::string differences(const std::vector<Expectation>& expected, const engine::Analysis& analysis,
                        std::string_view own_rule, std::string_view path = {});

}  // namespace iislint::tests
