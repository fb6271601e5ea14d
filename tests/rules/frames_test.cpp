// Samples in frames: what is announced in a sample is found at its place in the whole text.
#include <doctest/doctest.h>

#include <algorithm>

#include "expectations.h"
#include "frames.h"
#include "repository.h"

using namespace iislint;

namespace {

const char* const kSample =
    "<!-- frame: ftp-site -->\n"
    "        <!-- expect: ftp-utf8-off @allowUTF8= \"allowUTF8\" -->\n"
    "        <ftpServer allowUTF8=\"false\">\n"
    "          <security>\n"
    "            <ssl serverCertHash=\"5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217\" />\n"
    "            <authentication><basicAuthentication enabled=\"true\" /></authentication>\n"
    "          </security>\n"
    "        </ftpServer>\n";

engine::Analysis analyze(const std::string& text) {
  return tests::analyze_text("applicationHost.config", text);
}

}  // namespace

TEST_CASE("a sample stands in its frame, line for line") {
  const tests::Framed framed = tests::in_frame(kSample);
  const std::string frame = tests::read_file(tests::repository_path("tests/frames/ftp-site.config"));
  const std::size_t at = framed.text.find(kSample);
  REQUIRE(at != std::string::npos);
  CHECK(framed.text.substr(0, at) + "<!-- sample -->\n" +
            framed.text.substr(at + std::string(kSample).size()) ==
        frame);
  CHECK(std::count(framed.text.begin(), framed.text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1 ==
        static_cast<std::ptrdiff_t>(framed.first_line));
}

TEST_CASE("a text that names no frame stays as it is") {
  const std::string text = "<configuration>\n  <!-- frame: ftp-site -->\n</configuration>\n";
  CHECK(tests::in_frame(text).text == text);
  CHECK(tests::in_frame(text).first_line == 1);
}

TEST_CASE("a frame that is not there is no empty one") {
  CHECK_THROWS(tests::in_frame("<!-- frame: gopher-site -->\n<site/>\n"));
}

TEST_CASE("what a framed sample announces is found, and what it does not announce is a difference") {
  const std::string text = tests::in_frame(kSample).text;
  const auto announced = tests::expectations_of("bad-framed.config", text);
  CHECK(tests::differences(announced, analyze(text), "ftp-utf8-off") == "");
  CHECK(tests::differences({}, analyze(text), "ftp-utf8-off").find("not announced: 9:31-36 ftp-utf8-off") ==
        0);
}

TEST_CASE("another rule's finding need not be announced, a structural one must be") {
  std::string text = tests::in_frame(kSample).text;
  const auto announced = tests::expectations_of("bad-framed.config", text);
  text.replace(text.find(" serverCertHash"), 1, " ssl128=\"yes\"  ");
  const std::string found = tests::differences(announced, analyze(text), "ftp-utf8-off");
  CHECK(found.find("invalid-bool") != std::string::npos);
  CHECK(tests::differences({}, analyze(tests::in_frame(kSample).text), "ftp-isolation-off") == "");
}
