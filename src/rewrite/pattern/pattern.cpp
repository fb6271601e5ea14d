#include "rewrite/pattern/pattern.h"

#include <algorithm>

#include "base/text.h"
#include "rewrite/pattern/ecmascript.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace iislint::rewrite {
namespace {

constexpr std::uint32_t kMostNested = 200;
constexpr std::uint64_t kFirstSteps = 8;
constexpr std::uint64_t kMoreSteps = 4;  // times as many for the next attempt
constexpr std::size_t kScannedByStep =
    1024;  // bytes of a text that a step such as .* takes in without counting
constexpr std::uint32_t kMostHeapKilobytes = 20 * 1024;

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};

using Code = std::unique_ptr<pcre2_code, Freed<pcre2_code_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Freed<pcre2_compile_context_free>>;

// As ECMAScript has it: $ is the very end, groups that took no part match nothing, [] and [^] are classes,
// \x and \u take the digits that stand there. Without auto-possessification every step counts for the limit.
constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_ALT_BSUX |
                                   PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY |
                                   PCRE2_ALLOW_EMPTY_CLASS | PCRE2_NO_AUTO_POSSESS | PCRE2_NEVER_BACKSLASH_C;

PCRE2_SPTR bytes_of(std::string_view text) {
  // An empty view may point nowhere, which PCRE2 does not like.
  return reinterpret_cast<PCRE2_SPTR>(text.data() == nullptr ? "" : text.data());
}

std::string message_of(int error) {
  PCRE2_UCHAR buffer[256];
  const int length = pcre2_get_error_message(error, buffer, std::size(buffer));
  return length < 0 ? std::string("the pattern cannot be compiled")
                    : std::string(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

}  // namespace

struct Pattern::Compiled {
  Code code;
  MatchContext context;
  std::uint32_t groups = 0;
  bool is_anchored = false;  // only one place of the text can begin a match

  int run(std::string_view subject, MatchBudget& budget, bool begins, pcre2_match_data* data) const;
};

Pattern::Pattern(std::string_view text, PatternSyntax syntax, bool ignores_case)
    : syntax_(syntax), ignores_case_(ignores_case) {
  switch (syntax) {
    case PatternSyntax::exact_match:
      exact_ = text;
      return;
    case PatternSyntax::wildcard:
      compile(expression_of_wildcards(text), ignores_case);
      return;
    case PatternSyntax::ecmascript:
      compile(translated(text), ignores_case);
      if (problem_) problem_->offset = std::min(problem_->offset, text.size());
      return;
  }
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

void Pattern::compile(const std::string& expression, bool ignores_case) {
  const CompileContext context(pcre2_compile_context_create(nullptr));
  if (!context) throw std::bad_alloc();
  pcre2_set_max_pattern_length(context.get(), kLongestPattern);
  pcre2_set_parens_nest_limit(context.get(), kMostNested);
  pcre2_set_compile_extra_options(context.get(), PCRE2_EXTRA_BAD_ESCAPE_IS_LITERAL);
  int error = 0;
  PCRE2_SIZE offset = 0;
  const std::uint32_t options = kOptions | (ignores_case ? PCRE2_CASELESS : 0U) |
                                (syntax_ == PatternSyntax::wildcard ? PCRE2_DOTALL : 0U);
  Code code(pcre2_compile(bytes_of(expression), expression.size(), options, &error, &offset, context.get()));
  if (!code) {
    problem_ = PatternProblem{message_of(error), offset};
    return;
  }
  compiled_ = std::make_unique<Compiled>();
  compiled_->context.reset(pcre2_match_context_create(nullptr));
  if (!compiled_->context) throw std::bad_alloc();
  pcre2_set_heap_limit(compiled_->context.get(), kMostHeapKilobytes);
  pcre2_pattern_info(code.get(), PCRE2_INFO_CAPTURECOUNT, &compiled_->groups);
  std::uint32_t all_options = 0;
  pcre2_pattern_info(code.get(), PCRE2_INFO_ALLOPTIONS, &all_options);
  compiled_->is_anchored = (all_options & PCRE2_ANCHORED) != 0;
  compiled_->code = std::move(code);
}

std::size_t Pattern::group_count() const {
  return compiled_ == nullptr ? 0 : compiled_->groups;
}

PatternMatch Pattern::match(std::string_view subject, MatchBudget& budget) const {
  return match(subject, budget, compiled_ != nullptr && compiled_->is_anchored);
}

PatternMatch Pattern::match_at_begin(std::string_view subject, MatchBudget& budget) const {
  return match(subject, budget, true);
}

// PCRE2 does not tell how many steps it took. So the limit is low at first and grows until it is enough: the
// last one is at most a few times the steps, and all attempts before it cost less than it does.
int Pattern::Compiled::run(std::string_view subject, MatchBudget& budget, bool begins,
                           pcre2_match_data* data) const {
  // PCRE2 counts anew at every place where a match may begin.
  const std::uint64_t starts = begins ? 1 : subject.size() + 1;
  const std::uint64_t price = starts * (1 + subject.size() / kScannedByStep);
  const std::uint64_t most = std::max(kFirstSteps, budget.steps() / price);
  budget.spend(subject.size());
  for (std::uint64_t steps = kFirstSteps;; steps = std::min(steps * kMoreSteps, most)) {
    pcre2_set_match_limit(context.get(), static_cast<std::uint32_t>(steps));
    pcre2_set_depth_limit(context.get(), static_cast<std::uint32_t>(steps));
    const int count = pcre2_match(code.get(), bytes_of(subject), subject.size(), 0,
                                  begins ? PCRE2_ANCHORED : 0U, data, context.get());
    budget.spend(steps * price);
    const bool is_limited = count == PCRE2_ERROR_MATCHLIMIT || count == PCRE2_ERROR_DEPTHLIMIT;
    if (!is_limited || steps == most) return count;
  }
}

PatternMatch Pattern::match(std::string_view subject, MatchBudget& budget, bool is_anchored) const {
  PatternMatch found;
  if (syntax_ == PatternSyntax::exact_match) {
    budget.spend(1 + std::min(subject.size(), exact_.size()));
    const bool equal = ignores_case_ ? base::equals_ignoring_case(subject, exact_) : subject == exact_;
    if (equal) found = {PatternMatch::Outcome::matched, {std::string(subject)}};
    return found;
  }
  if (compiled_ == nullptr) return found;
  // Not kept with the pattern: PCRE2 leaves the memory that a match has needed in it.
  const MatchData data(pcre2_match_data_create_from_pattern(compiled_->code.get(), nullptr));
  if (!data) throw std::bad_alloc();
  const int count =
      budget.is_spent() ? PCRE2_ERROR_MATCHLIMIT : compiled_->run(subject, budget, is_anchored, data.get());
  if (count == PCRE2_ERROR_NOMATCH) return found;
  if (count < 0) {
    found.outcome = PatternMatch::Outcome::gave_up;
    return found;
  }
  found.outcome = PatternMatch::Outcome::matched;
  const PCRE2_SIZE* places = pcre2_get_ovector_pointer(data.get());
  for (std::uint32_t i = 0; i <= compiled_->groups; ++i) {
    const PCRE2_SIZE begin = places[2 * i], end = places[2 * i + 1];
    const bool has_part = begin != PCRE2_UNSET && begin <= end;
    found.captures.emplace_back(has_part ? subject.substr(begin, end - begin) : std::string_view());
  }
  return found;
}

}  // namespace iislint::rewrite
