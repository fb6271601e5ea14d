#include "app/lsp/answers/rule_tags.h"

#include <algorithm>

namespace iislint::lsp {
namespace {

constexpr std::string_view kUnnecessary[] = {
    "add-then-clear",
    "aspnet-authorization-unreachable",
    "aspnet-forms-settings-unused",
    "aspnet-session-settings-unused",
    "authorization-unreachable",
    "flags-duplicate",
    "ftp-anonymous-password-unneeded",
    "ftp-authorization-unreachable",
    "ftp-clientcert-mapping-not-used",
    "ftp-clientcert-revocation-settings-unused",
    "ftp-clientcert-settings-policy-ignore",
    "ftp-clientcert-url-timeout-unused",
    "ftp-ip-unreachable",
    "ftp-isolation-ad-settings-unused",
    "ftp-log-site-settings-unused",
    "ftp-log-truncate-unused",
    "ftp-max-clients-message-unused",
    "ftp-provider-data-orphan",
    "ftp-provider-unused",
    "handler-shadowed",
    "location-empty",
    "log-central-mode-site-settings",
    "redundant-default",
    "remove-without-target",
    "suppression-unused",
    "unused-app-pool",
};

constexpr std::string_view kDeprecated[] = {
    "app-pool-pipeline-classic", "app-pool-runtime-old", "aspnet-framework-unsupported",
    "ftp-removed-setting",       "header-deprecated",
};

}  // namespace

std::span<const std::string_view> rules_with(Tag tag) {
  if (tag == Tag::unnecessary) return kUnnecessary;
  return kDeprecated;
}

std::optional<Tag> tag_of(std::string_view rule) {
  for (const Tag tag : {Tag::unnecessary, Tag::deprecated}) {
    const auto rules = rules_with(tag);
    if (std::binary_search(rules.begin(), rules.end(), rule)) return tag;
  }
  return std::nullopt;
}

}  // namespace iislint::lsp
