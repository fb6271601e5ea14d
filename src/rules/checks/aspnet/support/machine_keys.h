// The keys of <machineKey>, as .NET reads them.
//
// Source: the pages on <machineKey> and MachineKeySection of .NET Framework 1.1 to 4.8. Modifiers stand
// behind a key, first ,IsolateApps, then ,IsolateByAppId, in exactly these letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

enum class KeyForm : unsigned char {
  none,             ///< not written, or put in by a tool
  generated,        ///< AutoGenerate
  digits,           ///< hexadecimal, two for each byte
  odd,              ///< hexadecimal, one digit missing
  wrong_modifiers,  ///< what stands around the key is no modifier to .NET
  neither           ///< something else
};

struct MachineKey {
  KeyForm form = KeyForm::none;
  std::string digits;  ///< in upper case, without modifiers; of the forms digits and odd
};

MachineKey read_machine_key(std::string_view text);

/// The key of an effective value; none of one that is written nowhere.
MachineKey read_machine_key(const config::Value& value);

/// The number of digits that .NET asks of a validationKey at least, and before version 4 at most.
inline constexpr std::size_t kShortestValidationKey = 40, kLongestOldValidationKey = 128;

/// The numbers of digits that a decryptionKey may have, in words; empty when this number will do or the
/// algorithm is one that is not known here.
std::string_view lengths_wanted(std::string_view decryption, std::size_t digits);

/// Whether it is a key that .NET would use; everything else has findings of its own, or is no secret.
bool is_usable_validation_key(const MachineKey& key);
bool is_usable_decryption_key(const MachineKey& key, std::string_view decryption);

/// Whether everybody can know the key, by the hash of its digits.
bool is_published(const MachineKey& key);

/// A finding at the first of those keys of <machineKey> that have the fault, with the other one as related.
/// It does not show them.
struct FaultyKeys {
  bool validation = false, decryption = false;

  explicit operator bool() const { return validation || decryption; }
  /// "validationKey and decryptionKey are", "decryptionKey is".
  std::string subject() const;
  FindingDetails finding(const FileView& file, xml::NodeId machine_key) const;
};

}  // namespace iislint::rules::checks
