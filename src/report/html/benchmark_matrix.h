// Which site has findings under which item of a benchmark (CIS, STIG): one row for each site, one column for
// each item.
#pragma once

#include <cstdint>
#include <map>
#include <ostream>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "report/renderer.h"

namespace iislint::report {

class BenchmarkMatrix {
 public:
  /// Borrows the input. Findings that are silenced do not count.
  explicit BenchmarkMatrix(const ReportInput& input);

  /// A section, or nothing where no rule of the run belongs to an item.
  void write(std::ostream& out) const;

 private:
  /// Standard and id, in the order of the benchmark.
  struct Item {
    std::string_view standard;
    std::string_view id;
    bool operator<(const Item& other) const;
  };
  struct Cell {
    const diag::Diagnostic* first = nullptr;
    std::uint32_t count = 0;
  };
  using Row = std::vector<Cell>;  ///< empty: nothing under any item

  void add(const diag::Diagnostic& finding);
  void add_to(Row& row, const diag::Diagnostic& finding);
  void write_head(std::ostream& out) const;
  void write_row(std::ostream& out, std::string_view name, const Row& row) const;

  std::map<Item, std::size_t> columns_;
  std::set<Item> unchecked_;  ///< the rules for them were off
  std::map<std::string_view, Row> sites_;
  Row elsewhere_;  ///< findings that concern no site
};

/// The id of the finding's element in the page.
std::string finding_anchor(const diag::Diagnostic& finding);

}  // namespace iislint::report
