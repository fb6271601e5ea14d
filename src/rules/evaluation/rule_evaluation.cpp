#include "rules/evaluation/rule_evaluation.h"

#include <algorithm>
#include <exception>
#include <new>
#include <set>
#include <string>

#include "rules/evaluation/reporter.h"
#include "rules/evaluation/trace.h"
#include "xml/anchor.h"

namespace iislint::rules {

using config::Tristate;

namespace {

/// Whether the benchmark of the profile is to be judged where nothing is written: a server has all sections
/// that it declares, with the defaults of the schema, and a benchmark asks for more than these.
bool judges_unwritten(const FileView& file, const RuleOptions& options,
                      const std::set<std::string_view>& sections) {
  if (options.profile != "cis" && options.profile != "stig") return false;
  const schema::Declarations& declared = file.binding().declarations;
  return file.kind() == schema::FileKind::application_host && declared.find("system.applicationHost/sites") &&
         std::all_of(sections.begin(), sections.end(), [&](std::string_view section) {
           return declared.find(section) != nullptr && !file.section(section).may_be_incomplete();
         });
}

}  // namespace

RuleEvaluation::~RuleEvaluation() {
  base::Timings* timings = values_.options().timings;
  if (timings == nullptr || nanoseconds_ == 0) return;
  try {
    timings->add_rule(rule().info->id, nanoseconds_);
  } catch (const std::exception&) {  // no memory for an entry: the findings matter more
  }
}

// A test that fails is met again, and reported, when the rule runs.
Outlook RuleEvaluation::outlook(SiteFilter& filter, const config::SiteView& site) {
  const base::Stopwatch watch(values_.options().timings, nanoseconds_);
  values_.subject().set_site(site);
  values_.forget();
  try {
    return filter.outlook(site);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return Outlook::open;
  }
}

void RuleEvaluation::run_on(const config::SiteView& site, Outlook outlook) {
  const base::Stopwatch watch(values_.options().timings, nanoseconds_);
  values_.subject().set_site(site);
  judge(outlook);
}

void RuleEvaluation::run_on_element(xml::NodeId element, const config::ItemView& item) {
  const base::Stopwatch watch(values_.options().timings, nanoseconds_);
  values_.subject().set_item(element, item);
  judge();
}

void RuleEvaluation::run_on_file() {
  const base::Stopwatch watch(values_.options().timings, nanoseconds_);
  values_.subject().set_file();
  judge();
}

void RuleEvaluation::run_on_places() {
  const base::Stopwatch watch(values_.options().timings, nanoseconds_);
  const config::Hierarchy& hierarchy = values_.file().hierarchy();
  std::set<std::string_view> sections;
  for (const ValueRef& ref : rule().values)
    sections.insert(ref.path.section);
  for (const PathRef& path : rule().paths)
    sections.insert(path.section);
  std::set<std::string> places;
  for (const std::string_view section : sections) {
    for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), section)) {
      const auto [place, is_new] = places.insert(hierarchy.place_of(layer));
      if (!is_new) continue;
      values_.subject().set_place(*place, layer.element);
      judge();
    }
  }
  const std::string& own = hierarchy.own().path;
  if (places.count(own) != 0 || !judges_unwritten(values_.file(), values_.options(), sections)) return;
  values_.subject().set_place(own, values_.file().document().root());
  judge();
}

// A mistake of ours in one rule must not cost the findings of the others. Memory that runs out is no mistake
// of the rule.
void RuleEvaluation::judge(Outlook outlook) {
  if (has_failed_) return;
  const std::size_t before = findings_.made();
  values_.forget();
  try {
    evaluate(outlook);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& problem) {
    return fail(problem.what());
  }
  if (is_traced()) values_.options().traces->push_back(trace_of(values_, findings_.made() - before));
}

bool RuleEvaluation::is_traced() const {
  const RuleOptions& options = values_.options();
  return options.traces != nullptr && rule().info->id == options.traced;
}

/// Silent when a value it names is unknown, or a test cannot be answered.
void RuleEvaluation::evaluate(Outlook outlook) {
  if (outlook != Outlook::to_check &&
      (all_hold(rule().when, values_) != Tristate::yes || !values_.are_known()))
    return;
  FindingSink sink(values_, findings_);
  if (rule().check != nullptr) return rule().check(values_, sink);
  for (const Variant& variant : rule().variants) {
    if (all_hold(variant.when, values_) == Tristate::yes) return sink.add(variant, {}, {});
  }
}

void RuleEvaluation::fail(const char* reason) {
  has_failed_ = true;
  const xml::Document& document = values_.file().document();
  findings_.add({diag::BuiltinRule::internal_error, xml::name_of(document, document.root()),
                 "the rule " + std::string(rule().info->id) + " failed on this file: " + reason});
}

}  // namespace iislint::rules
