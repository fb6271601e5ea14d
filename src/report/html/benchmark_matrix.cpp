#include "report/html/benchmark_matrix.h"

#include <algorithm>

#include "base/text.h"
#include "report/html/html_text.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Reference;

bool is_benchmark(const Reference& reference) {
  return reference.standard == "CIS" || reference.standard == "STIG";
}

/// "2.9" before "2.10": digits count as numbers.
bool comes_before(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    const std::size_t begin_a = i, begin_b = j;
    while (i < a.size() && base::is_digit(a[i]))
      ++i;
    while (j < b.size() && base::is_digit(b[j]))
      ++j;
    if (i - begin_a != j - begin_b && i > begin_a && j > begin_b) return i - begin_a < j - begin_b;
    if (i > begin_a && j > begin_b) {
      const int order = a.substr(begin_a, i - begin_a).compare(b.substr(begin_b, j - begin_b));
      if (order != 0) return order < 0;
      continue;
    }
    if (a[i] != b[j]) return a[i] < b[j];
    ++i;
    ++j;
  }
  return a.size() - i < b.size() - j;
}

}  // namespace

bool BenchmarkMatrix::Item::operator<(const Item& other) const {
  return standard != other.standard ? standard < other.standard : comes_before(id, other.id);
}

BenchmarkMatrix::BenchmarkMatrix(const ReportInput& input) {
  const auto add_items = [this](const diag::RuleInfo& rule, bool is_enabled) {
    for (const Reference& reference : rule.references) {
      if (!is_benchmark(reference)) continue;
      const Item item{reference.standard, reference.id};
      is_enabled ? void(columns_.emplace(item, 0)) : void(unchecked_.insert(item));
    }
  };
  for (const RuleEntry& entry : input.rules)
    add_items(*entry.rule, entry.is_enabled);
  for (const Diagnostic& finding : input.diagnostics) {
    if (!finding.suppression) add_items(*finding.rule, true);
  }
  std::size_t number = 0;
  for (auto& [item, column] : columns_) {
    column = number++;
    unchecked_.erase(item);
  }
  for (const Diagnostic& finding : input.diagnostics)
    add(finding);
}

void BenchmarkMatrix::add(const Diagnostic& finding) {
  for (const std::string& site : finding.sites) {
    Row& row = sites_[site];
    if (!finding.suppression) add_to(row, finding);
  }
  if (finding.sites.empty() && !finding.suppression) add_to(elsewhere_, finding);
}

void BenchmarkMatrix::add_to(Row& row, const Diagnostic& finding) {
  for (const Reference& reference : finding.rule->references) {
    if (!is_benchmark(reference)) continue;
    row.resize(columns_.size());
    Cell& cell = row[columns_.at({reference.standard, reference.id})];
    if (cell.count++ == 0) cell.first = &finding;
  }
}

void BenchmarkMatrix::write(std::ostream& out) const {
  if (columns_.empty()) return;
  out << "<section aria-labelledby=\"benchmarks\">\n<h2 id=\"benchmarks\">Benchmark items</h2>\n"
         "<p>The number of findings under each item, for each site that has one. "
         "<span aria-hidden=\"true\">–</span> means that no rule of this run found anything. An item may ask "
         "for more than a configuration file can show.</p>\n";
  if (!unchecked_.empty()) {
    std::vector<std::string> names;
    for (const Item& item : unchecked_)
      names.push_back(html_text(std::string(item.standard) + " " + std::string(item.id)));
    out << "<p>Not checked in this run, because the rules are off: " << base::join_words(names, "and")
        << ".</p>\n";
  }
  out << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Benchmark items by site\">\n"
         "<table class=\"matrix\">\n<caption>Benchmark items by site</caption>\n";
  write_head(out);
  out << "<tbody>\n";
  write_row(out, "(no site)", elsewhere_);
  std::size_t clean = 0;
  for (const auto& [name, row] : sites_)
    row.empty() ? void(++clean) : write_row(out, name, row);
  out << "</tbody>\n</table>\n</div>\n";
  if (clean > 0) {
    out << "<p>" << clean << " further "
        << (clean == 1 ? "site that findings name has" : "sites that findings name have")
        << " none under any of these items.</p>\n";
  }
  out << "</section>\n";
}

void BenchmarkMatrix::write_head(std::ostream& out) const {
  out << "<thead>\n<tr><th scope=\"col\">Site</th>";
  for (const auto& [item, column] : columns_)
    out << "<th scope=\"col\">" << html_text(item.standard) << " " << html_text(item.id) << "</th>";
  out << "</tr>\n</thead>\n";
}

void BenchmarkMatrix::write_row(std::ostream& out, std::string_view name, const Row& row) const {
  out << "<tr><th scope=\"row\">" << html_name(name) << "</th>";
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (row.empty() || row[column].count == 0) {
      out << "<td class=\"none\"><span aria-hidden=\"true\">–</span><span class=\"unseen\">none</span></td>";
    } else {
      out << "<td class=\"some\"><a href=\"#" << finding_anchor(*row[column].first) << "\">"
          << row[column].count << "</a></td>";
    }
  }
  out << "</tr>\n";
}

std::string finding_anchor(const Diagnostic& finding) {
  return "finding-" + finding.fingerprint;
}

}  // namespace iislint::report
