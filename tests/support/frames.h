// Frames: what samples of one kind have round what they are about. A sample whose first line is
//
//   <!-- frame: ftp-site -->
//
// holds only what differs; tests/frames/ftp-site.config is the rest, with the line <!-- sample --> where the
// sample comes in. What a sample announces is looked for in the whole text, so places need no care.
#pragma once

#include <cstddef>
#include <string>

namespace iislint::tests {

struct Framed {
  std::string text;
  std::size_t first_line = 1;  ///< line of the text in which the first line of the sample stands
};

/// The text in the frame it names, or as it is when it names none. Throws when there is no such frame.
Framed in_frame(const std::string& sample);

}  // namespace iislint::tests
