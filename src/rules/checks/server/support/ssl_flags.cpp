#include "rules/checks/server/support/ssl_flags.h"

#include <utility>

#include "xml/anchor.h"

namespace iislint::rules::checks {

diag::Fix removal_of_bit(const FileView& file, const config::Value& flags, std::int64_t bit,
                         std::string title) {
  const xml::Document& document = file.document();
  return {std::move(title),
          diag::FixSafety::unsafe,
          {{xml::content_of(document, document.attribute(flags.attribute)),
            std::to_string(flags.number & ~bit)}}};
}

}  // namespace iislint::rules::checks
