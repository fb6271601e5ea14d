#include "rules/checks/aspnet/aspnet_collection_limits_raised.h"

#include <charconv>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace iislint::rules::checks {

// A number in a text: what is no number does not count, and AppSettings of ASP.NET ignores it too.
void check(const AspnetCollectionLimitsRaised& rule, Reporter<AspnetCollectionLimitsRaised>& reporter) {
  const std::string_view text = base::trim(rule.value().text);
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size() && number > rule.most())
    reporter.report();
}

}  // namespace iislint::rules::checks
