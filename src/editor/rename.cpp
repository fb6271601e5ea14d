#include "editor/rename.h"

#include <algorithm>

#include "base/text.h"
#include "editor/names/mentions.h"
#include "editor/reading/open_file.h"
#include "editor/texts/markdown.h"
#include "schema/catalog/value.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

base::Error refusal(std::string message) {
  return {base::ErrorCode::usage, std::move(message)};
}

base::Result<Mention> renamed_at(const OpenFile& file, std::uint32_t offset) {
  const auto mention = mention_at(file.document(), file.within(offset));
  const bool is_known = mention && (mention->thing == Thing::pool || mention->thing == Thing::rewrite_map);
  if (!is_known) return refusal("only application pools and rewrite maps can be renamed");
  if (xml::touches(file.parsed.secrets, mention->span.begin, mention->span.end))
    return refusal("the name holds a secret");
  return *mention;
}

/// Why a thing cannot have the name; empty when it can.
std::string problem_of(Thing thing, const std::string& name) {
  const std::string word(word_for(thing));
  if (base::trim(name).empty()) return "the name of the " + word + " must not be empty";
  if (base::trim(name) != name) return "the name of the " + word + " must not begin or end with a space";
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20) return "the name of the " + word + " must be on one line";
  }
  if (thing == Thing::pool && !schema::passes(schema::Validator::application_pool_name, name))
    return "IIS does not allow that name for an application pool";
  if (thing == Thing::rewrite_map && name.find_first_of("{}:") != std::string::npos)
    return "the name of a rewrite map must not contain a brace or a colon: {name:key} would not find it";
  return {};
}

}  // namespace

base::Result<Renameable> renameable_at(engine::Project& project, const std::string& path,
                                       std::uint32_t offset) {
  const auto file = open_file(project, path);
  if (!file) return refusal("cannot read the file");
  auto mention = renamed_at(*file, offset);
  if (!mention) return mention.error();
  return Renameable{mention->span, mention->name};
}

base::Result<std::vector<diag::Edit>> rename(engine::Project& project, const std::string& path,
                                             std::uint32_t offset, const std::string& new_name) {
  const auto file = open_file(project, path);
  if (!file) return refusal("cannot read the file");
  const auto asked = renamed_at(*file, offset);
  if (!asked) return asked.error();
  if (auto problem = problem_of(asked->thing, new_name); !problem.empty()) return refusal(std::move(problem));
  std::vector<diag::Edit> edits;
  bool is_taken = false, is_declared = false, is_whole = true;
  for (const xml::Document* document : files_of_server(*file)) {
    for_each_mention(*document, [&](Mention&& mention) {
      if (!can_mean(asked->thing, mention.thing)) return;
      if (!base::equals_ignoring_case(mention.name, asked->name)) {
        is_taken = is_taken ||
                   (mention.part == Part::declares && base::equals_ignoring_case(mention.name, new_name));
        return;
      }
      if (mention.thing != asked->thing) return;
      is_whole = is_whole && mention.is_quoted;
      is_declared = is_declared || mention.part == Part::declares;
      edits.push_back({mention.span, base::xml_escaped(new_name)});
    });
  }
  if (!is_whole) return refusal("the name is used somewhere without quotes; add the quotes first");
  if (is_taken) return refusal("another " + std::string(word_for(asked->thing)) + " has that name");
  if (!is_declared)
    return refusal("no " + std::string(word_for(asked->thing)) +
                   " of that name is declared in the known files");
  std::sort(edits.begin(), edits.end(),
            [](const diag::Edit& a, const diag::Edit& b) { return a.span < b.span; });
  return edits;
}

}  // namespace iislint::editor
