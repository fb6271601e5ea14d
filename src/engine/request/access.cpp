#include <algorithm>

#include "base/text.h"
#include "engine/request/request_stages.h"
#include "values/ip_address.h"

namespace iislint::engine {
namespace {

using diag::StoryOutcome;
using diag::StoryStage;

constexpr std::string_view kIpSecurity = "system.webServer/security/ipSecurity";
constexpr std::string_view kAuthorization = "system.webServer/security/authorization";

struct Method {
  const char* section;
  const char* name;
};
constexpr Method kMethods[] = {
    {"system.webServer/security/authentication/anonymousAuthentication", "anonymous"},
    {"system.webServer/security/authentication/basicAuthentication", "basic"},
    {"system.webServer/security/authentication/digestAuthentication", "digest"},
    {"system.webServer/security/authentication/windowsAuthentication", "windows"},
};

Refusal refusal_of(const config::Value& action) {
  const std::string word = word_of(action);
  if (word == "Unauthorized") return {401, 0};
  if (word == "NotFound") return {404, 0};
  if (word == "AbortRequest") return {0, 0, true};
  return {403, 6};
}

/// Whether the entry is for the client; one that names a domain needs the client's name.
config::Tristate covers(const config::ElementRef& entry, const std::string& client, bool looks_up_names) {
  const std::string address = config::entry_text(entry, "ipAddress");
  if (address.empty()) {
    const bool names_domain = !config::entry_text(entry, "domainName").empty();
    return names_domain && looks_up_names ? config::Tristate::unknown : config::Tristate::no;
  }
  const auto other = values::parse_ip_address(client);
  // An IPv6 range has the length of its prefix for a mask; what no entry writes there is the mask of IPv4.
  const config::Value mask = config::entry_value(entry, "subnetMask");
  const auto range = values::parse_ip_range(address, mask.is_written() ? mask.text : "");
  if (!range || !other) return config::Tristate::unknown;
  return range->contains(*other) ? config::Tristate::yes : config::Tristate::no;
}

bool lists(const std::string& list, std::string_view word) {
  const auto words = base::split(list, ',');
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return base::equals_ignoring_case(base::trim(one), word); });
}

/// Which methods are on, in words.
std::string methods_in_force(const StagedRequest& request, bool& has_anonymous, bool& has_other) {
  std::string names;
  for (const Method& method : kMethods) {
    if (!request.values.flag(method.section, "", "enabled", false)) continue;
    const bool is_anonymous = std::string_view(method.name) == "anonymous";
    (is_anonymous ? has_anonymous : has_other) = true;
    names += (names.empty() ? "" : ", ") + std::string(method.name);
  }
  return names;
}

/// The first rule that is about an anonymous visitor: denials before what is allowed, as IIS has it.
config::ElementRef deciding_rule(const StagedRequest& request, bool& is_allowed, bool& needs_user) {
  config::ElementRef allows;
  for (const config::ElementRef& rule : request.values.entries(kAuthorization, "").in_force) {
    const std::string verbs = config::entry_text(rule, "verbs"), users = config::entry_text(rule, "users");
    if (!verbs.empty() && !lists(verbs, request.asked.method)) continue;
    const bool is_for_anonymous = lists(users, "*") || lists(users, "?");
    const bool allow = word_of(config::entry_value(rule, "accessType")) == "Allow";
    if (!is_for_anonymous) {
      needs_user = true;
    } else if (!allow) {
      is_allowed = false;
      return rule;
    } else if (!allows.exists()) {
      allows = rule;
    }
  }
  is_allowed = allows.exists();
  return allows;
}

}  // namespace

std::optional<Refusal> check_client_address(const StagedRequest& request) {
  if (!request.values.is_written(kIpSecurity)) return std::nullopt;
  const config::Value action = request.values.value(kIpSecurity, "", "denyAction");
  const bool allows_others = request.values.flag(kIpSecurity, "", "allowUnlisted", true);
  const bool looks_up_names = request.values.flag(kIpSecurity, "", "enableReverseDns", false);
  const auto& entries = request.values.entries(kIpSecurity, "").in_force;
  if (!request.asked.client_ip) {
    if (entries.empty() && allows_others) return std::nullopt;
    request.add(StoryStage::address, "ipSecurity", StoryOutcome::unknown,
                "the address of the client is not known; it is assumed to be allowed");
    request.story.unknown.push_back("the address of the client (--client-ip)");
    return std::nullopt;
  }
  const std::string& client = *request.asked.client_ip;
  for (const config::ElementRef& entry : entries) {
    const config::Tristate is_covered = covers(entry, client, looks_up_names);
    if (is_covered == config::Tristate::no) continue;
    const std::string domain = config::entry_text(entry, "domainName");
    const std::string name = domain.empty() ? config::entry_text(entry, "ipAddress") : domain;
    if (is_covered == config::Tristate::unknown) {
      request.add(
          StoryStage::address, name, StoryOutcome::unknown,
          "whether " + client + " belongs to " + name + " is not known; it is assumed that it does not",
          span_of(entry));
      request.story.unknown.push_back("whether " + client + " belongs to " + name);
      continue;
    }
    const config::Value allowed = config::entry_value(entry, "allowed");
    const bool is_allowed = allowed.is_known() && allowed.number != 0;
    request.add(StoryStage::address, name, is_allowed ? StoryOutcome::matched : StoryOutcome::refused,
                client + (is_allowed ? " is allowed" : " is denied"), span_of(entry));
    return is_allowed ? std::nullopt : std::optional<Refusal>(refusal_of(action));
  }
  if (allows_others) {
    request.add(StoryStage::address, "ipSecurity", StoryOutcome::matched,
                client + " is not listed, so it is allowed");
    return std::nullopt;
  }
  request.add(StoryStage::address, "ipSecurity", StoryOutcome::refused,
              client + " is not listed, so it is denied",
              span_of(request.values.value(kIpSecurity, "", "allowUnlisted")));
  return refusal_of(action);
}

std::optional<Refusal> check_access(const StagedRequest& request) {
  bool has_anonymous = false, has_other = false;
  const std::string names = methods_in_force(request, has_anonymous, has_other);
  request.add(StoryStage::authentication, "", names.empty() ? StoryOutcome::refused : StoryOutcome::matched,
              names.empty() ? "no authentication method is enabled" : "enabled: " + names);
  if (names.empty()) return Refusal{401, 2};
  if (!request.values.is_written(kAuthorization)) return std::nullopt;
  bool is_allowed = false, needs_user = false;
  const config::ElementRef rule = deciding_rule(request, is_allowed, needs_user);
  const std::string about = rule.exists() ? "users=\"" + config::entry_text(rule, "users") + "\"" : "";
  const auto at = rule.exists() ? std::optional(span_of(rule)) : std::nullopt;
  if (is_allowed) {
    request.add(StoryStage::authorization, about, StoryOutcome::matched, "everybody is allowed", at);
    return std::nullopt;
  }
  if (has_other) {
    request.add(
        StoryStage::authorization, about, StoryOutcome::unknown,
        needs_user || has_other ? "this depends on the user; anonymous visitors are asked to log on" : "",
        at);
    request.story.unknown.push_back("who the user is");
    return std::nullopt;
  }
  request.add(StoryStage::authorization, about, StoryOutcome::refused, "anonymous visitors are denied", at);
  return Refusal{401, 2};
}

}  // namespace iislint::engine
