// One request on its way, stage after stage.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/request/request_stages.h"
#include "rewrite/request/inbound.h"
#include "rewrite/rules/rule_set.h"

namespace iislint::engine {

/// Borrows what it is given and fills the story.
struct RequestWalk {
  const TracedRequest& asked;
  const RequestAddress& address;
  std::vector<rewrite::Mapping> mappings;
  const config::Hierarchy& rules;   ///< for URL Rewrite
  const config::Hierarchy& values;  ///< the same, over what IIS is shipped with where no server is known
  const std::string& site;          ///< normal name, empty where no server is known
  diag::RequestStory& story;
  std::function<rewrite::FileAnswer(const std::string& url_path)> look;
  std::function<std::string(std::string text)> shown;  ///< without secrets

  using HierarchyAt = std::function<base::Result<config::Hierarchy>(const std::string& url_path)>;
  /// `hierarchy_at` answers for the path that rules have made.
  void run(const HierarchyAt& hierarchy_at);

 private:
  rewrite::Request request() const;
  std::string place_of(const std::string& url_path) const;
  /// Whether the request goes on.
  bool take(const rewrite::InboundResult& result, const std::vector<rewrite::RuleStep>& steps,
            const rewrite::RequestState& state);
  void refuse(const StagedRequest& staged, const Refusal& refusal);
  void serve(const StagedRequest& staged);
  void run_outbound(const rewrite::RuleSet& set, rewrite::RequestState& state, rewrite::MatchBudget& budget);
};

}  // namespace iislint::engine
