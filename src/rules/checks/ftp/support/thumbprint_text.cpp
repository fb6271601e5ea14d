#include "rules/checks/ftp/support/thumbprint_text.h"

#include "xml/anchor.h"

namespace iislint::rules::checks {

using values::Thumbprint;

namespace {

struct LastThumbprint {
  mutable std::string text;
  mutable Thumbprint hash;
};

}  // namespace

const Thumbprint& thumbprint_of(const FileView& file, const config::Value& value) {
  const auto& last = file.shared<LastThumbprint>([](const FileView&) { return LastThumbprint(); });
  if (last.text != value.text) {
    last.text = value.text;
    last.hash = values::parse_thumbprint(value.text);
  }
  return last.hash;
}

bool has_hash_length(const Thumbprint& hash) {
  return hash.has_length_of_sha1() || hash.has_length_of_sha256();
}

bool has_gaps(const Thumbprint& hash, const std::string& text) {
  return hash.has_hidden || (hash.has_separators && text.find_first_of(" \t\r\n") != std::string::npos);
}

std::vector<diag::Fix> digits_alone(const FileView& file, const config::Value& value, std::string title,
                                    const Thumbprint& hash) {
  if (value.document != &file.document() || hash.has_other || !hash.has_length_of_sha1()) return {};
  const xml::Attribute& attribute = file.document().attribute(value.attribute);
  if (!attribute.quoted || !attribute.closed) return {};
  return {{std::move(title),
           diag::FixSafety::safe,
           {{xml::content_of(file.document(), attribute), hash.digits}}}};
}

}  // namespace iislint::rules::checks
