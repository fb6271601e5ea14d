#include "xml/scanner.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "xml/characters.h"
#include "xml/references.h"
#include "xml/tag_scanner.h"
#include "xml/tree_builder.h"

namespace iislint::xml {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The loop over everything that stands between tags.
class Scanner {
 public:
  Scanner(Document& document, const ScanLimits& limits)
      : builder_(document, limits),
        tags_(builder_, limits),
        document_(document),
        limits_(limits),
        text_(document.text()) {}

  void run() {
    std::uint32_t at = 0;
    bool cut_short = false;
    while (at < text_.size() && !cut_short) {
      if (text_[at] != '<') {
        at = text(at);
      } else if (starts_with(at, "<!--")) {
        at = comment(at);
      } else if (starts_with(at, "<![CDATA[")) {
        at = cdata(at);
      } else if (starts_with(at, "<!DOCTYPE")) {
        at = doctype(at);
      } else if (starts_with(at, "<?")) {
        at = processing_instruction(at);
      } else if (starts_with(at, "</")) {
        at = tags_.end_tag(at);
      } else if (!starts_name(text_, at + 1)) {
        at = stray_less_than(at);
      } else if (builder_.depth() >= limits_.depth) {
        at = too_deep(at);
        cut_short = true;
      } else {
        at = tags_.start_tag(at);
      }
    }
    builder_.close_all(cut_short);
    if (document_.root() == kNone && document_.errors.empty() && document_.limits.empty()) {
      builder_.error(SyntaxProblem::document_without_root, 0, size());
    }
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  bool starts_with(std::uint32_t at, std::string_view what) const {
    return text_.substr(at, what.size()) == what;
  }

  /// One past `what`, searched from `at`; 0 when it does not occur. What was looked for in vain is not looked
  /// for again from further on: a text may open a thousand comments and close none.
  std::uint32_t after(std::string_view what, std::uint32_t at) {
    const auto missing =
        std::find_if(missing_.begin(), missing_.end(), [&](const Missing& one) { return one.what == what; });
    if (missing != missing_.end() && missing->from <= at) return 0;
    const std::size_t found = text_.find(what, at);
    if (found != std::string_view::npos) return static_cast<std::uint32_t>(found + what.size());
    if (missing == missing_.end()) {
      missing_.push_back({what, at});
    } else {
      missing->from = at;
    }
    return 0;
  }

  NodeId enclosing() const { return builder_.at_top() ? kNone : builder_.innermost(); }

  std::uint32_t text(std::uint32_t begin) {
    const std::size_t next = text_.find('<', begin);
    const std::uint32_t end = next == std::string_view::npos ? size() : static_cast<std::uint32_t>(next);
    const std::string_view trimmed = base::trim(text_.substr(begin, end - begin));
    if (trimmed.empty()) return end;
    const auto first = static_cast<std::uint32_t>(trimmed.data() - text_.data());
    const auto last = first + static_cast<std::uint32_t>(trimmed.size());
    builder_.finish(builder_.add(NodeKind::text, first), last);
    if (begin == 0 && trimmed == kByteOrderMark) {
      builder_.error(SyntaxProblem::byte_order_mark_inside, first, last);
    } else if (builder_.at_top()) {
      builder_.error(SyntaxProblem::text_outside_root, first, last);
    } else {
      check_text(first, last);
    }
    return end;
  }

  void check_text(std::uint32_t at, std::uint32_t end) {
    while (at < end) {
      const char c = text_[at];
      if (c == '&') {
        at = check_reference(at, end);
      } else if (c == ']' && at + 3 <= end && starts_with(at, "]]>")) {
        builder_.error(SyntaxProblem::cdata_end_in_text, at, at + 3, enclosing());
        at += 3;
      } else {
        at = check_character(at);
      }
    }
  }

  std::uint32_t check_character(std::uint32_t at) {
    if (has_class(text_[at], kPlainValue | kSpace)) return at + 1;
    const base::CodePoint c = base::decode_utf8(text_, at);
    const auto end = at + static_cast<std::uint32_t>(c.size);
    if (!is_xml_character(c.value)) builder_.error(SyntaxProblem::character_forbidden, at, end, enclosing());
    return end;
  }

  void check_characters(std::uint32_t at, std::uint32_t end) {
    while (at < end)
      at = check_character(at);
  }

  std::uint32_t check_reference(std::uint32_t at, std::uint32_t end) {
    const Reference reference = read_reference(text_, at, end);
    const std::uint32_t after = std::max(reference.end, at + 1);
    if (reference.kind == ReferenceKind::bare_ampersand) {
      builder_.error(SyntaxProblem::bare_ampersand, at, at + 1, enclosing());
    } else if (reference.kind == ReferenceKind::unknown_entity) {
      builder_.error(SyntaxProblem::entity_undefined, at, after, enclosing());
    } else if (reference.kind == ReferenceKind::bad_character) {
      builder_.error(SyntaxProblem::character_reference_invalid, at, after, enclosing());
    }
    return after;
  }

  /// A construct that never ends is taken up to the next line that starts with a tag.
  std::uint32_t recover(std::uint32_t at) const {
    for (std::size_t line = text_.find('\n', at); line != std::string_view::npos;
         line = text_.find('\n', line + 1)) {
      std::size_t first = line + 1;
      while (first < text_.size() && has_class(text_[first], kSpace))
        ++first;
      if (first < text_.size() && text_[first] == '<') return static_cast<std::uint32_t>(line);
    }
    return size();
  }

  std::uint32_t comment(std::uint32_t begin) {
    const NodeId node = builder_.add(NodeKind::comment, begin);
    std::uint32_t end = after("-->", begin + 4);
    if (end == 0) {
      builder_.error(SyntaxProblem::unterminated_comment, begin, begin + 4, enclosing());
      end = recover(begin);
    } else {
      const std::size_t hyphens = text_.find("--", begin + 4);
      if (hyphens + 3 < end) {
        const auto at = static_cast<std::uint32_t>(hyphens);
        builder_.error(SyntaxProblem::double_hyphen_in_comment, at, at + 2, enclosing());
      }
      check_characters(begin + 4, end);
    }
    builder_.finish(node, end);
    return end;
  }

  std::uint32_t cdata(std::uint32_t begin) {
    const NodeId node = builder_.add(NodeKind::cdata, begin);
    std::uint32_t end = after("]]>", begin + 9);
    if (end == 0) {
      builder_.error(SyntaxProblem::unterminated_cdata, begin, begin + 9, enclosing());
      end = recover(begin);
    } else if (builder_.at_top()) {
      builder_.error(SyntaxProblem::text_outside_root, begin, end);
    } else {
      check_characters(begin + 9, end);
    }
    builder_.finish(node, end);
    return end;
  }

  std::uint32_t processing_instruction(std::uint32_t begin) {
    const std::uint32_t target_end = name_end(text_, begin + 2);
    const std::string_view target = text_.substr(begin + 2, target_end - begin - 2);
    const bool declaration = target == "xml";
    const NodeId node =
        builder_.add(declaration ? NodeKind::declaration : NodeKind::processing_instruction, begin);
    std::uint32_t end = after("?>", begin + 2);
    if (end == 0) {
      builder_.error(SyntaxProblem::unterminated_processing_instruction, begin,
                     std::max(target_end, begin + 2), enclosing());
      end = recover(begin);
    } else if (declaration && begin != 0 && text_.substr(0, begin) != kByteOrderMark) {
      builder_.error(SyntaxProblem::declaration_not_first, begin, end, enclosing());
    } else if (declaration) {
      check_declaration(target_end, end - 2);
    } else {
      check_instruction(begin, target_end, end);
    }
    builder_.finish(node, end);
    return end;
  }

  void check_instruction(std::uint32_t begin, std::uint32_t target_end, std::uint32_t end) {
    const std::string_view target = text_.substr(begin + 2, target_end - begin - 2);
    const bool reserved = base::equals_ignoring_case(target, "xml");
    const bool separated =
        target_end + 2 == end || (target_end < end && has_class(text_[target_end], kSpace));
    if (target.empty() || reserved || !separated || target.find(':') != std::string_view::npos) {
      builder_.error(SyntaxProblem::processing_instruction_invalid, begin, std::max(target_end, begin + 2),
                     enclosing());
    }
    check_characters(begin + 2, end);
  }

  /// version, then encoding and standalone if they are there, each once.
  void check_declaration(std::uint32_t at, std::uint32_t end) {
    const std::string_view body = text_.substr(at, end - at);
    constexpr std::string_view kOrder[] = {"version", "encoding", "standalone"};
    std::size_t next = 0, i = 0;
    bool good = true;
    while (good) {
      const std::size_t before = i;
      while (i < body.size() && has_class(body[i], kSpace))
        ++i;
      if (i == body.size()) break;
      const std::uint32_t name = name_end(body, static_cast<std::uint32_t>(i));
      const auto* known = std::find(kOrder + next, std::end(kOrder), body.substr(i, name - i));
      std::size_t equals = name;
      while (equals < body.size() && has_class(body[equals], kSpace))
        ++equals;
      std::size_t quote = equals + 1;
      while (quote < body.size() && has_class(body[quote], kSpace))
        ++quote;
      const bool quoted =
          quote < body.size() && body[equals] == '=' && (body[quote] == '"' || body[quote] == '\'');
      const std::size_t close = quoted ? body.find(body[quote], quote + 1) : std::string_view::npos;
      good = i > before && known != std::end(kOrder) && close != std::string_view::npos &&
             is_declared_value(*known, body.substr(quote + 1, close - quote - 1));
      if (good && *known == "version" && body.substr(quote + 1, close - quote - 1) != "1.0")
        builder_.error(SyntaxProblem::version_unsupported, at + static_cast<std::uint32_t>(quote) + 1,
                       at + static_cast<std::uint32_t>(close));
      next = static_cast<std::size_t>(known - kOrder) + 1;
      i = close + 1;
    }
    const bool has_version = body.find("version") != std::string_view::npos;
    if (!good || !has_version) builder_.error(SyntaxProblem::declaration_invalid, 0, end + 2);
  }

  static bool is_declared_value(std::string_view name, std::string_view value) {
    if (name == "version") return value == "1.0" || value == "1.1";
    if (name == "standalone") return value == "yes" || value == "no";
    const bool starts_with_letter =
        !value.empty() && base::to_lower(value[0]) >= 'a' && base::to_lower(value[0]) <= 'z';
    return starts_with_letter && std::all_of(value.begin(), value.end(), [](char c) {
             return c != ':' && static_cast<unsigned char>(c) < 0x80 && has_class(c, kNamePart);
           });
  }

  /// Skipped as a whole: nothing in it is read, expanded or fetched.
  std::uint32_t doctype(std::uint32_t begin) {
    const NodeId node = builder_.add(NodeKind::doctype, begin);
    if (document_.root() != kNone || document_.doctype != kNone) {
      builder_.error(SyntaxProblem::doctype_misplaced, begin, begin + 9, enclosing());
    } else {
      document_.doctype = node;
    }
    std::uint32_t end = doctype_end(begin + 9);
    if (end == 0) {
      builder_.error(SyntaxProblem::unterminated_doctype, begin, begin + 9, enclosing());
      end = recover(begin);
    }
    builder_.finish(node, end);
    return end;
  }

  /// 0 when it has no end; after some that have none, the others are not searched.
  std::uint32_t doctype_end(std::uint32_t at) {
    constexpr int kMostWithoutEnd = 8;
    if (doctypes_without_end_ >= kMostWithoutEnd) return 0;
    int brackets = 0;
    while (at != 0 && at < text_.size()) {
      const char c = text_[at];
      if (c == '"' || c == '\'') {
        at = after(std::string_view(&text_[at], 1), at + 1);
      } else if (starts_with(at, "<!--")) {
        at = after("-->", at + 4);
      } else if (starts_with(at, "<?")) {
        at = after("?>", at + 2);
      } else if (c == '>' && brackets <= 0) {
        return at + 1;
      } else {
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        ++at;
      }
    }
    ++doctypes_without_end_;
    return 0;
  }

  /// Those with nothing but white space between them are one node: a text of them would cost a hundred times
  /// its size.
  std::uint32_t stray_less_than(std::uint32_t at) {
    const bool is_next = stray_ + 1 == document_.nodes.size() && builder_.innermost() == stray_parent_;
    if (!is_next) {
      stray_ = builder_.add(NodeKind::junk, at);
      stray_parent_ = builder_.innermost();
    }
    builder_.finish(stray_, at + 1);
    builder_.error(SyntaxProblem::bare_less_than, at, at + 1, enclosing());
    return at + 1;
  }

  /// What is nested too deeply is not read, nor is anything after it.
  std::uint32_t too_deep(std::uint32_t at) {
    const NodeId node = builder_.add(NodeKind::junk, at);
    builder_.finish(node, size());
    document_.limits.push_back({LimitHit::Kind::depth, at + 1, name_end(text_, at + 1)});
    return size();
  }

  /// What does not occur from some place on.
  struct Missing {
    std::string_view what;
    std::uint32_t from;
  };

  TreeBuilder builder_;
  TagScanner tags_;
  Document& document_;
  const ScanLimits& limits_;
  std::string_view text_;
  std::vector<Missing> missing_;  // a few
  int doctypes_without_end_ = 0;
  NodeId stray_ = kNone - 1;  // the last node of stray '<'; they go on as long as no other follows it
  NodeId stray_parent_ = kNone;
};

}  // namespace

Document scan(const source::SourceFile& file, source::FileId id, const ScanLimits& limits) {
  Document document(file, id);
  // Too much is harmless: what is not used of it is never touched. Hostile text gets no more than dense text
  // would need.
  const auto room = [text = file.text()](char begin) {
    const auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), begin));
    return std::min(count, text.size() / 16) + 16;
  };
  document.nodes.reserve(room('<'));
  document.attributes.reserve(room('='));
  Scanner(document, limits).run();
  return document;
}

}  // namespace iislint::xml
