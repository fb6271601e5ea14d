// Reads the sites and pools of a file into the rows of ServerColumns.
#include <algorithm>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"
#include "config/server/server_columns.h"
#include "values/binding_address.h"

namespace iislint::config {
namespace {

using values::PathKind;

bool is_odd(const values::WindowsPath& path) {
  return path.has_slashes || path.has_trailing_blank || path.has_leading_blank || path.is_climbing ||
         path.variable_begin != path.variable_end || path.illegal != std::string_view::npos;
}

constexpr std::size_t kTextsOfSite = 4;  // about so many new ones with each

constexpr std::string_view kPools = "system.applicationHost/applicationPools";

bool names_express_variable(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("IIS_BIN%") || rest.starts_with("IIS_USER_HOME%")) return true;
  }
  return false;
}

/// The attribute of the first link that writes it, or kNone.
xml::AttributeId first(const LookupChain& chain, std::string_view steps, std::string_view name) {
  for (const ChainLink& link : chain.links) {
    const xml::AttributeId id = written_below(link.element, steps, name).attribute;
    if (id != xml::kNone) return id;
  }
  return xml::kNone;
}

}  // namespace

/// Reads the rows in the order of the file.
class ColumnReader {
 public:
  explicit ColumnReader(ServerColumns& columns)
      : columns_(columns),
        config_(columns.config_),
        document_(config_.document()),
        is_whole_(document_.errors.empty() && config_.binding().lost.empty()) {}

  void run() {
    columns_.is_of_express_ = names_express_variable(document_.text());
    read_pools();
    const auto& sites = config_.sites();
    if (sites.empty()) return;
    const ElementRef section = ref(document_.node(sites.front().element).parent);
    outer_applications_ = defaults_of(section, "application");
    outer_folders_ = defaults_of(section, "virtualDirectory");
    columns_.default_pool_ = lower(first(outer_applications_, {}, "applicationPool"));
    columns_.defaults_have_bindings_ = have_bindings(defaults_of(section, "site"));
    columns_.sites_.reserve(sites.size());
    for (const EffectiveConfig::Site& site : sites)
      read_site(site.element);
    read_starts("@serverAutoStart", &SiteRow::starts);
    read_starts("ftpServer/@serverAutoStart", &SiteRow::ftp_starts);
  }

 private:
  ElementRef ref(xml::NodeId element) const { return {&document_, &config_.binding(), element}; }

  LookupChain defaults_of(const ElementRef& parent, std::string_view item) const {
    LookupChain chain;
    add_defaults(chain, config_.index(), parent, item);
    return chain;
  }

  /// The *Defaults that count for items in `parent`: those of further out when it holds none itself.
  const LookupChain& defaults_in(xml::NodeId parent, std::string_view item, const LookupChain& outer,
                                 LookupChain& own) const {
    if (config_.index().defaults_in(config_.binding(), parent).empty()) return outer;
    own = defaults_of(ref(parent), item);
    return own;
  }

  xml::AttributeId own_or_first(xml::NodeId item, const LookupChain& defaults, std::string_view name) const {
    const xml::AttributeId own = document_.find_attribute(item, name);
    return own != xml::kNone ? own : first(defaults, {}, name);
  }

  /// The value in lower case; texts that stand in the file as they are need no copy.
  NumberedText lower(xml::AttributeId id) {
    if (id == xml::kNone) return {};
    const xml::Attribute& attribute = document_.attribute(id);
    const std::string_view text = document_.value(attribute, buffer_);
    return {attribute.plain ? columns_.texts_.number_of_lower(text)
                            : columns_.texts_.number_of(base::lower(text)),
            id};
  }
  TextId lower_of(xml::NodeId element, std::string_view name) {
    return lower(document_.find_attribute(element, name)).text;
  }

  /// The same of a piece of the value of `attribute`.
  TextId lower_piece(const xml::Attribute& attribute, std::string_view piece) {
    return attribute.plain ? columns_.texts_.number_of_lower(piece)
                           : columns_.texts_.number_of(base::lower(piece));
  }

  bool have_bindings(const LookupChain& defaults) {
    return std::any_of(defaults.links.begin(), defaults.links.end(), [&](const ChainLink& link) {
      const auto& entries = bindings_below(link.element);
      return std::any_of(entries.begin(), entries.end(), [&](xml::NodeId entry) {
        return document_.find_attribute(entry, "protocol") != xml::kNone;
      });
    });
  }

  /// Those in force; valid until the next call.
  const std::vector<xml::NodeId>& bindings_below(const ElementRef& site) {
    entries_.clear();
    add_entries_in_force(site, "bindings", entries_);
    return entries_;
  }

  /// Fills a column that is true unless the slot says no.
  void read_starts(std::string_view path, bool SiteRow::*column) {
    const auto slots = config_.site_kind().slots;
    const auto found =
        std::find_if(slots.begin(), slots.end(), [path](const auto& slot) { return slot.path == path; });
    if (found == slots.end()) return;
    const auto slot = static_cast<std::size_t>(found - slots.begin());
    const SiteTable& table = config_.table();
    const auto says_no = [&](const SiteCell* cell) {
      if (cell == nullptr) return false;
      const schema::BoundAttribute& value = config_.binding().attributes[cell->attribute];
      return value.good && value.number == 0;
    };
    if (says_no(table.cell(table.defaults_row(), slot))) {
      for (SiteRow& row : columns_.sites_)
        row.*column = false;
    }
    for (const std::uint32_t row : table.rows_with(slot))
      columns_.sites_[row].*column = !says_no(table.cell(row, slot));
  }

  void read_pools() {
    const SectionElements* section = config_.index().find(kPools);
    if (section == nullptr) return;
    for (const SectionElement& one : section->all) {
      for_each_below(ref(one.element), "add", [&](xml::NodeId pool) {
        columns_.pools_.push_back({pool, lower_of(pool, "name")});
      });
    }
  }

  void read_site(xml::NodeId element) {
    const auto site = static_cast<std::uint32_t>(columns_.sites_.size());
    SiteRow row;
    row.element = element;
    row.name = lower_of(element, "name");
    row.first_binding = static_cast<std::uint32_t>(columns_.bindings_.size());
    row.first_application = static_cast<std::uint32_t>(columns_.applications_.size());
    row.may_be_partial =
        !is_whole_ && (config_.bindings_may_be_lost(element) || document_.node(element).damaged);
    LookupChain own_applications, own_folders;
    const LookupChain& applications =
        defaults_in(element, "application", outer_applications_, own_applications);
    const LookupChain& folders = defaults_in(element, "virtualDirectory", outer_folders_, own_folders);
    for (const ChainLink& link : own_applications.links) {
      if (row.default_pool.attribute == xml::kNone && link.element.exists() &&
          document_.node(link.element.element).parent == element)
        row.default_pool = lower(written_below(link.element, {}, "applicationPool").attribute);
    }
    columns_.sites_.push_back(row);
    for (const xml::NodeId entry : bindings_below(ref(element)))
      read_binding(site, entry);
    for_each_below(ref(element), "application", [&](xml::NodeId application) {
      read_application(site, application, applications, folders);
    });
  }

  void read_binding(std::uint32_t site, xml::NodeId element) {
    const xml::AttributeId protocol = document_.find_attribute(element, "protocol");
    if (protocol == xml::kNone) return;
    BindingRow row;
    row.site = site;
    row.element = element;
    row.protocol = lower(protocol).text;
    row.information = document_.find_attribute(element, "bindingInformation");
    if (row.information != xml::kNone) {
      const xml::Attribute& information = document_.attribute(row.information);
      const values::BindingParts parts = values::read_binding_parts(document_.value(information, buffer_));
      row.fault = parts.fault;
      if (parts.has_address) {
        row.ip = parts.is_on_every_address ? columns_.every_address_ : lower_piece(information, parts.ip);
        row.host = lower_piece(information, parts.host);
        row.port = parts.port;
      }
    }
    columns_.bindings_.push_back(row);
  }

  void read_application(std::uint32_t site, xml::NodeId element, const LookupChain& defaults,
                        const LookupChain& site_folders) {
    const auto application = static_cast<std::uint32_t>(columns_.applications_.size());
    ApplicationRow row;
    row.site = site;
    row.element = element;
    row.path = lower_of(element, "path");
    row.pool = lower(own_or_first(element, defaults, "applicationPool"));
    row.protocols = lower(own_or_first(element, defaults, "enabledProtocols"));
    if (row.protocols.attribute == xml::kNone) row.protocols.text = columns_.http_;
    row.first_folder = static_cast<std::uint32_t>(columns_.folders_.size());
    columns_.applications_.push_back(row);
    LookupChain own;
    const LookupChain& folders = defaults_in(element, "virtualDirectory", site_folders, own);
    for_each_below(ref(element), "virtualDirectory",
                   [&](xml::NodeId folder) { read_folder(application, folder, folders); });
  }

  void read_folder(std::uint32_t application, xml::NodeId element, const LookupChain& defaults) {
    FolderRow row;
    row.application = application;
    row.element = element;
    row.path = lower_of(element, "path");
    row.physical_path = document_.find_attribute(element, "physicalPath");
    row.user_name = own_or_first(element, defaults, "userName");
    const xml::AttributeId in_force =
        row.physical_path != xml::kNone ? row.physical_path : first(defaults, {}, "physicalPath");
    row.may_have_path =
        (in_force != xml::kNone && !document_.value(document_.attribute(in_force), buffer_).empty()) ||
        (!is_whole_ && config_.may_have_lost(element, "physicalPath"));
    if (row.physical_path != xml::kNone) read_path(document_.attribute(row.physical_path), row);
    columns_.folders_.push_back(row);
  }

  void read_path(const xml::Attribute& attribute, FolderRow& row) {
    const std::string_view text = document_.value(attribute, buffer_);
    if (values::is_ordinary_path(text)) {
      row.path_kind = PathKind::absolute;
      row.has_plain_path = true;
      row.on_disk = lower_piece(attribute, text);
      return;
    }
    const values::WindowsPath path = values::parse_windows_path(text);
    row.on_disk = columns_.texts_.number_of(path.normal);
    row.path_kind = path.kind;
    row.has_plain_path = !is_odd(path) && (path.is_absolute() || path.kind == PathKind::device);
    if (is_odd(path)) columns_.odd_paths_.emplace(columns_.folders_.size(), path);
  }

  ServerColumns& columns_;
  const EffectiveConfig& config_;
  const xml::Document& document_;
  const bool is_whole_;                             // nothing is damaged, nothing was lost
  LookupChain outer_applications_, outer_folders_;  // of the whole section
  std::string buffer_;
  std::vector<xml::NodeId> entries_;
};

ServerColumns::ServerColumns(const EffectiveConfig& config)
    : config_(config),
      texts_(config.document().text(), config.sites().size() * kTextsOfSite),
      ftp_(texts_.number_of("ftp")),
      http_(texts_.number_of("http")),
      https_(texts_.number_of("https")),
      root_(texts_.number_of("/")),
      every_address_(texts_.number_of("*")) {
  ColumnReader(*this).run();
  texts_.finish();
  bindings_.shrink_to_fit();
  applications_.shrink_to_fit();
  folders_.shrink_to_fit();
  pools_.shrink_to_fit();
}

xml::AttributeId ServerColumns::identity_type(const PoolRow& pool) const {
  const ElementRef element{&config_.document(), &config_.binding(), pool.element};
  return first(chain_of_item(config_.index(), element), "processModel", "identityType");
}

}  // namespace iislint::config
