// Every fix of every sample, applied as --fix applies it: once and again, in several encodings.
#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "base/utf8.h"
#include "engine/fixing/fixer.h"
#include "engine/run.h"
#include "fix/encode.h"
#include "repository.h"
#include "samples.h"
#include "source/decode.h"

using namespace iislint;

namespace {

struct Outcome {
  engine::Analysis before;
  std::string bytes;
  engine::Fixing fixing;
  engine::Analysis after;
};

/// A run over one file in memory, as the command line makes it. The findings that are left cost a further
/// run.
Outcome fixed(const std::string& name, const std::string& bytes, const engine::Options& options,
              bool takes_unsafe, bool asks_what_is_left = true) {
  const source::MemoryReader reader(std::map<std::string, std::string>{{name, bytes}});
  const auto project = engine::Project::open(reader, options);
  REQUIRE(project);
  const std::vector<engine::InputFile> inputs = {{name}};
  Outcome outcome;
  outcome.before = engine::run(**project, inputs);
  outcome.fixing = engine::fix_files(**project, reader, inputs, outcome.before, takes_unsafe);
  outcome.bytes = outcome.fixing.files.empty() ? bytes : outcome.fixing.files.front().after;
  if (asks_what_is_left && outcome.bytes == bytes)
    outcome.after = outcome.before;
  else if (asks_what_is_left)
    outcome.after = engine::run(**project, inputs);
  return outcome;
}

/// Whether a run that takes unsafe fixes can do more than one that does not.
bool has_unsafe_fix(const engine::Analysis& analysis) {
  return engine::count_fixable(analysis.diagnostics, diag::FixSafety::unsafe) > 0;
}

std::size_t count_errors(const engine::Analysis& analysis) {
  return static_cast<std::size_t>(std::count_if(
      analysis.diagnostics.begin(), analysis.diagnostics.end(),
      [](const diag::Diagnostic& finding) { return finding.severity == diag::Severity::error; }));
}

std::string replaced_all(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// Another way to store the same text.
struct Variant {
  const char* name;
  std::string (*stored)(const std::string& text);
};

std::string with_crlf(const std::string& text) {
  return replaced_all(text, "\n", "\r\n");
}

std::string with_bom(const std::string& text) {
  return "\xEF\xBB\xBF" + text;
}

std::string in_utf16(const std::string& text) {
  source::EncodingFacts facts;
  facts.encoding = source::Encoding::utf16_le;
  return "\xFF\xFE" + *fix::encode(text, facts);
}

std::string in_utf16_with_crlf(const std::string& text) {
  return in_utf16(with_crlf(text));
}

constexpr Variant kVariants[] = {
    {"CRLF", with_crlf}, {"BOM", with_bom}, {"UTF-16", in_utf16}, {"UTF-16 and CRLF", in_utf16_with_crlf}};

std::multiset<std::string> structural(const engine::Analysis& analysis) {
  std::multiset<std::string> found;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    const bool is_of_comment = finding.builtin == diag::BuiltinRule::suppression_unused;
    if (finding.rule->area == "structure" && !is_of_comment)
      found.insert(std::string(finding.rule_id) + " " + finding.config_path);
  }
  return found;
}

/// Whether a finding of before is not there any more.
bool is_any_gone(const engine::Analysis& before, const engine::Analysis& after) {
  const auto is_gone = [&](const diag::Diagnostic& finding) {
    return std::none_of(after.diagnostics.begin(), after.diagnostics.end(),
                        [&](const diag::Diagnostic& other) {
                          return other.rule_id == finding.rule_id && other.config_path == finding.config_path;
                        });
  };
  return std::any_of(before.diagnostics.begin(), before.diagnostics.end(), is_gone);
}

/// What every run promises.
void check_promises(const std::string& name, const std::string& bytes, const engine::Options& options,
                    bool takes_unsafe, const Outcome& outcome) {
  const auto before = structural(outcome.before), after = structural(outcome.after);
  CHECK(std::includes(before.begin(), before.end(), after.begin(), after.end()));
  if (before.size() == after.size()) {  // else what was unreadable is judged now
    CHECK(outcome.before.diagnostics.size() >= outcome.after.diagnostics.size());
    CHECK(count_errors(outcome.before) >= count_errors(outcome.after));
  }
  const bool is_changed = outcome.bytes != bytes;
  CHECK(is_changed == !outcome.fixing.files.empty());
  // What an unsafe fix turns on may have a fault of its own.
  const bool is_better = outcome.before.diagnostics.size() > outcome.after.diagnostics.size() ||
                         (takes_unsafe && is_any_gone(outcome.before, outcome.after));
  if (is_changed) CHECK((is_better || before.size() > after.size()));
  if (is_changed) {
    const Outcome again = fixed(name, outcome.bytes, options, takes_unsafe, false);
    CHECK(again.fixing.files.empty());
    CHECK(again.bytes == outcome.bytes);
  }
  // What is left says why.
  const std::size_t left = engine::count_fixable(outcome.after.diagnostics, diag::FixSafety::safe);
  if (left > 0) CHECK(!outcome.fixing.refused.empty());
}

/// The rules of the findings that are gone.
void note_fixed(const Outcome& outcome, std::set<std::string>& rules) {
  std::multiset<std::string> left;
  for (const diag::Diagnostic& finding : outcome.after.diagnostics)
    left.insert(std::string(finding.rule_id) + " " + finding.config_path);
  for (const diag::Diagnostic& finding : outcome.before.diagnostics) {
    const auto same = left.find(std::string(finding.rule_id) + " " + finding.config_path);
    if (same != left.end()) {
      left.erase(same);
    } else if (!finding.fixes.empty()) {
      rules.insert(std::string(finding.rule_id));
    }
  }
}

bool is_plain(const std::string& text) {
  return text.find('\r') == std::string::npos && text.find("encoding=") == std::string::npos &&
         source::decode(text).issues.empty() && !text.starts_with("\xEF\xBB\xBF");
}

}  // namespace

TEST_CASE("samples are fixed once and for all, however they are stored") {
  std::set<std::string> fixable, done;
  std::size_t changed = 0;
  for (const tests::Sample& sample : tests::samples()) {
    CAPTURE(sample.file);
    const engine::Options options = tests::options_for(sample);
    bool is_same_with_unsafe = false;
    for (const bool takes_unsafe : {false, true}) {
      if (takes_unsafe && is_same_with_unsafe) continue;
      CAPTURE(takes_unsafe);
      const Outcome plain = fixed(sample.name, sample.text, options, takes_unsafe);
      is_same_with_unsafe = !has_unsafe_fix(plain.before) && !has_unsafe_fix(plain.after);
      check_promises(sample.name, sample.text, options, takes_unsafe, plain);
      note_fixed(plain, done);
      for (const diag::Diagnostic& finding : plain.before.diagnostics) {
        if (!finding.fixes.empty()) fixable.insert(std::string(finding.rule_id));
      }
      if (plain.bytes == sample.text) continue;
      ++changed;
      if (!is_plain(sample.text)) continue;
      for (const Variant& variant : kVariants) {
        CAPTURE(variant.name);
        const Outcome stored = fixed(sample.name, variant.stored(sample.text), options, takes_unsafe, false);
        CHECK(stored.bytes == variant.stored(plain.bytes));
      }
    }
  }
  CHECK(changed > 50);
  // The proof is no wall: of every rule with fixes some are applied.
  for (const std::string& rule : fixable)
    CHECK_MESSAGE(done.count(rule) == 1, rule);
}

TEST_CASE("files that other people wrote are fixed once and for all") {
  std::size_t changed = 0, refused = 0;
  for (const std::string& file : tests::corpus_files()) {
    CAPTURE(file);
    const std::string bytes = tests::read_file(file);
    const std::string name = file.substr(file.rfind('/') + 1);
    bool is_same_with_unsafe = false;
    for (const bool takes_unsafe : {false, true}) {
      if (takes_unsafe && is_same_with_unsafe) continue;
      CAPTURE(takes_unsafe);
      const Outcome outcome = fixed(name, bytes, {}, takes_unsafe);
      is_same_with_unsafe = !has_unsafe_fix(outcome.before) && !has_unsafe_fix(outcome.after);
      check_promises(name, bytes, {}, takes_unsafe, outcome);
      changed += outcome.bytes != bytes;
      refused += outcome.fixing.refused.size();
    }
  }
  if (!tests::corpus_files().empty())
    std::cout << "corpus: " << changed << " files changed, " << refused << " fixes refused\n";
}
