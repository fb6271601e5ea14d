// Bindings that listen on a socket.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "config/server_outline.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// One binding that listens on a socket.
struct Listener {
  const config::SiteOutline* site;
  const config::SiteBinding* binding;

  const values::BindingAddress& address() const { return *binding->address; }
  const std::string& protocol() const { return binding->protocol; }
  bool is_ftp() const { return protocol() == "ftp"; }
  bool starts() const { return site->starts && (!is_ftp() || site->ftp_starts); }
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
using ListenersByPort = std::map<std::uint16_t, std::vector<Listener>>;

const ListenersByPort& listeners_by_port(const FileView& file);

/// A finding about the second of two listeners; `related` says what the first is.
FindingDetails finding_of(const FileView& file, const Listener& first, const Listener& second,
                          std::string related);

}  // namespace iislint::rules::checks
