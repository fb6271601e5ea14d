// What iislint trace prints: the way of one request, and of those that users keep as tests.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "diag/request_story.h"
#include "source/source_file.h"

namespace iislint::report {

void write_request_as_text(const diag::RequestStory& story, const source::SourceStore& sources, bool colour,
                           std::ostream& out);
void write_request_as_json(const diag::RequestStory& story, const source::SourceStore& sources,
                           std::ostream& out);

/// A request of a file of tests, and what came of it.
struct RequestTest {
  std::string name;                      ///< "GET http://example.com/old"
  std::string place;                     ///< "requests.json:4:5"
  std::vector<std::string> differences;  ///< "status is 302, not 301"; none: it passed
};

void write_request_tests_as_text(const std::vector<RequestTest>& tests, bool colour, std::ostream& out);
void write_request_tests_as_json(const std::vector<RequestTest>& tests, std::ostream& out);
void write_request_tests_as_junit(const std::vector<RequestTest>& tests, std::ostream& out);

}  // namespace iislint::report
