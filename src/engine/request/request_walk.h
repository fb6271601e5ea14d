// One request on its way, stage after stage.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/request/request_stages.h"
#include "engine/request/site_choice.h"
#include "rewrite/request/inbound.h"
#include "rewrite/rules/rule_set.h"

namespace iislint::engine {

/// The files that are in force at a place.
struct PlaceFiles {
  config::Hierarchy rules;   ///< for URL Rewrite
  config::Hierarchy values;  ///< the same, over what IIS is shipped with where no server is known
};

/// Borrows what it is given and fills the story.
struct RequestWalk {
  const TracedRequest& asked;
  const RequestAddress& address;
  const ChosenSite& site;
  const std::string& site_place;  ///< normal name of the site, empty where no server is known
  diag::RequestStory& story;
  std::function<rewrite::FileAnswer(const std::string& url_path)> look;
  std::function<std::string(std::string text)> shown;  ///< without secrets
  std::function<base::Result<PlaceFiles>(const std::string& url_path)> files_at;

  /// Fails when the files of the place that is asked for, or that global rules choose, cannot be read.
  std::optional<base::Error> run();

 private:
  class Place;

  rewrite::Request request() const;
  std::string place_of(const std::string& url_path) const;
  base::Result<std::unique_ptr<Place>> arrive(const std::string& url_path) const;
  /// Runs the rules of a collection. Whether the request goes on.
  bool apply(const Place& place, std::string_view collection, rewrite::RequestState& state,
             rewrite::MatchBudget& budget);
  /// Whether the request goes on.
  bool take(const rewrite::InboundResult& result, const std::vector<rewrite::RuleStep>& steps,
            const rewrite::RequestState& state);
  void refuse(const StagedRequest& staged, const Refusal& refusal);
  void serve(const StagedRequest& staged);
  void run_outbound(const rewrite::RuleSet& set, rewrite::RequestState& state, rewrite::MatchBudget& budget);
};

}  // namespace iislint::engine
