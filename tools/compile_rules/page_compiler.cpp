#include "page_compiler.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <md4c.h>

#include "report/pages/markdown_tokens.h"

namespace iislint::tools {
namespace {

using report::MarkdownToken;

MarkdownToken mark_of(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_H:
      return MarkdownToken::heading;
    case MD_BLOCK_CODE:
      return MarkdownToken::code_block;
    case MD_BLOCK_UL:
      return MarkdownToken::bullets;
    case MD_BLOCK_OL:
      return MarkdownToken::numbers;
    case MD_BLOCK_LI:
      return MarkdownToken::item;
    case MD_BLOCK_QUOTE:
      return MarkdownToken::quote;
    case MD_BLOCK_TABLE:
      return MarkdownToken::table;
    case MD_BLOCK_TR:
      return MarkdownToken::row;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return MarkdownToken::cell;
    case MD_BLOCK_HR:
      return MarkdownToken::line;
    default:
      return MarkdownToken::paragraph;
  }
}

bool says_nothing(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY;
}

/// Takes md4c's calls. Nothing may be thrown through C, so a complaint is kept, and a call that answers 1
/// ends the parse.
class Writer {
 public:
  void enter(MD_BLOCKTYPE type, const void* detail) {
    if (says_nothing(type)) return;
    if (type == MD_BLOCK_HTML) complain("raw HTML");
    close_loose_text();
    put(mark_of(type));
    if (type == MD_BLOCK_H) {
      out += static_cast<char>('0' + static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
    }
    blocks_.push_back(type);
  }

  void leave(MD_BLOCKTYPE type) {
    if (says_nothing(type)) return;
    close_loose_text();
    put(MarkdownToken::end);
    blocks_.pop_back();
  }

  void enter(MD_SPANTYPE type, const void* detail) {
    if (type == MD_SPAN_IMG) complain("an image");
    open_loose_text();
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& address = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
      address_.assign(address.text, address.size);
      link_begin_ = out.size();
      return;
    }
    styles_.push_back(type == MD_SPAN_CODE     ? MarkdownToken::code
                      : type == MD_SPAN_STRONG ? MarkdownToken::strong
                                               : MarkdownToken::emphasis);
    put(styles_.back());
  }

  void leave(MD_SPANTYPE type) {
    if (type == MD_SPAN_A) {
      // On paper a link is its text and its address; the address of another page says nothing there.
      const bool shown = out.compare(link_begin_, std::string::npos, address_) == 0;
      if (!shown && address_.rfind("http", 0) == 0) out += " (" + address_ + ")";
      return;
    }
    styles_.pop_back();
    put(styles_.empty() ? MarkdownToken::plain : styles_.back());
  }

  void text(MD_TEXTTYPE type, const std::string& text) {
    if (type == MD_TEXT_HTML) complain("raw HTML " + text);
    if (type == MD_TEXT_ENTITY) complain("the entity " + text);
    open_loose_text();
    out += type == MD_TEXT_SOFTBR ? " " : type == MD_TEXT_BR ? "\n" : text;
  }

  std::string out;
  std::string complaint;

 private:
  void complain(const std::string& what) {
    if (!complaint.empty()) return;
    complaint = "the page holds " + what + "; put markup in `backticks` and write characters as they are";
  }

  void put(MarkdownToken mark) { out += static_cast<char>(mark); }

  // The text of a tight list stands in its item without a paragraph.
  void open_loose_text() {
    if (loose_ || blocks_.empty() || blocks_.back() != MD_BLOCK_LI) return;
    put(MarkdownToken::paragraph);
    loose_ = true;
  }

  void close_loose_text() {
    if (loose_) put(MarkdownToken::end);
    loose_ = false;
  }

  std::vector<MD_BLOCKTYPE> blocks_;
  std::vector<MarkdownToken> styles_;
  std::string address_;
  std::size_t link_begin_ = 0;
  bool loose_ = false;
};

Writer& writer(void* data) {
  return *static_cast<Writer*>(data);
}

}  // namespace

std::string compile_page(const std::string& markdown) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  if (std::any_of(markdown.begin(), markdown.end(), is_control)) {
    throw std::runtime_error("the page holds a tab or another control character");
  }
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_PERMISSIVEURLAUTOLINKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
    writer(data).enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
    writer(data).leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
    writer(data).enter(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
    writer(data).leave(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    writer(data).text(type, std::string(text, size));
    return 0;
  };
  Writer result;
  const int status = md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &result);
  if (!result.complaint.empty()) throw std::runtime_error(result.complaint);
  if (status != 0) throw std::runtime_error("the page cannot be parsed");
  return std::move(result.out);
}

}  // namespace iislint::tools
