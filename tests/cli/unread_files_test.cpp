// What could not be read, or only in part, is told and never taken for clean.
#include <doctest/doctest.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

#include "folder.h"
#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

namespace fs = std::filesystem;

void make_socket(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(path.size() < sizeof address.sun_path);
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(descriptor);
}

const std::string kCut = "<configuration><system.webServer";
const std::string kDeep = [] {
  std::string text = "<configuration>";
  for (int i = 0; i < 200; ++i)
    text += "<a>";
  return text;
}();

/// Standard input that fails behind its first bytes.
class BrokenInput final : public std::streambuf {
  int_type underflow() override {
    if (has_begun_) throw std::runtime_error("Input/output error");
    has_begun_ = true;
    setg(text_, text_, text_ + sizeof text_);
    return text_[0];
  }
  char text_[6] = {'<', 'c', 'o', 'n', 'f', 'i'};
  bool has_begun_ = false;
};

}  // namespace

TEST_CASE("what has the name of a configuration file and is none that can be read is an error of a walk") {
  const std::pair<const char*, void (*)(const std::string&)> cases[] = {
      {"it is a directory", [](const std::string& path) { fs::create_directory(path); }},
      {"No such file", [](const std::string& path) { fs::create_symlink("/nonexistent", path); }},
      {"symbolic links", [](const std::string& path) { fs::create_symlink(path, path); }},
      {"it is a directory",
       [](const std::string& path) {
         fs::create_directory(path + "-folder");
         fs::create_directory_symlink(path + "-folder", path);
       }},
      {"it is not a regular file", [](const std::string& path) { mkfifo(path.c_str(), 0600); }},
      {"No such device or address", make_socket}};
  const source::DiskReader disk;
  for (const auto& [message, make] : cases) {
    CAPTURE(message);
    const Folder folder;
    folder.write("web.config", kGood);
    fs::create_directory(folder.path + "/a");
    make(folder.path + "/a/Web.config");
    const Outcome outcome = run({"--format", "json", folder.path}, disk);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.out, "\"path\": \"" + folder.path + "/a/Web.config\""));
    CHECK(has(outcome.out, message));
    CHECK(has(outcome.out, "\"status\": \"checked\""));
  }
}

TEST_CASE("what else is no file is passed over, and what is in a folder named web.config is checked") {
  const Folder folder;
  folder.write("web.config", kGood);
  fs::create_symlink("/nonexistent", folder.path + "/notes");
  mkfifo((folder.path + "/pipe").c_str(), 0600);
  fs::create_directory(folder.path + "/other");
  fs::create_directory_symlink("other", folder.path + "/link");
  const source::DiskReader disk;
  CHECK(run({"--format", "json", folder.path}, disk).status == 0);
  folder.write("a/web.config/applicationHost.config", kBad);
  const Outcome outcome = run({"--format", "json", folder.path}, disk);
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "\"invalid-bool\""));
}

TEST_CASE("a folder whose entries may not be looked at is an error") {
  if (geteuid() == 0) return;  // root may look at everything
  const Folder folder;
  folder.write("web.config", kGood);
  folder.write("closed/sites/web.config", kBad);
  fs::create_symlink("sites", folder.path + "/closed/link");
  const source::DiskReader disk;
  for (const mode_t mode : {0400U, 0100U, 0000U}) {
    chmod((folder.path + "/closed").c_str(), mode);
    CHECK(run({"--format", "json", folder.path}, disk).status == 2);
  }
}

TEST_CASE("a file above that is no file is an error, too") {
  const Folder folder;
  folder.write("applicationHost.config",
               "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
               "<virtualDirectory path='/' physicalPath='site'/></application></site></sites>"
               "</system.applicationHost></configuration>");
  folder.write("site/below/web.config", kGood);
  folder.write(".iislint.json", "{\"hierarchy\": {\"applicationHost\": \"applicationHost.config\"}}");
  const source::DiskReader disk;
  const auto check = [&] { return run({"--format", "json", folder.path + "/site/below/web.config"}, disk); };
  CHECK(check().status == 0);
  fs::create_symlink("/nonexistent", folder.path + "/site/web.config");
  CHECK(check().status == 2);
  CHECK(has(check().out, "site/web.config"));
}

TEST_CASE("what configSource names must hold that section") {
  const auto check = [](const std::string& text, std::vector<std::string> words = {}) {
    words.insert(words.end(), {"--format", "json", "web.config"});
    return run(words,
               Files{{"web.config", "<configuration><appSettings configSource='a.config'/></configuration>"},
                     {"a.config", text}});
  };
  CHECK(check("<?xml version='1.0'?><appSettings><add key='a' value='b'/></appSettings>").status == 0);
  for (const std::string text : {"", " \n", "PASSWORD=hunter2", "x<appSettings/>"}) {
    CAPTURE(text);
    const Outcome outcome = check(text, {"--ignore", "configsource-misuse"});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.out, "configSource refers to it for <appSettings>"));
    CHECK(has(outcome.out, "\"status\": \"failed\""));
    CHECK(!has(outcome.out, "hunter2"));
  }
  for (const std::string text : {"<connectionStrings/>", "<configuration><appSettings/></configuration>"}) {
    CAPTURE(text);
    const Outcome outcome = check(text, {"--ignore", "root-element-wrong"});
    CHECK(outcome.status == 1);
    CHECK(has(outcome.out, "configSource refers to this file for <appSettings>"));
  }
  CHECK(has(check("<connectionStrings/>").out, "\"status\": \"partial\""));
  CHECK(check("<!-- nothing -->").status == 1);
}

TEST_CASE("the file of configSource may be there and not be readable") {
  const Folder folder;
  folder.write("web.config", "<configuration><appSettings configSource='a.config'/></configuration>");
  const source::DiskReader disk;
  CHECK(run({folder.path}, disk).status == 0);  // secrets are often left out
  fs::create_symlink("/nonexistent", folder.path + "/a.config");
  CHECK(run({folder.path}, disk).status == 2);
  fs::remove(folder.path + "/a.config");
  fs::create_directory(folder.path + "/a.config");
  CHECK(run({folder.path}, disk).status == 2);
}

TEST_CASE("nothing lowers what says that a file was checked in part") {
  const std::string doctype = "<!DOCTYPE configuration><configuration/>";
  const std::pair<std::string, std::string> cases[] = {{"xml-syntax", kCut},
                                                       {"limit-exceeded", kDeep},
                                                       {"doctype-present", doctype},
                                                       {"root-element-wrong", "<web/>"}};
  for (const auto& [rule, text] : cases) {
    CAPTURE(rule);
    const auto check = [&, &content = text, &id = rule](std::vector<std::string> words,
                                                        const std::string& settings = "{}",
                                                        const std::string& comment = "") {
      words.insert(words.end(), {"--format", "json", "web.config"});
      const Outcome outcome =
          run(words, Files{{"web.config", content + comment}, {".iislint.json", settings}});
      CHECK(has(outcome.out, "\"status\": \"partial\""));
      CHECK(has(outcome.out, "\"ruleId\": \"" + id + "\",\n      \"severity\": \"error\""));
      return outcome.status;
    };
    CHECK(check({}) == 1);
    CHECK(check({"--ignore", rule}) == 1);
    CHECK(check({"--select", "invalid-bool"}) == 1);
    CHECK(check({"--severity", rule + "=off"}) == 1);
    CHECK(check({"--severity", rule + "=info"}) == 1);
    CHECK(check({}, "{\"rules\": {\"" + rule + "\": \"info\"}}") == 1);
    CHECK(check({}, "{\"failOn\": \"never\"}") == 1);
    CHECK(check({}, "{}", "<!-- iislint-ignore-file " + rule + ": x -->") == 1);
    CHECK(check({"--fail-on", "never"}) == 0);  // the user's own word about the exit status
  }
}

TEST_CASE("standard input that cannot be read is an error, not an empty file") {
  BrokenInput buffer;
  std::istream in(&buffer);
  std::ostringstream out, err;
  const source::MemoryReader files(Files{{"applicationHost.config", kBad}});
  source::MemoryWriter outputs;
  cli::World world{files, outputs, in, out, err, {}};
  CHECK(cli::run({"--format", "json", "-", "applicationHost.config"}, world) == 2);
  CHECK(has(out.str(), "cannot read standard input"));
  CHECK(has(out.str(), "\"invalid-bool\""));
  CHECK(!has(out.str(), "\"xml-syntax\""));
}

TEST_CASE("a trace does not hide what could not be checked") {
  const Files files{{"web.config", kGood}, {"b/web.config", kCut}};
  for (const char* format : {"text", "json"}) {
    const Outcome outcome = run(
        {"--trace-rule", "letter-case", "--format", format, "web.config", "nothere.config", "b/web.config"},
        files);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "nothere.config: cannot read: No such file"));
    CHECK(has(outcome.err, "b/web.config: checked in part only"));
  }
  CHECK(run({"--trace-rule", "letter-case", "web.config"}, files).err.empty());
}

TEST_CASE("settings that are there and cannot be read are an error") {
  const std::pair<const char*, void (*)(const std::string&)> cases[] = {
      {"it is a directory", [](const std::string& path) { fs::create_directory(path); }},
      {"No such file", [](const std::string& path) { fs::create_symlink("/nonexistent", path); }},
      {"it is not a regular file", [](const std::string& path) { mkfifo(path.c_str(), 0600); }}};
  const source::DiskReader disk;
  for (const auto& [message, make] : cases) {
    CAPTURE(message);
    const Folder folder;
    folder.write("web.config", kGood);
    make(folder.path + "/.iislint.json");
    const Outcome outcome = run({"--format", "json", folder.path}, disk);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.out, message));
    CHECK(has(outcome.out, "\"status\": \"checked\""));
    CHECK(run({"settings", folder.path + "/web.config"}, disk).status == 2);
  }
}

TEST_CASE("a foreign default namespace makes the root another element") {
  const auto check = [](const std::string& name, std::vector<std::string> words = {}) {
    words.insert(words.end(), {"--format", "json", "web.config"});
    return run(words, Files{{"web.config",
                             "<configuration xmlns='" + name + "'><system.webServer/></configuration>"}});
  };
  CHECK(check("urn:other", {"--ignore", "root-element-wrong"}).status == 1);
  CHECK(has(check("urn:other").out, "\"root-element-wrong\""));
  CHECK(check("http://schemas.microsoft.com/.NetConfiguration/v2.0").status == 0);
}

TEST_CASE("a link to a folder that must not be searched is an error of a walk") {
  const Folder folder, outside;
  outside.write("web.config", kBad);
  folder.write("web.config", kGood);
  fs::create_directory_symlink(outside.path, folder.path + "/site");
  const source::DiskReader disk;
  const Outcome outcome = run({"--format", "json", folder.path}, disk);
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "\"path\": \"" + folder.path + "/site\""));
  CHECK(!has(outcome.out, "invalid-bool"));
  CHECK(run({folder.path, "--exclude", "site"}, disk).status == 0);
  CHECK(run({folder.path, "--allow-outside", outside.path}, disk).status == 0);
}

TEST_CASE("only the folders of version control are not searched") {
  for (const char* name : {"node_modules", "__pycache__", "bin", ".hidden"}) {
    CAPTURE(name);
    const Folder folder;
    folder.write("web.config", kGood);
    folder.write(std::string(name) + "/web.config", kBad);
    CHECK(run({folder.path}, source::DiskReader()).status == 1);
  }
}

namespace {

/// The check of a web.config whose section is in a file of another name, whatever the settings ignore.
Outcome check_source(const std::string& section, const std::string& path, Files files) {
  files["web.config"] =
      "<configuration><configSections><section name='own' type='Own, Own'/><sectionGroup name='group'>"
      "<section name='inner' type='Own, Own'/></sectionGroup></configSections>" +
      section + "</configuration>";
  files[".iislint.json"] = "{\"rules\": {\"configsource-misuse\": \"off\"}}";
  return run({"--format", "json", path.empty() ? "web.config" : path}, std::move(files));
}

}  // namespace

TEST_CASE("configSource that names a configuration file of its own is an error") {
  const auto refers_to = [](const std::string& name) {
    return "<connectionStrings configSource='" + name + "'/>";
  };
  for (const char* name :
       {"web.config", "Web.config", "sub/web.config", "sub\\web.config", "applicationHost.config"}) {
    CAPTURE(name);
    const Outcome outcome = check_source(
        refers_to(name), "",
        Files{{"sub/web.config", kGood}, {"Web.config", kGood}, {"applicationHost.config", kGood}});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.out, "configSource of <connectionStrings> names"));
  }
  const std::string own = "<configuration>" + refers_to("own.config") + "</configuration>";
  const Outcome itself = run({"--format", "json", "own.config"}, Files{{"own.config", own}});
  CHECK(itself.status == 2);
  CHECK(has(itself.out, "names own.config"));
}

TEST_CASE("configSource in a file that configSource names is an error") {
  const std::string wrong = "<connectionStrings><nope/></connectionStrings>";
  const Outcome known =
      check_source("<connectionStrings configSource='x.config'/>", "",
                   Files{{"x.config", "<connectionStrings configSource='y.config'/>"}, {"y.config", wrong}});
  CHECK(known.status == 2);
  CHECK(has(known.out, "configSource in it is not followed"));
  const Outcome of_others =
      check_source("<own configSource='x.config'/>", "",
                   Files{{"x.config", "<own configSource='y.config'/>"}, {"y.config", wrong}});
  CHECK(of_others.status == 2);
  CHECK(has(of_others.out, "configSource in it is not followed"));
}

TEST_CASE("one file cannot be two sections") {
  const Outcome outcome =
      check_source("<appSettings configSource='x.config'/><connectionStrings configSource='x.config'/>", "",
                   Files{{"x.config", "<appSettings/>"}});
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "which configSource names for <appSettings>, too"));
}

TEST_CASE("the section of configSource may be one that nobody knows") {
  for (const auto& [section, root] :
       {std::pair("<own configSource='x.config'/>", "own"),
        std::pair("<group><inner configSource='x.config'/></group>", "inner"),
        std::pair("<location path='a'><own configSource='x.config'/></location>", "own")}) {
    CAPTURE(section);
    const auto check = [section = section](const std::string& text) {
      return check_source(section, "", Files{{"x.config", text}});
    };
    CHECK(check("<" + std::string(root) + "><anything at='all'/></" + root + ">").status == 0);
    CHECK(check("<foo").status == 1);
    CHECK(check("<foo/>").status == 1);
    CHECK(check("<configuration><" + std::string(root) + "/></configuration>").status == 1);
    CHECK(check("").status == 2);
  }
  // The attribute of an element inside of such a section means whatever the section wants.
  CHECK(check_source("<own><item configSource='x.config'/></own>", "", Files{{"x.config", "<foo"}}).status ==
        0);
}

TEST_CASE("a section of IIS that configSource names must be there") {
  const auto check = [](const std::string& text) {
    return check_source("<system.webServer><defaultDocument configSource='x.config'/></system.webServer>", "",
                        Files{{"x.config", text}})
        .status;
  };
  CHECK(check("<defaultDocument enabled='true'/>") == 0);
  CHECK(check("<configuration><system.webServer><defaultDocument/></system.webServer></configuration>") == 0);
  CHECK(check("<configuration><system.webServer/></configuration>") == 1);
}

TEST_CASE("configSource finds its file as Windows does") {
  const auto check = [](const std::string& name, const std::string& source) {
    const Folder folder;
    folder.write("web.config", "<configuration><appSettings configSource='" + source + "'/></configuration>");
    folder.write(name, "<appSettings><nope/></appSettings>");
    return run({folder.path}, source::DiskReader()).out;
  };
  for (const char* source :
       {"conf/x.config", "Conf\\X.Config", "conf/x.config.", "conf /x.config. ", "CONF//x.config"}) {
    CAPTURE(source);
    CHECK(has(check("conf/x.config", source), "nope"));
  }
  CHECK(!has(check("conf/x.config", "conf/y.config"), "nope"));
}

TEST_CASE("a file above that is not read as a whole is an error") {
  const std::string server =
      "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
      "<virtualDirectory path='/' physicalPath='site'/></application></site></sites>"
      "</system.applicationHost></configuration>";
  const std::string binary("\x7f\x45LF\0\1\2", 7);
  for (const std::string& text :
       {std::string(), std::string("<web/>"), binary, kCut, kDeep, server.substr(0, 150)}) {
    CAPTURE(text);
    for (const char* key : {"applicationHost", "machineConfig", "rootWebConfig"}) {
      CAPTURE(key);
      Files files{{"server.config", server}, {"above.config", text}, {"site/web.config", kGood}};
      files[".iislint.json"] =
          std::string("{\"hierarchy\": {\"applicationHost\": \"server.config\", \"") +
          (key == std::string("applicationHost") ? "folders\": {}"
                                                 : key + std::string("\": \"above.config\"")) +
          "}}";
      if (key == std::string("applicationHost")) files["server.config"] = text;
      const Outcome outcome = run({"--format", "json", "site/web.config"}, files);
      CHECK(outcome.status == 2);
      CHECK(has(outcome.out, "files below it cannot be judged"));
    }
    Files files{{"server.config", server},
                {"site/web.config", text},
                {"site/below/web.config", kGood},
                {".iislint.json", "{\"hierarchy\": {\"applicationHost\": \"server.config\"}}"}};
    const Outcome between = run({"--format", "json", "site/below/web.config"}, files);
    CHECK(between.status == 2);
    CHECK(has(between.out, "files below it cannot be judged"));
    const Outcome both = run({"--format", "json", "site/web.config", "site/below/web.config"}, files);
    CHECK(both.status == 1);  // its own check says so
    files["site/web.config"] = kGood;
    CHECK(run({"--format", "json", "site/below/web.config"}, files).status == 0);
  }
}

TEST_CASE("rules judge the section in a file of its own where it is named") {
  const auto check = [](const std::string& web, const std::string& text, const char* folder = "") {
    return run({"--format", "json", "web.config"},
               Files{{"web.config", "<configuration>" + web + "</configuration>"},
                     {folder + std::string("x.config"), text}});
  };
  const std::string connection =
      "<add name='a' connectionString='Server=db;User Id=u;Password=not-real-1;'/>";
  const Outcome strings = check("<connectionStrings configSource='x.config'/>",
                                "<connectionStrings>" + connection + "</connectionStrings>");
  CHECK(strings.status == 1);
  CHECK(has(strings.out, "\"connection-string-password\""));
  CHECK(has(strings.out, "      \"path\": \"x.config\""));
  CHECK(has(strings.out, "\"connectionStrings/add[@name='a']/@connectionString\""));
  CHECK(!has(strings.out, "not-real"));
  const Outcome nested = check("<system.web><authorization configSource='x.config'/></system.web>",
                               "<authorization><allow users='*'/><deny users='?'/></authorization>");
  CHECK(has(nested.out, "\"system.web/authorization/"));
  CHECK(has(nested.out, "\"aspnet-authorization-unreachable\""));
  const Outcome attribute = check("<system.web><httpCookies configSource='x.config'/></system.web>",
                                  "<httpCookies httpOnlyCookies='false'/>");
  CHECK(has(attribute.out, "\"aspnet-cookies-not-httponly\""));
  CHECK(has(attribute.out, "\"system.web/httpCookies/@httpOnlyCookies\""));
  const Outcome settings = check("<appSettings file='x.config'/>",
                                 "<appSettings><add key='DbPassword' value='not-real-1'/></appSettings>");
  CHECK(has(settings.out, "\"app-settings-secret\""));
  CHECK(!has(settings.out, "not-real"));
}

TEST_CASE("what a file lacks is said once, not in the files of its sections too") {
  const auto count = [](const std::string& web, const Files& more) {
    Files files = more;
    files["web.config"] = "<configuration>" + web + "</configuration>";
    return run({"--format", "json", "--profile", "strict", "web.config"}, std::move(files)).out;
  };
  const std::string alone = count("<appSettings configSource='x.config'/>", {});
  const std::string both = count("<appSettings configSource='x.config'/>",
                                 Files{{"x.config", "<appSettings><add key='a' value='b'/></appSettings>"}});
  CHECK(!has(both, "      \"path\": \"x.config\""));
  CHECK(has(alone, "there is no file x.config"));
}

TEST_CASE("the file attribute of appSettings names a file that need not be there") {
  const Folder folder;
  const Folder outside;
  const source::DiskReader disk;
  const std::string secret = "<appSettings><add key='DbPassword' value='not-real-1'/></appSettings>";
  outside.write("secret.config", secret);
  const auto check = [&](const std::string& file) {
    folder.write("site/web.config", "<configuration><appSettings file='" + file + "'/></configuration>");
    return run({"--format", "json", folder.path}, disk);
  };
  CHECK(check("none.config").status == 0);
  CHECK(check("..\\none.config").status == 0);
  CHECK(check("C:\\secrets\\none.config").status == 0);
  folder.write("shared.config", secret);
  CHECK(has(check("..\\shared.config").out, "app-settings-secret"));
  folder.write("site/own.config", secret);
  CHECK(has(check("Own.Config").out, "app-settings-secret"));
  const std::string name = outside.path.substr(outside.path.rfind('/') + 1);
  const Outcome beyond = check("..\\..\\" + name + "\\secret.config");
  CHECK(beyond.status == 0);
  CHECK(!has(beyond.out, "secret.config\""));
  fs::create_symlink(outside.path + "/secret.config", folder.path + "/site/link.config");
  CHECK(check("link.config").status == 2);
  folder.write("site/other.config", "<connectionStrings/>");
  CHECK(has(check("other.config").out, "file refers to this file for <appSettings>"));
}
