#include "sample_document.h"

#include <algorithm>
#include <functional>

#include "sample_values.h"

namespace iislint::mutation {
namespace {

using schema::ChildFact;
using schema::ElementKind;
using schema::ElementType;

const schema::Catalog& facts() {
  return schema::catalog();
}

const ElementType& type_of(const ChildFact& child) {
  return facts().types[child.type];
}

/// The type at the end of a chain.
const ElementType& type_of(const Chain& chain) {
  return facts().types[chain.empty() ? facts().root : facts().children[chain.back()].type];
}

void print(const SampleElement& element, std::string indent, std::string& text) {
  text += indent + "<" + element.name;
  for (const auto& [name, value] : element.attributes)
    text += " " + name + "=\"" + escaped(value) + "\"";
  if (element.children.empty()) {
    text += " />\n";
    return;
  }
  text += ">\n";
  for (const SampleElement& child : element.children)
    print(child, indent + "  ", text);
  text += indent + "</" + element.name + ">\n";
}

enum class Share { must, keys, all };

/// Numbers the values, so that no key is written twice.
class Author {
 public:
  SampleElement element(std::string_view name, const ElementType& type, Share share) {
    SampleElement result;
    result.name = name;
    ++number_;
    for (const schema::AttributeFact& fact : facts().attributes_of(type)) {
      const bool wanted =
          share == Share::all || fact.required || (share == Share::keys && fact.key != schema::KeyRole::none);
      if (wanted) result.attributes.emplace_back(fact.name, sample_value(fact, number_));
    }
    return result;
  }

  /// With everything below it. `above` are the types around it.
  SampleElement whole(std::string_view name, const ElementType& type, std::vector<const ElementType*> above) {
    SampleElement result = element(name, type, Share::all);
    above.push_back(&type);
    for (const ChildFact* child : ordered_children(type)) {
      if (std::find(above.begin(), above.end(), &type_of(*child)) == above.end())
        result.children.push_back(whole(child->name, type_of(*child), above));
    }
    return result;
  }

  /// What takes away stands before what adds.
  static std::vector<const ChildFact*> ordered_children(const ElementType& type) {
    std::vector<const ChildFact*> result;
    for (const auto directive : {schema::Directive::clear, schema::Directive::remove, schema::Directive::add,
                                 schema::Directive::none}) {
      for (const ChildFact& child : facts().children_of(type)) {
        if (child.directive == directive) result.push_back(&child);
      }
    }
    return result;
  }

 private:
  std::size_t number_ = 0;
};

/// `inner` inside the elements that the chain names before its last one.
std::string text_around(const Chain& chain, Author& author, SampleElement inner) {
  for (std::size_t i = chain.size(); i-- > 0;) {
    const ChildFact* child = i == 0 ? nullptr : &facts().children[chain[i - 1]];
    SampleElement around =
        author.element(child == nullptr ? "configuration" : child->name,
                       child == nullptr ? facts().types[facts().root] : type_of(*child), Share::must);
    around.children.push_back(std::move(inner));
    inner = std::move(around);
  }
  std::string text;
  print(inner, "", text);
  return text;
}

std::string_view last_name(const Chain& chain) {
  return chain.empty() ? "configuration" : facts().children[chain.back()].name;
}

}  // namespace

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '"') {
      result += "&quot;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string path_of(const Chain& chain) {
  std::string path;
  for (const schema::ChildId id : chain)
    path += (path.empty() ? "" : "/") + std::string(facts().children[id].name);
  return path;
}

std::vector<Chain> all_chains() {
  std::vector<Chain> result;
  const std::function<void(const Chain&)> visit = [&](const Chain& chain) {
    result.push_back(chain);
    if (path_of(chain) == "location") return;
    const ElementType& type = type_of(chain);
    for (const ChildFact& child : facts().children_of(type)) {
      const auto same = [&](schema::ChildId id) { return facts().children[id].type == child.type; };
      if (std::any_of(chain.begin(), chain.end(), same)) continue;
      Chain below = chain;
      below.push_back(static_cast<schema::ChildId>(&child - facts().children.data()));
      visit(below);
    }
  };
  visit({});
  return result;
}

std::vector<Chain> section_chains() {
  std::vector<Chain> chains = all_chains();
  chains.erase(std::remove_if(chains.begin(), chains.end(),
                              [](const Chain& c) { return type_of(c).kind != ElementKind::section; }),
               chains.end());
  return chains;
}

std::string full_text(const Chain& chain) {
  Author author;
  return text_around(chain, author, author.whole(last_name(chain), type_of(chain), {}));
}

std::string slim_text(const Chain& chain) {
  Author author;
  SampleElement focus = author.element(last_name(chain), type_of(chain), Share::all);
  // The content of <configuration> and <location> is told elsewhere.
  const bool holds_sections = type_of(chain).kind == ElementKind::container;
  for (const ChildFact* child : Author::ordered_children(type_of(chain))) {
    if (!holds_sections || chain.size() > 1 || child->name != "location")
      focus.children.push_back(author.element(child->name, type_of(*child), Share::keys));
  }
  return text_around(chain, author, std::move(focus));
}

}  // namespace iislint::mutation
