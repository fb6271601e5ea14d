#include "rules/checks/aspnet/aspnet_authorization_names.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/aspnet/support/aspnet_authorization.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetAuthorizationNames::Case;

class Judge {
 public:
  Judge(const FileView& file, Reporter<AspnetAuthorizationNames>& reporter)
      : file_(file), reporter_(reporter) {}

  void judge(const AspNetAuthorizationRule& rule) {
    const xml::NodeId element = rule.entry.element;
    if (rule.users.empty() && rule.roles.empty()) {
      if (!has_other_attributes(element)) report_element(element);
      return;
    }
    judge_list(element, "users", 1);
    judge_list(element, "roles", 0);
  }

 private:
  /// One that is misspelled may hold the names.
  bool has_other_attributes(xml::NodeId element) const {
    const xml::Node& node = file_.document().node(element);
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
      const std::string_view name =
          file_.document().name(file_.document().attribute(node.first_attribute + i));
      if (name != "users" && name != "roles" && name != "verbs") return true;
    }
    return node.damaged;
  }

  /// Names of up to so many characters may be * or ?.
  void judge_list(xml::NodeId element, std::string_view name, std::size_t free_length) {
    const xml::AttributeId id = file_.document().find_attribute(element, name);
    if (id == xml::kNone) return;
    const std::string list = text_of(file_, id);
    if (has_token(list)) return;
    std::size_t begin = 0;
    for (const std::string_view piece : base::split(list, ',')) {
      const std::string_view one = base::trim(piece);
      const auto at = begin + static_cast<std::size_t>(one.data() - piece.data());
      const std::size_t sign = one.find_first_of("*?");
      if (one.find(';') != std::string_view::npos) {
        AspnetAuthorizationNames::Finding finding;
        finding.at = anchor_of_piece(file_, element, id, at, at + one.size());
        reporter_.report(Case::semicolon, std::move(finding));
      } else if (sign != std::string_view::npos && one.size() > free_length) {
        AspnetAuthorizationNames::Finding finding;
        finding.at = anchor_of_piece(file_, element, id, at, at + one.size());
        finding.args = {.sign = std::string(1, one[sign])};
        reporter_.report(free_length == 0 ? Case::role : Case::user, std::move(finding));
      }
      begin += piece.size() + 1;
    }
  }

  void report_element(xml::NodeId element) {
    AspnetAuthorizationNames::Finding finding;
    finding.at = anchor_of_element(file_, element);
    reporter_.report(Case::nobody, std::move(finding));
  }

  const FileView& file_;
  Reporter<AspnetAuthorizationNames>& reporter_;
};

}  // namespace

void check(const AspnetAuthorizationNames& rule, Reporter<AspnetAuthorizationNames>& reporter) {
  Judge judge(rule.file(), reporter);
  for (const AspNetAuthorizationRule& one : own_aspnet_rules(rule.file(), rule.place()))
    judge.judge(one);
}

}  // namespace iislint::rules::checks
