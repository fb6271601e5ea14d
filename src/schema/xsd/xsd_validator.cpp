#include "schema/xsd/xsd_validator.h"

#include <cstring>
#include <iterator>
#include <map>
#include <mutex>
#include <new>

#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/framework/XMLValidityCodes.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax/InputSource.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/BinInputStream.hpp>
#include <xercesc/util/BinMemInputStream.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PanicHandler.hpp>
#include <xercesc/util/TransService.hpp>
#include <xercesc/util/XMLNetAccessor.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "schema/xsd/grammar.h"
#include "schema/xsd/parser_memory.h"

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
    initialize();
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
  /// What Xerces calls when it cannot start; the default ends the program.
  struct Panic : PanicHandler {
    void panic(const PanicReasons) override { throw std::bad_alloc(); }
  };

  /// A start that failed has left half of it behind, and Xerces believes that it is done.
  static void initialize() {
    static bool has_failed = false;
    static Panic panic;
    if (has_failed) throw std::bad_alloc();
    has_failed = true;
    try {
      XMLPlatformUtils::Initialize(XMLUni::fgXercescDefaultLocale, nullptr, &panic);
    } catch (const OutOfMemoryException&) {
      throw std::bad_alloc();
    }
    has_failed = false;
  }

  static std::mutex& mutex() {
    static std::mutex instance;
    return instance;
  }
};

/// The text without copying its pieces together.
class PieceStream : public BinInputStream {
 public:
  explicit PieceStream(const XsdText& text) : pieces_(text.pieces) {}

  XMLFilePos curPos() const override { return position_; }
  const XMLCh* getContentType() const override { return nullptr; }

  XMLSize_t readBytes(XMLByte* const to, const XMLSize_t most) override {
    XMLSize_t read = 0;
    while (read < most && next_ < pieces_.size()) {
      const std::string_view rest = pieces_[next_].substr(offset_);
      const XMLSize_t count = std::min<XMLSize_t>(rest.size(), most - read);
      std::memcpy(to + read, rest.data(), count);
      read += count;
      offset_ += count;
      if (count == rest.size()) {
        ++next_;
        offset_ = 0;
      }
    }
    position_ += read;
    return read;
  }

 private:
  const std::vector<std::string_view>& pieces_;
  std::size_t next_ = 0;
  std::size_t offset_ = 0;  // in the next piece
  XMLFilePos position_ = 0;
};

class PieceSource : public InputSource {
 public:
  explicit PieceSource(const XsdText& text) : InputSource("text"), text_(text) {
    setEncoding(XMLUni::fgUTF8EncodingString);
  }
  BinInputStream* makeStream() const override { return new (getMemoryManager()) PieceStream(text_); }

 private:
  const XsdText& text_;
};

/// Thrown out of the parser when nothing more is wanted of it.
struct StopParsing {};

/// Ties each error to an element: those of a start tag come before its startElement, those of the content
/// before the endElement.
class ElementTrackingReader : public SAX2XMLReaderImpl {
 public:
  ElementTrackingReader(MemoryManager* memory, XMLGrammarPool* pool) : SAX2XMLReaderImpl(memory, pool) {}

  std::vector<XsdError> take(const XsdText& text) {
    text_ = &text;
    next_ = 0;
    open_.clear();
    pending_.clear();
    errors_.clear();
    const PieceSource source(text);
    std::string failure;
    try {
      parse(source);
    } catch (const StopParsing&) {
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
    if (errors_.size() + pending_.size() >= XsdValidator::kMaxErrors) {
      flush(innermost());
      throw StopParsing();
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

/// A parser with one of the grammars. Throws what Xerces throws when the grammar does not load.
class GrammarValidator {
 public:
  GrammarValidator(ParserMemory& memory, std::size_t grammar) : pool_(&memory) {
    const std::size_t begin = grammar == 0 ? 0 : grammar_ends()[grammar - 1];
    const std::string_view bytes = embedded_grammars().substr(begin, grammar_ends()[grammar] - begin);
    BinMemInputStream stream(reinterpret_cast<const XMLByte*>(bytes.data()), bytes.size(),
                             BinMemInputStream::BufOpt_Reference);
    pool_.deserializeGrammars(&stream);
    reader_ = std::make_unique<ElementTrackingReader>(&memory, &pool_);
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

  std::vector<XsdError> errors_of(const XsdText& text) { return reader_->take(text); }

 private:
  XMLGrammarPoolImpl pool_;
  DefaultHandler silent_;
  std::unique_ptr<ElementTrackingReader> reader_;
};

}  // namespace

class XsdValidator::Impl {
 public:
  GrammarValidator& judge(std::size_t grammar) {
    std::unique_ptr<GrammarValidator>& judge = judges_[grammar];
    if (judge == nullptr) judge = std::make_unique<GrammarValidator>(memory_, grammar);
    return *judge;
  }

 private:
  Runtime runtime_;  // first: everything below lives within it
  ParserMemory memory_;
  std::map<std::size_t, std::unique_ptr<GrammarValidator>> judges_;  // by number of the grammar
};

XsdValidator::XsdValidator() : impl_(std::make_unique<Impl>()) {}
XsdValidator::~XsdValidator() = default;

// After memory has run out nothing of a parser can be trusted: it is thrown away.
base::Result<std::vector<XsdError>> XsdValidator::validate(const std::vector<XsdText>& texts) {
  try {
    if (impl_ == nullptr) impl_ = std::make_unique<Impl>();
    std::vector<XsdError> errors;
    for (const XsdText& text : texts) {
      std::vector<XsdError> more = impl_->judge(text.grammar).errors_of(text);
      if (errors.empty()) errors.swap(more);
      std::move(more.begin(), more.end(), std::back_inserter(errors));
    }
    return errors;
  } catch (const XMLException& exception) {
    return base::Error{base::ErrorCode::internal,
                       "an embedded grammar cannot be loaded: " + utf8(exception.getMessage())};
  } catch (const OutOfMemoryException&) {
    impl_ = nullptr;
    throw std::bad_alloc();
  } catch (const std::bad_alloc&) {
    impl_ = nullptr;
    throw;
  }
}

}  // namespace iislint::schema
