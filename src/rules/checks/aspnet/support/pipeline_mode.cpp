#include "rules/checks/aspnet/support/pipeline_mode.h"

#include <string_view>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

using config::ElementRef;

/// The items and pools of one applicationHost.config.
class Server {
 public:
  explicit Server(const config::HierarchyFile& file) : file_(file) {}

  PipelineMode mode_at(std::string_view place) const {
    const std::size_t end = place.find('/');
    const ElementRef site = find("system.applicationHost/sites", "site", [&](const ElementRef& item) {
      return schema::normal_location(written_text(item, "name")) == place.substr(0, end);
    });
    if (!site.exists()) return PipelineMode::unknown;
    const ElementRef application =
        application_of(site, end == std::string_view::npos ? std::string_view() : place.substr(end + 1));
    return application.exists() ? mode_of_pool(value(application, "applicationPool")) : PipelineMode::unknown;
  }

 private:
  template <typename Fits>
  ElementRef find(std::string_view section, std::string_view name, Fits&& fits) const {
    ElementRef found;
    const config::SectionElements* elements = file_.index->find(section);
    if (elements == nullptr) return found;
    for (const config::SectionElement& one : elements->all) {
      config::for_each_below(ref(one.element), name, [&](xml::NodeId id) {
        if (!found.exists() && fits(ref(id))) found = ref(id);
      });
    }
    return found;
  }

  ElementRef ref(xml::NodeId element) const { return {file_.document, file_.binding, element}; }

  /// The one whose path covers most of the rest of the place.
  ElementRef application_of(const ElementRef& site, std::string_view rest) const {
    ElementRef best;
    std::size_t length = 0;
    config::for_each_below(site, "application", [&](xml::NodeId id) {
      const std::string path = schema::normal_location(written_text(ref(id), "path"));
      if (!config::is_at_or_below(rest, path) || (best.exists() && path.size() < length)) return;
      best = ref(id);
      length = path.size();
    });
    return best;
  }

  config::Value value(const ElementRef& item, std::string_view attribute) const {
    const schema::Catalog& facts = *item.binding->facts;
    const schema::FactId fact = facts.find_attribute(*item.binding->type(item.element), attribute);
    if (fact == schema::kNoId) return {};
    return config::look_up(config::chain_of_item(*file_.index, item), file_.index.get(), {}, attribute,
                           facts.attributes[fact]);
  }

  PipelineMode mode_of_pool(const config::Value& name) const {
    if (!name.is_known()) return PipelineMode::unknown;
    const ElementRef pool =
        find("system.applicationHost/applicationPools", "add", [&](const ElementRef& item) {
          return base::equals_ignoring_case(written_text(item, "name"), name.text);
        });
    if (!pool.exists()) return PipelineMode::unknown;
    const config::Value mode = value(pool, "managedPipelineMode");
    if (!mode.is_known()) return PipelineMode::unknown;
    return word_of(mode) == "Classic" ? PipelineMode::classic : PipelineMode::integrated;
  }

  const config::HierarchyFile& file_;
};

}  // namespace

PipelineMode pipeline_mode_at(const FileView& file, const std::string& place) {
  if (place.empty()) return PipelineMode::unknown;
  for (const config::HierarchyFile& level : file.hierarchy().levels()) {
    if (level.kind == schema::FileKind::application_host && level.index != nullptr)
      return Server(level).mode_at(place);
  }
  return PipelineMode::unknown;
}

}  // namespace iislint::rules::checks
