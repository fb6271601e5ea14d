// The same mistakes in files that other people wrote: a sample of them, when there are such files.
#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>

#include "mutation.h"
#include "mutation_score.h"
#include "repository.h"

using namespace iislint;
using namespace iislint::mutation;

namespace {

constexpr std::size_t kFiles = 60;
constexpr std::size_t kElementsOfEach = 8;
constexpr std::size_t kMutationsOfEach = 6;
constexpr std::size_t kLongestFile = 40'000;

schema::FileKind kind_of(const std::string& bytes) {
  const bool is_host = bytes.find("<system.applicationHost") != std::string::npos ||
                       bytes.find("<system.ftpServer") != std::string::npos;
  return is_host ? schema::FileKind::application_host : schema::FileKind::web;
}

/// Whether a mistake put into it is the only one.
bool is_good(GrammarValidator& judge, const BoundText& text) {
  const xml::Document& document = text.document;
  if (!document.is_sound() || document.name(document.root()) != "configuration") return false;
  if (document.text().find("XML-Document-Transform") != std::string_view::npos) return false;
  const auto findings = judge.findings(text);
  return std::none_of(findings.begin(), findings.end(), [](const diag::Diagnostic& finding) {
    return finding.severity == diag::Severity::error;
  });
}

bool can_be_changed(const BoundText& text, xml::NodeId id) {
  return text.document.node(id).kind == xml::NodeKind::element && text.document.node(id).parent != 0 &&
         text.binding.elements[id].standing == schema::BindStatus::bound &&
         text.binding.type(id)->kind != schema::ElementKind::opaque;
}

std::vector<Mutation> some_of(std::vector<Mutation> all, Random& random) {
  std::shuffle(all.begin(), all.end(), random);
  if (all.size() > kMutationsOfEach) all.erase(all.begin() + kMutationsOfEach, all.end());
  return all;
}

void try_some(MutationScore& score, const BoundText& text, Random& random) {
  std::vector<xml::NodeId> elements;
  for (xml::NodeId id = 1; id < text.document.nodes.size(); ++id) {
    if (can_be_changed(text, id)) elements.push_back(id);
  }
  std::shuffle(elements.begin(), elements.end(), random);
  elements.resize(std::min(elements.size(), kElementsOfEach));
  for (const xml::NodeId id : elements) {
    for (const Mutation& mutation : some_of(attribute_mutations(text, id, random), random))
      score.try_out(text, mutation);
    for (const Mutation& mutation : some_of(element_mutations(text, id, random), random))
      score.try_out(text, mutation);
  }
}

}  // namespace

TEST_CASE("mistakes put into real files are found at their places") {
  MutationScore score;
  GrammarValidator judge;
  Random random(20240229);
  std::vector<std::string> files = tests::corpus_files();
  std::shuffle(files.begin(), files.end(), random);
  std::size_t tried = 0;
  for (const std::string& file : files) {
    if (tried == kFiles) break;
    const std::string bytes = tests::read_file(file);
    if (bytes.size() > kLongestFile) continue;
    const BoundText text(bytes, kind_of(bytes));
    if (!is_good(judge, text)) continue;
    ++tried;
    CAPTURE(file);
    try_some(score, text, random);
  }
  if (tried > 0) std::cout << tried << " files that other people wrote:\n" << score.report();
  CHECK(score.missed() == 0);
}
