// Any bytes give a text and a tree to which every byte of it belongs, and expat agrees on what is
// well-formed.
#include "source/decode.h"
#include "support.h"
#include "tree_fault.h"
#include "well_formedness.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

/// Positions lead back into the stored bytes, in order.
void check_offsets(const source::SourceFile& file, std::size_t size) {
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at <= file.text().size(); ++at) {
    const std::uint32_t stored = file.byte_offset(at);
    if (stored < last || stored > size) fuzz::fail("an offset beyond the bytes or out of order", file.text());
    last = stored;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const source::SourceFile file("web.config", source::decode(bytes));
  const xml::Document document = xml::scan(file, 0);
  if (const std::string fault = tests::tree_fault(document); !fault.empty()) fuzz::fail(fault, file.text());
  for (const xml::SyntaxError& error : document.errors) {
    if (error.begin > error.end || error.end > file.text().size())
      fuzz::fail("an error beyond the text", file.text());
  }
  check_offsets(file, size);
  if (const std::string what = fuzz::difference_from_expat(document, bytes); !what.empty())
    fuzz::fail("not as expat", what);
  return 0;
}
