// Every place of a file where a thing gets its name or is named.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/files/hierarchy.h"
#include "editor/names/roles.h"
#include "editor/reading/open_file.h"
#include "source/span.h"

namespace iislint::editor {

struct Mention {
  Thing thing;
  Part part;
  source::Span span;  ///< of the name alone, without quotes
  std::string name;   ///< as XML reads it
  xml::NodeId element = xml::kNone;
  bool is_quoted = true;   ///< else any other name might break the tag
  std::string scope = {};  ///< of names that count in one section only: its path
};

/// The mentions in one attribute, in order. `{Map:…}` in a rule of URL Rewrite names a map or a provider: it
/// counts as a map.
std::vector<Mention> mentions_in(const xml::Document& document, xml::NodeId element,
                                 xml::AttributeId attribute);

/// All of the document, in order. Linear.
void for_each_mention(const xml::Document& document, const std::function<void(Mention&&)>& visit);

/// What is mentioned at the offset, which may be at either end of the name; nothing when nothing is.
std::optional<Mention> mention_at(const xml::Document& document, std::uint32_t offset);

/// Whether the two names mean the same thing where they stand.
bool is_same_name(const Mention& a, const Mention& b);

/// Whether a name of the first kind can mean something of the second: a module of a handler can be a native
/// one, {Map:…} a provider.
bool can_mean(Thing named, Thing declared);

/// The files in which things that are named in this one are declared: those above it, and itself last.
std::vector<const xml::Document*> files_above(const OpenFile& file);

/// The files of the same server: the outermost of the file's levels and all below it, the file itself too.
std::vector<const xml::Document*> files_of_server(const OpenFile& file);

/// A declared name as it may be offered: it holds no secret.
struct DeclaredName {
  std::string name;
  source::Span span;
};

/// Things that can be named in the file, those of the file itself first; each once.
std::vector<DeclaredName> declared_names(const OpenFile& file, Thing thing, std::string_view scope = {});

/// Mention::scope of a name of that kind in an attribute of the element.
std::string scope_of(const xml::Document& document, xml::NodeId element, Thing thing);

}  // namespace iislint::editor
