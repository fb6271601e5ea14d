#include "config/server/server_columns.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"
#include "values/binding_address.h"

namespace iislint::config {

namespace {

bool is_odd(const values::WindowsPath& path) {
  return path.has_slashes || path.has_trailing_blank || path.has_leading_blank || path.is_climbing ||
         path.variable_begin != path.variable_end || path.illegal != std::string_view::npos;
}

constexpr std::string_view kPools = "system.applicationHost/applicationPools";

template <typename Row>
std::span<const Row> part(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
  return {rows.data() + begin, end - begin};
}

}  // namespace

/// Reads the rows in the order of the file.
class ColumnReader {
 public:
  explicit ColumnReader(ServerColumns& columns)
      : columns_(columns), config_(columns.config_), document_(config_.document()) {}

  void run() {
    read_pools();
    const auto& sites = config_.sites();
    if (sites.empty()) return;
    const ElementRef section = ref(document_.node(sites.front().element).parent);
    outer_applications_ = defaults_of(section, "application");
    outer_folders_ = defaults_of(section, "virtualDirectory");
    outer_sites_ = defaults_of(section, "site");
    columns_.default_pool_ = lower(first(outer_applications_, {}, "applicationPool"));
    columns_.sites_.reserve(sites.size());
    for (const EffectiveConfig::Site& site : sites)
      read_site(site.element);
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

  /// The attribute of the first link that writes it, or kNone.
  static xml::AttributeId first(const LookupChain& chain, std::string_view steps, std::string_view name) {
    for (const ChainLink& link : chain.links) {
      const xml::AttributeId id = written_below(link.element, steps, name).attribute;
      if (id != xml::kNone) return id;
    }
    return xml::kNone;
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

  bool starts(xml::NodeId site, std::string_view steps) const {
    xml::AttributeId id = written_below(ref(site), steps, "serverAutoStart").attribute;
    if (id == xml::kNone) id = first(outer_sites_, steps, "serverAutoStart");
    if (id == xml::kNone) return true;
    const schema::BoundAttribute& value = config_.binding().attributes[id];
    return !value.good || value.number != 0;
  }

  void read_pools() {
    const SectionElements* section = config_.index().find(kPools);
    if (section == nullptr) return;
    for (const SectionElement& one : section->all) {
      const LookupChain defaults = defaults_of(ref(one.element), "add");
      const xml::AttributeId outer = first(defaults, "processModel", "identityType");
      for (const ElementRef& pool : elements_below(ref(one.element), "add")) {
        xml::AttributeId identity = written_below(pool, "processModel", "identityType").attribute;
        if (identity == xml::kNone) identity = outer;
        columns_.pools_.push_back({pool.element, lower_of(pool.element, "name"), identity});
      }
    }
  }

  void read_site(xml::NodeId element) {
    const auto site = static_cast<std::uint32_t>(columns_.sites_.size());
    SiteRow row;
    row.element = element;
    row.name = lower_of(element, "name");
    row.first_binding = static_cast<std::uint32_t>(columns_.bindings_.size());
    row.first_application = static_cast<std::uint32_t>(columns_.applications_.size());
    row.starts = starts(element, {});
    row.ftp_starts = starts(element, "ftpServer");
    row.may_be_partial = config_.bindings_may_be_lost(element) || document_.node(element).damaged;
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
    for (const ElementRef& entry : entries_of(elements_below(ref(element), "bindings")).in_force)
      read_binding(site, entry.element);
    for (const ElementRef& application : elements_below(ref(element), "application"))
      read_application(site, application.element, applications, folders);
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
      const auto address =
          values::parse_binding_address(document_.value(document_.attribute(row.information), buffer_));
      if (address) {
        row.ip = columns_.texts_.number_of(address->ip);
        row.host = columns_.texts_.number_of(address->host);
        row.port = address->port;
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
    for (const ElementRef& folder : elements_below(ref(element), "virtualDirectory"))
      read_folder(application, folder.element, folders);
  }

  void read_folder(std::uint32_t application, xml::NodeId element, const LookupChain& defaults) {
    FolderRow row;
    row.application = application;
    row.element = element;
    row.path = lower_of(element, "path");
    row.physical_path = document_.find_attribute(element, "physicalPath");
    row.user_name = own_or_first(element, defaults, "userName");
    const xml::AttributeId in_force = own_or_first(element, defaults, "physicalPath");
    row.may_have_path =
        (in_force != xml::kNone && !document_.value(document_.attribute(in_force), buffer_).empty()) ||
        config_.may_have_lost(element, "physicalPath");
    if (row.physical_path != xml::kNone) {
      const values::WindowsPath path =
          values::parse_windows_path(document_.value(document_.attribute(row.physical_path), buffer_));
      row.on_disk = columns_.texts_.number_of(path.normal);
      row.path_kind = path.kind;
      if (is_odd(path)) columns_.odd_paths_.emplace(columns_.folders_.size(), path);
    }
    columns_.folders_.push_back(row);
  }

  ServerColumns& columns_;
  const EffectiveConfig& config_;
  const xml::Document& document_;
  LookupChain outer_applications_, outer_folders_, outer_sites_;  // of the whole section
  std::string buffer_;
};

ServerColumns::ServerColumns(const EffectiveConfig& config)
    : config_(config),
      texts_(config.document().text()),
      ftp_(texts_.number_of("ftp")),
      http_(texts_.number_of("http")),
      https_(texts_.number_of("https")),
      root_(texts_.number_of("/")) {
  ColumnReader(*this).run();
  texts_.finish();
  bindings_.shrink_to_fit();
  applications_.shrink_to_fit();
  folders_.shrink_to_fit();
  pools_.shrink_to_fit();
}

std::span<const BindingRow> ServerColumns::bindings_of(std::size_t site) const {
  const bool is_last = site + 1 == sites_.size();
  return part(bindings_, sites_[site].first_binding,
              is_last ? bindings_.size() : sites_[site + 1].first_binding);
}

std::span<const ApplicationRow> ServerColumns::applications_of(std::size_t site) const {
  const bool is_last = site + 1 == sites_.size();
  return part(applications_, sites_[site].first_application,
              is_last ? applications_.size() : sites_[site + 1].first_application);
}

std::span<const FolderRow> ServerColumns::folders_of(std::size_t application) const {
  const bool is_last = application + 1 == applications_.size();
  return part(folders_, applications_[application].first_folder,
              is_last ? folders_.size() : applications_[application + 1].first_folder);
}

values::WindowsPath ServerColumns::path_of(std::size_t folder) const {
  if (const auto odd = odd_paths_.find(folder); odd != odd_paths_.end()) return odd->second;
  values::WindowsPath path;
  path.kind = folders_[folder].path_kind;
  path.normal = texts_.text(folders_[folder].on_disk);
  return path;
}

bool ServerColumns::speaks(std::size_t site, TextId protocol) const {
  const auto bindings = bindings_of(site);
  return std::any_of(bindings.begin(), bindings.end(),
                     [protocol](const BindingRow& one) { return one.protocol == protocol; });
}

ValueColumn ServerColumns::values(std::size_t slot) const {
  const SiteTable& table = config_.table();
  const Value& above = config_.value_above(slot);
  const bool is_text = above.fact->value->type == schema::ValueType::string;
  ValueColumn column;
  column.origins.assign(sites_.size(), above.origin);
  column.numbers.assign(sites_.size(), above.number);
  std::unordered_map<std::string, std::uint32_t> first_of;
  std::uint32_t first_above = static_cast<std::uint32_t>(-1);
  const auto same_as = [&](std::size_t row, const Value& value) {
    return first_of.try_emplace(value.text, static_cast<std::uint32_t>(row)).first->second;
  };
  if (is_text) column.same_as.resize(sites_.size());
  for (std::size_t row = 0; table.loses_any() && row < sites_.size(); ++row) {
    if (table.is_lost(row, slot)) column.origins[row] = Origin::unknown;
  }
  auto next = table.rows_with(slot).begin();
  const auto end = table.rows_with(slot).end();
  for (std::uint32_t row = 0; row < sites_.size(); ++row) {
    if (next == end || *next != row) {
      if (!is_text) continue;
      if (first_above == static_cast<std::uint32_t>(-1)) first_above = same_as(row, above);
      column.same_as[row] = first_above;
      continue;
    }
    ++next;
    const Value value = config_.value_of(*table.cell(row, slot), Origin::written);
    column.origins[row] = value.origin;
    column.numbers[row] = value.number;
    if (is_text) column.same_as[row] = same_as(row, value);
  }
  return column;
}

std::size_t ServerColumns::bytes() const {
  return sites_.capacity() * sizeof(SiteRow) + bindings_.capacity() * sizeof(BindingRow) +
         applications_.capacity() * sizeof(ApplicationRow) + folders_.capacity() * sizeof(FolderRow) +
         pools_.capacity() * sizeof(PoolRow) + texts_.bytes() + config_.table().bytes();
}

}  // namespace iislint::config
