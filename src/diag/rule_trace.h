// Why a rule made a finding, or none: what it was asked about, what it read, and which tests held.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace iislint::diag {

/// A value that the rule read.
struct TracedValue {
  std::string name;                ///< as the sheet calls it
  std::string path;                ///< "ftpServer/security/ssl/@serverCertHash"
  std::string text;                ///< "***" for a secret
  std::string origin;              ///< "written", "inherited", "default", "unknown"
  std::optional<source::Span> at;  ///< where it is written
};

struct TracedTest {
  std::string text;    ///< "policy is one of CertAllow and CertRequire"
  std::string answer;  ///< "yes", "no", "unknown"
};

/// One question to the rule. Owns its strings.
struct RuleTrace {
  std::string subject;  ///< "site files", "place Files/in", "file"
  source::Span at;
  std::vector<TracedValue> values;
  std::vector<TracedTest> tests;  ///< up to the one that decided
  std::string outcome;            ///< in words
  std::size_t findings = 0;
};

}  // namespace iislint::diag
