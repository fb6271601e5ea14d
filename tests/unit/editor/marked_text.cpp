#include "marked_text.h"

#include "engine/input/input.h"

namespace iislint::tests {

MarkedProject::MarkedProject(Files files, const std::vector<std::string>& open) {
  for (auto& [path, text] : files) {
    const std::size_t marker = text.find('|');
    if (marker == std::string::npos) continue;
    text.erase(marker, 1);
    path_ = path;
    offset_ = static_cast<std::uint32_t>(marker);
  }
  reader_ = std::make_unique<source::MemoryReader>(files);
  project_ = std::move(*engine::Project::open(*reader_, {}));
  std::vector<engine::InputFile> inputs;
  for (const auto& [path, text] : files) {
    if (engine::is_searched_file(*reader_, path)) inputs.push_back({path, std::nullopt, true});
  }
  project_->add(inputs);
  for (const std::string& path : open)
    project_->update(path, files.at(path));
}

MarkedProject::MarkedProject(const std::string& text, const std::string& path)
    : MarkedProject(Files{{path, text}}, {path}) {}

std::string MarkedProject::text(const source::Span& span) const {
  return std::string(project_->sources().file(span).text(span));
}

std::string MarkedProject::shown(const source::Span& span) const {
  const source::SourceFile& file = project_->sources().file(span);
  const source::Position at = file.position(span.begin);
  return file.path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " + text(span);
}

const editor::CompletionItem* find(const editor::Completion& completion, const std::string& label) {
  for (const editor::CompletionItem& item : completion.items) {
    if (item.label == label) return &item;
  }
  return nullptr;
}

std::string labels(const editor::Completion& completion) {
  std::string text;
  for (const editor::CompletionItem& item : completion.items)
    text += (text.empty() ? "" : " ") + item.label;
  return text;
}

}  // namespace iislint::tests
