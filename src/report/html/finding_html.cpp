#include "report/html/finding_html.h"

#include "report/html/benchmark_matrix.h"
#include "report/html/excerpt.h"
#include "report/html/html_text.h"
#include "report/location.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;

constexpr std::size_t kOpenSites = 20;  // more of them are folded

class Writer {
 public:
  Writer(const Diagnostic& finding, const ReportInput& input, std::ostream& out)
      : d_(finding), input_(input), out_(out) {}

  void write() {
    const std::string severity(to_string(*d_.severity));
    const bool suppressed = d_.suppression != nullptr;
    out_ << "<article id=\"" << finding_anchor(d_) << "\" class=\"finding " << severity
         << (suppressed ? " suppressed" : "") << "\" data-rule=\"" << html_text(d_.rule_id)
         << "\" data-severity=\"" << severity << "\">\n<h4>" << level_badge(*d_.severity, suppressed) << " "
         << html_text(d_.message) << "</h4>\n<p class=\"where\"><span class=\"place\">"
         << html_text(location_text(input_.sources, d_.span)) << "</span> <a href=\"#rule-"
         << html_text(d_.rule_id) << "\">" << html_text(d_.rule_id) << "</a></p>\n"
         << html_excerpt(input_.sources, d_.span, input_.secrets);
    related();
    out_ << "<dl>\n";
    sites();
    suppression();
    entry("Setting", d_.config_path);
    if (d_.expected) entry("Expected", *d_.expected);
    entry("IIS shows", d_.server_error);
    entry("What to do", d_.help.view());
    fixes();
    out_ << "</dl>\n</article>\n";
  }

 private:
  void entry(const char* name, std::string_view text) {
    if (!text.empty()) out_ << "<dt>" << name << "</dt><dd>" << html_text(text) << "</dd>\n";
  }

  void related() {
    if (d_.related.empty()) return;
    out_ << "<ul class=\"related\">\n";
    for (const diag::Related& related : d_.related) {
      out_ << "<li>" << html_text(related.message) << " <span class=\"place\">"
           << html_text(location_text(input_.sources, related.span)) << "</span>\n"
           << html_excerpt(input_.sources, related.span, input_.secrets) << "</li>\n";
    }
    out_ << "</ul>\n";
  }

  void sites() {
    if (d_.sites.empty()) return;
    const std::string count = std::to_string(d_.sites.size());
    const bool folded = d_.sites.size() > kOpenSites;
    out_ << "<dt>" << (d_.sites.size() == 1 ? "Site" : "Sites") << "</dt><dd>";
    if (folded) out_ << "<details><summary>" << count << " sites</summary>";
    out_ << "<ul class=\"sites\">";
    for (const std::string& site : d_.sites)
      out_ << "<li>" << html_name(site) << "</li>";
    out_ << "</ul>" << (folded ? "</details>" : "") << "</dd>\n";
  }

  void suppression() {
    if (!d_.suppression) return;
    const diag::Suppression& s = *d_.suppression;
    const std::string where = s.origin    ? location_text(*s.origin)
                              : s.comment ? location_text(input_.sources, *s.comment)
                                          : "";
    entry("Suppressed", s.reason + " (" + where + (s.until.empty() ? "" : ", until " + s.until) + ")");
  }

  void fixes() {
    for (const diag::Fix& fix : d_.fixes) {
      entry("Fix", fix.title + (fix.safety == diag::FixSafety::safe ? "" : " (changes behaviour)"));
    }
  }

  const Diagnostic& d_;
  const ReportInput& input_;
  std::ostream& out_;
};

}  // namespace

std::string level_badge(diag::Severity severity, bool suppressed) {
  const std::string name(to_string(severity));
  return "<span class=\"level " + name + "\">" + (suppressed ? "suppressed " : "") + name + "</span>";
}

void write_finding_as_html(const Diagnostic& finding, const ReportInput& input, std::ostream& out) {
  Writer(finding, input, out).write();
}

}  // namespace iislint::report
