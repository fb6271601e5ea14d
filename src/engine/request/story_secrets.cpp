#include "engine/request/story_secrets.h"

#include <algorithm>

#include "base/letter_case.h"
#include "base/percent.h"
#include "base/text.h"
#include "rewrite/text/url_text.h"
#include "schema/secrets/secret_names.h"
#include "schema/secrets/shown_text.h"
#include "xml/references.h"

namespace iislint::engine {
namespace {

/// Those with fewer letters and digits are found between quotes only: they stand in any word or pattern.
constexpr std::ptrdiff_t kFewest = 4;
/// So much of a long one is compared at each place; the rest need not be equal.
constexpr std::size_t kCompared = 256;

constexpr std::string_view kHidden = "***";

bool is_short(std::string_view secret) {
  return std::count_if(secret.begin(), secret.end(), [](char c) {
           const char lower = base::to_lower(c);
           return base::is_digit(c) || (lower >= 'a' && lower <= 'z') || (c & 0x80) != 0;
         }) < kFewest;
}

}  // namespace

void StorySecrets::add_file(const config::HierarchyFile& file) {
  if (file.is_shipped || file.document == nullptr || file.binding == nullptr) return;
  if (std::find(files_.begin(), files_.end(), file.document) != files_.end()) return;
  files_.push_back(file.document);
  const auto& attributes = file.document->attributes;
  for (const source::Span& secret : file.binding->secrets) {
    add_raw(*file.document, secret.begin, secret.end);
    // In a broken tag it reaches beyond the value that is read.
    auto attribute = std::partition_point(attributes.begin(), attributes.end(),
                                          [&](const auto& one) { return one.value_end <= secret.begin; });
    for (; attribute != attributes.end() && attribute->value_begin < secret.end; ++attribute) {
      const std::uint32_t begin = std::max(attribute->value_begin, secret.begin);
      const std::uint32_t end = std::min(attribute->value_end, secret.end);
      if (begin < end && end < secret.end) add_raw(*file.document, begin, end);
    }
  }
  sort();
}

void StorySecrets::add_request(const TracedRequest& request) {
  for (const auto* pairs : {&request.headers, &request.variables, &request.response_headers}) {
    for (const auto& [name, value] : *pairs)
      add_named(name, value);
  }
  sort();
}

void StorySecrets::add_raw(const xml::Document& document, std::uint32_t begin, std::uint32_t end) {
  std::string value;
  xml::append_attribute_value(value, document.text().substr(begin, end - begin));
  add(std::move(value));
}

void StorySecrets::add_named(std::string_view name, const std::string& value) {
  if (schema::is_entry_of_secret(name)) add(value);
}

/// Also as the functions of URL Rewrite write it.
void StorySecrets::add(std::string text) {
  if (base::trim(text).empty()) return;
  for (std::string form : {base::lower_utf8(text), base::percent_encoded(text), base::percent_decoded(text),
                           rewrite::url_safe(text)}) {
    if (form != text && !base::trim(form).empty()) texts_.push_back(std::move(form));
  }
  texts_.push_back(std::move(text));
}

void StorySecrets::sort() {
  std::sort(texts_.begin(), texts_.end());
  texts_.erase(std::unique(texts_.begin(), texts_.end()), texts_.end());
}

/// How long the longest secret is that the text begins with; 0 when there is none. Each letter narrows down
/// which of the sorted ones it can still be.
std::size_t StorySecrets::length_at(std::string_view rest) const {
  auto begin = texts_.begin(), end = texts_.end();
  std::size_t longest = 0, depth = 0;
  for (; depth < std::min(rest.size(), kCompared) && begin != end; ++depth) {
    const auto letter = static_cast<unsigned char>(rest[depth]);
    const auto at = [depth](const std::string& text) {  // a text that has ended comes first
      return depth < text.size() ? int{static_cast<unsigned char>(text[depth])} : -1;
    };
    begin = std::partition_point(begin, end, [&](const std::string& text) { return at(text) < letter; });
    end = std::partition_point(begin, end, [&](const std::string& text) { return at(text) == letter; });
    if (begin != end && begin->size() == depth + 1) longest = depth + 1;
  }
  if (depth < kCompared || begin == end) return longest;
  const std::size_t most = std::min(rest.size(), begin->size());
  while (depth < most && rest[depth] == (*begin)[depth])
    ++depth;
  return depth;
}

std::string StorySecrets::without_texts(const std::string& text) const {
  std::string result;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(std::string_view(text).substr(at));
    const std::size_t end = at + length;
    const bool is_whole = (at == 0 && end == text.size()) ||
                          (at > 0 && text[at - 1] == '"' && end < text.size() && text[end] == '"');
    if (length == 0 || (!is_whole && is_short(std::string_view(text).substr(at, length)))) {
      ++at;
      continue;
    }
    result.append(text, kept, at - kept).append(kHidden);
    at = kept = end;
  }
  return result.append(text, kept);
}

std::string StorySecrets::shown(std::string text) const {
  return schema::shown(texts_.empty() ? std::move(text) : without_texts(text));
}

std::string StorySecrets::shown_value(std::string_view name, std::string value) const {
  return schema::is_entry_of_secret(name) && !value.empty() ? std::string(kHidden) : shown(std::move(value));
}

void StorySecrets::hide(diag::RequestStory& story) {
  for (const auto& [name, value] : story.result.variables)
    add_named(name, value);
  sort();
  const auto hide = [this](std::string& text) { text = shown(std::move(text)); };
  for (std::string* text :
       {&story.url, &story.site, &story.application, &story.result.url, &story.result.handler})
    hide(*text);
  for (diag::StoryStep& step : story.steps) {
    hide(step.name);
    hide(step.detail);
    std::for_each(step.rule_captures.begin(), step.rule_captures.end(), hide);
    std::for_each(step.condition_captures.begin(), step.condition_captures.end(), hide);
  }
  std::map<std::string, std::string> variables;
  for (auto& [name, value] : story.result.variables)
    variables.insert_or_assign(shown(name), shown_value(name, std::move(value)));
  story.result.variables = std::move(variables);
  std::for_each(story.unknown.begin(), story.unknown.end(), hide);
}

}  // namespace iislint::engine
