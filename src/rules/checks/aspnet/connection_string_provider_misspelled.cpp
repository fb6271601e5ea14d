#include "rules/checks/aspnet/connection_string_provider_misspelled.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

/// The invariant names of .NET Framework and of the providers that most servers have.
constexpr std::string_view kProviders[] = {"System.Data.SqlClient",
                                           "System.Data.OleDb",
                                           "System.Data.Odbc",
                                           "System.Data.OracleClient",
                                           "System.Data.EntityClient",
                                           "System.Data.SqlServerCe.3.5",
                                           "System.Data.SqlServerCe.4.0",
                                           "System.Data.SQLite",
                                           "System.Data.SQLite.EF6",
                                           "Microsoft.Data.SqlClient",
                                           "MySql.Data.MySqlClient",
                                           "Npgsql",
                                           "Npgsql2",
                                           "Oracle.DataAccess.Client",
                                           "Oracle.ManagedDataAccess.Client",
                                           "FirebirdSql.Data.FirebirdClient"};

}  // namespace

void check(const ConnectionStringProviderMisspelled& rule,
           Reporter<ConnectionStringProviderMisspelled>& reporter) {
  const config::Value& provider = rule.provider();
  if (!is_written_in(rule.file(), provider) || has_token(provider.text)) return;
  // .NET takes no notice of blanks behind a name.
  if (base::has_word(kProviders, base::trim(provider.text))) return;
  const auto meant = base::sure_correction(provider.text, kProviders);
  if (!meant) return;
  ConnectionStringProviderMisspelled::Finding finding;
  finding.args = {.meant = std::string(*meant)};
  const xml::Attribute& attribute = rule.file().document().attribute(provider.attribute);
  if (attribute.quoted && attribute.closed) {
    finding.fixes.push_back({"Write " + std::string(*meant),
                             diag::FixSafety::unsafe,
                             {{xml::content_of(rule.file().document(), attribute), std::string(*meant)}}});
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
