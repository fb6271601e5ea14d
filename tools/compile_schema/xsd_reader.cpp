#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>
#include <stdexcept>

#include <xercesc/dom/DOM.hpp>
#include <xercesc/parsers/XercesDOMParser.hpp>
#include <xercesc/util/XMLString.hpp>

#include "xsd_model.h"

namespace iislint::tools {
namespace {

using xercesc::DOMElement;

constexpr const char* kXsd = "http://www.w3.org/2001/XMLSchema";
constexpr const char* kFacts = "urn:iislint:facts";

std::string utf8(const XMLCh* text) {
  if (text == nullptr) return {};
  char* bytes = xercesc::XMLString::transcode(text);
  std::string result(bytes);
  xercesc::XMLString::release(&bytes);
  return result;
}

std::string attribute(const DOMElement& element, const char* name) {
  XMLCh* wide = xercesc::XMLString::transcode(name);
  std::string result = utf8(element.getAttribute(wide));
  xercesc::XMLString::release(&wide);
  return result;
}

bool has_attribute(const DOMElement& element, const char* name) {
  XMLCh* wide = xercesc::XMLString::transcode(name);
  const bool result = element.hasAttribute(wide);
  xercesc::XMLString::release(&wide);
  return result;
}

std::string local_name(const DOMElement& element) {
  return utf8(element.getLocalName());
}

std::vector<const DOMElement*> children(const DOMElement& parent, const char* space = kXsd) {
  std::vector<const DOMElement*> result;
  for (const DOMElement* child = parent.getFirstElementChild(); child != nullptr;
       child = child->getNextElementSibling()) {
    if (utf8(child->getNamespaceURI()) == space) result.push_back(child);
  }
  return result;
}

std::string collapsed(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

/// The facts in the annotation of a component.
struct Annotation {
  std::string documentation;
  std::vector<const DOMElement*> facts;

  const DOMElement* fact(const char* name) const {
    for (const DOMElement* element : facts) {
      if (local_name(*element) == name) return element;
    }
    return nullptr;
  }
};

Annotation annotation_of(const DOMElement& component) {
  Annotation result;
  for (const DOMElement* child : children(component)) {
    if (local_name(*child) != "annotation") continue;
    for (const DOMElement* part : children(*child)) {
      if (local_name(*part) == "documentation")
        result.documentation = collapsed(utf8(part->getTextContent()));
      if (local_name(*part) != "appinfo") continue;
      for (const DOMElement* fact : children(*part, kFacts))
        result.facts.push_back(fact);
    }
  }
  return result;
}

std::vector<XsdHint> hints_of(const Annotation& annotation, const std::string& about = {}) {
  std::vector<XsdHint> hints;
  for (const DOMElement* fact : annotation.facts) {
    if (local_name(*fact) != "hint" || attribute(*fact, "about") != about) continue;
    hints.push_back({attribute(*fact, "written"), attribute(*fact, "meant"), attribute(*fact, "text"),
                     attribute(*fact, "newer") == "true"});
  }
  return hints;
}

class Reader {
 public:
  XsdModel read(const std::filesystem::path& root) {
    read_file(root);
    for (const DOMElement* type : complex_types_)
      model_.types.push_back(complex_type(*type));
    for (const DOMElement* child : children(*groups_at(attribute_groups_, "locks"))) {
      if (local_name(*child) == "attribute") model_.element_attributes.push_back(attribute_of(*child));
    }
    for (const DOMElement* child : children(*groups_at(attribute_groups_, "sources"))) {
      if (local_name(*child) == "attribute") model_.section_attributes.push_back(attribute_of(*child));
    }
    if (model_.root_type.empty()) fail("no root element 'configuration'");
    return std::move(model_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(file_.string() + ": " + what);
  }

  const DOMElement* groups_at(const std::map<std::string, const DOMElement*>& groups,
                              const std::string& name) const {
    const auto found = groups.find(name);
    if (found == groups.end()) fail("group '" + name + "' is not defined");
    return found->second;
  }

  void read_file(const std::filesystem::path& path) {
    if (!seen_.insert({std::filesystem::weakly_canonical(path).string(), true}).second) return;
    file_ = path;
    model_.files.push_back(path.string());
    auto parser = std::make_unique<xercesc::XercesDOMParser>();
    parser->setDoNamespaces(true);
    parser->parse(path.string().c_str());
    if (parser->getErrorCount() > 0) fail("not well-formed");
    const DOMElement* schema = parser->getDocument()->getDocumentElement();
    parsers_.push_back(std::move(parser));
    for (const DOMElement* child : children(*schema))
      top_level(*child, path);
  }

  void top_level(const DOMElement& element, const std::filesystem::path& path) {
    const std::string kind = local_name(element);
    const std::string name = attribute(element, "name");
    if (kind == "include") {
      read_file(path.parent_path() / attribute(element, "schemaLocation"));
      file_ = path;
    } else if (kind == "simpleType") {
      model_.simple_types[name] = simple_type(element, name);
    } else if (kind == "complexType") {
      complex_types_.push_back(&element);
    } else if (kind == "group") {
      groups_[name] = &element;
    } else if (kind == "attributeGroup") {
      attribute_groups_[name] = &element;
    } else if (kind == "element" && name == "configuration") {
      model_.root_type = attribute(element, "type");
    } else if (kind != "annotation") {
      fail("unexpected top-level <" + kind + "> " + name);
    }
  }

  XsdSimpleType simple_type(const DOMElement& element, const std::string& name) {
    XsdSimpleType result;
    result.name = name;
    const Annotation annotation = annotation_of(element);
    result.hints = hints_of(annotation);
    if (const DOMElement* value = annotation.fact("value"); value != nullptr) read_value_fact(*value, result);
    for (const DOMElement* restriction : children(element)) {
      if (local_name(*restriction) == "restriction") read_facets(*restriction, result);
    }
    return result;
  }

  static std::int64_t number(const DOMElement& element, const char* name) {
    return std::stoll(attribute(element, name));
  }

  static void read_value_fact(const DOMElement& value, XsdSimpleType& type) {
    type.type = attribute(value, "type");
    if (has_attribute(value, "min")) {
      type.has_range = true;
      type.minimum = number(value, "min");
      type.maximum = number(value, "max");
      if (has_attribute(value, "granularity")) type.granularity = number(value, "granularity");
    }
    if (has_attribute(value, "notFrom")) {
      type.has_gap = true;
      type.gap_begin = number(value, "notFrom");
      type.gap_end = number(value, "notTo");
    }
    type.doubtful = attribute(value, "doubtful") == "true";
    type.infinite = attribute(value, "infinite") == "true";
    if (has_attribute(value, "unit")) type.unit = attribute(value, "unit");
    for (const DOMElement* flag : children(value, kFacts)) {
      const auto number = static_cast<std::uint32_t>(std::stoul(attribute(*flag, "number")));
      type.words.push_back({attribute(*flag, "name"), number, collapsed(utf8(flag->getTextContent()))});
    }
  }

  void read_facets(const DOMElement& restriction, XsdSimpleType& type) {
    bool lower = false, upper = false;
    for (const DOMElement* facet : children(restriction)) {
      const std::string kind = local_name(*facet);
      const std::string value = attribute(*facet, "value");
      if (kind == "enumeration" && type.type == "enum") {
        const Annotation annotation = annotation_of(*facet);
        const DOMElement* stored = annotation.fact("number");
        // Words of configSections and location have no number in IIS: they are counted.
        const auto n = static_cast<std::uint32_t>(
            stored == nullptr ? type.words.size() : std::stoul(utf8(stored->getTextContent())));
        type.words.push_back({value, n, annotation.documentation});
      } else if (kind == "minLength") {
        type.not_empty = true;
      } else if (kind == "minInclusive") {
        type.minimum = std::stoll(value);
        lower = true;
      } else if (kind == "maxInclusive") {
        type.maximum = std::stoll(value);
        upper = true;
      } else if (kind == "pattern") {
        fail("xs:pattern in " + type.name);
      }
    }
    if (!lower && !upper) return;
    type.has_range = true;
    if (!lower) type.minimum = type.type == "uint" ? 0 : std::numeric_limits<std::int32_t>::min();
    if (!upper) {
      type.maximum = type.type == "uint"    ? std::numeric_limits<std::uint32_t>::max()
                     : type.type == "int64" ? std::numeric_limits<std::int64_t>::max()
                                            : std::numeric_limits<std::int32_t>::max();
    }
  }

  XsdAttribute attribute_of(const DOMElement& element) {
    XsdAttribute result;
    result.name = attribute(element, "name");
    result.type = attribute(element, "type");
    result.required = attribute(element, "use") == "required";
    const Annotation annotation = annotation_of(element);
    result.documentation = annotation.documentation;
    if (result.type.empty()) {  // a simple type of its own
      result.type = "@" + std::to_string(model_.simple_types.size());
      for (const DOMElement* child : children(element)) {
        if (local_name(*child) == "simpleType")
          model_.simple_types[result.type] = simple_type(*child, result.type);
      }
    }
    if (result.type.rfind("xs:", 0) == 0 || model_.simple_types.count(result.type) == 0) {
      fail("attribute '" + result.name + "' has no type of ours: " + result.type);
    }
    const DOMElement* facts = annotation.fact("attribute");
    if (facts == nullptr) return result;
    result.has_default = has_attribute(*facts, "default");
    result.default_value = attribute(*facts, "default");
    result.key = attribute(*facts, "key");
    result.validator = attribute(*facts, "validator");
    result.since = attribute(*facts, "since");
    result.case_sensitive = attribute(*facts, "caseSensitive") == "true";
    result.encrypted = attribute(*facts, "encrypted") == "true";
    result.expanded = attribute(*facts, "expanded") == "true";
    return result;
  }

  XsdComplexType complex_type(const DOMElement& element) {
    XsdComplexType result;
    result.name = attribute(element, "name");
    const Annotation annotation = annotation_of(element);
    result.hints = hints_of(annotation);
    result.element_hints = hints_of(annotation, "element");
    if (const DOMElement* facts = annotation.fact("type"); facts != nullptr) {
      result.kind = attribute(*facts, "kind");
      result.section_path = attribute(*facts, "path");
      result.allow_definition = attribute(*facts, "allowDefinition");
      result.add_on = attribute(*facts, "addOn");
      result.since = attribute(*facts, "since");
      result.denied = attribute(*facts, "overrideModeDefault") == "Deny";
      result.unlocked = attribute(*facts, "unlocked") == "true";
      result.read_by_dotnet = attribute(*facts, "reader") == "net";
      result.open = attribute(*facts, "open") == "true";
      result.prepends = attribute(*facts, "prepend") == "true";
      result.duplicates = attribute(*facts, "allowDuplicates") == "true";
      if (!has_attribute(*facts, "kind")) result.kind = "settings";
    }
    for (const DOMElement* fact : annotation.facts) {
      if (local_name(*fact) == "runtime") result.run_time.push_back(attribute(*fact, "name"));
    }
    if (result.kind == "opaque") return result;
    collect(element, result);
    return result;
  }

  /// Particles and attributes, groups followed.
  void collect(const DOMElement& parent, XsdComplexType& type) {
    for (const DOMElement* child : children(parent)) {
      const std::string kind = local_name(*child);
      if (kind == "choice" || kind == "sequence") {
        collect(*child, type);
      } else if (kind == "group") {
        collect(*groups_at(groups_, attribute(*child, "ref")), type);
      } else if (kind == "element") {
        type.children.push_back(child_of(*child));
      } else if (kind == "attribute") {
        type.attributes.push_back(attribute_of(*child));
      } else if (kind == "attributeGroup") {
        attribute_group(attribute(*child, "ref"), type);
      } else if (kind != "annotation" && kind != "anyAttribute") {
        fail("<" + kind + "> in type " + type.name);
      }
    }
  }

  void attribute_group(const std::string& name, XsdComplexType& type) {
    if (name == "anyElement" || name == "freeElement") {
      type.common = "element";
      type.free_attributes = name == "freeElement";
    } else if (name == "sectionElement" || name == "freeSection") {
      type.common = "section";
      type.free_attributes = name == "freeSection";
    } else {
      collect(*groups_at(attribute_groups_, name), type);
    }
  }

  static XsdChild child_of(const DOMElement& element) {
    XsdChild result;
    result.name = attribute(element, "name");
    result.type = attribute(element, "type");
    const Annotation annotation = annotation_of(element);
    result.documentation = annotation.documentation;
    if (const DOMElement* facts = annotation.fact("directive"); facts != nullptr) {
      result.directive = attribute(*facts, "role");
    }
    if (const DOMElement* facts = annotation.fact("defaults"); facts != nullptr) {
      result.defaults_of = attribute(*facts, "of");
    }
    result.only_here = annotation.fact("onlyHere") != nullptr;
    return result;
  }

  XsdModel model_;
  std::filesystem::path file_;
  std::map<std::string, bool> seen_;
  std::vector<std::unique_ptr<xercesc::XercesDOMParser>> parsers_;  // own the trees below
  std::vector<const DOMElement*> complex_types_;
  std::map<std::string, const DOMElement*> groups_;
  std::map<std::string, const DOMElement*> attribute_groups_;
};

}  // namespace

XsdModel read_xsd(const std::string& path) {
  return Reader().read(path);
}

}  // namespace iislint::tools
