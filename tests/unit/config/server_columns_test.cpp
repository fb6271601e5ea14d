// What the columns of a server say beside the values that resolver_test.cpp asks for.
#include "config/server/server_columns.h"

#include <doctest/doctest.h>

#include <string>

#include "config/files/hierarchy.h"
#include "config/server/text_numbers.h"
#include "schema/binding/binding.h"
#include "source/decode.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

/// The columns of what stands in <system.applicationHost>.
struct Server {
  explicit Server(const std::string& content)
      : file("applicationHost.config", source::decode("<configuration><system.applicationHost>" + content +
                                                      "</system.applicationHost></configuration>")),
        document(xml::scan(file, 0)),
        binding(schema::bind(document, schema::FileKind::application_host)),
        hierarchy({config::HierarchyFile{&document, &binding, schema::FileKind::application_host, {}, {}}}),
        config(hierarchy.own()),
        columns(config) {}

  std::string text(xml::AttributeId id) const {
    std::string buffer;
    return id == xml::kNone ? "" : std::string(document.value(document.attribute(id), buffer));
  }

  source::SourceFile file;
  xml::Document document;
  schema::Binding binding;
  config::Hierarchy hierarchy;
  config::EffectiveConfig config;
  config::ServerColumns columns;
};

std::string site(const std::string& content) {
  return "<site name='Files' id='1'>" + content + "</site>";
}

std::string binding(const std::string& protocol) {
  return "<binding protocol='" + protocol + "' bindingInformation='*:80:'/>";
}

}  // namespace

TEST_CASE("the services of a site follow from its bindings") {
  const Server server("<sites>" + site("<bindings>" + binding("FTP") + "</bindings>") +
                      site("<bindings>" + binding("ftp") + binding("https") + "</bindings>") + site("") +
                      "</sites>");
  const auto& columns = server.columns;
  CHECK(columns.speaks_ftp_only(0));
  CHECK(!columns.speaks_http(0));
  CHECK(!columns.speaks_ftp_only(1));
  CHECK(columns.speaks_http(1));
  CHECK(!columns.speaks_ftp_only(2));
  CHECK(!columns.defaults_have_bindings());
}

TEST_CASE("a cleared binding is none, and siteDefaults may have some") {
  const Server server("<sites>" +
                      site("<bindings>" + binding("http") + "<clear/>" + binding("ftp") + "</bindings>") +
                      "<siteDefaults><bindings>" + binding("http") + "</bindings></siteDefaults></sites>");
  REQUIRE(server.columns.bindings_of(0).size() == 1);
  CHECK(server.columns.speaks_ftp_only(0));
  CHECK(server.columns.defaults_have_bindings());
}

TEST_CASE("the root of a site is the folder / of its application /") {
  const std::string folder = "<virtualDirectory path='/' physicalPath='D:\\a'/>";
  const Server server("<sites>" +
                      site("<application path='/app'>" + folder +
                           "</application><application path='/'>"
                           "<virtualDirectory path='/x' physicalPath='D:\\x'/>" +
                           folder + "</application>") +
                      site("<application path='/app'>" + folder + "</application>") + "</sites>");
  CHECK(server.columns.root_folder(0) == 2);
  CHECK(server.columns.root_folder(1) == config::kNoRow);
  CHECK(server.columns.site_of_folder(server.columns.folders()[3]) == 1);
}

TEST_CASE("a server starts what nothing keeps from starting") {
  const Server server(
      "<sites><siteDefaults serverAutoStart='false'/><site name='a' id='1' serverAutoStart='true'/>"
      "<site name='b' id='2'><ftpServer serverAutoStart='false'/></site></sites>");
  CHECK(server.columns.sites()[0].starts);
  CHECK(server.columns.sites()[0].ftp_starts);
  CHECK(!server.columns.sites()[1].starts);
  CHECK(!server.columns.sites()[1].ftp_starts);
}

TEST_CASE("the identity of a pool is its own, else that of the defaults") {
  const auto pools = [](const std::string& defaults) {
    return "<applicationPools><add name='own'><processModel identityType='NetworkService'/></add>"
           "<add name='none'/>" +
           defaults + "</applicationPools>";
  };
  const Server plain(pools(""));
  CHECK(plain.text(plain.columns.identity_type(plain.columns.pools()[0])) == "NetworkService");
  CHECK(plain.columns.identity_type(plain.columns.pools()[1]) == xml::kNone);
  const Server inherited(
      pools("<applicationPoolDefaults><processModel identityType='LocalSystem'/>"
            "</applicationPoolDefaults>"));
  CHECK(inherited.text(inherited.columns.identity_type(inherited.columns.pools()[1])) == "LocalSystem");
}

TEST_CASE("IIS Express is known by its variables") {
  const auto is_of_express = [](const std::string& path) {
    return Server("<sites>" +
                  site("<application path='/'><virtualDirectory path='/' physicalPath='" + path +
                       "'/></application>") +
                  "</sites>")
        .columns.is_of_express();
  };
  CHECK(is_of_express("%SystemDrive%\\%IIS_USER_HOME%\\x"));
  CHECK(is_of_express("%IIS_BIN%"));
  CHECK(!is_of_express("%IIS_BIN"));
  CHECK(!is_of_express("%IIS_SITES_HOME%"));
}

TEST_CASE("equal texts have one number, however many there are") {
  const std::string document = "alpha Beta";
  config::TextNumbers texts(document);
  const config::TextId alpha = texts.number_of_lower(std::string_view(document).substr(0, 5));
  const config::TextId beta = texts.number_of_lower(std::string_view(document).substr(6));
  CHECK(texts.number_of("alpha") == alpha);
  CHECK(texts.text(beta) == "beta");
  for (int i = 0; i < 1000; ++i)
    texts.number_of(std::to_string(i));
  texts.finish();
  CHECK(texts.size() == 1003);
  CHECK(texts.find("alpha") == alpha);
  CHECK(texts.text(texts.find("999")) == "999");
  CHECK(texts.find("Beta") == 0);
  CHECK(texts.find("") == 0);
}
