#include "engine/request/request_walk.h"

#include <memory>
#include <utility>

#include "base/text.h"
#include "engine/request/unreadable_rules.h"
#include "rewrite/request/outbound.h"
#include "rewrite/text/url_text.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using diag::StoryEnd;
using diag::StoryOutcome;
using diag::StoryStage;
using rewrite::InboundResult;

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
  return name == xml::kNone ? span_of(rule) : xml::value_of(*rule.document, rule.document->attribute(name));
}

/// Global rules in a file below the server's: IIS reads them in applicationHost.config only, so the section
/// is not bound there.
void add_ignored_globals(const StagedRequest& staged, const config::Hierarchy& hierarchy) {
  for (const config::HierarchyFile& level : hierarchy.levels()) {
    if (level.kind != schema::FileKind::web) continue;
    const xml::Document& document = *level.document;
    for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
      if (document.node(id).kind != xml::NodeKind::element) continue;
      const xml::NodeId parent = document.node(id).parent;
      if (document.name(id) != "globalRules" || parent == xml::kNone || document.name(parent) != "rewrite")
        continue;
      staged.add(StoryStage::rewrite, "globalRules", StoryOutcome::skipped,
                 "global rules are allowed in applicationHost.config only, and IIS rejects this file with "
                 "500.19; the trace goes on without them",
                 span_of({level.document, level.binding, id}));
    }
  }
}

}  // namespace

/// What is in force where the request is.
class RequestWalk::Place {
 public:
  Place(PlaceFiles files, std::string name)
      : files_(std::move(files)),
        name_(std::move(name)),
        rules_(rewrite::rule_set_at(files_.rules, name_)),
        values_(files_.values, name_) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  const PlaceFiles& files() const { return files_; }
  const std::string& name() const { return name_; }
  const rewrite::RuleSet& rules() const { return rules_; }
  const PlaceValues& values() const { return values_; }

 private:
  PlaceFiles files_;
  std::string name_;
  rewrite::RuleSet rules_;  // borrows from the files, as the values do
  PlaceValues values_;
};

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
  request.mappings = site.mappings;
  request.exists = look;
  request.shown = shown;
  return request;
}

std::string RequestWalk::place_of(const std::string& url_path) const {
  return schema::normal_location(site_place.empty() ? url_path : site_place + url_path);
}

bool RequestWalk::take(const InboundResult& result, const std::vector<rewrite::RuleStep>& steps,
                       const rewrite::RequestState& state) {
  for (const rewrite::RuleStep& step : steps) {
    story.steps.push_back({StoryStage::rewrite, step.rule->name, step.outcome, step.detail,
                           step.captures.rule, step.captures.condition, name_of(step.rule->element)});
  }
  for (const rewrite::Unknown& unknown : result.unknown) {
    story.unknown.push_back(unknown.what);
    story.depends_on_paths = story.depends_on_paths || unknown.is_of_path;
  }
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
  story.result.end = refusal.closes_connection ? StoryEnd::abort : StoryEnd::refuse;
  story.result.url = staged.state.url();
  story.result.status = refusal.status;
  story.result.substatus = refusal.substatus;
  if (!refusal.closes_connection) add_error_page(staged, refusal);
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
  if (const auto refusal = serve_request(staged, story.result)) refuse(staged, *refusal);
}

void RequestWalk::run_outbound(const rewrite::RuleSet& set, rewrite::RequestState& state,
                               rewrite::MatchBudget& budget) {
  if (set.outbound.empty()) return;
  if (asked.response_headers.empty())
    story.unknown.emplace_back("the headers of the response (--response-header); none are assumed");
  if (!state.origin().empty()) state.return_to_client();
  for (const rewrite::OutboundStep& step : rewrite::run_outbound(set, state, budget)) {
    story.steps.push_back({StoryStage::outbound, step.rule->name, step.outcome, step.detail,
                           step.captures.rule, step.captures.condition, name_of(step.rule->element)});
  }
  story.result.variables = {state.set_variables().begin(), state.set_variables().end()};
}

base::Result<std::unique_ptr<RequestWalk::Place>> RequestWalk::arrive(const std::string& url_path) const {
  auto files = files_at(url_path);
  if (!files) return files.error();
  return std::make_unique<Place>(std::move(*files), place_of(url_path));
}

bool RequestWalk::apply(const Place& place, std::string_view collection, rewrite::RequestState& state,
                        rewrite::MatchBudget& budget) {
  const StagedRequest staged{place.files().values, place.values(), asked, state, story};
  if (const auto fault = unreadable_rules(place.files().rules, place.name(), collection)) {
    staged.add(StoryStage::rewrite, "", StoryOutcome::refused,
               "IIS cannot read the section: " + fault->message, fault->at);
    refuse(staged, kUnreadableConfiguration);
    return false;
  }
  if (collection == rewrite::kGlobalRules) add_ignored_globals(staged, place.files().rules);
  const rewrite::RuleSet& set = place.rules();
  std::vector<rewrite::RuleStep> steps;
  const InboundResult result = rewrite::run_inbound(
      collection == rewrite::kGlobalRules ? set.global : set.inbound, set, state, budget, steps);
  if (take(result, steps, state)) return true;
  if (result.kind == InboundResult::Kind::error) add_error_page(staged, {result.status, result.substatus});
  return false;
}

// Global rules are asked at PreBeginRequest, before a request enters the pipeline. Request filtering follows
// at BeginRequest, and behind it, at the same event, the rules of the site. Sources: "URL Rewrite Module
// Configuration Reference" (scope of rules), "IIS Request Filtering and URL Rewriting" and the reference of
// CGlobalModule::OnGlobalPreBeginRequest, all of Microsoft. The site is bound before (Professional Microsoft
// IIS 8, chapter 19); the application and the configuration follow from what global rules leave.
std::optional<base::Error> RequestWalk::run() {
  const rewrite::Request request = this->request();
  rewrite::RequestState state(request);
  rewrite::MatchBudget budget;
  auto place = arrive(state.path());
  if (!place) return place.error();
  if (!apply(**place, rewrite::kGlobalRules, state, budget)) return std::nullopt;
  const bool is_forwarded = !state.origin().empty();
  if (!is_forwarded && place_of(state.path()) != (*place)->name()) {
    place = arrive(state.path());
    if (!place) return place.error();
  }
  const Place& here = **place;
  if (!site.applications.empty())
    story.application =
        choose_application(site, is_forwarded ? rewrite::canonical_path(request.path) : state.path(), story);
  const StagedRequest arrived{here.files().values, here.values(), asked, state, story};
  for (const auto stage : {filter_request, check_client_address}) {
    if (const auto refusal = stage(arrived)) {
      refuse(arrived, *refusal);
      return std::nullopt;
    }
  }
  if (!apply(here, rewrite::kRules, state, budget)) return std::nullopt;
  if (place_of(state.path()) == here.name() || !state.origin().empty()) {
    serve(arrived);
  } else if (const auto there = arrive(state.path())) {
    serve({(*there)->files().values, (*there)->values(), asked, state, story});
  }
  run_outbound(here.rules(), state, budget);
  return std::nullopt;
}

}  // namespace iislint::engine
