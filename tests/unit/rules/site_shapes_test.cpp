// What is decided once for all sites that write the same is decided as if each stood alone.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <sstream>

#include "repository.h"

using namespace iislint;

namespace {

struct Site {
  std::string element;
  std::string location;  ///< its own, or nothing
};

/// Sites that differ in numbers, in texts, in what they leave out, and in what is written for their place.
std::vector<Site> sites() {
  const char* const policies[] = {"", "SslAllow", "SslRequire", "SslRequired"};
  const char* const hashes[] = {"", "5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217",
                                "6BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217", "$(hash)"};
  const char* const stores[] = {"", "MY", "Mine"};
  std::vector<Site> result;
  int number = 0;
  const auto attribute = [](const char* name, const char* value) {
    return *value == 0 ? std::string() : " " + std::string(name) + "='" + value + "'";
  };
  for (const char* policy : policies) {
    for (const char* hash : hashes) {
      for (const char* store : stores) {
        const std::string id = std::to_string(++number);
        const bool is_anonymous = number % 3 == 0;
        const bool is_own_provider = number % 5 == 0;
        std::ostringstream site;
        site << "<site name='s" << id << "' id='" << id << "'><application path='/'>"
             << "<virtualDirectory path='/' physicalPath='D:\\s" << id << "'/></application>"
             << "<bindings><binding protocol='ftp' bindingInformation='10.0.0." << id << ":"
             << (number % 7 == 0 ? "990" : "21") << ":'/></bindings><ftpServer><security><ssl"
             << attribute("controlChannelPolicy", policy) << attribute("serverCertHash", hash)
             << attribute("serverCertStoreName", store) << "/><authentication>"
             << (is_anonymous ? "<anonymousAuthentication enabled='true'/>" : "")
             << "<basicAuthentication enabled='true'/></authentication>"
             << (is_own_provider
                     ? "<customAuthorization><provider name='x' enabled='true'/></customAuthorization>"
                     : "")
             << "</security></ftpServer></site>";
        std::string location;
        if (number % 4 == 0) {
          location = "<location path='s" + id +
                     "'><system.ftpServer><security><authorization><add accessType='Allow' users='*' "
                     "permissions='Read, Write'/></authorization></security></system.ftpServer></location>";
        }
        result.push_back({site.str(), location});
      }
    }
  }
  return result;
}

/// Rule and message of each finding about a site, by the number of the site. Not where it points: what
/// several sites show is reported once.
std::map<std::string, std::multiset<std::string>> findings_by_site(const std::vector<Site>& sites) {
  std::string text = "<configuration><system.applicationHost><sites>";
  for (const Site& site : sites)
    text += site.element;
  text += "</sites></system.applicationHost>";
  for (const Site& site : sites)
    text += site.location;
  const engine::Analysis analysis =
      tests::analyze_text("applicationHost.config", text + "</configuration>", engine::Options());
  std::map<std::string, std::multiset<std::string>> result;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    if (finding.rule_id == "ftp-ssl-store-mismatch") continue;  // compares sites
    for (const std::string& site : finding.sites)
      result[site].insert(std::string(finding.rule_id) + ": " + finding.message);
  }
  return result;
}

std::string listed(const std::multiset<std::string>& findings) {
  std::string text;
  for (const std::string& finding : findings)
    text += finding + "\n";
  return text;
}

}  // namespace

TEST_CASE("a site among others is judged as if it were alone") {
  const std::vector<Site> all = sites();
  auto together = findings_by_site(all);
  std::set<std::string> rules;
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(all[i].element);
    const std::string name = "s" + std::to_string(i + 1);
    const auto alone = findings_by_site({all[i]})[name];
    CHECK(listed(together[name]) == listed(alone));
    for (const std::string& finding : alone)
      rules.insert(finding.substr(0, finding.find(':')));
  }
  CHECK(rules.size() >= 10);  // or there would be little to compare
}
