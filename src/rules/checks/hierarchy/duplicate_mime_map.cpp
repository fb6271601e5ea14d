#include "rules/checks/hierarchy/duplicate_mime_map.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/word_list.h"
#include "config/files/hierarchy.h"
#include "rules/checks/support/reading.h"
#include "schema/catalog/file_kind.h"
#include "xml/insertion.h"

namespace iislint::rules::checks {
namespace {

/// File extensions in <staticContent> of IIS 10 as it is shipped, as far as people are known to add them. The
/// later ones came with IIS 8 and IIS 10: files written for older servers add them.
constexpr std::string_view kShipped[] = {
    ".json", ".woff", ".woff2", ".svg",  ".svgz", ".mp4",      ".m4v", ".m4a",  ".mp4v",  ".ogg",
    ".oga",  ".ogv",  ".webm",  ".spx",  ".ttf",  ".otf",      ".eot", ".ics",  ".csv",   ".map",
    ".xap",  ".jsx",  ".3gp",   ".3g2",  ".aac",  ".flv",      ".swf", ".atom", ".xhtml", ".htc",
    ".js",   ".css",  ".docx",  ".xlsx", ".pptx", ".manifest", ".htm", ".html", ".gif",   ".png",
    ".jpg",  ".ico",  ".txt",   ".xml",  ".pdf",  ".zip",      ".wav", ".mp3"};

bool is_shipped(std::string_view extension) {
  return base::has_word(kShipped, extension);
}

/// Whether the collection takes the extension away, or everything; only what stands before `end` counts, if
/// that is one of its entries.
bool takes_away(const FileView& file, xml::NodeId collection, xml::NodeId end, const std::string& extension) {
  const xml::Document& document = file.document();
  for (xml::NodeId id = document.node(collection).first_child; id != xml::kNone && id != end;
       id = document.node(id).next_sibling) {
    if (document.node(id).kind != xml::NodeKind::element) continue;
    if (document.name(id) == "clear") return true;
    const xml::AttributeId removed = document.find_attribute(id, "fileExtension");
    if (document.name(id) == "remove" && removed != xml::kNone &&
        base::equals_ignoring_case(text_of(file, removed), extension))
      return true;
  }
  return false;
}

/// Whether the entry's own collection takes its extension away before it, or one that the file has for the
/// same place or a place above.
bool is_taken_away(const FileView& file, xml::NodeId entry, const std::string& extension) {
  const xml::NodeId collection = file.document().node(entry).parent;
  const config::Hierarchy& hierarchy = file.hierarchy();
  const std::size_t own = hierarchy.own_index();
  bool result = takes_away(file, collection, entry, extension);
  hierarchy.for_each_above("system.webServer/staticContent", hierarchy.place_of(own, entry), own + 1,
                           [&](const config::Layer& layer) {
                             if (layer.level == own && layer.element != collection)
                               result = result || takes_away(file, layer.element, xml::kNone, extension);
                           });
  return result;
}

/// <remove> in front of the entry, on a line of its own if the entry has one.
diag::Fix removal_before(const FileView& file, xml::NodeId entry, const std::string& extension) {
  const xml::Document& document = file.document();
  return {"Insert <remove> before it",
          diag::FixSafety::safe,
          {xml::insertion_before(document, entry, "<remove fileExtension=\"" + extension + "\" />")}};
}

}  // namespace

void check(const DuplicateMimeMap& rule, Reporter<DuplicateMimeMap>& reporter) {
  const FileView& file = rule.file();
  // Below the files of its server the entry is compared with what is really there.
  if (file.kind() != schema::FileKind::web || file.hierarchy().levels().size() > 1) return;
  const xml::Document& document = file.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind != xml::NodeKind::element || document.name(id) != "mimeMap" ||
        file.binding().elements[id].standing != schema::BindStatus::bound)
      continue;
    const xml::AttributeId attribute = document.find_attribute(id, "fileExtension");
    if (attribute == xml::kNone) continue;
    const std::string extension = text_of(file, attribute);
    if (!is_shipped(extension) || is_taken_away(file, id, extension)) continue;
    DuplicateMimeMap::Finding finding;
    finding.at = anchor_of_attribute(file, id, attribute);
    finding.args = {.extension = extension};
    finding.fixes.push_back(removal_before(file, id, extension));
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
