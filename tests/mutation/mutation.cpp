#include "mutation.h"

#include "base/text.h"

namespace iislint::mutation {

std::string apply(std::string_view text, const std::vector<Edit>& edits) {
  std::string result;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result += text.substr(at, edit.begin - at);
    result += edit.text;
    at = edit.end;
  }
  return result + std::string(text.substr(at));
}

std::vector<std::string> slips(std::string_view word, Random& random) {
  const std::size_t at = word.size() < 2 ? 0 : 1 + random() % (word.size() - 1);
  std::string doubled(word), replaced(word), shorter(word), swapped(word);
  doubled.insert(at, 1, word[at]);
  replaced[at] = word[at] == 'q' ? 'z' : 'q';
  std::vector<std::string> result = {doubled, replaced};
  if (word.size() < 3) return result;  // what is left of a short one may be anything
  shorter.erase(at, 1);
  result.push_back(shorter);
  std::swap(swapped[at], swapped[at - 1]);
  if (swapped != word) result.push_back(swapped);
  return result;
}

std::string other_case(std::string_view word) {
  std::string result(word);
  for (char& letter : result) {
    const char low = base::to_lower(letter);
    if (low < 'a' || low > 'z') continue;
    letter = low == letter ? static_cast<char>(letter - 'a' + 'A') : low;
    break;
  }
  return result;
}

bool is_read_by_dotnet(const BoundText& text, xml::NodeId element) {
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = text.document.node(id).parent) {
    const schema::ElementType* type = text.binding.type(id);
    if (type != nullptr && type->section.read_by_dotnet) return true;
  }
  return false;
}

}  // namespace iislint::mutation
