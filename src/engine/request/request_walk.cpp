#include "engine/request/request_walk.h"

#include <utility>

#include "base/text.h"
#include "rewrite/request/outbound.h"
#include "schema/binding/location_path.h"

namespace iislint::engine {
namespace {

using diag::StoryEnd;
using diag::StoryOutcome;
using diag::StoryStage;
using rewrite::InboundResult;

StoryOutcome outcome_of(rewrite::RuleStep::Outcome outcome) {
  return static_cast<StoryOutcome>(outcome);
}

/// Another server answers.
void forward(const StagedRequest& staged) {
  const config::Value proxy = staged.values.value("system.webServer/proxy", "", "enabled");
  const bool is_on = proxy.is_known() && proxy.is_written() && proxy.number != 0;
  staged.add(StoryStage::handler, "Application Request Routing",
             is_on ? StoryOutcome::matched : StoryOutcome::unknown,
             is_on ? "forwards the request to " + staged.state.origin()
                   : "forwards the request to " + staged.state.origin() + ", if its proxy is enabled",
             span_of(proxy));
}

source::Span name_of(const config::ElementRef& rule) {
  const xml::AttributeId name = rule.document->find_attribute(rule.element, "name");
  if (name == xml::kNone) return span_of(rule);
  const xml::Attribute& attribute = rule.document->attribute(name);
  return rule.document->span(attribute.value_begin, std::max(attribute.value_end, attribute.value_begin + 1));
}

}  // namespace

rewrite::Request RequestWalk::request() const {
  rewrite::Request request;
  request.method = asked.method;
  request.scheme = address.scheme;
  request.host = host_header(address);
  request.port = address.port;
  request.path = address.path;
  request.query = address.query;
  for (const auto& [name, value] : asked.headers) {
    if (base::equals_ignoring_case(name, "Host")) {
      request.host = value;
    } else {
      request.headers.emplace_back(name, value);
    }
  }
  for (const auto& [name, value] : asked.variables) {
    std::string upper = rewrite::variable_form(name);
    request.variables.insert_or_assign(std::move(upper), value);
  }
  request.response_headers = asked.response_headers;
  request.client_ip = asked.client_ip;
  request.mappings = mappings;
  request.exists = look;
  request.shown = shown;
  return request;
}

std::string RequestWalk::place_of(const std::string& url_path) const {
  return schema::normal_location(site.empty() ? url_path : site + url_path);
}

bool RequestWalk::take(const InboundResult& result, const std::vector<rewrite::RuleStep>& steps,
                       const rewrite::RequestState& state) {
  for (const rewrite::RuleStep& step : steps) {
    story.steps.push_back({StoryStage::rewrite, step.rule->name, outcome_of(step.outcome), step.detail,
                           step.captures.rule, step.captures.condition, name_of(step.rule->element)});
  }
  story.unknown.insert(story.unknown.end(), result.unknown.begin(), result.unknown.end());
  diag::StoryResult& end = story.result;
  end.status = result.status;
  end.substatus = result.substatus;
  end.url = result.kind == InboundResult::Kind::redirect ? result.url : state.url();
  end.variables = {state.set_variables().begin(), state.set_variables().end()};
  switch (result.kind) {
    case InboundResult::Kind::passed:
      end.end = state.is_rewritten() ? StoryEnd::rewrite : StoryEnd::serve;
      return true;
    case InboundResult::Kind::redirect:
      end.end = StoryEnd::redirect;
      return false;
    case InboundResult::Kind::custom_response:
      end.end = StoryEnd::custom_response;
      return false;
    case InboundResult::Kind::abort:
      end.end = StoryEnd::abort;
      return false;
    case InboundResult::Kind::error:
      end.end = StoryEnd::refuse;
      return false;
    case InboundResult::Kind::unknown:
      end.end = StoryEnd::unknown;
      return false;
  }
  return false;
}

void RequestWalk::refuse(const StagedRequest& staged, const Refusal& refusal) {
  story.result.end = StoryEnd::refuse;
  story.result.url = staged.state.url();
  story.result.status = refusal.status;
  story.result.substatus = refusal.substatus;
  add_error_page(staged, refusal);
}

// httpRedirect answers when handlers are chosen, after whoever may not come in has been turned away.
void RequestWalk::serve(const StagedRequest& staged) {
  if (const auto refusal = check_access(staged)) {
    refuse(staged, *refusal);
    return;
  }
  if (auto redirect = redirect_request(staged)) {
    redirect->variables = story.result.variables;
    story.result = std::move(*redirect);
    return;
  }
  if (!staged.state.origin().empty()) {
    forward(staged);
    return;
  }
  serve_request(staged, story.result);
}

void RequestWalk::run_outbound(const rewrite::RuleSet& set, rewrite::RequestState& state,
                               rewrite::MatchBudget& budget) {
  if (set.outbound.empty()) return;
  if (asked.response_headers.empty())
    story.unknown.emplace_back("the headers of the response (--response-header); none are assumed");
  if (!state.origin().empty()) state.return_to_client();
  for (const rewrite::OutboundStep& step : rewrite::run_outbound(set, state, budget)) {
    story.steps.push_back({StoryStage::outbound, step.rule->name,
                           static_cast<StoryOutcome>(static_cast<std::uint8_t>(step.outcome)), step.detail,
                           step.captures.rule, step.captures.condition, name_of(step.rule->element)});
  }
  story.result.variables = {state.set_variables().begin(), state.set_variables().end()};
}

void RequestWalk::run(const HierarchyAt& hierarchy_at) {
  const rewrite::Request request = this->request();
  rewrite::RequestState state(request);
  const std::string place = place_of(state.path());
  const rewrite::RuleSet set = rewrite::rule_set_at(rules, place);
  rewrite::MatchBudget budget;
  const PlaceValues at_first(values, place);
  const StagedRequest arrived{values, at_first, asked, state, story};
  for (const auto stage : {filter_request, check_client_address}) {
    if (const auto refusal = stage(arrived)) return refuse(arrived, *refusal);
  }
  for (const auto* collection : {&set.global, &set.inbound}) {
    std::vector<rewrite::RuleStep> steps;
    const InboundResult result = rewrite::run_inbound(*collection, set, state, budget, steps);
    if (take(result, steps, state)) continue;
    if (result.kind == InboundResult::Kind::error) add_error_page(arrived, {result.status, result.substatus});
    return;
  }
  if (place_of(state.path()) == place || !state.origin().empty()) {
    serve(arrived);
  } else if (const auto there = hierarchy_at(state.path())) {
    const PlaceValues at_last(*there, place_of(state.path()));
    serve({*there, at_last, asked, state, story});
  }
  run_outbound(set, state, budget);
}

}  // namespace iislint::engine
