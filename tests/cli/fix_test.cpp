// --fix, --unsafe-fixes and --diff on files of the disk: what is written, what is left alone, and what the
// run says about it.
#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

namespace fs = std::filesystem;

const std::string kBegin =
    "<configuration>\n"
    "  <system.applicationHost>\n"
    "    <sites>\n"
    "      <site name=\"files\" id=\"1\">\n"
    "        <application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"D:\\ftp\" /></application>\n"
    "        <bindings><binding protocol=\"ftp\" bindingInformation=\"*:21:\" /></bindings>\n"
    "        <ftpServer>\n"
    "          <security>\n"
    "            <ssl serverCertHash=\"5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217\" />\n"
    "            <authentication><basicAuthentication enabled=\"true\" /></authentication>\n";
const std::string kEnd =
    "          </security>\n"
    "        </ftpServer>\n"
    "      </site>\n"
    "    </sites>\n"
    "  </system.applicationHost>\n"
    "</configuration>\n";

std::string host(const std::string& policy) {
  return kBegin + "            <sslClientCertificates clientCertificatePolicy=\"" + policy + "\" />\n" + kEnd;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// A folder of the disk.
class Place {
 public:
  Place() {
    char name[] = "/tmp/iislint-fix-XXXXXX";
    top = fs::canonical(mkdtemp(name));
  }
  ~Place() { fs::remove_all(top); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  std::string path(const std::string& name) const { return (top / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((top / name).parent_path());
    std::ofstream(top / name, std::ios::binary) << text;
  }
  std::string text(const std::string& name) const { return read_file(path(name)); }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(top), fs::directory_iterator()));
  }
  Outcome check(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--format", "text"});
    source::DiskWriter writer;
    return run(std::move(words), source::DiskReader(), writer);
  }
  fs::path top;
};

/// Whether a command of the shell succeeds in the folder.
bool succeeds(const Place& place, const std::string& command) {
  return std::system(("cd '" + place.top.string() + "' && " + command).c_str()) == 0;
}

/// Somebody saves the file just before it is replaced.
class BusyWriter final : public source::FileWriter {
 public:
  explicit BusyWriter(const Place& place) : place_(place) {}
  base::Result<std::unique_ptr<source::PendingFile>> create(const std::string& path) override {
    return disk_.create(path);
  }
  base::Result<std::unique_ptr<source::PendingFile>> replace(const std::string& path) override {
    place_.write("applicationHost.config", host("CertIgnore"));
    return disk_.replace(path);
  }

 private:
  const Place& place_;
  source::DiskWriter disk_;
};

}  // namespace

TEST_CASE("--fix writes what is safe and reports what remains") {
  const Place place;
  place.write("applicationHost.config", host("certrequire"));
  chmod(place.path("applicationHost.config").c_str(), 0640);
  const Outcome outcome =
      place.check({"--select", "letter-case", "--fix", place.path("applicationHost.config")});
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "no findings in 1 file"));
  CHECK(has(outcome.err, "iislint: fixed 1 problem in 1 file\n"));
  CHECK(place.text("applicationHost.config") == host("CertRequire"));
  struct stat facts {};
  stat(place.path("applicationHost.config").c_str(), &facts);
  CHECK((facts.st_mode & 07777) == 0640);
  CHECK(place.count() == 1);  // no temporary file stays behind
  const Outcome again =
      place.check({"--select", "letter-case", "--fix", place.path("applicationHost.config")});
  CHECK(!has(again.err, "fixed"));
  CHECK(place.text("applicationHost.config") == host("CertRequire"));
}

TEST_CASE("what is not safe needs --unsafe-fixes, and the run says so") {
  const Place place;
  const std::string text = host("CertRequired");
  place.write("applicationHost.config", text);
  const std::vector<std::string> words = {"--select", "invalid-enum", "--fix",
                                          place.path("applicationHost.config")};
  const Outcome safe = place.check(words);
  CHECK(safe.status == 1);
  CHECK(has(safe.err, "1 finding has a fix that changes behaviour: --unsafe-fixes"));
  CHECK(place.text("applicationHost.config") == text);
  auto unsafe_words = words;
  unsafe_words.push_back("--unsafe-fixes");
  CHECK(place.check(unsafe_words).status == 0);
  CHECK(place.text("applicationHost.config") == host("CertRequire"));
}

TEST_CASE("the JSON report counts what was fixed, and only with --fix") {
  const Place place;
  place.write("applicationHost.config", host("certrequire"));
  const std::string path = place.path("applicationHost.config");
  CHECK(!has(place.check({"--format", "json", path}).out, "\"fixed\""));
  CHECK(has(place.check({"--format", "json", "--select", "letter-case", "--fix", path}).out, "\"fixed\": 1"));
  CHECK(has(place.check({"--format", "json", "--select", "letter-case", "--fix", path}).out, "\"fixed\": 0"));
}

TEST_CASE("a link stays a link, and its target is fixed") {
  const Place place;
  place.write("real.config", host("certrequire"));
  fs::create_symlink("real.config", place.top / "applicationHost.config");
  CHECK(place.check({"--select", "letter-case", "--fix", place.path("applicationHost.config")}).status == 0);
  CHECK(fs::is_symlink(place.top / "applicationHost.config"));
  CHECK(place.text("real.config") == host("CertRequire"));
}

TEST_CASE("a link out of the repository is not followed for writing either") {
  const Place place;
  place.write("outside/web.config", host("certrequire"));
  fs::create_directories(place.top / "repository/.git");
  fs::create_symlink("../outside/web.config", place.top / "repository/applicationHost.config");
  const Outcome outcome =
      place.check({"--select", "letter-case", "--fix", place.path("repository/applicationHost.config")});
  CHECK(outcome.status == 2);
  CHECK(place.text("outside/web.config") == host("certrequire"));
}

TEST_CASE("a file that changes meanwhile is not written") {
  const Place place;
  place.write("applicationHost.config", host("certrequire"));
  BusyWriter writer(place);
  const Outcome outcome =
      run({"--format", "text", "--select", "letter-case", "--fix", place.path("applicationHost.config")},
          source::DiskReader(), writer);
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "the file changed while it was checked"));
  CHECK(!has(outcome.err, "fixed 1"));
  CHECK(place.text("applicationHost.config") == host("CertIgnore"));
  CHECK(place.count() == 1);
}

TEST_CASE("a file that cannot be replaced is an error, and stays as it is") {
  if (geteuid() == 0) return;  // may write everywhere
  const Place place;
  place.write("site/applicationHost.config", host("certrequire"));
  chmod(place.path("site").c_str(), 0555);
  const Outcome outcome =
      place.check({"--select", "letter-case", "--fix", place.path("site/applicationHost.config")});
  chmod(place.path("site").c_str(), 0755);
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "cannot write"));
  CHECK(place.text("site/applicationHost.config") == host("certrequire"));
}

TEST_CASE("--diff prints a patch that git applies, and changes nothing") {
  const Place place;
  place.write("my sites/applicationHost.config", replaced(host("certrequire"), "\n", "\r\n"));
  REQUIRE(succeeds(place, "git init -q ."));
  const std::string path = place.path("my sites/applicationHost.config");
  const Outcome outcome = place.check({"--select", "letter-case", "--diff", path});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.starts_with(
      "diff --git a/my sites/applicationHost.config b/my sites/applicationHost.config\n"));
  CHECK(place.text("my sites/applicationHost.config") == replaced(host("certrequire"), "\n", "\r\n"));
  place.write("changes.patch", outcome.out);
  REQUIRE(succeeds(place, "git apply changes.patch"));
  CHECK(place.text("my sites/applicationHost.config") == replaced(host("CertRequire"), "\n", "\r\n"));
  const Outcome again = place.check({"--select", "letter-case", "--diff", path});
  CHECK(again.status == 0);
  CHECK(again.out.empty());
}

TEST_CASE("--diff takes standard input, under its name") {
  const Outcome outcome =
      run({"--select", "letter-case", "--diff", "--stdin-filename", "applicationHost.config", "-"},
          source::MemoryReader(Files{}), host("certrequire"));
  CHECK(outcome.status == 1);
  CHECK(has(outcome.out, "--- a/applicationHost.config\n"));
  CHECK(has(outcome.out, "+            <sslClientCertificates clientCertificatePolicy=\"CertRequire\" />\n"));
}

TEST_CASE("a patch holds no secret") {
  const std::string secret = "TestPassword-Not-Real";
  const std::string pool =
      "<system.applicationHost><applicationPools><add name=\"a\">\n"
      "<processModel identityType=\"SpecificUser\" userName=\"u\" password=\"" +
      secret + "\"";
  const std::string begin = "<configuration>\n" + pool,
                    end = "\n</add></applicationPools></system.applicationHost>\n</configuration>\n";
  const std::string one_line = begin + " pingingEnabled=\"TRUE\" />" + end;
  const std::string next_line = begin + "\n pingingEnabled=\"TRUE\" />" + end;
  for (const std::string& text : {one_line, next_line}) {
    CAPTURE(text);
    const Outcome outcome = run({"--select", "letter-case", "--diff", "applicationHost.config"},
                                Files{{"applicationHost.config", text}});
    CHECK(!has(outcome.out + outcome.err, secret));
    CHECK(outcome.status == 1);
    CHECK(has(outcome.out, "pingingEnabled") == (text == next_line));
    CHECK(has(outcome.err, "left out of the patch") == (text == one_line));
  }
}

TEST_CASE("a fix that would cause another finding is not applied, and the run says why") {
  // Two applications of one path: IIS refuses the file.
  const std::string text =
      "<configuration><system.applicationHost><sites><site name=\"a\" id=\"1\">\n"
      "<application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"D:\\a\" /></application>\n"
      "<application path=\"/x\"><virtualDirectory path=\"/\" physicalPath=\"D:\\b\" /></application>\n"
      "<application path=\"/x/\"><virtualDirectory path=\"/\" physicalPath=\"D:\\c\" /></application>\n"
      "<bindings><binding protocol=\"http\" bindingInformation=\"*:80:\" /></bindings>\n"
      "</site></sites></system.applicationHost></configuration>\n";
  source::MemoryWriter writer;
  const Outcome outcome = run({"--fix", "applicationHost.config"},
                              source::MemoryReader(Files{{"applicationHost.config", text}}), writer);
  CHECK(has(outcome.err,
            "applicationHost.config:4: not fixed: Remove the slash at the end [invalid-name]: "
            "it would cause another finding, duplicate-collection-key"));
  CHECK(writer.files().empty());
}

namespace {

const std::string kSettings =
    "{\"hierarchy\": {\"applicationHost\": \"applicationHost.config\", \"physicalPaths\": {\"C:\\\\web\": "
    "\"web\"}}}";

std::string server_with(const std::string& section) {
  return "<configuration>\n<system.applicationHost><sites>\n<site name=\"a\" id=\"1\"><application "
         "path=\"/\">"
         "<virtualDirectory path=\"/\" physicalPath=\"C:\\web\" /></application>"
         "<bindings><binding protocol=\"http\" bindingInformation=\"*:80:\" /></bindings></site>\n"
         "</sites></system.applicationHost>\n<system.webServer>\n" +
         section + "\n</system.webServer>\n</configuration>\n";
}

std::string page_with(const std::string& section) {
  return "<configuration>\n  <system.webServer>\n" + section + "  </system.webServer>\n</configuration>\n";
}

/// A run over both with --fix; the text of the site's file at the end.
struct ServerOutcome {
  Outcome outcome;
  std::map<std::string, std::string> written;
};

ServerOutcome fix_both(const std::string& server, const std::string& page) {
  const Files files = {
      {".iislint.json", kSettings}, {"applicationHost.config", server}, {"web/web.config", page}};
  source::MemoryWriter writer;
  const Outcome outcome =
      run({"--fix", "applicationHost.config", "web/web.config"}, source::MemoryReader(files), writer);
  return {outcome, writer.files()};
}

}  // namespace

TEST_CASE("a fix of a server that would break a site below is not applied") {
  const std::string entry = "<mimeMap fileextension=\".x\" mimeType=\"a/b\" />";
  const auto [outcome, written] = fix_both(
      server_with("<staticContent>" + entry + "</staticContent>"),
      page_with("<staticContent><mimeMap fileExtension=\".x\" mimeType=\"a/b\" /></staticContent>\n"));
  CHECK_MESSAGE(
      has(outcome.err, "it would cause another finding, duplicate-collection-key, in web/web.config"),
      (outcome.err + outcome.out));
  CHECK(written.empty());
}

TEST_CASE("an entry that is inherited already is removed first, by its key as it is written") {
  const auto [outcome, written] = fix_both(
      server_with("<staticContent><mimeMap fileExtension=\".x\" mimeType=\"a/b\" /></staticContent>"),
      page_with("    <staticContent>\n      <mimeMap mimeType=\"a/c\" fileExtension='.x' />\n    "
                "</staticContent>\n"));
  REQUIRE_MESSAGE(written.count("web/web.config") == 1, (outcome.err + outcome.out));
  CHECK(written.at("web/web.config") ==
        page_with("    <staticContent>\n      <remove fileExtension='.x' />\n"
                  "      <mimeMap mimeType=\"a/c\" fileExtension='.x' />\n    </staticContent>\n"));
  CHECK(written.size() == 1);
}

TEST_CASE("a locked attribute goes when it says what is in force anyway") {
  const std::string server = server_with("<directoryBrowse enabled=\"true\" lockAttributes=\"enabled\" />");
  const auto same = fix_both(server, page_with("    <directoryBrowse enabled=\"true\" />\n"));
  REQUIRE_MESSAGE(same.written.count("web/web.config") == 1, (same.outcome.err + same.outcome.out));
  CHECK(same.written.at("web/web.config") == page_with("    <directoryBrowse />\n"));
  CHECK(fix_both(server, page_with("    <directoryBrowse enabled=\"false\" />\n")).written.empty());
}

TEST_CASE("a file that is not well-formed is not touched") {
  const std::string text = replaced(host("certrequire"), "</sites>", "</site>");
  source::MemoryWriter writer;
  const Outcome outcome = run({"--fix", "applicationHost.config"},
                              source::MemoryReader(Files{{"applicationHost.config", text}}), writer);
  CHECK(has(outcome.err, "the file is not well-formed"));
  CHECK(writer.files().empty());
}

TEST_CASE("options that do not go together are refused") {
  const Files files = {{"web.config", kGood}};
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"--fix", "--diff", "web.config"}, "choose one"},
      {{"--unsafe-fixes", "web.config"}, "--unsafe-fixes needs --fix or --diff"},
      {{"--fix", "-"}, "--fix cannot change standard input"},
      {{"--fix", "--trace-rule", "letter-case", "web.config"}, "--trace-rule"},
      {{"--diff", "--output", "json=report.json", "web.config"}, "--output"}};
  for (const auto& [words, message] : cases) {
    const Outcome outcome = run(words, files);
    CHECK(outcome.status == 2);
    CHECK_MESSAGE(has(outcome.err, message), outcome.err);
  }
}
