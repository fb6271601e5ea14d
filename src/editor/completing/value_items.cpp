#include <algorithm>
#include <array>

#include "base/text.h"
#include "editor/completing/name_items.h"
#include "editor/completing/sources.h"
#include "editor/reading/element_facts.h"
#include "editor/texts/fact_texts.h"
#include "editor/texts/markdown.h"
#include "schema/catalog/value.h"
#include "values/time_span.h"

namespace iislint::editor {
namespace {

using schema::AttributeFact;
using schema::ValueType;

/// The value that is written, and what of it an item takes the place of.
class ValueItems {
 public:
  ValueItems(const OpenFile& file, const Cursor& cursor, std::uint32_t offset)
      : file_(file), document_(file.document()), cursor_(cursor), offset_(offset) {
    const xml::Attribute& attribute = document_.attribute(cursor.attribute);
    if (!attribute.quoted) {
      before_ = after_ = "\"";
    } else if (!attribute.closed) {
      after_ = document_.text()[attribute.value_begin - 1];
    }
    begin_ = cursor.begin;
    // Where a value that is not closed ends is a guess.
    end_ = attribute.closed || !attribute.quoted ? cursor.end : offset;
  }

  std::vector<CompletionItem> all() {
    const ElementFacts facts = facts_of(file_, cursor_.element);
    if (facts.type == nullptr) return {};
    const std::string_view name = document_.name(document_.attribute(cursor_.attribute));
    const AttributeFact* fact = attribute_fact(file_.facts(), *facts.type, name);
    if (fact == nullptr || fact->encrypted) return {};
    const NameSource source = name_source(file_, cursor_, offset_, *facts.type);
    if (source.is_in_braces) {
      begin_ = source.begin;
      end_ = offset_;
      before_ = after_ = "";
    } else if (source.is_list || fact->value->type == ValueType::flags) {
      cut_piece();
    }
    add_words(*fact);
    add_times(*fact);
    for (const OfferedName& offered : source.names) {
      if (!is_written_elsewhere(offered.name)) add(offered.name, offered.kind, offered.detail, 1, {});
    }
    if (source.names.empty() && !source.is_in_braces) add_default(*fact);
    return std::move(items_);
  }

 private:
  /// What stands between two commas, and which others there are.
  void cut_piece() {
    const std::string_view text = document_.text();
    const std::string_view whole = text.substr(begin_, end_ - begin_);
    if (before_.empty()) {
      std::uint32_t begin = offset_, end = offset_;
      while (begin > begin_ && text[begin - 1] != ',')
        --begin;
      while (end < end_ && text[end] != ',')
        ++end;
      for (const std::string_view piece : base::split(whole, ',')) {
        if (piece.data() != text.data() + begin) others_.push_back(base::trim(piece));
      }
      while (begin < offset_ && base::is_space(text[begin]))
        ++begin;
      while (end > offset_ && base::is_space(text[end - 1]))
        --end;
      begin_ = begin;
      end_ = end;
    }
  }

  bool is_written_elsewhere(std::string_view word) const {
    return std::any_of(others_.begin(), others_.end(),
                       [&](std::string_view other) { return base::equals_ignoring_case(other, word); });
  }

  void add(std::string_view value, CompletionKind kind, std::string detail, unsigned rank,
           std::string documentation) {
    const auto is_same = [&](const CompletionItem& item) { return item.label == value; };
    if (std::any_of(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(words_), is_same)) return;
    CompletionItem item;
    item.label = std::string(value);
    item.kind = kind;
    item.detail = std::move(detail);
    item.documentation = std::move(documentation);
    item.sort_text = sort_text(rank, items_.size());
    item.replaced = document_.span(begin_, end_);
    item.text = before_ + base::xml_escaped(value) + after_;
    items_.push_back(std::move(item));
  }

  void add_words(const AttributeFact& fact) {
    const std::string normal(fact.has_default ? fact.default_value : std::string_view());
    const auto detail = [&](std::string_view word) { return word == normal ? "the default" : ""; };
    if (fact.value->type == ValueType::boolean) {
      for (const char* word : {"true", "false"})
        add(word, CompletionKind::word, detail(word), 0, {});
    }
    const CompletionKind kind =
        fact.value->type == ValueType::flags ? CompletionKind::flag : CompletionKind::word;
    for (const schema::Word& word : fact.value->words) {
      if (!is_written_elsewhere(word.name))
        add(word.name, kind, detail(word.name), 0, plain(word.documentation));
    }
    if (fact.value->infinite) add(schema::kInfinite, CompletionKind::value, "no limit", 5, {});
    words_ = items_.size();
  }

  static std::string duration(std::int64_t seconds) {
    constexpr std::array<std::pair<std::int64_t, const char*>, 4> kUnits = {
        {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}};
    for (const auto& [size, name] : kUnits) {
      if (seconds < size || seconds % size != 0) continue;
      return std::to_string(seconds / size) + " " + name + (seconds == size ? "" : "s");
    }
    return std::to_string(seconds) + " seconds";
  }

  void add_times(const AttributeFact& fact) {
    if (fact.value->type != ValueType::time_span) return;
    const std::int64_t unit = fact.value->unit == schema::TimeUnit::minutes ? 60 : 1;
    const std::int64_t normal =
        fact.has_default ? schema::default_number(fact) / values::kTicksPerSecond : -1;
    if (fact.has_default && normal > 0)
      add(fact.default_value, CompletionKind::value, duration(normal) + ", the default", 0, {});
    constexpr std::array<std::int64_t, 12> kCommon = {10,  30,   60,   120,  300,   600,
                                                      900, 1200, 1800, 3600, 43200, 86400};
    for (const std::int64_t seconds : kCommon) {
      if (seconds == normal || seconds % unit != 0) continue;
      const std::string text = fact.value->unit == schema::TimeUnit::text ? values::print_time_span(seconds)
                                                                          : std::to_string(seconds / unit);
      if (schema::plain_value(fact, text)) add(text, CompletionKind::value, duration(seconds), 1, {});
    }
  }

  /// Of what has no words: the default, and the ends of the range.
  void add_default(const AttributeFact& fact) {
    const bool is_free = fact.value->type != ValueType::time_span && fact.value->words.empty() &&
                         fact.value->type != ValueType::boolean;
    if (!is_free) return;
    if (fact.has_default && !fact.default_value.empty())
      add(fact.default_value, CompletionKind::value, "the default", 0, {});
    if (!fact.value->has_range || fact.value->type == ValueType::string) return;
    for (const auto& [number, detail] :
         {std::pair{fact.value->minimum, "minimum"}, std::pair{fact.value->maximum, "maximum"}}) {
      const std::string text = std::to_string(number);
      if (text != fact.default_value) add(text, CompletionKind::value, detail, 2, {});
    }
  }

  const OpenFile& file_;
  const xml::Document& document_;
  const Cursor& cursor_;
  const std::uint32_t offset_;
  std::string before_, after_;  // quotes that are missing
  std::uint32_t begin_ = 0, end_ = 0;
  std::vector<std::string_view> others_;  // pieces beside the one at the place
  std::size_t words_ = 0;                 // items that are words
  std::vector<CompletionItem> items_;
};

}  // namespace

std::vector<CompletionItem> value_items(const OpenFile& file, const Cursor& cursor, std::uint32_t offset) {
  return ValueItems(file, cursor, offset).all();
}

}  // namespace iislint::editor
