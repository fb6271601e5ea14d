// A transform applied to a base, both as text.
#pragma once

#include <memory>
#include <string>

#include "source/decode.h"
#include "source/source_file.h"
#include "xdt/application.h"
#include "xdt/result_text.h"
#include "xml/scanner.h"

namespace iislint::tests {

/// A text with its tree.
struct Parsed {
  Parsed(const std::string& text, source::FileId id)
      : file("test.config", source::decode(text)), document(xml::scan(file, id)) {}

  source::SourceFile file;
  xml::Document document;
};

/// Keeps everything that the result borrows.
struct Transformed {
  Transformed(const std::string& base_text, const std::string& transform_text,
              std::size_t max_steps = xdt::kMaxSteps)
      : base(base_text, 0),
        transform(transform_text, 1),
        read(transform.document),
        application(xdt::apply(read, base.document, max_steps)),
        text(application.tree, std::size_t{1} << 24) {}

  /// Without line ends.
  std::string result() const {
    std::string shown;
    for (const char c : text.text()) {
      if (c != '\n') shown += c;
    }
    return shown;
  }

  Parsed base;
  Parsed transform;
  xdt::TransformFile read;
  xdt::Application application;
  xdt::ResultText text;
};

/// <configuration> with the namespace of transforms.
inline std::string transform_of(const std::string& content) {
  return "<configuration xmlns:xdt=\"" + std::string(xdt::kNamespace) + "\">" + content + "</configuration>";
}

}  // namespace iislint::tests
