// Where the regular expressions of URL Rewrite (ECMAScript, as an engine older than its fifth edition reads
// it) differ from those of PCRE2.
//
//   ECMAScript takes it, PCRE2 does not   [\w-.] (a hyphen behind a class), [^], letters behind a needless \,
//                                         \1 without a first group: translated, or compiled with an option
//   PCRE2 takes it, ECMAScript does not   lookbehind, names, atomic groups, possessive quantifiers, options
//                                         such as (?i), \A \Z \z \Q \K \R \p{…}, [[:alpha:]], conditions,
//                                         verbs: doubts
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::rewrite {

/// The longest expression that is compiled, in bytes.
constexpr std::size_t kLongestPattern = 64 * 1024;

/// A piece of a pattern that the engine of IIS refuses or takes for something else.
struct PatternDoubt {
  std::size_t begin = 0, end = 0;
  std::string what;  ///< "lookbehind"
};

/// What is doubtful in the expression, in order; nothing in one that is too long to be compiled.
std::vector<PatternDoubt> doubts_of(std::string_view expression);

/// The expression as PCRE2 is to read it.
std::string translated(std::string_view expression);

/// The expression for a pattern with * and ?, which has to match the whole text.
std::string expression_of_wildcards(std::string_view pattern);

}  // namespace iislint::rewrite
