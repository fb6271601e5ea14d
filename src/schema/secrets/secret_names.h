// Which attribute names are those of secrets: names that the fact table calls encrypted, well-known ones, and
// what is probably a misspelt one of these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/catalog/catalog.h"

namespace iislint::schema {

/// The name without letters of other scripts and marks that nobody sees.
std::string ascii_of(std::string_view name);

/// Whether the name says it without a doubt: it ends with "password", "api_key" and the like.
bool is_named_as_secret(std::string_view name);

/// The same of the key of an entry, such as key="…" value="…", an environment variable or an HTTP header.
bool is_entry_of_secret(std::string_view key);

/// Remembers what it has found out about names: files of one run use the same few. Borrows the fact table.
/// For one thread; what it answers does not depend on what it was asked before.
class SecretNames {
 public:
  explicit SecretNames(const Catalog& facts) : facts_(facts) {}

  /// The names of one file, looked at with bounded work: whether a name near that of a secret is rather
  /// another one that is known costs a comparison with every name of the table, and a file with more of them
  /// than kMaxComparisons has them all hidden.
  class OfFile {
   public:
    explicit OfFile(SecretNames& names) : names_(names) {}
    /// `name` must outlive this object.
    bool is_secret(std::string_view name);
    /// Whether the fact table knows an attribute of that name that is no secret.
    bool is_another(std::string_view name) { return names_.is_other(name); }
    /// Whether elements of that name, other than <add>, have attributes that are secrets.
    bool is_element_with_secret(std::string_view name) { return names_.is_holder(name); }

   private:
    bool find_out(std::string_view name);

    SecretNames& names_;
    std::unordered_map<std::string_view, bool> answers_;
    unsigned comparisons_ = 0;
  };

  static constexpr std::size_t kLongestName = 80;  ///< longer ones are none; as for base::nearest
  static constexpr unsigned kMaxComparisons = 200;

 private:
  enum class Answer : std::uint8_t { no, yes, near };  // near: see is_rather_another

  /// A name with the set of its letters: each edit takes away or adds one of them at most.
  struct KnownName {
    std::string_view name;
    std::uint32_t letters;
  };

  struct Remembered {
    Answer answer;
    std::uint8_t distance = 0;           // of a near one
    std::uint8_t is_another = kUnasked;  // of a near one
  };
  static constexpr std::uint8_t kUnasked = 2;

  Remembered& remembered(std::string_view name);
  Remembered find_out(std::string_view name);
  std::size_t distance_to_secret(std::string_view name) const;
  bool is_rather_another(std::string_view name, std::size_t distance);
  bool is_other(std::string_view name);
  bool is_holder(std::string_view element);
  void list_secrets();
  void list_others();

  const Catalog& facts_;
  // Listed when they are first needed.
  std::vector<std::string_view> names_;    // of secrets
  std::vector<std::uint32_t> letters_;     // of these
  std::vector<KnownName> others_;          // of the table and of no secret
  std::vector<std::string_view> holders_;  // elements with attributes that are secrets
  std::unordered_map<std::string, Remembered> answers_;
};

}  // namespace iislint::schema
