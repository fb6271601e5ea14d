// Every combination of the settings round client certificates, on the site and inherited, against the
// conditions of the rule catalogue written down once more as plain code.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "repository.h"
#include "rules/table/rule_table.h"

using namespace iislint;

namespace {

struct Settings {
  std::string policy, control, data;
  bool mapping, cert_auth, anonymous, certificate, no_revocation, no_usage;
  bool inherited;  // written in siteDefaults instead of on the site

  std::string flags() const {
    std::string text = no_revocation ? "NoRevocationCheck" : "";
    if (no_usage) text += text.empty() ? "CertNoUsageCheck" : ", CertNoUsageCheck";
    return text;
  }
};

std::string boolean(bool value) {
  return value ? "true" : "false";
}

std::string ftp_server(const Settings& s) {
  return "<ftpServer><security><ssl serverCertHash=\"" +
         std::string(s.certificate ? "5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217" : "") +
         "\" controlChannelPolicy=\"" + s.control + "\" dataChannelPolicy=\"" + s.data +
         "\"/><sslClientCertificates clientCertificatePolicy=\"" + s.policy +
         "\" useActiveDirectoryMapping=\"" + boolean(s.mapping) + "\" validationFlags=\"" + s.flags() +
         "\"/><authentication><anonymousAuthentication enabled=\"" + boolean(s.anonymous) +
         "\"/><clientCertAuthentication enabled=\"" + boolean(s.cert_auth) +
         "\"/></authentication></security></ftpServer>";
}

std::string document(const Settings& s) {
  const std::string own = s.inherited ? "" : ftp_server(s);
  return "<configuration><system.applicationHost><sites>"
         "<site name=\"web\" id=\"1\"><bindings><binding protocol=\"http\" "
         "bindingInformation=\"*:80:\"/></bindings></site>"
         "<site name=\"files\" id=\"2\"><bindings><binding protocol=\"ftp\" "
         "bindingInformation=\"*:21:\"/></bindings>" +
         own + "</site>" + (s.inherited ? "<siteDefaults>" + ftp_server(s) + "</siteDefaults>" : "") +
         "</sites></system.applicationHost></configuration>";
}

/// "rule severity attribute spanned-text" of each finding the catalogue asks for.
std::set<std::string> wanted(const Settings& s) {
  std::set<std::string> result;
  const bool ignore = s.policy == "CertIgnore", allow = s.policy == "CertAllow",
             require = s.policy == "CertRequire";
  const auto add = [&](const std::string& rule, const std::string& severity, const std::string& place) {
    result.insert("ftp-clientcert-" + rule + " " + severity + " " + place);
  };
  const std::string cert_auth = "clientCertAuthentication/@enabled true";
  const std::string empty_hash = "ssl/@serverCertHash \"\"";
  if (!ignore && s.no_revocation)
    add("no-revocation-check", "warning", "sslClientCertificates/@validationFlags NoRevocationCheck");
  if (!ignore && s.no_usage)
    add("no-usage-check", "warning", "sslClientCertificates/@validationFlags CertNoUsageCheck");
  if (s.cert_auth && ignore)
    add("auth-policy-ignore", "error", "sslClientCertificates/@clientCertificatePolicy CertIgnore");
  if (s.cert_auth && !s.mapping)
    add("auth-no-mapping", "error", "sslClientCertificates/@useActiveDirectoryMapping false");
  if (s.mapping && !ignore && !s.cert_auth)
    add("mapping-not-used", "warning", "clientCertAuthentication/@enabled false");
  if (s.mapping && ignore)
    add("mapping-policy-ignore", "warning", "sslClientCertificates/@clientCertificatePolicy CertIgnore");
  if (!s.certificate && (require || s.cert_auth)) add("no-server-cert", "error", empty_hash);
  const bool requires_tls = s.control != "SslAllow" || s.data == "SslRequire";  // ftp-ssl-required-no-cert
  if (!s.certificate && allow && !s.cert_auth && !requires_tls) add("no-server-cert", "warning", empty_hash);
  if (require && s.control == "SslAllow")
    add("require-control-optional", "warning", "ssl/@controlChannelPolicy SslAllow");
  if (!ignore && s.control == "SslRequireCredentialsOnly") {
    add("require-credentials-only", "warning", "ssl/@controlChannelPolicy SslRequireCredentialsOnly");
  }
  if ((require || s.cert_auth) && s.data != "SslRequire") {
    const bool refused = s.cert_auth && s.data == "SslDeny";
    add("data-unprotected", refused ? "error" : "warning", "ssl/@dataChannelPolicy " + s.data);
  }
  if (ignore && !s.flags().empty())
    add("settings-policy-ignore", "warning", "sslClientCertificates/@validationFlags " + s.flags());
  if (!ignore && s.no_revocation && s.no_usage && s.mapping && s.cert_auth)
    add("checks-all-off", "error", "sslClientCertificates/@validationFlags " + s.flags());
  if (!ignore && s.mapping && s.cert_auth && s.certificate)  // it works, and nothing allows anybody anything
    add("authorization-missing", "warning", cert_auth);
  if (require && s.anonymous) add("require-anonymous", "warning", "anonymousAuthentication/@enabled true");
  return result;
}

/// Rules of other areas judge these sites, too; they have tests of their own.
engine::Options only_client_certificates() {
  engine::Options options;
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    if (!rule.id.starts_with("ftp-clientcert-")) options.ignore.insert(std::string(rule.id));
  }
  return options;
}

std::set<std::string> found(const engine::Analysis& analysis) {
  std::set<std::string> result;
  for (const diag::Diagnostic& d : analysis.diagnostics) {
    if (*d.severity < diag::Severity::warning) continue;
    // The last element and the attribute of the key path.
    const std::size_t attribute = d.config_path.rfind('/');
    const std::size_t element = d.config_path.rfind('/', attribute - 1);
    result.insert(std::string(d.rule_id) + " " + std::string(to_string(*d.severity)) + " " +
                  d.config_path.substr(element + 1) + " " +
                  std::string(analysis.sources.file(d.span).text(d.span)));
  }
  return result;
}

std::string joined(const std::set<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

void check(const Settings& s) {
  const std::string text = document(s);
  static const engine::Options kOptions = only_client_certificates();
  const auto analysis = tests::analyze_text("applicationHost.config", text, kOptions);
  const std::string got = joined(found(analysis)), asked = joined(wanted(s));
  if (got != asked) FAIL_CHECK(text << "\nasked for:\n" << asked << "found:\n" << got);
  for (const diag::Diagnostic& d : analysis.diagnostics) {
    const std::string holder = s.inherited ? "siteDefaults" : "site[@name='files']";
    if (d.sites != std::vector<std::string>{"files"}) FAIL_CHECK("sites of " << d.rule_id);
    if (d.config_path.find("sites/" + holder + "/") == std::string::npos) FAIL_CHECK(d.config_path);
    const bool says_inherited = std::any_of(d.related.begin(), d.related.end(), [](const diag::Related& r) {
      return r.message == "this site inherits it";
    });
    if (says_inherited != s.inherited) FAIL_CHECK("inheritance of " << d.rule_id);
  }
}

}  // namespace

TEST_CASE("all combinations give the findings of the catalogue, on the site and inherited") {
  int combinations = 0;
  for (const char* policy : {"CertIgnore", "CertAllow", "CertRequire"}) {
    for (const char* control : {"SslAllow", "SslRequire", "SslRequireCredentialsOnly"}) {
      for (const char* data : {"SslAllow", "SslRequire", "SslDeny"}) {
        for (unsigned bits = 0; bits < 128; ++bits) {
          const auto bit = [bits](unsigned n) { return ((bits >> n) & 1u) != 0; };
          check({policy, control, data, bit(0), bit(1), bit(2), bit(3), bit(4), bit(5), bit(6)});
          ++combinations;
        }
      }
    }
  }
  CHECK(combinations == 3 * 3 * 3 * 128);
}
