#include "grammar_writer.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <stdexcept>

#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/internal/BinMemOutputStream.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/XMLUni.hpp>

namespace iislint::tools {
namespace {

using namespace xercesc;
namespace fs = std::filesystem;

std::string utf8(const XMLCh* text) {
  char* bytes = XMLString::transcode(text);
  std::string result(bytes == nullptr ? "" : bytes);
  XMLString::release(&bytes);
  return result;
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Any complaint about the XSD stops the build.
class Complaints : public DefaultHandler {
 public:
  void warning(const SAXParseException& problem) override { add(problem); }
  void error(const SAXParseException& problem) override { add(problem); }
  void fatalError(const SAXParseException& problem) override { add(problem); }

  std::string text;

 private:
  void add(const SAXParseException& problem) {
    text += std::to_string(problem.getLineNumber()) + ": " + utf8(problem.getMessage()) + "\n";
  }
};

/// The serialized grammar of a schema that is complete in itself.
std::string grammar_of(const std::string& name, const std::string& schema) {
  XMLGrammarPoolImpl pool(XMLPlatformUtils::fgMemoryManager);
  {
    const std::unique_ptr<SAX2XMLReader> reader(
        XMLReaderFactory::createXMLReader(XMLPlatformUtils::fgMemoryManager, &pool));
    Complaints complaints;
    reader->setErrorHandler(&complaints);
    reader->setFeature(XMLUni::fgXercesSchema, true);
    reader->setFeature(XMLUni::fgXercesSchemaFullChecking, true);
    reader->setFeature(XMLUni::fgXercesIgnoreAnnotations, true);  // the fact table holds the documentation
    const MemBufInputSource source(reinterpret_cast<const XMLByte*>(schema.data()), schema.size(),
                                   name.c_str());
    const Grammar* grammar = reader->loadGrammar(source, Grammar::SchemaGrammarType, true);
    if (grammar == nullptr || !complaints.text.empty())
      throw std::runtime_error("grammar of " + name + ":\n" + complaints.text);
  }
  BinMemOutputStream bytes(1 << 20);
  pool.serializeGrammars(&bytes);
  // getSize() is the capacity of the stream; curPos() is what was written.
  return {reinterpret_cast<const char*>(bytes.getRawBuffer()), static_cast<std::size_t>(bytes.curPos())};
}

/// The named components of all files as text, "type bool" and the like. They are told apart by the layout
/// that all files have: a component begins and ends on a line of its own, two blanks in.
class Components {
 public:
  explicit Components(const std::vector<std::string>& files) {
    static const std::regex kComponent(
        "\n  <xs:(complexType|simpleType|group|attributeGroup) name=\"([^\"]+)\"(?:/>|[^]*?\n  </xs:\\1>)");
    for (const std::string& file : files) {
      const std::string text = content(file);
      for (std::sregex_iterator it(text.begin(), text.end(), kComponent), end; it != end; ++it)
        texts_[space_of((*it)[1]) + (*it)[2].str()] = it->str();
    }
    texts_["attributeGroup locks"] = "\n  <xs:attributeGroup name=\"locks\"/>";
  }

  void replace_in(const std::string& component, const std::string& from, const std::string& to) {
    std::string& text = texts_.at(component);
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }

  const std::map<std::string, std::string>& all() const { return texts_; }

  /// A schema of this text and everything that it needs.
  std::string schema(const std::string& text) const {
    std::set<std::string> taken;
    std::string result =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:f=\"urn:iislint:facts\">\n" + text;
    add_needed(text, taken, result);
    return result + "\n</xs:schema>\n";
  }

 private:
  static std::string space_of(const std::string& kind) {
    return kind == "complexType" || kind == "simpleType" ? "type " : kind + " ";
  }

  // As deep as the references are long.
  void add_needed(const std::string& text, std::set<std::string>& taken, std::string& result) const {
    static const std::regex kReference(
        "<xs:(?:element|attribute)\\s[^>]*type=\"([^\":]+)\"|base=\"([^\":]+)\"|<xs:(group|attributeGroup) "
        "ref=\"([^\"]+)\"");
    for (std::sregex_iterator it(text.begin(), text.end(), kReference), end; it != end; ++it) {
      const std::smatch& found = *it;
      const std::string name = found[3].matched ? found[3].str() + " " + found[4].str()
                                                : "type " + (found[1].matched ? found[1] : found[2]).str();
      if (!taken.insert(name).second) continue;
      const auto component = texts_.find(name);
      if (component == texts_.end())
        throw std::runtime_error("the XSD names a " + name + " that no file defines");
      result += component->second;
      add_needed(component->second, taken, result);
    }
  }

  std::map<std::string, std::string> texts_;
};

/// The outline of a file: sections are let through as they are.
std::string outline(const XsdModel& model, Components components) {
  for (const XsdComplexType& type : model.types) {
    if (type.kind != "section") continue;
    for (const auto& [name, text] : components.all())
      if (name == "group sections" || name.starts_with("type "))
        components.replace_in(name, " type=\"" + type.name + "\"", " type=\"opaque\"");
  }
  return components.schema("<xs:element name=\"configuration\" type=\"" + model.root_type + "\"/>");
}

/// A root element that holds any number of the section's elements.
std::string section(const XsdComplexType& type, const Components& components) {
  const std::string name = type.section_path.substr(type.section_path.rfind('/') + 1);
  return components.schema(
      "<xs:element name=\"configuration\"><xs:complexType>"
      "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\"><xs:element name=\"" +
      name + "\" type=\"" + type.name + "\"/></xs:choice></xs:complexType></xs:element>");
}

}  // namespace

std::vector<std::string> make_grammars(const XsdModel& model) {
  const Components components(model.files);
  std::vector<std::string> grammars = {grammar_of("the outline", outline(model, components))};
  for (const XsdComplexType& type : model.types) {
    if (type.kind == "section") grammars.push_back(grammar_of(type.section_path, section(type, components)));
  }
  return grammars;
}

}  // namespace iislint::tools
