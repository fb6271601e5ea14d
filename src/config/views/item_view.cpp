#include "config/views/item_view.h"

namespace iislint::config {

ItemView::ItemView(const EffectiveConfig& config, xml::NodeId element)
    : index_(&config.index()),
      chain_(chain_of_item(config.index(), {&config.document(), &config.binding(), element})) {}

Value ItemView::value(std::string_view steps, std::string_view attribute,
                      const schema::AttributeFact& fact) const {
  return look_up(chain_, index_, steps, attribute, fact);
}

Entries ItemView::entries(std::string_view steps) const {
  return entries_of_item(chain_, steps);
}

}  // namespace iislint::config
