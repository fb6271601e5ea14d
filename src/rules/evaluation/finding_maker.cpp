#include "rules/evaluation/finding_maker.h"

#include <algorithm>
#include <cassert>

#include "base/text.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::rules {

using config::ElementRef;
using config::Value;
using diag::Diagnostic;

std::optional<Diagnostic> FindingMaker::make(FindingDetails details) {
  details_ = std::move(details);
  if (!details_.at && is_written_elsewhere()) return std::nullopt;
  const AnchorSpec* place = details_.at ? nullptr : primary();
  const Anchor anchor = details_.at ? *details_.at : anchor_of(place);
  Diagnostic finding(*values_.rule().info, anchor.span, filled(variant_.message));
  finding.severity = values_.level_of(variant_);
  finding.sites = details_.sites;
  const std::string site = values_.subject().site_name();
  if (finding.sites.empty() && !site.empty()) finding.sites.push_back(site);
  finding.help = variant_.help;
  if (!variant_.expected.empty()) finding.expected = filled(variant_.expected);
  finding.config_path = anchor.config_path;
  finding.actual = anchor.actual;
  add_related(place, finding);
  finding.related.insert(finding.related.end(), std::make_move_iterator(details_.related.begin()),
                         std::make_move_iterator(details_.related.end()));
  add_fixes(finding);
  finding.fixes.insert(finding.fixes.end(), std::make_move_iterator(details_.fixes.begin()),
                       std::make_move_iterator(details_.fixes.end()));
  return finding;
}

const AnchorSpec* FindingMaker::primary() const {
  if (variant_.at.empty()) return nullptr;
  const auto written = std::find_if(variant_.at.begin(), variant_.at.end(),
                                    [this](const AnchorSpec& place) { return is_written(place); });
  return written == variant_.at.end() ? &variant_.at.front() : &*written;
}

/// In the own file.
bool FindingMaker::is_written(const AnchorSpec& place) const {
  if (place.kind != AnchorSpec::Kind::value) return written_element(place).exists();
  return values_.value_at(place.of).document == &values_.file().document();
}

bool FindingMaker::is_written_elsewhere() const {
  const auto& at = variant_.at;
  const auto is_here = [this](const AnchorSpec& place) { return is_written(place); };
  if (std::any_of(at.begin(), at.end(), is_here)) return false;
  return std::any_of(at.begin(), at.end(), [this](const AnchorSpec& place) {
    return place.kind == AnchorSpec::Kind::value && values_.value_at(place.of).is_written();
  });
}

/// The element that a place other than a value means, when it is written in the own file.
ElementRef FindingMaker::written_element(const AnchorSpec& place) const {
  if (place.kind == AnchorSpec::Kind::element)
    return values_.subject().own_element(values_.rule().paths[place.of]);
  return first_fitting({place.where, place.where_count}, values_.entries_at(place.of).in_force,
                       values_.file().document(), values_);
}

Anchor FindingMaker::anchor_of(const AnchorSpec* place) const {
  if (place == nullptr) return anchor_of_element(values_.file(), values_.subject().element());
  if (place->kind != AnchorSpec::Kind::value) {
    const ElementRef part = written_element(*place);
    return anchor_of_element(
        values_.file(),
        part.exists() ? part.element : values_.subject().nearest_element(values_.rule().paths[place->of]));
  }
  const Value& value = values_.value_at(place->of);
  if (value.is_written()) return rules::anchor_of(values_.file(), value, place->flag);
  return anchor_of_unwritten(values_.rule().values[place->of], value);
}

Anchor FindingMaker::anchor_of_unwritten(const ValueRef& ref, const Value& value) const {
  std::string path(ref.path.section);
  std::string steps(ref.path.steps);
  if (ref.path.start == Start::site) {
    steps = config::path_of(ref.path.number);
  } else {
    if (!steps.empty()) steps += '/';
    steps += "@" + std::string(ref.attribute);
  }
  if (ref.path.start != Start::section)
    path = schema::key_path(values_.file().document(), values_.file().binding(), values_.subject().element());
  Anchor anchor{xml::name_of(values_.file().document(), values_.subject().nearest_element(ref)),
                path + "/" + steps, std::nullopt};
  if (!value.fact->encrypted) anchor.actual = value.text;
  return anchor;
}

void FindingMaker::add_related(const AnchorSpec* primary_place, Diagnostic& finding) const {
  for (const AnchorSpec& place : variant_.related) {
    const bool is_primary =
        primary_place != nullptr && primary_place->kind == place.kind && primary_place->of == place.of;
    if (is_primary || (place.kind != AnchorSpec::Kind::value && !is_written(place))) continue;
    finding.related.push_back({related_message(place), anchor_of(&place).span});
  }
  relate_heir(primary_place, finding);
}

void FindingMaker::relate_heir(const AnchorSpec* primary_place, Diagnostic& finding) const {
  if (primary_place == nullptr || primary_place->kind != AnchorSpec::Kind::value) return;
  if (values_.value_at(primary_place->of).origin != config::Origin::inherited) return;
  if (values_.subject().site() != nullptr) {
    finding.related.push_back(
        {"this site inherits it", span_of(values_.file(), values_.subject().element(), "name")});
  } else if (values_.rule().subject == Subject::element) {
    finding.related.push_back(
        {"this element inherits it", anchor_of_element(values_.file(), values_.subject().element()).span});
  }
}

std::string FindingMaker::related_message(const AnchorSpec& place) const {
  if (place.kind != AnchorSpec::Kind::value) return filled(place.message);
  const Value& value = values_.value_at(place.of);
  if (value.is_written()) return filled(place.message);
  const ValueRef& ref = values_.rule().values[place.of];
  const std::string holder(values_.file().document().name(values_.subject().nearest_element(ref)));
  const std::string_view parent = holder_name(ref);
  std::string message(value.fact->name);
  if (parent != holder) message += " of <" + std::string(parent) + ">";
  message += " is not set under <" + holder + ">";
  if (!value.text.empty()) message += "; IIS uses " + value.text;
  return message;
}

void FindingMaker::add_fixes(Diagnostic& finding) const {
  for (const ValueFix& fix : variant_.fixes) {
    if (all_hold(fix.when, values_) != config::Tristate::yes) continue;
    if (auto edit = edit_of(fix))
      finding.fixes.push_back({std::string(fix.title), fix.safety, {std::move(*edit)}});
  }
}

/// Whether *Defaults say the same: then nothing changes when the attribute is taken away.
bool FindingMaker::stays_without(const ValueFix& fix, const Value& value) const {
  const PathRef& path = values_.rule().values[fix.value].path;
  if (path.start != Start::site || values_.subject().site() == nullptr) return false;
  if (value.origin != config::Origin::written) return false;
  const Value above = values_.subject().site()->value_above(path.number);
  return above.is_written() && above.number == value.number &&
         base::equals_ignoring_case(above.text, value.text);
}

std::optional<diag::Edit> FindingMaker::edit_of(const ValueFix& fix) const {
  const xml::Document& document = values_.file().document();
  const Value& value = values_.value_at(fix.value);
  if (value.is_written()) {
    if (value.document != &document) return std::nullopt;
    const xml::Attribute& attribute = document.attribute(value.attribute);
    if (!attribute.quoted || !attribute.closed) return std::nullopt;  // where it ends is a guess
    if (fix.removes && stays_without(fix, value)) return std::nullopt;
    if (fix.removes) return diag::Edit{xml::whole_of(document, attribute), ""};
    return diag::Edit{xml::content_of(document, attribute), std::string(fix.text)};
  }
  if (fix.removes) return std::nullopt;
  // Not written: into the element that would hold it, if the subject writes that one.
  const ValueRef& ref = values_.rule().values[fix.value];
  const xml::NodeId nearest = values_.subject().nearest_element(ref);
  if (document.name(nearest) != holder_name(ref) || document.node(nearest).damaged) return std::nullopt;
  return diag::Edit{xml::after_attributes(document, nearest),
                    " " + std::string(value.fact->name) + "=\"" + std::string(fix.text) + "\""};
}

std::string_view FindingMaker::holder_name(const ValueRef& ref) const {
  std::string_view path = ref.path.start == Start::site ? config::path_of(ref.path.number) : ref.path.steps;
  if (ref.path.start == Start::site) path = path.substr(0, path.rfind("/@"));
  if (ref.path.start == Start::section && path.empty()) path = ref.path.section;
  if (path.empty()) return values_.file().document().name(values_.subject().element());
  return path.substr(path.rfind('/') + 1);
}

/// "{policy}" -> its effective value.
std::string FindingMaker::filled(std::string_view text) const {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    result += text.substr(0, open);
    result += text_of(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return result + std::string(text);
}

std::string FindingMaker::text_of(std::string_view placeholder) const {
  for (const auto& [key, text] : texts_) {
    if (key == placeholder) return text;
  }
  const auto& values = values_.rule().values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].name != placeholder) continue;
    const Value& value = values_.value_at(i);
    if (value.fact->encrypted) return {};
    return value.is_written() && is_secret(values_.file(), value) ? "***" : value.text;
  }
  for (const diag::Param& param : values_.rule().info->params) {
    if (param.name == placeholder) return std::string(values_.param_value(param).text);
  }
  assert(false);  // compile_rules checks the names
  return {};
}

}  // namespace iislint::rules
