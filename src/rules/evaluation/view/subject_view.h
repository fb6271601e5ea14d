// What a rule is asked about at the moment: a site, an element, a place or the file, and the values seen from
// there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/views/item_view.h"
#include "rules/evaluation/view/file_view.h"
#include "rules/table/rule_table.h"

namespace iislint::rules {

/// Borrows the file; made to be set again and again.
class SubjectView {
 public:
  explicit SubjectView(const FileView& file) : file_(file) {}

  /// The site must be loaded, and stay so.
  void set_site(const config::SiteView& site);
  /// `item` is the view of the element, for all rules that look at it; borrowed.
  void set_item(xml::NodeId element, const config::ItemView& item);
  /// `element` is the one that findings without a better place point to.
  void set_place(std::string place, xml::NodeId element);
  void set_file();

  const FileView& file() const { return file_; }
  /// Null unless it is a site.
  const config::SiteView* site() const { return site_; }
  /// The subject's own element.
  xml::NodeId element() const { return element_; }
  /// The normal path of the place whose sections count for the subject.
  const std::string& place() const;
  /// The name of the site that the subject is or belongs to, as it is written; empty when it belongs to none.
  std::string site_name() const;

  /// The effective value; `fact` describes the attribute.
  config::Value value(const ValueRef& ref, const schema::AttributeFact& fact) const;
  config::Entries entries(const PathRef& path) const;
  /// Of a path that starts at a section, whose view keeps them for all subjects.
  const config::Entries& section_entries(const PathRef& path) const;
  /// The element that the subject itself writes at the path, if it does.
  config::ElementRef own_element(const PathRef& path) const;
  /// The deepest element of the own file on the way to what is not written; the subject's own when there is
  /// none.
  xml::NodeId nearest_element(const ValueRef& ref) const;
  xml::NodeId nearest_element(const PathRef& path) const;

 private:
  config::ElementRef own_element_ref(xml::NodeId element) const;
  /// The item that a path of Start::item begins at: the subject, or an element around it.
  config::ItemView item_at(const PathRef& path) const;

  const FileView& file_;
  const config::SiteView* site_ = nullptr;
  const config::ItemView* item_ = nullptr;
  xml::NodeId element_ = xml::kNone;
  mutable std::optional<std::string> place_;
};

}  // namespace iislint::rules
