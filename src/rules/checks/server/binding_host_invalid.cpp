#include "rules/checks/server/binding_host_invalid.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/server/server_columns.h"
#include "rules/checks/server/support/binding_texts.h"
#include "values/binding_host.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingHostInvalid::Case;
using values::HostFault;

Case which_of(HostFault fault) {
  switch (fault) {
    case HostFault::scheme:
      return Case::scheme;
    case HostFault::path:
      return Case::path;
    case HostFault::not_ascii:
      return Case::not_ascii;
    case HostFault::wildcard:
      return Case::wildcard;
    case HostFault::hyphen:
    case HostFault::empty_label:
    case HostFault::too_long:
      return Case::label;
    case HostFault::none:
    case HostFault::blank:
    case HostFault::illegal_character:
      break;
  }
  return Case::character;
}

/// Hosts by number of their text, each looked at once. Letter case makes no difference.
class SoundHosts {
 public:
  explicit SoundHosts(const config::ServerColumns& server)
      : server_(server), known_(server.texts().size(), Known::nothing) {
    known_[0] = Known::sound;
  }

  bool has(config::TextId host) {
    Known& known = known_[host];
    if (known == Known::nothing) {
      const bool is_sound = values::read_host(server_.text(host)).fault == HostFault::none;
      known = is_sound ? Known::sound : Known::faulty;
    }
    return known == Known::sound;
  }

 private:
  enum class Known : unsigned char { nothing, sound, faulty };
  const config::ServerColumns& server_;
  std::vector<Known> known_;
};

void judge(const BindingHostInvalid& rule, Reporter<BindingHostInvalid>& reporter,
           const config::BindingRow& binding) {
  const std::string text = text_of(rule.file(), binding.information);
  const std::size_t begin = host_begin(text);
  if (begin == std::string_view::npos) return;
  const std::string_view host = std::string_view(text).substr(begin);
  // A lone asterisk is a habit of IIS Express users: any host.
  if (host == "*" || (host.find(':') != std::string_view::npos && !holds_scheme(host))) return;
  const values::HostReading reading = values::read_host(host);
  if (reading.fault == HostFault::none) return;
  WrongPiece wrong = wrong_piece(rule.file(), binding, begin + reading.begin, begin + reading.end);
  BindingHostInvalid::Finding finding{std::move(wrong.finding),
                                      {.piece = std::move(wrong.piece), .text = std::move(wrong.text)}};
  reporter.report(which_of(reading.fault), std::move(finding));
}

}  // namespace

void check(const BindingHostInvalid& rule, Reporter<BindingHostInvalid>& reporter) {
  SoundHosts sound(rule.file().columns());
  for (const config::BindingRow& binding : rule.file().columns().bindings()) {
    const bool may_be_faulty = !binding.has_address() || !sound.has(binding.host);
    if (may_be_faulty && is_judged(rule.file(), binding)) judge(rule, reporter, binding);
  }
}

}  // namespace iislint::rules::checks
