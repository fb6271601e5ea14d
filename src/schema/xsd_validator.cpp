#include "schema/xsd_validator.h"

#include <mutex>

#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/framework/XMLValidityCodes.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/BinMemInputStream.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/TransService.hpp>
#include <xercesc/util/XMLNetAccessor.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "schema/grammar.h"
#include "schema/parser_memory.h"

namespace iislint::schema {
namespace {

using namespace xercesc;

std::string utf8(const XMLCh* text) {
  if (text == nullptr) return {};
  const TranscodeToStr bytes(text, "UTF-8");
  return std::string(reinterpret_cast<const char*>(bytes.str()), bytes.length());
}

/// Initialize and Terminate count their calls but do not lock.
class Runtime {
 public:
  Runtime() {
    const std::lock_guard lock(mutex());
    XMLPlatformUtils::Initialize();
    // Nothing may ever be fetched; without an accessor every URL is an unsupported protocol.
    delete XMLPlatformUtils::fgNetAccessor;
    XMLPlatformUtils::fgNetAccessor = nullptr;
  }
  ~Runtime() {
    const std::lock_guard lock(mutex());
    XMLPlatformUtils::Terminate();
  }
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex instance;
    return instance;
  }
};

/// Thrown out of the parser when nothing more is wanted of it.
struct Enough {};

/// Ties each error to an element: those of a start tag come before its startElement, those of the content
/// before the endElement.
class TyingReader : public SAX2XMLReaderImpl {
 public:
  TyingReader(MemoryManager* memory, XMLGrammarPool* pool) : SAX2XMLReaderImpl(memory, pool) {}

  std::vector<XsdError> take(const XsdText& text) {
    text_ = &text;
    next_ = 0;
    open_.clear();
    pending_.clear();
    errors_.clear();
    const std::string_view bytes = text.text();
    MemBufInputSource source(reinterpret_cast<const XMLByte*>(bytes.data()), bytes.size(), "text");
    source.setEncoding(XMLUni::fgUTF8EncodingString);
    source.setCopyBufToStream(false);
    std::string failure;
    try {
      parse(source);
    } catch (const Enough&) {
    } catch (const OutOfMemoryException&) {
      failure = "the parser ran out of memory";
    } catch (const XMLException& problem) {
      failure = utf8(problem.getMessage());
    } catch (const SAXException& problem) {
      failure = utf8(problem.getMessage());
    }
    if (!failure.empty()) pending_.push_back(std::move(failure));
    if (!pending_.empty()) flush(innermost());
    return std::move(errors_);
  }

  void error(const unsigned int code, const XMLCh* const domain, const XMLErrorReporter::ErrTypes type,
             const XMLCh* const words, const XMLCh* const, const XMLCh* const, const XMLFileLoc,
             const XMLFileLoc) override {
    if (type == XMLErrorReporter::ErrType_Warning) return;
    const bool is_text =
        code == XMLValid::NoCharDataInCM && XMLString::equals(domain, XMLUni::fgValidityDomain);
    if (is_text) {  // comes before the next start tag too, but is about the element that holds the text
      errors_.push_back({innermost(), utf8(words)});
    } else {
      pending_.push_back(utf8(words));
    }
    if (errors_.size() + pending_.size() >= XsdValidator::kMostErrors) {
      flush(innermost());
      throw Enough();
    }
  }

  void startElement(const XMLElementDecl&, const unsigned int, const XMLCh* const,
                    const RefVectorOf<XMLAttr>&, const XMLSize_t, const bool is_empty, const bool) override {
    const xml::NodeId element = next_ < text_->elements.size() ? text_->elements[next_] : xml::kNone;
    ++next_;
    flush(element);
    if (!is_empty) open_.push_back(element);
  }

  void endElement(const XMLElementDecl&, const unsigned int, const bool, const XMLCh* const) override {
    if (open_.empty()) return;
    flush(open_.back());
    open_.pop_back();
  }

  // No handler is served, so the base class's work for these is waste.
  void docCharacters(const XMLCh* const, const XMLSize_t, const bool) override {}
  void docComment(const XMLCh* const) override {}
  void ignorableWhitespace(const XMLCh* const, const XMLSize_t, const bool) override {}

 private:
  xml::NodeId innermost() const { return open_.empty() ? text_->elements.front() : open_.back(); }

  void flush(xml::NodeId element) {
    for (std::string& message : pending_)
      errors_.push_back({element, std::move(message)});
    pending_.clear();
  }

  const XsdText* text_ = nullptr;
  std::size_t next_ = 0;
  std::vector<xml::NodeId> open_;
  std::vector<std::string> pending_;
  std::vector<XsdError> errors_;
};

}  // namespace

class XsdValidator::Impl {
 public:
  Impl() : pool_(&memory_), reader_(nullptr) {}

  void load() {
    const std::string_view grammar = embedded_grammar();
    BinMemInputStream bytes(reinterpret_cast<const XMLByte*>(grammar.data()), grammar.size(),
                            BinMemInputStream::BufOpt_Reference);
    pool_.deserializeGrammars(&bytes);
    reader_ = std::make_unique<TyingReader>(&memory_, &pool_);
    // Without handlers Xerces only counts errors and calls neither error() nor startElement().
    reader_->setErrorHandler(&silent_);
    reader_->setContentHandler(&silent_);
    reader_->setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
    reader_->setFeature(XMLUni::fgSAX2CoreValidation, true);
    reader_->setFeature(XMLUni::fgXercesDynamic, false);
    reader_->setFeature(XMLUni::fgXercesSchema, true);
    reader_->setFeature(XMLUni::fgXercesIdentityConstraintChecking, false);
    reader_->setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
    reader_->setFeature(XMLUni::fgXercesLoadSchema, false);
    reader_->setFeature(XMLUni::fgXercesLoadExternalDTD, false);
    reader_->setFeature(XMLUni::fgXercesDisableDefaultEntityResolution, true);
  }

  std::vector<XsdError> validate(const XsdText& text) { return reader_->take(text); }

 private:
  Runtime runtime_;  // first: everything below lives within it
  ParserMemory memory_;
  XMLGrammarPoolImpl pool_;
  DefaultHandler silent_;
  std::unique_ptr<TyingReader> reader_;
};

XsdValidator::XsdValidator() : impl_(std::make_unique<Impl>()) {}
XsdValidator::~XsdValidator() = default;

base::Result<std::unique_ptr<XsdValidator>> XsdValidator::create() {
  std::string problem;
  try {
    std::unique_ptr<XsdValidator> validator(new XsdValidator());
    validator->impl_->load();
    return validator;
  } catch (const XMLException& exception) {
    problem = utf8(exception.getMessage());
  } catch (const OutOfMemoryException&) {
    problem = "out of memory";
  }
  return base::Error{base::ErrorCode::internal, "the embedded grammar cannot be loaded: " + problem};
}

std::vector<XsdError> XsdValidator::validate(const XsdText& text) {
  return impl_->validate(text);
}

}  // namespace iislint::schema
