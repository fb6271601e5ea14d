#include "rules/checks/server/binding_protocol_not_enabled.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/word_list.h"
#include "config/server/server_columns.h"
#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"
#include "xml/holder.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingProtocolNotEnabled::Case;
using config::ApplicationRow;
using config::BindingRow;
using config::ServerColumns;
using config::TextId;

bool is_activated(std::string_view protocol) {
  return protocol.starts_with("net.") || protocol == "msmq.formatname";
}

/// What people write for protocols that IIS does not have.
constexpr std::string_view kNamesOfFtp[] = {"ftps",    "ftpes",  "sftp",  "ftp-ssl",
                                            "ftp-tls", "ftpssl", "ftptls"};
constexpr std::string_view kNamesOfWeb[] = {
    "ssl",    "tls",   "h2",     "h3",     "http2",     "http3", "http/2",
    "http/3", "http:", "https:", "httpss", "websocket", "ws",    "wss"};

/// Compares what the applications of a site enable with what is bound.
class EnabledProtocols {
 public:
  EnabledProtocols(const BindingProtocolNotEnabled& rule, Reporter<BindingProtocolNotEnabled>& reporter)
      : rule_(rule), reporter_(reporter), file_(rule.file()), server_(file_.columns()) {}

  void judge(std::size_t site) {
    if (is_plain(site)) return;
    judge_names(site);
    judge_https(site);
    judge_enabled(site);
    judge_bound(site);
    judge_web(site);
  }

 private:
  /// Nearly every site: nothing is written about protocols, and http is all there is to enable.
  bool is_plain(std::size_t site) const {
    const auto bindings = server_.bindings_of(site);
    const auto applications = server_.applications_of(site);
    return std::all_of(bindings.begin(), bindings.end(),
                       [&](const BindingRow& one) { return is_web(one) || one.protocol == server_.ftp(); }) &&
           std::all_of(applications.begin(), applications.end(),
                       [](const ApplicationRow& one) { return one.protocols.attribute == xml::kNone; });
  }

  bool is_web(const BindingRow& binding) const {
    return binding.protocol == server_.http() || binding.protocol == server_.https();
  }

  /// The words of a list in the order in which they are written, by their numbers; 0 is a word that no
  /// binding has.
  const std::vector<TextId>& words_of(TextId list) {
    const auto [kept, fresh] = words_.try_emplace(list);
    if (fresh) {
      for (const std::string_view word : base::split(server_.text(list), ','))
        kept->second.push_back(server_.texts().find(base::trim(word)));
    }
    return kept->second;
  }

  std::vector<std::string> sites_of(std::size_t site) const {
    return {name_of(file_, server_.sites()[site])};
  }

  void judge_names(std::size_t site) {
    for (const BindingRow& binding : server_.bindings_of(site)) {
      const std::string_view protocol = server_.text(binding.protocol);
      const bool is_ftp = base::has_word(kNamesOfFtp, protocol);
      if (!is_ftp && !base::has_word(kNamesOfWeb, protocol)) continue;
      BindingProtocolNotEnabled::Finding finding;
      finding.at = anchor_of_attribute(file_, binding.element, "protocol");
      finding.args = {.protocol = std::string(protocol)};
      finding.sites = sites_of(site);
      reporter_.report(is_ftp ? Case::no_protocol_of_ftp : Case::no_protocol_of_web, std::move(finding));
    }
  }

  /// WAS refuses the word in its own log (event 5181): the protocol of an HTTPS binding is http.
  void judge_https(std::size_t site) {
    for (const ApplicationRow& application : server_.applications_of(site)) {
      const xml::AttributeId attribute = application.protocols.attribute;
      if (attribute == xml::kNone) continue;
      const auto& words = words_of(application.protocols.text);
      if (std::find(words.begin(), words.end(), server_.https()) == words.end()) continue;
      const std::string text = text_of(file_, attribute);
      const std::size_t begin = base::lower(text).find("https");
      BindingProtocolNotEnabled::Finding finding;
      finding.at = anchor_of_piece(file_, xml::holder_of(file_.document(), attribute), attribute, begin,
                                   begin + std::string_view("https").size());
      finding.args = {.protocol = "https"};
      finding.sites = sites_of(site);
      reporter_.report(Case::https_enabled, std::move(finding));
    }
  }

  void judge_enabled(std::size_t site) {
    for (const ApplicationRow& application : server_.applications_of(site)) {
      const xml::AttributeId attribute = application.protocols.attribute;
      if (attribute == xml::kNone || !seen_.insert(attribute).second ||
          xml::holder_of(file_.document(), attribute) != application.element)
        continue;
      const std::string text = text_of(file_, attribute);
      for (const std::string_view word : base::split(text, ',')) {
        const std::string protocol = base::lower(base::trim(word));
        if (!is_activated(protocol) || is_bound_to(site, protocol)) continue;
        BindingProtocolNotEnabled::Finding finding;
        const auto begin = static_cast<std::size_t>(base::trim(word).data() - text.data());
        finding.at = anchor_of_piece(file_, application.element, attribute, begin, begin + protocol.size());
        finding.args = {.protocol = protocol};
        finding.sites = sites_of(site);
        reporter_.report(Case::not_bound, std::move(finding));
      }
    }
  }

  bool is_bound_to(std::size_t site, std::string_view protocol) const {
    const TextId number = server_.texts().find(protocol);
    return number != 0 && server_.speaks(site, number);
  }

  /// Windows adds several such bindings at once: they are one finding.
  void judge_bound(std::size_t site) {
    std::set<TextId> known;
    for (const ApplicationRow& application : server_.applications_of(site)) {
      const auto& words = words_of(application.protocols.text);
      known.insert(words.begin(), words.end());
    }
    std::vector<std::string> idle;
    const BindingRow* first = nullptr;
    for (const BindingRow& binding : server_.bindings_of(site)) {
      const std::string_view protocol = server_.text(binding.protocol);
      if (!is_activated(protocol) || !known.insert(binding.protocol).second) continue;
      if (first == nullptr) first = &binding;
      idle.emplace_back(protocol);
    }
    if (first == nullptr) return;
    BindingProtocolNotEnabled::Finding finding;
    finding.at = anchor_of_attribute(file_, first->element, "protocol");
    finding.args = {.protocol = base::join_words(idle, "and")};
    finding.sites = sites_of(site);
    reporter_.report(Case::not_enabled, std::move(finding));
  }

  /// http stands for https as well; the application at "/" answers what no other one does.
  void judge_web(std::size_t site) {
    const auto applications = server_.applications_of(site);
    const auto root = std::find_if(applications.begin(), applications.end(),
                                   [&](const ApplicationRow& one) { return one.path == server_.root(); });
    if (root == applications.end() || root->protocols.attribute == xml::kNone) return;
    const auto bindings = server_.bindings_of(site);
    const auto binding =
        std::find_if(bindings.begin(), bindings.end(), [&](const BindingRow& one) { return is_web(one); });
    if (binding == bindings.end() || !lacks_web(root->protocols)) return;
    BindingProtocolNotEnabled::Finding finding;
    const xml::AttributeId attribute = root->protocols.attribute;
    finding.at = anchor_of_attribute(file_, xml::holder_of(file_.document(), attribute), attribute);
    finding.related.push_back({"this binding needs it", span_of(file_, binding->element, "protocol")});
    finding.args = {.protocol = std::string(server_.text(binding->protocol))};
    finding.sites = sites_of(site);
    reporter_.report(Case::web_not_enabled, std::move(finding));
  }

  bool lacks_web(const config::NumberedText& protocols) {
    const auto& words = words_of(protocols.text);
    if (std::any_of(words.begin(), words.end(),
                    [&](TextId word) { return word == server_.http() || word == server_.https(); }))
      return false;
    std::string buffer;
    const std::string_view text = value_of(file_, protocols.attribute, buffer);
    return !base::trim(text).empty() && !has_token(text);
  }

  const BindingProtocolNotEnabled& rule_;
  Reporter<BindingProtocolNotEnabled>& reporter_;
  const FileView& file_;
  const ServerColumns& server_;
  std::set<xml::AttributeId> seen_;
  std::unordered_map<TextId, std::vector<TextId>> words_;  // by list
};

}  // namespace

void check(const BindingProtocolNotEnabled& rule, Reporter<BindingProtocolNotEnabled>& reporter) {
  const ServerColumns& server = rule.file().columns();
  EnabledProtocols protocols(rule, reporter);
  for (std::size_t site = 0; site < server.sites().size(); ++site) {
    if (!server.sites()[site].may_be_partial && !server.applications_of(site).empty()) protocols.judge(site);
  }
}

}  // namespace iislint::rules::checks
