#include "rules/checks/aspnet/aspnet_connection_string_weak_tls.h"

#include <string>
#include <string_view>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "values/connection_string.h"

namespace iislint::rules::checks {
namespace {

using Rule = AspnetConnectionStringWeakTls;
using Case = Rule::Case;

constexpr std::string_view kServerKeys[] = {"server", "datasource", "addr", "address", "networkaddress"};
constexpr std::string_view kOff[] = {"false", "no", "optional"};
constexpr std::string_view kOn[] = {"true", "yes"};

/// "tcp:localhost,1433", "(localdb)\\MSSQLLocalDB", ".\\SQLEXPRESS".
bool is_this_computer(std::string_view server) {
  const std::string low = base::lower(base::trim(server));
  std::string_view name = low;
  if (name.starts_with("tcp:")) name.remove_prefix(4);
  if (name.starts_with("(localdb)") || name.starts_with("lpc:") || name.starts_with("127.")) return true;
  name = name.substr(0, name.find_first_of("\\,:"));
  return name.empty() || name == "." || name == "(local)" || name == "localhost";
}

struct Connection {
  std::string server;
  bool is_plain = false, trusts_any = false;
};

Connection connection_in(std::string_view text) {
  Connection connection;
  for (const values::ConnectionPart& part : values::parse_connection_string(text)) {
    if (base::has_word(kServerKeys, part.key)) connection.server = part.value;
    if (part.key == "encrypt") connection.is_plain = base::has_word(kOff, part.value);
    if (part.key == "trustservercertificate") connection.trusts_any = base::has_word(kOn, part.value);
  }
  return connection;
}

/// An entry of <connectionStrings>, or the connection of the session state.
bool is_connection(const FileView& file, xml::NodeId element, std::string_view attribute) {
  return (attribute == "connectionString" && stands_in(file, element, "connectionStrings")) ||
         (attribute == "sqlConnectionString" && file.document().name(element) == "sessionState");
}

}  // namespace

void check(const Rule& rule, Reporter<Rule>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    if (!is_connection(file, element, name_of(file, id))) return;
    const Connection connection = connection_in(text_of(file, id));
    if (is_this_computer(connection.server) || has_token(connection.server)) return;
    if (!connection.is_plain && !connection.trusts_any) return;
    reporter.report(connection.is_plain ? Case::plain : Case::any_certificate,
                    {secret_finding(file, element, id)});
  });
}

}  // namespace iislint::rules::checks
