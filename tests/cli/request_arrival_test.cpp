// iislint trace up to the rules of the site: addresses and names of bindings, the form of the path, global
// rules, addresses of clients; and what IIS answers when no handler does.
#include <doctest/doctest.h>

#include "traced_request.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

std::string site(const std::string& name, const std::string& id, const std::string& bindings,
                 const std::string& applications =
                     "<application path='/'><virtualDirectory path='/' "
                     "physicalPath='C:\\www'/></application>") {
  return "<site name='" + name + "' id='" + id + "'>" + applications + "<bindings>" + bindings +
         "</bindings></site>";
}

std::string binding(const std::string& information) {
  return "<binding protocol='http' bindingInformation='" + information + "'/>";
}

Files server(const std::string& sites, const std::string& sections = "") {
  return {
      {"applicationHost.config",
       "<configuration><configSections><sectionGroup name='system.applicationHost'><section name='sites'/>"
       "</sectionGroup><sectionGroup name='system.webServer'><section name='handlers'/><section "
       "name='staticContent'/><section name='httpErrors'/><sectionGroup name='security'><section "
       "name='requestFiltering'/><section name='ipSecurity'/></sectionGroup><sectionGroup name='rewrite'>"
       "<section name='globalRules'/><section name='rules'/></sectionGroup></sectionGroup>"
       "</configSections><system.applicationHost><sites>" +
           sites + "</sites></system.applicationHost><system.webServer>" + sections +
           "</system.webServer></configuration>"}};
}

Files one_site(const std::string& sections) {
  return server(site("One", "1", binding("*:80:")), sections);
}

Files alone(const std::string& sections) {
  return {
      {"web.config", "<configuration><system.webServer>" + sections + "</system.webServer></configuration>"}};
}

}  // namespace

TEST_CASE("trace: bindings are compared by address and name, not by their text") {
  const Files files = server(
      site("V6", "1", binding("[2001:db8:0:0::5]:80:")) + site("V4", "2", binding("192.0.2.1:80:")) +
      site("Named", "3", binding("192.0.2.1:80:WWW.Example.NET")) +
      site("Wild", "4", binding("*:80:*.example.net")) +
      site("Deeper", "5", binding("*:80:*.shop.example.net")) +
      site("Letters", "6", binding("*:80:xn--bcher-kva.example")) + site("Rest", "7", binding("*:80:")));
  const auto chosen = [&](const std::string& host, const Words& more = {}) {
    return traced_in(files, "http://" + host + "/", more)["site"].get<std::string>();
  };
  CHECK(chosen("[2001:DB8::5]") == "V6");
  CHECK(chosen("[2001:db8:0:0:0:0:0:5]:80") == "V6");
  CHECK(chosen("[2001:db8::6]") == "Rest");
  CHECK(chosen("192.0.2.1") == "V4");
  CHECK(chosen("[::ffff:192.0.2.1]") == "V4");
  CHECK(chosen("192.0.2.2") == "Rest");
  CHECK(chosen("a.EXAMPLE.net") == "Wild");
  CHECK(chosen("a.b.example.net.") == "Wild");
  CHECK(chosen("a.shop.example.net") == "Deeper");
  CHECK(chosen("example.net") == "Rest");
  CHECK(chosen("b\xC3\xBC"
               "cher.example") == "Letters");
  const Words arrives = {"--server-variable", "LOCAL_ADDR=192.0.2.1"};
  CHECK(chosen("www.example.net", arrives) == "Named");
  CHECK(chosen("other.example", arrives) == "V4");
  CHECK(chosen("www.example.net", {"--server-variable", "LOCAL_ADDR=192.0.2.9"}) == "Wild");
  // Where the name leads to is not known.
  const Json open = traced_in(files, "http://www.example.net/");
  CHECK(open["site"] == "Wild");
  CHECK(has(open["unknown"].dump(), "whether the request arrives at 192.0.2.1"));
  CHECK(traced_in(server(site("Only", "1", binding("192.0.2.1:80:"))), "http://any.example/")["site"] ==
        "Only");
}

TEST_CASE("trace: rules and filters see the canonical path") {
  const std::string rule =
      "<rewrite><rules><rule name='r'><match url='^(a b/c)$'/><conditions><add input='{UNENCODED_URL}' "
      "pattern='(.*)'/></conditions><action type='Redirect' url='/x?{C:1}' "
      "appendQueryString='false'/></rule></rules></rewrite>";
  for (const char* sent : {"/a%20b/c", "/a%20b//c", "/a%20b/./c", "/z/../a%20b/c", "/z/%2e%2e/a%20b%2Fc",
                           "/a%20b\\c", "//a%20b/c"}) {
    CAPTURE(sent);
    CHECK(ending_of(traced_in(alone(rule), sent)) == "redirect 301.0");
  }
  CHECK(traced_in(alone(rule), "/z/../a%20b/c")["result"]["url"] == "http://localhost/x?/z/../a%20b/c");
  const std::string uri =
      "<rewrite><rules><rule name='r'><match url='.*'/><conditions><add input='{REQUEST_URI}' "
      "pattern='^/a/b\\?x=%20$'/></conditions><action type='AbortRequest'/></rule></rules></rewrite>";
  CHECK(ending_of(traced_in(alone(uri), "/a//b?x=%20")) == "abort");
  const std::string filtering =
      "<security><requestFiltering><hiddenSegments><add segment='bin'/></hiddenSegments></requestFiltering>"
      "</security>";
  CHECK(ending_of(traced_in(alone(filtering), "/bin/../a")) == "serve");
  CHECK(ending_of(traced_in(alone(filtering), "/a/%2e%2e/b%69n/x")) == "refuse 404.8");
  CHECK(ending_of(traced_in(alone(filtering), "/a%252e")) == "refuse 404.11");
  CHECK(traced_in(alone(filtering), "/a//b")["result"]["url"] == "/a/b");
}

TEST_CASE("trace: global rules run before the application is chosen and the request filtered") {
  const std::string applications =
      "<application path='/'><virtualDirectory path='/' physicalPath='C:\\www'/></application><application "
      "path='/api'><virtualDirectory path='/' physicalPath='C:\\api'/></application>";
  const std::string sections =
      "<rewrite><globalRules><rule name='g'><match url='^old/(.*)'/><action type='Rewrite' "
      "url='/api/{R:1}'/></rule></globalRules></rewrite><security><requestFiltering><hiddenSegments><add "
      "segment='old'/><add segment='secret'/></hiddenSegments></requestFiltering></security>";
  const Files files = server(site("One", "1", binding("*:80:"), applications), sections);
  const Json story = traced_in(files, "http://a.example/old/x");
  CHECK(story["application"] == "/api");
  CHECK(story["result"]["url"] == "/api/x");
  CHECK(ending_of(story) == "rewrite");
  std::vector<std::string> stages;
  for (const Json& step : story["steps"])
    stages.push_back(step["stage"]);
  REQUIRE(stages.size() > 3);
  CHECK(std::vector<std::string>(stages.begin(), stages.begin() + 4) ==
        std::vector<std::string>{"binding", "rewrite", "application", "filtering"});
  CHECK(ending_of(traced_in(files, "http://a.example/old/secret")) == "refuse 404.8");
  CHECK(ending_of(traced_in(files, "http://a.example/x/old")) == "refuse 404.8");
  // Whether the second escape is looked for in what the client sent is not documented.
  const Json open = traced_in(files, "http://a.example/old/a%252e");
  CHECK(has(open["unknown"].dump(), "where global rules have changed it"));
  const Json plain = traced_in(files, "http://a.example/a%252e");
  CHECK(ending_of(plain) == "refuse 404.11");
}

TEST_CASE("trace: what global rules cannot do ends the request before anything else") {
  const auto with = [](const std::string& rule) {
    return one_site("<rewrite><globalRules>" + rule +
                    "</globalRules></rewrite><security><requestFiltering><verbs "
                    "allowUnlisted='false'/></requestFiltering></security>");
  };
  CHECK(ending_of(traced_in(with("<rule name='g'><match url='*'/><action type='None'/></rule>"),
                            "http://a/")) == "refuse 500.51");
  CHECK(ending_of(traced_in(with("<rule name='g'><match url='.*'/><action type='Redirect' url='/b'/></rule>"),
                            "http://a/")) == "redirect 301.0");
  CHECK(ending_of(traced_in(with("<rule name='g'><match url='^$'/><action type='None'/></rule>"),
                            "http://a/")) == "refuse 404.6");
}

TEST_CASE("trace: global rules ask for the path of a URL, and for its parts like any other") {
  const Files files = one_site(
      "<rewrite><globalRules><rule name='g' stopProcessing='true'><match "
      "url='^([0-9a-f]{8})/(.*)'/><conditions>"
      "<add input='{REQUEST_URI}' pattern='^/[0-9a-f]{8}(/.*)$'/></conditions><action type='Rewrite' "
      "url='http://inner.example{C:1}'/></rule></globalRules></rewrite>");
  const Json story = traced_in(files, "http://a.example/0123abcd/x/y");
  CHECK(story["result"]["url"] == "http://inner.example/x/y");
}

TEST_CASE("trace: rules that IIS cannot read answer with 500.19") {
  const auto rule = [](const std::string& attributes, const std::string& inside) {
    return alone("<rewrite><rules><rule name='r' " + attributes + ">" + inside + "</rule></rules></rewrite>");
  };
  const std::string match = "<match url='^x$'/>", none = "<action type='None'/>";
  for (const Files& files :
       {rule("enabled='maybe'", match + none), rule("stopProcessing='maybe'", match + none),
        rule("patternSyntax='Perl'", match + none), rule("", "<match url='^x$' ignoreCase='maybe'/>" + none),
        rule("", "<match url='^x$' negate='maybe'/>" + none), rule("", "<match url=''/>" + none),
        rule("", match + "<conditions logicalGrouping='MatchSome'/>" + none),
        rule("", match + "<conditions trackAllCaptures='maybe'/>" + none),
        rule("",
             match + "<conditions><add input='{URL}' pattern='x' matchType='IsLink'/></conditions>" + none),
        rule("", match + "<action type='Forward' url='/y'/>"),
        rule("", match + "<action type='Redirect' url='/y' redirectType='Gone'/>"),
        rule("", match + "<action type='Redirect' url='/y' appendQueryString='maybe'/>"),
        rule("stop='true'", match + none)}) {
    CAPTURE(files.at("web.config"));
    const Json story = traced_in(files, "/other");
    CHECK(ending_of(story) == "refuse 500.19");
    CHECK(has(story.dump(), "IIS cannot read the section"));
  }
  CHECK(ending_of(traced_in(rule("", match + none), "/other")) == "serve");
  CHECK(ending_of(traced_in(rule("enabled='False'", "<match url='.*'/><action type='AbortRequest'/>"),
                            "/other")) == "serve");
}

TEST_CASE("trace: addresses of clients, of both versions of IP and with any mask") {
  const auto asked = [](const std::string& entries, const std::string& client) {
    return ending_of(traced_in(
        one_site("<security><ipSecurity allowUnlisted='false'>" + entries + "</ipSecurity></security>"),
        "http://a/", {"--client-ip", client}));
  };
  const std::string v6 = "<add ipAddress='2001:DB8::' subnetMask='32' allowed='true'/>";
  CHECK(asked(v6, "2001:db8:7::1") == "serve");
  CHECK(asked(v6, "2001:db9::1") == "refuse 403.6");
  const std::string one = "<add ipAddress='2001:db8::1' allowed='true'/>";
  CHECK(asked(one, "2001:0db8:0:0:0:0:0:1") == "serve");
  CHECK(asked(one, "2001:db8::2") == "refuse 403.6");
  const std::string v4 = "<add ipAddress='10.1.0.0' subnetMask='255.255.0.0' allowed='true'/>";
  CHECK(asked(v4, "::ffff:10.1.2.3") == "serve");
  CHECK(asked(v4, "10.2.0.1") == "refuse 403.6");
  const std::string holes = "<add ipAddress='10.0.0.7' subnetMask='255.0.0.255' allowed='true'/>";
  CHECK(asked(holes, "10.3.4.7") == "serve");
  CHECK(asked(holes, "10.3.4.8") == "refuse 403.6");
  CHECK(asked("<add ipAddress='10.0.0.0' subnetMask='255.0.0.0'/><add ipAddress='10.0.0.1' allowed='true'/>",
              "10.0.0.1") == "refuse 403.6");
  const auto denied = [](const std::string& action) {
    return ending_of(traced_in(one_site("<security><ipSecurity denyAction='" + action +
                                        "'><add ipAddress='10.0.0.1'/></ipSecurity></security>"),
                               "http://a/", {"--client-ip", "10.0.0.1"}));
  };
  CHECK(denied("AbortRequest") == "abort");
  CHECK(denied("NotFound") == "refuse 404.0");
  const Json named = traced_in(one_site("<security><ipSecurity enableReverseDns='true'><add "
                                        "domainName='*.example.net'/></ipSecurity></security>"),
                               "http://a/", {"--client-ip", "10.0.0.1"});
  CHECK(has(named["unknown"].dump(), "whether 10.0.0.1 belongs to *.example.net"));
}

TEST_CASE("trace: where no handler answers, IIS does") {
  const std::string handlers =
      "<handlers><add name='PHP' path='*.php' verb='GET,HEAD' modules='FastCgiModule' "
      "resourceType='File'/><add "
      "name='Static' path='*' verb='*' modules='StaticFileModule,DefaultDocumentModule' "
      "resourceType='Either'/>"
      "</handlers><staticContent><mimeMap fileExtension='.htm' mimeType='text/html'/></staticContent>";
  const auto asked = [&](const std::string& url, const Words& more, const std::string& sections) {
    return ending_of(traced_in(one_site(sections), "http://a" + url, more));
  };
  const Words file = {"--exists", "file"};
  CHECK(asked("/a.htm", file, handlers) == "serve");
  CHECK(asked("/a.HTM", file, handlers) == "serve");
  CHECK(asked("/a.xyz", file, handlers) == "refuse 404.3");
  CHECK(asked("/a", file, handlers) == "refuse 404.3");
  CHECK(asked("/a.php", file, handlers) == "serve");
  CHECK(asked("/a.php", {"--exists", "file", "--method", "POST"}, handlers) == "refuse 404.17");
  CHECK(asked("/a.xyz", {"--exists", "none"}, handlers) == "refuse 404.0");
  CHECK(asked("/a.xyz", {}, handlers) == "serve");  // what is there is not known
  const std::string few = "<handlers><add name='Pages' path='*.aspx' verb='*' type='X'/></handlers>";
  CHECK(asked("/a.aspx", {}, few) == "serve");
  CHECK(asked("/a.htm", {}, few) == "refuse 404.4");
  const Json open = traced_in(one_site(""), "http://a/a.htm");
  CHECK(ending_of(open) == "serve");
  CHECK(has(open.dump(), "the handlers of the server are not known"));
  const std::string rewritten =
      few +
      "<rewrite><rules><rule name='r'><match url='.*'/><action type='Rewrite' url='/b.htm'/></rule></rules>"
      "</rewrite>";
  const Json story = traced_in(one_site(rewritten), "http://a/a.aspx");
  CHECK(ending_of(story) == "refuse 404.4");
  CHECK(story["result"]["url"] == "/b.htm");
}
