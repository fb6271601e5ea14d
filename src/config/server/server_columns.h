// A server as rows of numbers: its sites with their bindings, applications and folders, and its pools. Made
// once for each file, immutable, for checks that compare all sites with each other.
//
// How a check uses it (RuleContext::columns()):
//
//   for (const BindingRow& binding : columns.bindings()) {      a scan over integers: no site is loaded, no
//   text
//     if (binding.protocol != columns.ftp()) continue;          is compared or copied
//     ++by_endpoint[{binding.ip, binding.port}];
//   }
//   const ValueColumn policy = columns.values(slot);            the effective values of one slot of all
//   sites: for (std::size_t i = 0; i < columns.sites().size(); ++i)    what the site writes, else
//   siteDefaults, else the
//     if (policy.numbers[i] == kAllow) …                        schema
//
// Rows of one kind stand in the order of the file, and name the row that they belong to by its index. Names,
// hosts and paths are in the form in which IIS compares them (lower case); equal numbers are equal texts.
// What a finding prints is read from the attribute that the row names.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/server/text_numbers.h"
#include "config/views/effective_config.h"
#include "values/binding_address.h"
#include "values/windows_path.h"
#include "xml/tree.h"

namespace iislint::config {

/// A text that is in force, and the attribute that says so.
struct NumberedText {
  TextId text = 0;
  xml::AttributeId attribute = xml::kNone;  ///< of the item or one of the *Defaults; kNone: written nowhere
};

struct SiteRow {
  xml::NodeId element = xml::kNone;
  TextId name = 0;
  std::uint32_t first_binding = 0;
  std::uint32_t first_application = 0;
  NumberedText default_pool;    ///< of its own applicationDefaults
  bool starts = true;           ///< serverAutoStart; true where it cannot be read
  bool ftp_starts = true;       ///< the same of its ftpServer
  bool may_be_partial = false;  ///< something that belongs to the site could not be read
};

struct BindingRow {
  std::uint32_t site = 0;
  xml::NodeId element = xml::kNone;
  xml::AttributeId information = xml::kNone;  ///< kNone when it is missing
  TextId protocol = 0;
  TextId ip = 0;    ///< "*" for all addresses; 0 when the text is of another form (net.pipe …)
  TextId host = 0;  ///< 0 when any will do
  std::uint16_t port = 0;
  /// The first thing that keeps the information from being address:port:host, whatever the protocol.
  values::BindingFault fault = values::BindingFault::none;

  bool has_address() const { return port != 0; }
};

struct ApplicationRow {
  std::uint32_t site = 0;
  xml::NodeId element = xml::kNone;
  TextId path = 0;
  NumberedText pool;
  NumberedText protocols;
  std::uint32_t first_folder = 0;
};

struct FolderRow {
  std::uint32_t application = 0;
  xml::NodeId element = xml::kNone;
  TextId path = 0;
  TextId on_disk = 0;  ///< normal form of its physical path; 0 where that can be compared with nothing
  xml::AttributeId physical_path = xml::kNone;
  xml::AttributeId user_name = xml::kNone;  ///< in force: its own or that of *Defaults
  values::PathKind path_kind = values::PathKind::empty;
  bool may_have_path = false;   ///< it writes one, or *Defaults do, or it cannot be told
  bool has_plain_path = false;  ///< its own is absolute or of a share, and path_of() has no more to say of it
};

struct PoolRow {
  xml::NodeId element = xml::kNone;
  TextId name = 0;
};

constexpr std::size_t kNoRow = static_cast<std::size_t>(-1);

/// The effective values of one slot, by site.
struct ValueColumn {
  std::vector<Origin> origins;
  std::vector<std::int64_t> numbers;  ///< as Value::number
  /// Of a slot that holds a text: the first site with the same one, so that equal texts have equal numbers.
  std::vector<std::uint32_t> same_as;
};

/// Borrows the configuration.
class ServerColumns {
 public:
  explicit ServerColumns(const EffectiveConfig& config);

  std::span<const SiteRow> sites() const { return sites_; }
  std::span<const BindingRow> bindings() const { return bindings_; }
  std::span<const ApplicationRow> applications() const { return applications_; }
  std::span<const FolderRow> folders() const { return folders_; }
  std::span<const PoolRow> pools() const { return pools_; }

  std::span<const BindingRow> bindings_of(std::size_t site) const;
  std::span<const ApplicationRow> applications_of(std::size_t site) const;
  std::span<const FolderRow> folders_of(std::size_t application) const;
  /// The row of the folder "/" in the application "/", the first of several, or kNoRow.
  std::size_t root_folder(std::size_t site) const;
  /// The site that a folder belongs to.
  std::size_t site_of_folder(const FolderRow& folder) const { return applications_[folder.application].site; }
  /// All that is known of the physical path of a folder.
  values::WindowsPath path_of(std::size_t folder) const;

  /// The identityType in force for the process of a pool, or kNone. Looked up each time.
  xml::AttributeId identity_type(const PoolRow& pool) const;

  /// The pool that applications of all sites use when nothing nearer names one.
  NumberedText default_pool() const { return default_pool_; }
  /// Whether siteDefaults have bindings; that sites inherit them is not settled.
  bool defaults_have_bindings() const { return defaults_have_bindings_; }
  /// Whether the file belongs to IIS Express, which runs one site at a time: its paths name the variables of
  /// that program.
  bool is_of_express() const { return is_of_express_; }

  const TextNumbers& texts() const { return texts_; }
  std::string_view text(TextId id) const { return texts_.text(id); }
  TextId ftp() const { return ftp_; }
  TextId http() const { return http_; }
  TextId https() const { return https_; }
  TextId root() const { return root_; }                    ///< "/"
  TextId every_address() const { return every_address_; }  ///< "*"

  /// Whether a binding of the site has that protocol.
  bool speaks(std::size_t site, TextId protocol) const;
  /// http or https.
  bool speaks_http(std::size_t site) const;
  /// Whether the site is served by the FTP service alone, which needs no application pool.
  bool speaks_ftp_only(std::size_t site) const;

  ValueColumn values(std::size_t slot) const;

  /// Bytes that are held beside the text, those of EffectiveConfig::table() included.
  std::size_t bytes() const;

 private:
  friend class ColumnReader;

  const EffectiveConfig& config_;
  std::vector<SiteRow> sites_;
  std::vector<BindingRow> bindings_;
  std::vector<ApplicationRow> applications_;
  std::vector<FolderRow> folders_;
  std::vector<PoolRow> pools_;
  NumberedText default_pool_;
  bool defaults_have_bindings_ = false;
  bool is_of_express_ = false;
  std::unordered_map<std::size_t, values::WindowsPath>
      odd_paths_;  // of folders: more than kind and normal form
  TextNumbers texts_;
  TextId ftp_, http_, https_, root_, every_address_;
};

}  // namespace iislint::config
