#include "schema/native/native_schema.h"

#include "base/text.h"
#include "schema/native/native_node.h"
#include "source/decode.h"
#include "source/source_file.h"
#include "xml/scanner.h"
#include "xml/syntax_findings.h"

namespace iislint::schema {
namespace {

/// The first error stops everything.
class Reader {
 public:
  base::Result<NativeSchema> read(const xml::Document& document) {
    const NativeNode root(document, document.root());
    NativeSchema schema;
    schema.path = document.file().path();
    if (root.kind() != "configSchema")
      return root.error("<" + std::string(root.kind()) +
                        "> is not a schema; the root element must be <configSchema>");
    root.for_each_child([&](const NativeNode& node) {
      if (node.kind() == "sectionSchema" && !error_) section(node, schema);
    });
    if (error_) return *error_;
    return schema;
  }

 private:
  void section(const NativeNode& node, NativeSchema& schema) {
    NativeSection result;
    result.path = node.text("name");
    for (const std::string_view part : base::split(result.path, '/')) {
      if (part.empty()) return fail(node, "<sectionSchema> needs the full path of its section as name");
    }
    result.content = content(node);
    result.content.name = result.path.substr(result.path.find_last_of('/') + 1);
    schema.sections.push_back(std::move(result));
  }

  // The depth is limited by that of the document.
  NativeElement content(const NativeNode& node) {
    NativeElement result;
    result.line = node.line();
    result.free_attributes = node.is_true("allowUnrecognizedAttributes");
    node.for_each_child([&](const NativeNode& child) {
      if (error_) return;
      if (child.kind() == "attribute") {
        attribute(child, result);
      } else if (child.kind() == "element") {
        element(child, result);
      } else if (child.kind() == "collection") {
        result.collections.push_back(collection(child));
      }  // anything else: <method>, and what later versions may bring
    });
    return result;
  }

  void attribute(const NativeNode& node, NativeElement& parent) {
    auto result = read_native_attribute(node);
    if (!result) {
      error_ = result.error();
      return;
    }
    parent.attributes.push_back(std::move(*result));
  }

  void element(const NativeNode& node, NativeElement& parent) {
    NativeElement result = content(node);
    result.name = node.text("name");
    if (result.name.empty()) return fail(node, "<element> needs a name");
    result.run_time = node.written("extension").has_value();
    result.holds_defaults = node.is_true("isCollectionDefault");
    parent.elements.push_back(std::move(result));
  }

  NativeCollection collection(const NativeNode& node) {
    NativeCollection result;
    const std::string names = node.text("addElement");
    for (const std::string_view name : base::split(names, ',')) {
      if (!base::trim(name).empty()) result.add.emplace_back(base::trim(name));
    }
    result.remove = node.text("removeElement");
    result.clear = node.text("clearElement");
    result.default_element = node.text("defaultElement");
    result.prepends = node.is_false("mergeAppend");
    result.duplicates = node.is_true("allowDuplicates");
    result.item = content(node);
    return result;
  }

  void fail(const NativeNode& node, const std::string& problem) {
    if (!error_) error_ = node.error(problem);
  }

  std::optional<base::Error> error_;
};

/// What an XML parser would say first.
base::Error unsound(const xml::Document& document) {
  std::string problem = "is not well-formed XML";
  std::uint32_t line = 1;
  if (const auto findings = xml::syntax_findings(document); findings.made() > 0) {
    const diag::Diagnostic& first = findings.kept().front();
    problem = first.message;
    line = document.file().position(first.span.begin).line;
  }
  return {base::ErrorCode::settings, document.file().path() + ":" + std::to_string(line) + ": " + problem};
}

}  // namespace

std::optional<std::string> NativeNode::written(std::string_view attribute) const {
  const xml::AttributeId id = document_.find_attribute(id_, attribute);
  if (id == xml::kNone) return std::nullopt;
  std::string buffer;
  return std::string(document_.value(document_.attribute(id), buffer));
}

bool NativeNode::is_true(std::string_view attribute) const {
  return base::equals_ignoring_case(text(attribute), "true");
}

bool NativeNode::is_false(std::string_view attribute) const {
  return base::equals_ignoring_case(text(attribute), "false");
}

std::uint32_t NativeNode::line() const {
  return document_.file().position(document_.node(id_).begin).line;
}

base::Error NativeNode::error(const std::string& problem) const {
  return {base::ErrorCode::settings, document_.file().path() + ":" + std::to_string(line()) + ": " + problem};
}

base::Result<NativeSchema> read_native_schema(const std::string& path, std::string text) {
  source::Decoded decoded;
  decoded.text = std::move(text);
  const source::SourceFile file(path, std::move(decoded));
  const xml::Document document = xml::scan(file, 0);
  if (!document.is_sound()) return unsound(document);
  return Reader().read(document);
}

}  // namespace iislint::schema
