#include "engine/request/filtering_rules.h"

#include <algorithm>
#include <utility>

#include "base/percent.h"
#include "base/text.h"
#include "config/lookup/collection.h"

namespace iislint::engine {
namespace {

constexpr std::string_view kFiltering = "system.webServer/security/requestFiltering";

/// A percent sign that begins no escape.
bool has_unescaped_percent(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (!base::is_percent_escape(text, at)) return true;
  }
  return false;
}

bool flag(const config::ElementRef& rule, std::string_view name) {
  const config::Value value = config::entry_value(rule, name);
  return value.is_known() && value.number != 0;
}

std::vector<std::string> texts_of(const config::ElementRef& rule, std::string_view list,
                                  std::string_view attribute) {
  std::vector<std::string> texts;
  const config::ElementRef collection = config::below(rule, list);
  if (!collection.exists()) return texts;
  for (const config::ElementRef& entry : config::entries_of({collection}).in_force)
    texts.push_back(config::entry_text(entry, attribute));
  return texts;
}

/// One rule, asked for one request.
class Judge {
 public:
  Judge(const StagedRequest& request, const FilteredRequest& parts, const config::ElementRef& rule)
      : request_(request),
        parts_(parts),
        rule_(rule),
        denied_(texts_of(rule, "denyStrings", "string")),
        denies_percent_(flag(rule, "denyUnescapedPercent")) {}

  std::string why(std::vector<std::string>& unknown) {
    if (!is_for_extension()) return {};
    if (flag(rule_, "scanUrl")) {
      search("the path", {parts_.path, parts_.sent_path});
      search_percent("the path", parts_.sent_path);
    }
    if (flag(rule_, "scanQueryString")) {
      std::vector<std::string> forms = {parts_.query};
      if (parts_.unescapes_query) forms.push_back(base::percent_decoded(parts_.query));
      search("the query string", forms);
      search_percent("the query string", parts_.query);
    }
    search_headers(unknown);
    return std::move(why_);
  }

 private:
  bool is_for_extension() const {
    const auto extensions = texts_of(rule_, "appliesTo", "fileExtension");
    return extensions.empty() ||
           std::any_of(extensions.begin(), extensions.end(), [&](const std::string& one) {
             return base::equals_ignoring_case(one, parts_.extension);
           });
  }

  void search(const std::string& where, const std::vector<std::string>& forms) {
    for (const std::string& text : denied_) {
      const bool is_there = std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
        return !text.empty() && contains_ignoring_case(form, text);
      });
      if (is_there && why_.empty()) why_ = where + " contains \"" + text + "\"";
    }
  }

  void search_percent(const std::string& where, const std::string& text) {
    if (denies_percent_ && why_.empty() && has_unescaped_percent(text))
      why_ = where + " contains a percent sign that begins no escape";
  }

  void search_headers(std::vector<std::string>& unknown) {
    for (const std::string& name : texts_of(rule_, "scanHeaders", "requestHeader")) {
      if (const auto value = stated_header(request_, name)) {
        search("the header " + name, {*value});
      } else if (!denied_.empty()) {
        unknown.push_back("the header " + name);
      }
    }
    if (!flag(rule_, "scanAllRaw")) return;
    for (const auto& [name, value] : request_.asked.headers)
      search("the header " + name, {name + ": " + value});
    if (!denied_.empty()) unknown.emplace_back("headers other than those that are stated");
  }

  const StagedRequest& request_;
  const FilteredRequest& parts_;
  config::ElementRef rule_;
  std::vector<std::string> denied_;
  bool denies_percent_;
  std::string why_;
};

}  // namespace

bool contains_ignoring_case(std::string_view text, std::string_view piece) {
  return base::lower(text).find(base::lower(piece)) != std::string::npos;
}

bool FilteredRequest::query_contains(std::string_view text) const {
  return contains_ignoring_case(query, text) ||
         (unescapes_query && contains_ignoring_case(base::percent_decoded(query), text));
}

std::optional<std::string> stated_header(const StagedRequest& request, std::string_view name) {
  for (const auto& [given, value] : request.asked.headers) {
    if (base::equals_ignoring_case(given, name)) return value;
  }
  if (base::equals_ignoring_case(name, "Host")) return request.state.request().host;
  return std::nullopt;
}

std::optional<DenyingRule> denying_rule(const StagedRequest& request, const FilteredRequest& parts,
                                        std::vector<std::string>& unknown) {
  for (const config::ElementRef& rule : request.values.entries(kFiltering, "filteringRules").in_force) {
    std::string why = Judge(request, parts, rule).why(unknown);
    if (!why.empty()) return DenyingRule{rule, config::entry_text(rule, "name"), std::move(why)};
  }
  return std::nullopt;
}

}  // namespace iislint::engine
