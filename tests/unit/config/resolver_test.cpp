// One question, one answer: whoever tells what is in force for a setting says the same. Asked of every file
// of the tests, alone and in its place below a server.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>

#include "base/text.h"
#include "config/locks/refusal.h"
#include "config/lookup/lookup_chain.h"
#include "config/server/server_columns.h"
#include "config/views/value_history.h"
#include "engine/explain_value.h"
#include "engine/files/parsed_file.h"
#include "engine/project.h"
#include "repository.h"
#include "rules/evaluation/view/rule_values.h"
#include "rules/evaluation/view/subject_view.h"
#include "schema/binding/location_path.h"
#include "source/decode.h"

using namespace iislint;

namespace {

using config::Value;

std::string text_of(const Value& value) {
  return "origin " + std::to_string(static_cast<int>(value.origin)) + ", attribute " +
         std::to_string(value.attribute) + ", number " + std::to_string(value.number) + ", text " +
         value.text;
}

/// What both say, or nothing when they agree. Whether an inherited or own value is meant depends on the place
/// that is asked for, not on the value.
std::string difference(const Value& a, const Value& b) {
  const bool both_known = a.is_known() && b.is_known();
  const bool same = a.origin == b.origin && a.attribute == b.attribute && a.document == b.document &&
                    (!both_known || (a.number == b.number && a.text == b.text));
  return same ? std::string() : text_of(a) + " against " + text_of(b);
}

/// "a/b" and "x" of "a/b/@x".
std::pair<std::string_view, std::string_view> parts_of(std::string_view slot_path) {
  const std::size_t at = slot_path.rfind('@');
  return {slot_path.substr(0, at == 0 ? 0 : at - 1), slot_path.substr(at + 1)};
}

/// Asks everybody about the sites of the innermost file of a hierarchy, and counts the questions.
class Sites {
 public:
  explicit Sites(const config::Hierarchy& hierarchy)
      : hierarchy_(hierarchy), file_(hierarchy), config_(file_.config()), subject_(file_) {
    for (const rules::Rule& rule : rules::rules()) {
      if (rule.subject == rules::Subject::ftp_site) rules_.emplace_back(file_, rule, options_);
    }
  }

  void run() {
    config::SiteView view(config_);
    const auto slots = config_.site_kind().slots;
    std::vector<config::ValueColumn> columns;
    for (std::size_t slot = 0; slot < slots.size() && !config_.sites().empty(); ++slot)
      columns.push_back(file_.columns().values(slot));
    for (std::size_t row = 0; row < config_.sites().size(); ++row) {
      view.load(config_.sites()[row].element);
      subject_.set_site(view);
      const config::LookupChain chain =
          config::chain_of_item(config_.index(), {&config_.document(), &config_.binding(), view.element()});
      for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        CAPTURE(slots[slot].path);
        CAPTURE(view.name());
        const auto [steps, name] = parts_of(slots[slot].path);
        const schema::AttributeFact& fact = config_.binding().facts->attributes[slots[slot].fact];
        const Value& value = view.value(slot);
        const Value looked_up = config::look_up(chain, &config_.index(), steps, name, fact);
        CHECK(difference(value, looked_up) == "");
        rules::ValueRef ref{
            "", {rules::Start::site, static_cast<std::uint16_t>(slot)}, name, slots[slot].fact};
        CHECK(difference(value, subject_.value(ref, fact)) == "");
        CHECK(value.origin == columns[slot].origins[row]);
        if (value.is_known()) CHECK(value.number == columns[slot].numbers[row]);
        ask_history(view, steps, fact, value);
        ++questions;
      }
      ask_columns(view, row);
      ask_rules(view);
    }
  }

  std::size_t questions = 0;

 private:
  /// `why` names a site by its name, so it must be the only one.
  void ask_history(const config::SiteView& view, std::string_view steps, const schema::AttributeFact& fact,
                   const Value& value) {
    const auto has_name = [&](const config::SiteRow& one) {
      return file_.columns().text(one.name) == base::lower(view.name());
    };
    const auto rows = file_.columns().sites();
    const bool is_plain = config_.document().errors.empty();  // else a site may stand inside another
    if (view.name().empty() || !is_plain || std::count_if(rows.begin(), rows.end(), has_name) != 1) return;
    config::SettingPath setting;
    const auto sections = hierarchy_.sections(hierarchy_.own_index(), "system.applicationHost/sites");
    setting.section = config_.binding().type(sections.front().element);
    setting.steps = {{"site", "name", view.name()}};
    for (const std::string_view step : base::split(steps, '/')) {
      if (!step.empty()) setting.steps.push_back({std::string(step), {}, {}});
    }
    setting.fact = &fact;
    const config::ValueHistory history =
        config::value_history(hierarchy_, setting, schema::normal_location(view.name()));
    CHECK(difference(value, history.value) == "");
    if (value.is_known()) CHECK(value.is_written() == !history.writers.empty());
    if (value.is_written()) CHECK(history.writers.back().attribute == value.attribute);
  }

  /// Values of sections as rules read them, and --trace-rule prints them: kept from one site to the next.
  void ask_rules(const config::SiteView& view) {
    for (rules::RuleValues& values : rules_) {
      values.subject().set_site(view);
      values.forget();
      const auto refs = values.rule().values;
      for (std::size_t i = 0; i < refs.size(); ++i) {
        if (refs[i].path.start != rules::Start::section) continue;
        CAPTURE(values.rule().info->id);
        const config::LookupChain chain =
            config::chain_of_place(hierarchy_, refs[i].path.section, values.subject().place());
        const schema::AttributeFact& fact = config_.binding().facts->attributes[refs[i].fact];
        const Value looked_up =
            config::look_up_at_place(hierarchy_, chain, nullptr, refs[i].path.steps, refs[i].attribute, fact);
        CHECK(difference(values.value_at(i), looked_up) == "");
        ++questions;
      }
    }
  }

  config::ElementRef ref(xml::NodeId element) const {
    return {&config_.document(), &config_.binding(), element};
  }

  std::string written(xml::AttributeId id) const {
    std::string buffer;
    if (id == xml::kNone) return {};
    return std::string(config_.document().value(config_.document().attribute(id), buffer));
  }

  void ask_columns(const config::SiteView& view, std::size_t row) {
    const config::ServerColumns& columns = file_.columns();
    const config::SiteRow& site = columns.sites()[row];
    CHECK(site.element == view.element());
    CHECK(base::lower(view.name()) == columns.text(site.name));
    CHECK(config_.sites()[row].is_ftp == columns.speaks(row, columns.ftp()));
    ask_start(view, "@serverAutoStart", site.starts);
    ask_start(view, "ftpServer/@serverAutoStart", site.ftp_starts);
    ask_bindings(row);
    const auto applications = config::elements_below(ref(site.element), "application");
    REQUIRE(applications.size() == columns.applications_of(row).size());
    for (std::size_t i = 0; i < applications.size(); ++i)
      ask_application(applications[i].element, site.first_application + i);
  }

  void ask_start(const config::SiteView& view, std::string_view path, bool starts) {
    const auto slots = config_.site_kind().slots;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
      if (slots[slot].path != path) continue;
      const Value& value = view.value(slot);
      if (value.is_known()) CHECK(starts == (value.number != 0));
    }
  }

  void ask_bindings(std::size_t row) {
    const config::ServerColumns& columns = file_.columns();
    const auto bindings = columns.bindings_of(row);
    std::vector<xml::NodeId> in_force;
    const auto all = config::elements_below(ref(columns.sites()[row].element), "bindings");
    for (const config::ElementRef& entry : config::entries_of(all).in_force) {
      if (config_.document().find_attribute(entry.element, "protocol") != xml::kNone)
        in_force.push_back(entry.element);
    }
    REQUIRE(in_force.size() == bindings.size());
    for (std::size_t i = 0; i < bindings.size(); ++i) {
      CHECK(bindings[i].element == in_force[i]);
      CHECK(bindings[i].site == row);
      if (bindings[i].information == xml::kNone) continue;
      const values::BindingReading reading = values::read_binding(written(bindings[i].information));
      CHECK(bindings[i].fault == reading.fault);
      REQUIRE(bindings[i].has_address() == reading.address.has_value());
      if (!reading.address) continue;
      CHECK(columns.text(bindings[i].ip) == reading.address->ip);
      CHECK(columns.text(bindings[i].host) == reading.address->host);
      CHECK(bindings[i].port == reading.address->port);
    }
  }

  void ask_application(xml::NodeId element, std::size_t row) {
    const config::ServerColumns& columns = file_.columns();
    const config::ApplicationRow& application = columns.applications()[row];
    CHECK(application.element == element);
    CHECK(columns.text(application.path) ==
          base::lower(written(config_.document().find_attribute(element, "path"))));
    ask_item(element, "applicationPool", application.pool.attribute);
    ask_item(element, "enabledProtocols", application.protocols.attribute);
    const auto folders = config::elements_below(ref(element), "virtualDirectory");
    REQUIRE(folders.size() == columns.folders_of(row).size());
    for (std::size_t i = 0; i < folders.size(); ++i)
      ask_folder(folders[i].element, application.first_folder + i);
  }

  void ask_item(xml::NodeId element, std::string_view attribute, xml::AttributeId in_force) {
    const schema::Catalog& facts = *config_.binding().facts;
    const auto fact = facts.find_attribute(*config_.binding().type(element), attribute);
    const Value value = config::ItemView(config_, element).value("", attribute, facts.attributes[fact]);
    if (value.is_known()) CHECK(value.attribute == in_force);
  }

  void ask_folder(xml::NodeId element, std::size_t row) {
    const config::ServerColumns& columns = file_.columns();
    const config::FolderRow& folder = columns.folders()[row];
    CHECK(folder.element == element);
    ask_item(element, "userName", folder.user_name);
    if (folder.physical_path == xml::kNone) return;
    CHECK(folder.may_have_path == !written(folder.physical_path).empty());
    const values::WindowsPath path = values::parse_windows_path(written(folder.physical_path));
    CHECK(columns.text(folder.on_disk) == path.normal);
    CHECK(folder.path_kind == path.kind);
    const values::WindowsPath kept = columns.path_of(row);
    CHECK(kept.has_slashes == path.has_slashes);
    CHECK(kept.illegal == path.illegal);
    CHECK(kept.variable_begin == path.variable_begin);
    const bool is_odd = path.has_slashes || path.has_leading_blank || path.has_trailing_blank ||
                        path.is_climbing || path.variable_begin != path.variable_end ||
                        path.illegal != std::string::npos;
    if (folder.has_plain_path) CHECK(!is_odd);
    if (folder.has_plain_path && !path.is_absolute()) CHECK(path.kind == values::PathKind::device);
  }

  const config::Hierarchy& hierarchy_;
  const rules::FileView file_;
  const config::EffectiveConfig& config_;
  rules::SubjectView subject_;
  const rules::RuleOptions options_;
  std::deque<rules::RuleValues> rules_;  // those about FTP sites
};

/// Asks about each attribute that the innermost file writes in a section, at the place that it is written
/// for.
std::size_t ask_sections(const config::Hierarchy& hierarchy) {
  std::size_t questions = 0;
  const config::HierarchyFile& own = hierarchy.own();
  const rules::FileView context(hierarchy);
  rules::SubjectView subject(context);
  for (xml::NodeId id = 1; id < own.document->nodes.size(); ++id) {
    if (own.binding->elements[id].standing != schema::BindStatus::bound) continue;
    std::string steps;
    xml::NodeId at = id;
    for (; own.binding->type(at)->kind == schema::ElementKind::settings; at = own.document->node(at).parent) {
      const schema::ChildFact* child = own.binding->child(at);
      if (child == nullptr || child->directive != schema::Directive::none || own.binding->type(at) == nullptr)
        break;
      steps = std::string(own.document->name(at)) + (steps.empty() ? "" : "/") + steps;
      if (own.binding->type(own.document->node(at).parent) == nullptr) break;
    }
    const schema::ElementType& section = *own.binding->type(at);
    if (section.kind != schema::ElementKind::section) continue;
    const std::string place = hierarchy.place_of(hierarchy.own_index(), at);
    for (const schema::AttributeFact& fact : own.binding->facts->attributes_of(*own.binding->type(id))) {
      CAPTURE(section.section.path);
      CAPTURE(place);
      CAPTURE(fact.name);
      config::SettingPath setting;
      setting.section = &section;
      for (const std::string_view step : base::split(steps, '/')) {
        if (!step.empty()) setting.steps.push_back({std::string(step), {}, {}});
      }
      setting.fact = &fact;
      const config::ValueHistory history = config::value_history(hierarchy, setting, place);
      const Value value = context.section(section.section.path).value(place, steps, fact.name, fact);
      subject.set_place(place, at);
      rules::ValueRef ref{"", {rules::Start::section, 0, section.section.path, steps}, fact.name, 0};
      CHECK(difference(value, history.value) == "");
      CHECK(difference(value, subject.value(ref, fact)) == "");
      if (value.is_known()) CHECK(value.is_written() == !history.writers.empty());
      if (value.is_written()) CHECK(history.writers.back().attribute == value.attribute);
      const bool is_refused = !history.writers.empty() && history.writers.back().refused_by;
      if (value.is_written() && value.origin != config::Origin::unknown)
        CHECK((value.origin == config::Origin::refused) == is_refused);
      ++questions;
    }
  }
  return questions;
}

/// One text as the only file there is.
struct Alone {
  explicit Alone(const std::string& path, const std::string& text)
      : parsed(engine::parse_file(std::make_shared<const source::SourceFile>(path, source::decode(text)), 0,
                                  {}, names)) {
    if (!parsed.binding || parsed.is_piece) return;
    config::HierarchyFile level;
    level.document = &parsed.document;
    level.binding = &*parsed.binding;
    level.kind = parsed.kind;
    level.index = parsed.index;
    hierarchy.emplace(std::vector<config::HierarchyFile>{level});
  }

  schema::SecretNames names{schema::catalog()};
  engine::ParsedFile parsed;
  std::optional<config::Hierarchy> hierarchy;
};

const std::string kFrame =
    "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
    "<virtualDirectory path='/' physicalPath='D:\\a'/></application>";

}  // namespace

TEST_CASE("rules, why and the columns of a server agree about every slot of every file") {
  std::size_t of_sites = 0, of_sections = 0;
  for (const std::string& path : tests::files_below("tests", ".config")) {
    CAPTURE(path);
    const Alone alone(path, tests::read_file(path));
    if (!alone.hierarchy) continue;
    Sites sites(*alone.hierarchy);
    sites.run();
    of_sites += sites.questions;
    of_sections += ask_sections(*alone.hierarchy);
  }
  CHECK(of_sites > 50000);
  CHECK(of_sections > 2000);
}

TEST_CASE("they agree below a server, too") {
  const source::DiskReader disk;
  std::size_t questions = 0, refused = 0;
  for (const std::string& path : tests::files_below("tests/hierarchy", ".config")) {
    CAPTURE(path);
    const auto project = engine::Project::open(disk, {});
    REQUIRE(project);
    const source::FileId file = (*project)->add({{path, std::nullopt, true}}).front();
    auto levels = (*project)->layout().levels_at(file, "");
    if (!levels || levels->size() == 1) continue;
    questions += ask_sections(config::Hierarchy(std::move(*levels)));
    const auto answer = engine::explain_value(**project, path, "system.webServer/httpErrors/@defaultPath");
    REQUIRE(answer);
    if (!answer->writers.empty() && answer->writers.back().is_refused) ++refused;
  }
  CHECK(questions > 50);
  CHECK(refused > 0);
}

TEST_CASE("a binding that a <clear> throws away makes no FTP site") {
  const std::string text =
      kFrame +
      "<bindings><binding protocol='ftp' bindingInformation='*:21:'/><clear/>"
      "<binding protocol='http' bindingInformation='*:80:'/></bindings><ftpServer><security><ssl "
      "serverCertHash='' controlChannelPolicy='SslAllow'/></security></ftpServer></site></sites>"
      "</system.applicationHost></configuration>";
  const Alone alone("applicationHost.config", text);
  const rules::FileView context(*alone.hierarchy);
  REQUIRE(context.config().sites().size() == 1);
  CHECK(!context.config().sites()[0].is_ftp);
  bool any = false;
  for (const diag::Diagnostic& finding : tests::analyze_text("applicationHost.config", text).diagnostics) {
    CAPTURE(finding.rule_id);
    any = any || finding.rule_id == "add-then-clear";
    CHECK((!finding.rule_id.starts_with("ftp-") || finding.rule_id == "ftp-clientcert-no-ftp-binding"));
  }
  CHECK(any);
}

TEST_CASE("what stands behind a <clear> counts, and bindings of siteDefaults unless there is one") {
  const auto is_ftp = [](const std::string& bindings, const std::string& behind = "") {
    const Alone alone("applicationHost.config", kFrame + "<bindings>" + bindings + "</bindings></site>" +
                                                    behind +
                                                    "</sites></system.applicationHost></configuration>");
    return rules::FileView(*alone.hierarchy).config().sites()[0].is_ftp;
  };
  const std::string ftp = "<binding protocol='ftp' bindingInformation='*:21:'/>";
  CHECK(is_ftp(ftp));
  CHECK(is_ftp("<clear/>" + ftp));
  const auto defaults = [](const std::string& bindings) {
    return "<siteDefaults><bindings>" + bindings + "</bindings></siteDefaults>";
  };
  CHECK(is_ftp("", defaults(ftp)));
  CHECK(is_ftp("<binding protocol='http' bindingInformation='*:80:'/>", defaults(ftp)));
  CHECK(!is_ftp("<clear/>", defaults(ftp)));
  CHECK(!is_ftp("", defaults(ftp + "<clear/>")));
  CHECK(!is_ftp("", defaults("<binding protocol='http' bindingInformation='*:80:'/>")));
}

TEST_CASE("what a server costs beside its text stays below its size") {
  std::string text = "<configuration>\n <system.applicationHost>\n  <sites>\n";
  constexpr int kSites = 2000;
  for (int i = 1; i <= kSites; ++i) {
    const std::string n = std::to_string(i);
    text += "   <site name=\"Site " + n + "\" id=\"" + n +
            "\">\n    <application path=\"/\" applicationPool=\"pool" + n +
            "\">\n     <virtualDirectory path=\"/\" physicalPath=\"D:\\sites\\" + n +
            "\" />\n    </application>\n    <bindings>\n     <binding protocol=\"ftp\" "
            "bindingInformation=\"10.0." +
            std::to_string(i / 250) + "." + std::to_string(i % 250) +
            ":21:\" />\n    </bindings>\n    <ftpServer>\n     <security>\n      <ssl serverCertHash=\""
            "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567\" controlChannelPolicy=\"SslRequire\" "
            "dataChannelPolicy=\"SslRequire\" />\n     </security>\n    </ftpServer>\n   </site>\n";
  }
  text += "  </sites>\n </system.applicationHost>\n</configuration>\n";
  const Alone alone("applicationHost.config", text);
  const rules::FileView context(*alone.hierarchy);
  const config::ServerColumns& columns = context.columns();
  CHECK(columns.sites().size() == kSites);
  CHECK(columns.text(columns.sites()[41].name) == "site 42");
  CHECK(columns.text(columns.folders()[41].on_disk) == "d:\\sites\\42");
  CHECK(columns.applications()[41].pool.text != columns.applications()[42].pool.text);
  MESSAGE("bytes for each byte of text: ", double(columns.bytes()) / double(text.size()));
  CHECK(columns.bytes() * 4 <= text.size() * 3);  // of sites that hold next to nothing else
  const auto slots = context.config().site_kind().slots;
  const auto hash = std::find_if(slots.begin(), slots.end(), [](const schema::Slot& slot) {
    return slot.path == "ftpServer/security/ssl/@serverCertHash";
  });
  const config::ValueColumn column = columns.values(static_cast<std::size_t>(hash - slots.begin()));
  CHECK(std::all_of(column.same_as.begin(), column.same_as.end(),
                    [](std::uint32_t site) { return site == 0; }));
}
