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

/// Serves the files of the schema, some of them changed. Any complaint about the XSD stops the build.
class Surroundings : public DefaultHandler {
 public:
  explicit Surroundings(fs::path folder) : folder_(std::move(folder)) {}

  void replace(const std::string& file, std::string text) { changed_[file] = std::move(text); }

  InputSource* resolveEntity(const XMLCh*, const XMLCh* system_id) override {
    const std::string name = fs::path(utf8(system_id)).filename().string();
    if (changed_.count(name) == 0) changed_[name] = content(folder_ / name);
    return source(name);
  }

  InputSource* source(const std::string& name) const {
    const std::string& text = changed_.at(name);
    return new MemBufInputSource(reinterpret_cast<const XMLByte*>(text.data()), text.size(), name.c_str());
  }

  void warning(const SAXParseException& problem) override { add(problem); }
  void error(const SAXParseException& problem) override { add(problem); }
  void fatalError(const SAXParseException& problem) override { add(problem); }

  std::string complaints;

 private:
  void add(const SAXParseException& problem) {
    complaints += utf8(problem.getSystemId()) + ":" + std::to_string(problem.getLineNumber()) + ": " +
                  utf8(problem.getMessage()) + "\n";
  }

  fs::path folder_;
  std::map<std::string, std::string> changed_;
};

/// The serialized grammar of the schema that the surroundings hold under that name.
std::string grammar_of(Surroundings& surroundings, const std::string& name) {
  XMLGrammarPoolImpl pool(XMLPlatformUtils::fgMemoryManager);
  {
    const std::unique_ptr<SAX2XMLReader> reader(
        XMLReaderFactory::createXMLReader(XMLPlatformUtils::fgMemoryManager, &pool));
    reader->setErrorHandler(&surroundings);
    reader->setEntityResolver(&surroundings);
    reader->setFeature(XMLUni::fgXercesSchema, true);
    reader->setFeature(XMLUni::fgXercesSchemaFullChecking, true);
    reader->setFeature(XMLUni::fgXercesIgnoreAnnotations, true);  // the fact table holds the documentation
    const std::unique_ptr<InputSource> source(surroundings.source(name));
    const Grammar* grammar = reader->loadGrammar(*source, Grammar::SchemaGrammarType, true);
    if (grammar == nullptr || !surroundings.complaints.empty())
      throw std::runtime_error(name + ":\n" + surroundings.complaints);
  }
  BinMemOutputStream bytes(1 << 20);
  pool.serializeGrammars(&bytes);
  // getSize() is the capacity of the stream; curPos() is what was written.
  return {reinterpret_cast<const char*>(bytes.getRawBuffer()), static_cast<std::size_t>(bytes.curPos())};
}

std::string without_locks(const std::string& types) {
  static const std::regex locks("(<xs:attributeGroup name=\"locks\">)[^]*?(</xs:attributeGroup>)");
  std::string result = std::regex_replace(types, locks, "$1$2");
  if (result == types) throw std::runtime_error("types.xsd: no attribute group 'locks'");
  return result;
}

/// The tree of groups with sections whose content is let through.
std::string outline(const XsdModel& model, std::string tree) {
  static const std::regex include("<xs:include schemaLocation=\"(?!types\\.xsd\")[^\"]*\"/>");
  tree = std::regex_replace(tree, include, "");
  std::set<std::string> sections;
  for (const XsdComplexType& type : model.types) {
    if (type.kind == "section") sections.insert(type.name);
  }
  for (const std::string& name : sections) {
    const std::string written = " type=\"" + name + "\"";
    for (std::size_t at = tree.find(written); at != std::string::npos; at = tree.find(written, at))
      tree.replace(at, written.size(), " type=\"opaque\"");
  }
  return tree;
}

/// A root element that holds any number of the unit's sections.
std::string wrapper(const XsdModel& model, const std::string& unit) {
  std::string text =
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation=\"" + unit +
      ".xsd\"/><xs:element name=\"configuration\"><xs:complexType>"
      "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">";
  std::set<std::string> names;
  for (const XsdComplexType& type : model.types) {
    if (type.kind != "section" || model.unit_of(type.file) != unit) continue;
    const std::string name = type.section_path.substr(type.section_path.rfind('/') + 1);
    if (!names.insert(name).second)
      throw std::runtime_error(unit + ".xsd: two sections named " + name + "; put one into another file");
    text += "<xs:element name=\"" + name + "\" type=\"" + type.name + "\"/>";
  }
  return text + "</xs:choice></xs:complexType></xs:element></xs:schema>";
}

}  // namespace

std::vector<std::string> make_grammars(const XsdModel& model, const std::string& xsd_path) {
  const fs::path folder = fs::path(xsd_path).parent_path();
  const std::string types = without_locks(content(folder / "types.xsd"));
  std::vector<std::string> grammars;
  for (const std::string& unit : model.units) {
    Surroundings surroundings(folder);
    surroundings.replace("types.xsd", types);
    std::string root = fs::path(xsd_path).filename().string();
    if (unit == kOutline) {
      surroundings.replace("sections.xsd", outline(model, content(folder / "sections.xsd")));
      surroundings.replace(root, content(xsd_path));
    } else {
      root = "sections of " + unit;
      surroundings.replace(root, wrapper(model, unit));
    }
    grammars.push_back(grammar_of(surroundings, root));
  }
  return grammars;
}

}  // namespace iislint::tools
