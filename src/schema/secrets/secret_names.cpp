#include "schema/secrets/secret_names.h"

#include <algorithm>
#include <bit>
#include <unordered_set>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"

namespace iislint::schema {
namespace {

constexpr std::string_view kWellKnown[] = {"password",
                                           "pwd",
                                           "secret",
                                           "apiKey",
                                           "connectionString",
                                           "sqlConnectionString",
                                           "decryptionKey",
                                           "validationKey",
                                           "stateConnectionString"};
// Names of .NET that are near one of a secret.
constexpr std::string_view kHarmless[] = {"validation", "decryption", "secure"};
// A name that ends so is one of a secret: userPassword, clientSecret.
constexpr std::string_view kEndings[] = {"password", "secret", "apikey", "connectionstring"};
constexpr std::size_t kFar = SecretNames::kLongestName + 1;
// The names in files are few; those that a stranger makes up are forgotten now and then.
constexpr std::size_t kMaxRemembered = 4096;

std::uint32_t letters_of(std::string_view name) {
  std::uint32_t letters = 0;
  for (const char c : name)
    letters |= 1u << (static_cast<unsigned char>(base::to_lower(c)) & 31u);
  return letters;
}

/// Whether the letters alone say that the names are more than `limit` edits apart.
bool is_far(std::uint32_t a, std::uint32_t b, std::size_t limit) {
  return static_cast<std::size_t>(std::max(std::popcount(a & ~b), std::popcount(b & ~a))) > limit;
}

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() &&
         base::equals_ignoring_case(name.substr(name.size() - ending.size()), ending);
}

}  // namespace

void SecretNames::list_secrets() {
  names_.assign(std::begin(kWellKnown), std::end(kWellKnown));
  for (const AttributeFact& fact : facts_.attributes) {
    if (fact.encrypted && !base::has_word(names_, fact.name)) names_.push_back(fact.name);
  }
  for (const std::string_view name : names_)
    letters_.push_back(letters_of(name));
}

bool SecretNames::OfFile::is_secret(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return false;
  const auto [known, fresh] = answers_.try_emplace(name, false);
  if (!fresh) return known->second;
  Remembered& answer = names_.remembered(name);
  if (answer.answer != Answer::near) return known->second = answer.answer == Answer::yes;
  if (comparisons_++ >= kMaxComparisons) return known->second = true;
  if (answer.is_another == kUnasked)
    answer.is_another = names_.is_rather_another(name, answer.distance) ? 1 : 0;
  return known->second = answer.is_another == 0;
}

SecretNames::Remembered& SecretNames::remembered(std::string_view name) {
  if (answers_.size() >= kMaxRemembered) answers_.clear();
  const auto [known, fresh] = answers_.try_emplace(std::string(name), Remembered{Answer::no});
  if (fresh) known->second = find_out(name);
  return known->second;
}

SecretNames::Remembered SecretNames::find_out(std::string_view name) {
  if (names_.empty()) list_secrets();
  if (base::has_word(names_, name)) return {Answer::yes};
  const std::size_t distance = distance_to_secret(name);
  const bool ending = std::any_of(std::begin(kEndings), std::end(kEndings),
                                  [name](std::string_view known) { return ends_with(name, known); });
  if (distance == kFar && !ending) return {Answer::no};
  if (base::has_word(kHarmless, name)) return {Answer::no};
  return {Answer::near, static_cast<std::uint8_t>(ending ? 1 : distance)};
}

/// As base::nearest measures it: what is not near is far.
std::size_t SecretNames::distance_to_secret(std::string_view name) const {
  const std::size_t limit = std::max<std::size_t>(1, name.size() / 3);
  const std::uint32_t letters = letters_of(name);
  std::size_t best = kFar;
  for (std::size_t i = 0; i < names_.size() && best > 1; ++i) {
    const std::size_t still = std::min(limit, best - 1);
    if (is_far(letters, letters_[i], still)) continue;
    const std::size_t distance = base::edit_distance(name, names_[i], still);
    if (distance <= still && distance < names_[i].size()) best = distance;
  }
  return best;
}

/// Nearer to a name that is known and none of a secret: validationFlag.
bool SecretNames::is_rather_another(std::string_view name, std::size_t distance) {
  if (others_.empty()) list_others();
  const std::uint32_t letters = letters_of(name);
  return std::any_of(others_.begin(), others_.end(), [&](const KnownName& other) {
    return !is_far(letters, other.letters, distance - 1) &&
           base::edit_distance(name, other.name, distance - 1) < distance;
  });
}

void SecretNames::list_others() {
  std::unordered_set<std::string_view> listed;
  for (const AttributeFact& fact : facts_.attributes) {
    if (fact.encrypted || !listed.insert(fact.name).second || base::has_word(names_, fact.name)) continue;
    others_.push_back({fact.name, letters_of(fact.name)});
  }
}

}  // namespace iislint::schema
