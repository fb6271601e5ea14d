#include "schema/secrets/secret_names.h"

#include <algorithm>
#include <bit>
#include <iterator>
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
// A name that ends so is one of a secret: userPassword, client-secret, API_KEY.
constexpr std::string_view kEndings[] = {
    "password",    "passwd",        "pwd",        "passphrase",      "secret",     "apikey",
    "secretkey",   "accesskey",     "sharedkey",  "accountkey",      "privatekey", "signingkey",
    "masterkey",   "encryptionkey", "storagekey", "ciphervalue",     "authtoken",  "apitoken",
    "accesstoken", "refreshtoken",  "sastoken",   "connectionstring"};
// So ends the key of an entry that holds a secret as well: GITHUB_TOKEN, DB_PASS, HTTP_AUTHORIZATION.
constexpr std::string_view kEntryEndings[] = {"token",      "pass",        "authorization", "jwtkey",
                                              "credential", "credentials", "functionskey",  "subscriptionkey",
                                              "setcookie"};
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

bool is_ascii(char c) {
  return (static_cast<unsigned char>(c) & 0x80u) == 0;
}

/// In small letters, without what joins words and without a number at the end. Letters of other scripts and
/// marks that nobody sees get into names by mistake: they do not count.
std::string joined_words(std::string_view name) {
  while (!name.empty() && base::is_digit(name.back()))
    name.remove_suffix(1);
  std::string words;
  for (const char c : name) {
    if (is_ascii(c) && c != '_' && c != '-' && c != '.' && c != ':') words += base::to_lower(c);
  }
  return words;
}

template <std::size_t N>
bool ends_with_one_of(std::string_view words, const std::string_view (&endings)[N]) {
  return std::any_of(std::begin(endings), std::end(endings),
                     [words](std::string_view ending) { return words.ends_with(ending); });
}

/// The elements that have one of these attributes, or an encrypted one. Entries are <add> anywhere: not
/// these.
std::vector<std::string_view> elements_with(const Catalog& facts,
                                            const std::vector<std::string_view>& names) {
  const auto is_secret = [&names](const AttributeFact& fact) {
    return fact.encrypted || base::has_word(names, fact.name);
  };
  std::vector<std::string_view> elements;
  for (const ChildFact& child : facts.children) {
    const bool is_new = child.name != "add" && !base::has_word(elements, child.name);
    if (!is_new || child.type >= facts.types.size()) continue;
    const auto attributes = facts.attributes_of(facts.types[child.type]);
    if (std::any_of(attributes.begin(), attributes.end(), is_secret)) elements.push_back(child.name);
  }
  return elements;
}

}  // namespace

std::string ascii_of(std::string_view name) {
  std::string ascii;
  std::copy_if(name.begin(), name.end(), std::back_inserter(ascii), is_ascii);
  return ascii;
}

bool is_named_as_secret(std::string_view name) {
  return name.size() <= SecretNames::kLongestName && ends_with_one_of(joined_words(name), kEndings);
}

bool is_entry_of_secret(std::string_view key) {
  if (key.empty() || key.size() > SecretNames::kLongestName) return false;
  const std::string words = joined_words(key);
  if (words.ends_with("publickeytoken")) return false;
  return ends_with_one_of(words, kEndings) || ends_with_one_of(words, kEntryEndings) ||
         words.starts_with("connectionstrings");
}

// All of it or nothing, should memory run out; the same below: no half answer is remembered.
void SecretNames::list_secrets() {
  std::vector<std::string_view> names(std::begin(kWellKnown), std::end(kWellKnown));
  for (const AttributeFact& fact : facts_.attributes) {
    if (fact.encrypted && !base::has_word(names, fact.name)) names.push_back(fact.name);
  }
  std::vector<std::uint32_t> letters;
  for (const std::string_view name : names)
    letters.push_back(letters_of(name));
  names_.swap(names);
  letters_.swap(letters);
}

bool SecretNames::OfFile::is_secret(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return false;
  if (const auto known = answers_.find(name); known != answers_.end()) return known->second;
  const bool answer = find_out(name);
  answers_.emplace(name, answer);
  return answer;
}

bool SecretNames::OfFile::find_out(std::string_view name) {
  Remembered& answer = names_.remembered(name);
  if (answer.answer != Answer::near) return answer.answer == Answer::yes;
  if (comparisons_++ >= kMaxComparisons) return true;
  if (answer.is_another == kUnasked)
    answer.is_another = names_.is_rather_another(name, answer.distance) ? 1 : 0;
  return answer.is_another == 0;
}

SecretNames::Remembered& SecretNames::remembered(std::string_view name) {
  if (answers_.size() >= kMaxRemembered) answers_.clear();
  std::string key(name);
  if (const auto known = answers_.find(key); known != answers_.end()) return known->second;
  const Remembered answer = find_out(std::all_of(name.begin(), name.end(), is_ascii) ? name : ascii_of(name));
  return answers_.emplace(std::move(key), answer).first->second;
}

SecretNames::Remembered SecretNames::find_out(std::string_view name) {
  if (names_.empty()) list_secrets();
  if (base::has_word(names_, name)) return {Answer::yes};
  const std::size_t distance = distance_to_secret(name);
  const bool ending = is_named_as_secret(name);
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

bool SecretNames::is_other(std::string_view name) {
  if (others_.empty()) list_others();
  return std::any_of(others_.begin(), others_.end(),
                     [name](const KnownName& other) { return base::equals_ignoring_case(other.name, name); });
}

bool SecretNames::is_holder(std::string_view element) {
  if (names_.empty()) list_secrets();
  if (holders_.empty()) holders_ = elements_with(facts_, names_);
  return base::has_word(holders_, element);
}

void SecretNames::list_others() {
  std::vector<KnownName> others;
  std::unordered_set<std::string_view> listed;
  for (const AttributeFact& fact : facts_.attributes) {
    if (fact.encrypted || !listed.insert(fact.name).second || base::has_word(names_, fact.name)) continue;
    others.push_back({fact.name, letters_of(fact.name)});
  }
  others_.swap(others);
}

}  // namespace iislint::schema
