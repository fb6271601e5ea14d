#include "grammar_writer.h"

#include <fstream>
#include <memory>
#include <stdexcept>

#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/internal/BinMemOutputStream.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/XMLUni.hpp>

namespace iislint::tools {
namespace {

using namespace xercesc;

/// Any complaint about the XSD stops the build.
class Complaints : public DefaultHandler {
 public:
  void warning(const SAXParseException& problem) override { add(problem); }
  void error(const SAXParseException& problem) override { add(problem); }
  void fatalError(const SAXParseException& problem) override { add(problem); }
  std::string text;

 private:
  void add(const SAXParseException& problem) {
    char* message = XMLString::transcode(problem.getMessage());
    char* file = XMLString::transcode(problem.getSystemId());
    text += std::string(file) + ":" + std::to_string(problem.getLineNumber()) + ": " + message + "\n";
    XMLString::release(&message);
    XMLString::release(&file);
  }
};

}  // namespace

void write_grammar(const std::string& xsd_path, const std::string& output_path) {
  XMLGrammarPoolImpl pool(XMLPlatformUtils::fgMemoryManager);
  {
    const std::unique_ptr<SAX2XMLReader> reader(
        XMLReaderFactory::createXMLReader(XMLPlatformUtils::fgMemoryManager, &pool));
    Complaints complaints;
    reader->setErrorHandler(&complaints);
    reader->setFeature(XMLUni::fgXercesSchema, true);
    reader->setFeature(XMLUni::fgXercesSchemaFullChecking, true);
    reader->setFeature(XMLUni::fgXercesIgnoreAnnotations, true);  // the fact table holds the documentation
    const Grammar* grammar = reader->loadGrammar(xsd_path.c_str(), Grammar::SchemaGrammarType, true);
    if (grammar == nullptr || !complaints.text.empty())
      throw std::runtime_error(xsd_path + ":\n" + complaints.text);
  }
  BinMemOutputStream bytes(1 << 20);
  pool.serializeGrammars(&bytes);
  std::ofstream output(output_path, std::ios::binary);
  // getSize() is the capacity of the stream; curPos() is what was written.
  output.write(reinterpret_cast<const char*>(bytes.getRawBuffer()),
               static_cast<std::streamsize>(bytes.curPos()));
  if (!output) throw std::runtime_error("cannot write " + output_path);
}

}  // namespace iislint::tools
