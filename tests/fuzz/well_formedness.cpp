#include "well_formedness.h"

#include <expat.h>
#include <algorithm>
#include <memory>
#include <string_view>

#include "source/decode.h"
#include "xml/name_editions.h"
#include "xml/scanner.h"

namespace iislint::fuzz {
namespace {

using ParserPointer = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

enum XML_Error expat_verdict(XML_Parser parser, std::string_view text) {
  const bool is_sound =
      XML_Parse(parser, text.data(), static_cast<int>(text.size()), XML_TRUE) == XML_STATUS_OK;
  return is_sound ? XML_ERROR_NONE : XML_GetErrorCode(parser);
}

/// Called for <?xml … ?>: a text of another version than 1.0 is none that we compare.
void note_version(void* is_other_version, const XML_Char* version, const XML_Char*, int) {
  if (version != nullptr && std::string_view(version) != "1.0") *static_cast<bool*>(is_other_version) = true;
}

/// The text, already decoded. A byte order mark of our own keeps expat from swallowing one that is a part of
/// it.
enum XML_Error verdict_on_text(std::string_view text, bool& is_other_version) {
  const ParserPointer parser(XML_ParserCreateNS("UTF-8", '\n'), XML_ParserFree);
  XML_SetUserData(parser.get(), &is_other_version);
  XML_SetXmlDeclHandler(parser.get(), note_version);
  return expat_verdict(parser.get(), "\xEF\xBB\xBF" + std::string(text));
}

enum XML_Error verdict_on_bytes(std::string_view bytes) {
  const ParserPointer parser(XML_ParserCreateNS(nullptr, '\n'), XML_ParserFree);
  return expat_verdict(parser.get(), bytes);
}

/// Tags with the values of their attributes, as one text.
class Events {
 public:
  static std::string of_expat(std::string_view text) {
    const ParserPointer parser(XML_ParserCreate("UTF-8"), XML_ParserFree);
    Events events;
    XML_SetUserData(parser.get(), &events);
    XML_SetElementHandler(parser.get(), start, end);
    expat_verdict(parser.get(), "\xEF\xBB\xBF" + std::string(text));
    return events.text_;
  }

  static std::string of_tree(const xml::Document& document) {
    Events events;
    events.add_children(document, 0);
    return events.text_;
  }

 private:
  static void start(void* self, const XML_Char* name, const XML_Char** attributes) {
    std::string& text = static_cast<Events*>(self)->text_;
    text += "<" + std::string(name);
    for (; *attributes != nullptr; attributes += 2)
      text += " " + std::string(attributes[0]) + "=[" + attributes[1] + "]";
    text += ">\n";
  }
  static void end(void* self, const XML_Char*) { static_cast<Events*>(self)->text_ += "</>\n"; }

  void add_children(const xml::Document& document, xml::NodeId parent) {
    xml::for_each_child_element(document, parent, [&](xml::NodeId id) {
      const xml::Node& node = document.node(id);
      text_ += "<" + std::string(document.name(id));
      for (xml::AttributeId a = node.first_attribute; a < node.first_attribute + node.attribute_count; ++a) {
        const xml::Attribute& attribute = document.attribute(a);
        std::string buffer;
        text_ += " " + std::string(document.name(attribute)) + "=[" +
                 std::string(document.value(attribute, buffer)) + "]";
      }
      text_ += ">\n";
      add_children(document, id);
      text_ += "</>\n";
    });
  }

  std::string text_;
};

bool is_left_out(const xml::Document& document) {
  using xml::SyntaxProblem;
  if (document.doctype != xml::kNone || !document.limits.empty()) return true;
  return std::any_of(document.errors.begin(), document.errors.end(), [](const xml::SyntaxError& error) {
    return error.problem == SyntaxProblem::doctype_misplaced ||
           error.problem == SyntaxProblem::unterminated_doctype;
  });
}

std::string difference(const char* what, const xml::Document& document, enum XML_Error error) {
  std::string text = std::string(what) + ": expat says " +
                     (error == XML_ERROR_NONE ? "well-formed" : XML_ErrorString(error)) + ", the scanner has";
  for (const xml::SyntaxError& own : document.errors)
    text += " " + std::to_string(static_cast<int>(own.problem)) + "@" + std::to_string(own.begin);
  return text + (document.errors.empty() ? " no error\n" : "\n") + std::string(document.text());
}

}  // namespace

std::string difference_from_expat(const xml::Document& document, std::string_view bytes) {
  if (is_left_out(document)) return {};
  // expat has the names of the fourth edition.
  const bool is_sound = document.errors.empty() && xml::characters_of_later_editions(document).empty();
  bool is_other_version = false;
  const enum XML_Error on_text = verdict_on_text(document.text(), is_other_version);
  if (is_other_version) return {};
  if ((on_text == XML_ERROR_NONE) != is_sound) return difference("the text", document, on_text);
  if (on_text != XML_ERROR_NONE) return {};
  const enum XML_Error on_bytes = verdict_on_bytes(bytes);
  const auto& issues = document.file().decode_issues();
  const bool is_refused =
      std::any_of(issues.begin(), issues.end(), [](const auto& issue) { return issue.fatal; });
  if (on_bytes != XML_ERROR_UNKNOWN_ENCODING && (on_bytes == XML_ERROR_NONE) == is_refused)
    return difference(is_refused ? "the bytes, which cannot be decoded" : "the bytes", document, on_bytes);
  const std::string theirs = Events::of_expat(document.text()), ours = Events::of_tree(document);
  return theirs == ours ? std::string() : "other values:\n" + theirs + "--- the tree has\n" + ours;
}

std::string difference_from_expat(const std::string& bytes) {
  const source::SourceFile file("web.config", source::decode(bytes));
  return difference_from_expat(xml::scan(file, 0), bytes);
}

}  // namespace iislint::fuzz
