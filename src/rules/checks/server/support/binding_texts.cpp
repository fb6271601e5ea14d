#include "rules/checks/server/support/binding_texts.h"

#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {

bool is_judged(const FileView& file, const config::BindingRow& binding) {
  const config::ServerColumns& server = file.columns();
  const bool has_form = binding.protocol == server.http() || binding.protocol == server.https() ||
                        binding.protocol == server.ftp();
  if (!has_form || binding.information == xml::kNone) return false;
  const xml::Attribute& attribute = file.document().attribute(binding.information);
  return attribute.quoted && attribute.closed && !is_secret(file, attribute) &&
         !has_token(text_of(file, binding.information));
}

std::size_t host_begin(std::string_view text) {
  const std::size_t close = text.starts_with("[") ? text.find(']') : 0;
  const std::size_t first = close == std::string_view::npos ? close : text.find(':', close);
  const std::size_t second = first == std::string_view::npos ? first : text.find(':', first + 1);
  return second == std::string_view::npos ? second : second + 1;
}

bool holds_scheme(std::string_view text) {
  return text.find("://") != std::string_view::npos;
}

WrongPiece wrong_piece(const FileView& file, const config::BindingRow& binding, std::size_t begin,
                       std::size_t end) {
  WrongPiece result;
  result.text = text_of(file, binding.information);
  result.piece = begin < end ? result.text.substr(begin, end - begin) : result.text;
  result.finding.at = anchor_of_piece(file, binding.element, binding.information, begin, end);
  result.finding.sites = {name_of(file, file.columns().sites()[binding.site])};
  return result;
}

}  // namespace iislint::rules::checks
