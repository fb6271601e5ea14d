// Bindings that listen on a socket.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "config/server/server_columns.h"
#include "rules/evaluation/rule_context.h"
#include "values/binding_address.h"

namespace iislint::rules::checks {

/// One binding that listens on a socket, in the rows of config::ServerColumns.
struct Listener {
  const config::SiteRow* site;
  const config::BindingRow* binding;
  bool is_ftp;
  bool is_on_every_address;

  bool is_for_any_host() const { return binding->host == 0; }
  bool starts() const { return site->starts && (!is_ftp || site->ftp_starts); }
};

/// The first listener that starts by itself and the first that does not.
struct Owners {
  const Listener* starting = nullptr;
  const Listener* waiting = nullptr;

  const Listener* any() const { return starting != nullptr ? starting : waiting; }
  void add(const Listener& listener) {
    const Listener*& place = listener.starts() ? starting : waiting;
    if (place == nullptr) place = &listener;
  }
};

/// By port, in the order of the file; what a deployment tool will replace is left out.
struct ListenersByPort {
  std::map<std::uint16_t, std::vector<Listener>> ports;
};

const ListenersByPort& listeners_by_port(const FileView& file);

/// What the listener listens on, as messages have it.
values::BindingAddress address_of(const FileView& file, const Listener& listener);
std::string protocol_of(const FileView& file, const Listener& listener);

/// A finding about the second of two listeners; `related` says what the first is.
FindingDetails finding_of(const FileView& file, const Listener& first, const Listener& second,
                          std::string related);

}  // namespace iislint::rules::checks
