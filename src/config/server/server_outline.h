// What a server is made of: its sites with their applications, folders and bindings, and its pools; the rows
// of ServerColumns with their texts, for checks that look at one site after the other.
//
// The *Defaults elements are taken into account: an attribute that an item does not write comes from the
// nearest of them, and only then from the schema.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/server/server_columns.h"
#include "config/server/site_bindings.h"
#include "config/views/effective_config.h"
#include "values/windows_path.h"
#include "xml/tree.h"

namespace iislint::config {

/// A text and where it is written; the holder is the item itself or one of the *Defaults elements.
struct OutlineText {
  std::string text;
  xml::NodeId holder = xml::kNone;
  xml::AttributeId attribute = xml::kNone;

  bool is_written() const { return attribute != xml::kNone; }
};

struct FolderOutline {
  xml::NodeId element;
  OutlineText path;             ///< "/"
  OutlineText physical_path;    ///< as written by the folder itself
  values::WindowsPath on_disk;  ///< the same, read
  bool may_have_path = false;   ///< it writes one, or *Defaults do, or it cannot be told
  OutlineText user_name;
};

struct ApplicationOutline {
  xml::NodeId element;
  OutlineText path;
  OutlineText pool;
  OutlineText protocols;  ///< "http" when nothing is written
  std::vector<FolderOutline> folders;
};

struct SiteOutline {
  xml::NodeId element;
  std::string name;
  bool starts = true;           ///< serverAutoStart; true where it cannot be read
  bool ftp_starts = true;       ///< the same of its ftpServer
  bool may_be_partial = false;  ///< something that belongs to the site could not be read
  std::vector<SiteBinding> bindings;
  OutlineText default_pool;  ///< of its applicationDefaults
  std::vector<ApplicationOutline> applications;

  bool speaks(std::string_view protocol) const;
  bool speaks_http() const { return speaks("http") || speaks("https"); }
  /// Whether it is served by the FTP service alone, which needs no application pool.
  bool speaks_ftp_only() const;
  /// The folder of "/" in the application "/", or nullptr.
  const FolderOutline* root_folder() const;
};

struct PoolOutline {
  xml::NodeId element;
  OutlineText name;
  OutlineText identity;  ///< of the process; ApplicationPoolIdentity when nothing is written
};

/// Borrows the configuration.
struct ServerOutline {
  std::vector<SiteOutline> sites;  ///< in the order of the file
  std::vector<PoolOutline> pools;
  OutlineText default_pool;  ///< of the applicationDefaults of all sites
  bool has_pool_section = false;
  bool defaults_have_bindings = false;  ///< siteDefaults: whether sites inherit them is not settled
  bool pools_may_be_partial = false;
  /// The file belongs to IIS Express, which runs one site at a time: its paths name the variables of that
  /// program.
  bool is_of_express = false;

  /// The site with that element, or nullptr.
  const SiteOutline* site(xml::NodeId element) const;
};

ServerOutline server_outline(const EffectiveConfig& config, const ServerColumns& columns);

}  // namespace iislint::config
