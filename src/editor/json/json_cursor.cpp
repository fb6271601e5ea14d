#include "editor/json/json_cursor.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::editor {
namespace {

/// One pass over the text, with the objects and lists that are open.
class JsonScan {
 public:
  JsonScan(std::string_view text, std::uint32_t offset) : text_(text), offset_(offset) {}

  JsonCursor run() {
    while (at_ < text_.size() && !is_done_) {
      const std::uint32_t begin = at_;
      if (skip_comment()) {
        if (!is_found_ && begin < offset_ && offset_ < at_) return {};
        continue;
      }
      if (base::is_space(text_[at_])) {
        ++at_;
        continue;
      }
      if (!is_found_ && offset_ <= begin && !begins_word()) find(offset_, offset_);
      token();
    }
    if (!is_found_) find(offset_, offset_);
    if (!is_done_ && frames_.size() >= found_depth_ && found_depth_ > 0) {  // nothing closes it
      frames_.resize(found_depth_);
      finish();
    }
    return std::move(cursor_);
  }

 private:
  struct Frame {
    bool is_object = false;
    bool wants_value = false;  ///< behind the colon
    std::string key;
    std::vector<std::string> words;  ///< keys, or items
  };

  bool skip_comment() {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with("//") && !rest.starts_with("/*")) return false;
    const bool is_line = rest[1] == '/';
    const std::size_t end = is_line ? rest.find('\n') : rest.find("*/", 2);
    at_ = end == std::string_view::npos ? static_cast<std::uint32_t>(text_.size())
                                        : at_ + static_cast<std::uint32_t>(end + (is_line ? 1 : 2));
    return true;
  }

  bool begins_word() const {
    const char c = text_[at_];
    return c == '"' || std::string_view("{}[]:,").find(c) == std::string_view::npos;
  }

  void token() {
    switch (text_[at_]) {
      case '{':
      case '[':
        frames_.push_back({text_[at_++] == '{', false, {}, {}});
        return;
      case '}':
      case ']':
        close();
        ++at_;
        return;
      case ':':
        if (!frames_.empty()) frames_.back().wants_value = true;
        ++at_;
        return;
      case ',':
        if (!frames_.empty()) frames_.back().wants_value = false;
        ++at_;
        return;
      default:
        word();
    }
  }

  void close() {
    if (is_found_ && frames_.size() == found_depth_) finish();
    if (!frames_.empty()) frames_.pop_back();
  }

  /// A string, which ends with its line at the latest, or a word.
  void word() {
    const std::uint32_t begin = at_;
    const bool is_string = text_[at_] == '"';
    if (is_string) {
      ++at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n' && text_[at_] != '\r')
        at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 2u : 1u;
      at_ = std::min(at_, static_cast<std::uint32_t>(text_.size()));
      if (at_ < text_.size() && text_[at_] == '"') ++at_;
    } else {
      while (at_ < text_.size() && !base::is_space(text_[at_]) &&
             std::string_view("{}[]:,\"").find(text_[at_]) == std::string_view::npos)
        ++at_;
    }
    std::string_view inner = text_.substr(begin, at_ - begin);
    if (is_string) inner.remove_prefix(1);
    if (is_string && inner.ends_with('"')) inner.remove_suffix(1);
    if (!is_found_ && offset_ <= at_) {
      find(std::min(begin, offset_), offset_ < begin ? offset_ : at_);
      cursor_.text = offset_ < begin ? std::string() : std::string(inner);
      std::uint32_t behind = at_;
      while (behind < text_.size() && base::is_space(text_[behind]))
        ++behind;
      cursor_.has_colon = offset_ >= begin && behind < text_.size() && text_[behind] == ':';
      if (offset_ >= begin) {
        take_key(inner, false);
        return;
      }
    }
    take_key(inner, true);
  }

  void take_key(std::string_view inner, bool counts) {
    if (frames_.empty()) return;
    Frame& frame = frames_.back();
    if (frame.is_object && !frame.wants_value) frame.key = std::string(inner);
    if (counts && (!frame.is_object || !frame.wants_value)) frame.words.emplace_back(inner);
  }

  void find(std::uint32_t begin, std::uint32_t end) {
    is_found_ = true;
    found_depth_ = frames_.size();
    cursor_.begin = begin;
    cursor_.end = end;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      const bool is_last = i + 1 == frames_.size();
      if (!frames_[i].is_object) {
        cursor_.path.emplace_back(kItem);
      } else if (!is_last || frames_[i].wants_value) {
        cursor_.path.push_back(frames_[i].key);
      }
    }
    if (frames_.empty()) {
      cursor_.place = JsonPlace::value;
      is_done_ = true;
      return;
    }
    const Frame& frame = frames_.back();
    cursor_.place = frame.is_object && !frame.wants_value ? JsonPlace::key : JsonPlace::value;
  }

  void finish() {
    Frame& frame = frames_.back();
    (frame.is_object ? cursor_.keys : cursor_.items) = std::move(frame.words);
    is_done_ = true;
  }

  const std::string_view text_;
  const std::uint32_t offset_;
  std::uint32_t at_ = 0;
  bool is_found_ = false, is_done_ = false;
  std::size_t found_depth_ = 0;
  std::vector<Frame> frames_;
  JsonCursor cursor_;
};

}  // namespace

JsonCursor json_cursor_at(std::string_view text, std::uint32_t offset) {
  return JsonScan(text, offset).run();
}

}  // namespace iislint::editor
