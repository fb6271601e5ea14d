#include "engine/changes/touched_findings.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/failures.h"
#include "xml/scanner.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;
using source::Span;

/// Bytes of a stored file. An empty one is a place where something was removed.
struct ByteRange {
  std::size_t begin;
  std::size_t end;
};

/// Lines are counted in the bytes, as version control does, whatever the encoding is.
std::vector<ByteRange> ranges_of(const std::string& bytes, const std::vector<source::LineRange>& lines) {
  std::vector<std::size_t> begins = {0};
  for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 1))
    begins.push_back(at + 1);
  const auto begin_of = [&](std::uint32_t line) {
    return line > 0 && line <= begins.size() ? begins[line - 1] : bytes.size();
  };
  std::vector<ByteRange> ranges;
  for (const source::LineRange& range : lines)
    ranges.push_back({begin_of(range.begin), begin_of(range.end)});
  return ranges;
}

/// A file with its tree and what has changed of it.
class ChangedText {
 public:
  /// Borrows the file.
  ChangedText(const source::SourceFile& file, source::FileId id, std::vector<ByteRange> ranges)
      : file_(file), document_(xml::scan(file, id)), ranges_(std::move(ranges)) {}

  bool is_touched(const Span& span) const {
    const Span place = extent_of(span);
    const ByteRange bytes{file_.byte_offset(place.begin), file_.byte_offset(place.end)};
    return std::any_of(ranges_.begin(), ranges_.end(), [&](const ByteRange& range) {
      return bytes.begin < range.end && range.begin < bytes.end;
    });
  }

 private:
  /// What stands for a place: the innermost node that holds it, or its start tag.
  Span extent_of(const Span& span) const {
    const auto& nodes = document_.nodes;
    const auto behind =
        std::upper_bound(nodes.begin() + 1, nodes.end(), span.begin,
                         [](std::uint32_t at, const xml::Node& node) { return at < node.begin; });
    for (auto id = static_cast<xml::NodeId>(behind - nodes.begin() - 1); id != xml::kNone && id != 0;
         id = nodes[id].parent) {
      const xml::Node& node = nodes[id];
      if (node.end <= span.begin) continue;
      const bool is_in_attribute = node.kind == xml::NodeKind::element && span.begin > node.name_end &&
                                   span.begin < node.start_tag_end;
      return document_.span(node.begin, is_in_attribute ? node.start_tag_end : node.end);
    }
    return span;
  }

  const source::SourceFile& file_;
  xml::Document document_;
  std::vector<ByteRange> ranges_;
};

class Touched {
 public:
  Touched(const Analysis& analysis, Project& project, const source::FileReader& reader,
          const ChangedFiles& changed)
      : analysis_(analysis), project_(project), reader_(reader), changed_(changed) {}

  bool operator()(const Diagnostic& finding) {
    return is_touched(finding.span) ||
           std::any_of(finding.related.begin(), finding.related.end(),
                       [&](const diag::Related& related) { return is_touched(related.span); });
  }

 private:
  bool is_touched(const Span& span) {
    const auto lines = changed_.find(span.file);
    if (lines == changed_.end()) return false;
    if (lines->second.is_new) return true;
    auto [text, is_first] = texts_.try_emplace(span.file);
    if (is_first) text->second = text_of(span, lines->second);
    return text->second == nullptr || text->second->is_touched(span);
  }

  /// Null when the file cannot be read any more: then all of it counts.
  std::unique_ptr<ChangedText> text_of(const Span& span, const source::ChangedLines& lines) {
    const auto bytes =
        reader_.read(project_.files().given_path(span.file), std::numeric_limits<std::uint32_t>::max());
    if (!bytes) return nullptr;
    return std::make_unique<ChangedText>(analysis_.sources.file(span), span.file,
                                         ranges_of(*bytes, lines.ranges));
  }

  const Analysis& analysis_;
  Project& project_;
  const source::FileReader& reader_;
  const ChangedFiles& changed_;
  std::unordered_map<source::FileId, std::unique_ptr<ChangedText>> texts_;
};

}  // namespace

void keep_touched(Analysis& analysis, Project& project, const source::FileReader& reader,
                  const ChangedFiles& changed) {
  Touched is_touched(analysis, project, reader, changed);
  for (auto* findings : {&analysis.diagnostics, &analysis.suppressed})
    std::erase_if(*findings, [&](const Diagnostic& finding) { return !is_touched(finding); });
  analysis.failures =
      count_failures(analysis, project, [&](source::FileId file) { return changed.count(file) != 0; });
}

}  // namespace iislint::engine
