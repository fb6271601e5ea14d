// A text and its tree, for tests.
#pragma once

#include <string>
#include <vector>

#include "source/decode.h"
#include "xml/scanner.h"

namespace iislint::tests {

struct Scanned {
  explicit Scanned(const std::string& text, const xml::ScanLimits& limits = {})
      : file("web.config", source::decode(text)), document(xml::scan(file, 0, limits)) {}

  std::string text(std::uint32_t begin, std::uint32_t end) const {
    return std::string(document.text().substr(begin, end - begin));
  }
  std::string text(const source::Span& span) const { return text(span.begin, span.end); }
  std::string text(xml::NodeId id) const { return text(document.node(id).begin, document.node(id).end); }

  /// The element of that name, or xml::kNone; the first of several.
  xml::NodeId element(std::string_view name) const {
    for (xml::NodeId id = 0; id < document.nodes.size(); ++id) {
      if (document.node(id).kind == xml::NodeKind::element && document.name(id) == name) return id;
    }
    return xml::kNone;
  }

  std::vector<xml::SyntaxProblem> problems() const {
    std::vector<xml::SyntaxProblem> result;
    for (const xml::SyntaxError& error : document.errors)
      result.push_back(error.problem);
    return result;
  }

  source::SourceFile file;
  xml::Document document;
};

}  // namespace iislint::tests
