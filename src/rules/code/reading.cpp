#include "rules/code/reading.h"

#include <algorithm>

#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {

std::string text_of(const RuleEvaluation& run, xml::AttributeId attribute) {
  std::string buffer;
  return std::string(run.document().value(run.document().attribute(attribute), buffer));
}

bool is_secret(const RuleEvaluation& run, const xml::Attribute& attribute) {
  return xml::touches(run.config().binding().secrets, attribute.value_begin, attribute.value_end);
}

Anchor anchor_of_attribute(const RuleEvaluation& run, xml::NodeId element, xml::AttributeId attribute) {
  return spot_of_piece(run, element, attribute, 0, 0);
}

Anchor spot_of_piece(const RuleEvaluation& run, xml::NodeId element, xml::AttributeId attribute,
                     std::size_t begin, std::size_t end) {
  const xml::Document& document = run.document();
  const xml::Attribute& written = document.attribute(attribute);
  const bool is_whole = begin >= end;
  Anchor spot{is_whole ? xml::value_of(document, written) : xml::Pieces(document, written).span(begin, end),
              schema::key_path(document, run.config().binding(), element, document.name(written)),
              std::nullopt};
  if (!is_secret(run, written)) {
    const std::string text = text_of(run, attribute);
    spot.actual = is_whole ? text : text.substr(begin, end - begin);
  }
  return spot;
}

diag::Fix removal_of_element(const RuleEvaluation& run, xml::NodeId element, std::string title) {
  return {std::move(title), diag::FixSafety::safe, {{xml::whole_of(run.document(), element), std::string()}}};
}

bool differs_below(const RuleEvaluation& run, std::string_view section, std::string_view steps,
                   const config::Value& value) {
  const config::SectionView& view = run.context().section(section);
  const auto places = view.places_below(run.subject().place());
  return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
    const config::Value there = view.value(place, steps, value.fact->name, *value.fact);
    return !there.is_known() || there.number != value.number;
  });
}

const config::ServerOutline& outline_of(const RuleEvaluation& run) {
  return run.context().outline();
}

}  // namespace iislint::rules::code
