// iislint trace as its users meet it: sites, filters, access and handlers around the rewriting of URLs, and
// the requests that they keep as tests.
#include <doctest/doctest.h>

#include "traced_request.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

std::string server(const std::string& sections) {
  return "<configuration><configSections><sectionGroup name='system.applicationHost'><section name='sites'/>"
         "</sectionGroup><sectionGroup name='system.webServer'><section name='handlers'/><section "
         "name='httpErrors'/><section name='httpRedirect'/><section name='httpProtocol'/><sectionGroup "
         "name='security'><section name='requestFiltering'/><section name='ipSecurity'/><section "
         "name='authorization'/></sectionGroup><sectionGroup name='rewrite'><section "
         "name='globalRules'/><section "
         "name='rules'/><section "
         "name='allowedServerVariables'/></sectionGroup></sectionGroup></configSections>"
         "<system.applicationHost><sites><site name='Shop' id='1'><application path='/' "
         "applicationPool='shop'>"
         "<virtualDirectory path='/' physicalPath='C:\\shop'/></application><application path='/api'>"
         "<virtualDirectory path='/' physicalPath='C:\\api'/></application><bindings><binding "
         "protocol='http' "
         "bindingInformation='*:80:shop.example.com'/><binding protocol='https' bindingInformation='*:443:'/>"
         "</bindings></site><site name='Rest' id='2'><application path='/'><virtualDirectory path='/' "
         "physicalPath='C:\\rest'/></application><bindings><binding protocol='http' "
         "bindingInformation='*:80:'/></bindings></site></sites></system.applicationHost><system.webServer>" +
         sections + "</system.webServer></configuration>";
}

Json traced(const std::string& sections, const std::string& url, const Words& more = {}) {
  return traced_in({{"applicationHost.config", server(sections)}}, url, more);
}

std::string ending(const std::string& sections, const std::string& url, const Words& more = {}) {
  return ending_of(traced(sections, url, more));
}

}  // namespace

TEST_CASE("trace: the binding chooses the site, the path the application") {
  const Json story = traced("", "http://shop.example.com/api/items");
  CHECK(story["site"] == "Shop");
  CHECK(story["application"] == "/api");
  CHECK(traced("", "http://other.example.com/")["site"] == "Rest");
  CHECK(traced("", "https://other.example.com/")["site"] == "Shop");
  CHECK(ending("", "http://shop.example.com:8080/") == "refuse 400.0");
}

TEST_CASE("trace: request filtering refuses with its substatus") {
  const std::string filtering =
      "<security><requestFiltering><hiddenSegments><add segment='bin'/></hiddenSegments><fileExtensions><add "
      "fileExtension='.config' allowed='false'/></fileExtensions><verbs><add verb='TRACE' "
      "allowed='false'/></verbs>"
      "<requestLimits maxUrl='40' maxQueryString='20'/><denyUrlSequences><add "
      "sequence='..'/></denyUrlSequences>"
      "</requestFiltering></security>";
  const std::string host = "http://shop.example.com";
  CHECK(ending(filtering, host + "/bin/a.dll") == "refuse 404.8");
  CHECK(ending(filtering, host + "/binary/a.dll") == "serve");
  CHECK(ending(filtering, host + "/web.CONFIG") == "refuse 404.7");
  CHECK(ending(filtering, host + "/", {"--method", "TRACE"}) == "refuse 404.6");
  CHECK(ending(filtering, host + "/" + std::string(50, 'a')) == "refuse 404.14");
  CHECK(ending(filtering, host + "/?" + std::string(30, 'a')) == "refuse 404.15");
  CHECK(ending(filtering, host + "/a..b") == "refuse 404.5");
  CHECK(ending(filtering, host + "/a%2520b") == "refuse 404.11");
}

TEST_CASE("trace: request filtering looks at headers, the length of the body and texts that rules deny") {
  const std::string host = "http://shop.example.com";
  const auto filtering = [](const std::string& inside) {
    return "<security><requestFiltering>" + inside + "</requestFiltering></security>";
  };
  const std::string limits = filtering(
      "<requestLimits maxAllowedContentLength='1000'><headerLimits><add header='Content-type' "
      "sizeLimit='10'/>"
      "</headerLimits></requestLimits>");
  CHECK(ending(limits, host + "/", {"--header", "Content-Type=text/plain"}) == "serve");
  CHECK(ending(limits, host + "/", {"--header", "Content-Type=text/plain2"}) == "refuse 404.10");
  const Words post = {"--method", "POST", "--header", "Content-Type=a", "--header"};
  const auto with = [&](const char* header) {
    Words words = post;
    words.emplace_back(header);
    return words;
  };
  CHECK(ending(limits, host + "/", with("Content-Length=1000")) == "serve");
  CHECK(ending(limits, host + "/", with("Content-Length=1001")) == "refuse 404.13");
  CHECK(ending(limits, host + "/", with("Content-Length=99999999999999999999999")) == "refuse 404.13");
  const Json open = traced(limits, host + "/", with("X-Other=1"));
  CHECK(has(open["steps"].dump(), "no filter refuses what is known of the request"));
  CHECK(open["unknown"] == Json::array({"the header Content-Length (--header)"}));
  CHECK(traced(limits, host + "/", {"--header", "Content-Type=a"})["unknown"].empty());

  const auto rule = [&](const std::string& attributes, const std::string& inside = "") {
    return filtering("<filteringRules><filteringRule name='own' " + attributes + ">" + inside +
                     "<denyStrings><add string='--'/><add string='leech-bot'/></denyStrings></filteringRule>"
                     "</filteringRules>");
  };
  CHECK(ending(rule("scanQueryString='true'"), host + "/?a=1--") == "refuse 404.19");
  CHECK(ending(rule("scanQueryString='true'"), host + "/?a=1%2D%2d") == "refuse 404.19");
  CHECK(ending(rule("scanQueryString='true'"), host + "/a--b?c") == "serve");
  CHECK(ending(rule("scanQueryString='true'"), host + "/?a=5%") == "refuse 404.19");
  CHECK(ending(rule("scanQueryString='true' denyUnescapedPercent='false'"), host + "/?a=5%") == "serve");
  CHECK(ending(rule("scanUrl='true'"), host + "/a--b") == "refuse 404.19");
  CHECK(ending(rule("scanUrl='true'"), host + "/a?b--c") == "serve");
  CHECK(ending(rule("scanAllRaw='true'"), host + "/", {"--header", "X-A=b--"}) == "refuse 404.19");
  const std::string leech =
      rule("",
           "<scanHeaders><add requestHeader='User-agent'/></scanHeaders><appliesTo><add "
           "fileExtension='.gif'/></appliesTo>");
  const Words bot = {"--header", "User-Agent=Leech-Bot/1"};
  CHECK(ending(leech, host + "/a.gif", bot) == "refuse 404.19");
  CHECK(ending(leech, host + "/a.htm", bot) == "serve");
  CHECK(traced(leech, host + "/a.gif")["unknown"] == Json::array({"the header User-agent (--header)"}));
  CHECK(traced(leech, host + "/a.htm")["unknown"].empty());
}

TEST_CASE("trace: what is always allowed overrides sequences only") {
  const std::string host = "http://shop.example.com";
  const std::string sections =
      "<security><requestFiltering removeServerHeader='true'><denyUrlSequences><add sequence='bad'/>"
      "</denyUrlSequences><alwaysAllowedUrls><add url='/bad_good'/><add url='/bad.exe'/></alwaysAllowedUrls>"
      "<denyQueryStringSequences><add "
      "sequence='&lt;b'/></denyQueryStringSequences><alwaysAllowedQueryStrings>"
      "<add queryString='x=&lt;b'/></alwaysAllowedQueryStrings><fileExtensions><add fileExtension='.exe' "
      "allowed='false'/></fileExtensions></requestFiltering></security>";
  CHECK(ending(sections, host + "/bad") == "refuse 404.5");
  CHECK(ending(sections, host + "/BAD_good") == "serve");
  CHECK(ending(sections, host + "/bad.exe") == "refuse 404.7");
  CHECK(ending(sections, host + "/?y=<b") == "refuse 404.18");
  CHECK(ending(sections, host + "/?y=%3Cb") == "refuse 404.18");
  CHECK(ending(sections, host + "/?x=<b") == "serve");
  CHECK(has(traced(sections, host + "/").dump(), "is not sent (removeServerHeader)"));
}

TEST_CASE("trace: addresses, redirections, access and handlers") {
  const std::string host = "http://shop.example.com";
  const std::string addresses =
      "<security><ipSecurity allowUnlisted='false'><add ipAddress='10.0.0.0' "
      "subnetMask='255.0.0.0' allowed='true'/></ipSecurity></security>";
  CHECK(ending(addresses, host + "/", {"--client-ip", "10.2.3.4"}) == "serve");
  CHECK(ending(addresses, host + "/", {"--client-ip", "192.0.2.1"}) == "refuse 403.6");
  CHECK(traced(addresses, host + "/")["unknown"].size() == 1);
  const Json redirect = traced(
      "<httpRedirect enabled='true' destination='https://new.example.com/x' "
      "httpResponseStatus='Permanent'/>",
      host + "/a/b?c=d")["result"];
  CHECK(redirect["url"] == "https://new.example.com/x/a/b?c=d");
  CHECK(redirect["status"] == 301);
  CHECK(ending("<security><authorization><add accessType='Deny' users='?'/></authorization></security>",
               host + "/") == "refuse 401.2");
  const std::string handlers =
      "<handlers><add name='PHP' path='*.php' verb='GET' modules='FastCgiModule'/><add "
      "name='Static' path='*' verb='*' modules='StaticFileModule' resourceType='Either'/>"
      "</handlers><httpProtocol><customHeaders><add name='X-A' value='b'/></customHeaders>"
      "</httpProtocol>";
  CHECK(traced(handlers, host + "/a.php")["result"]["handler"] == "PHP");
  CHECK(traced(handlers, host + "/a.php", {"--method", "POST", "--exists", "file"})["result"]["handler"] ==
        "Static");
  CHECK(traced(handlers, host + "/a.php")["steps"].back()["name"] == "X-A");
}

TEST_CASE("trace: httpRedirect answers those who may come in, by its destination or its wildcards") {
  const std::string host = "http://shop.example.com";
  const std::string denied =
      "<security><authorization><add accessType='Deny' users='?'/></authorization></security>"
      "<httpRedirect enabled='true' destination='https://new.example.com/'/>";
  CHECK(ending(denied, host + "/a") == "refuse 401.2");
  const auto redirected = [&](const std::string& section, const std::string& url) {
    const Json story = traced(section, host + url);
    return story["result"].value("url", "") + " " + std::to_string(story["result"].value("status", 0)) + " " +
           story["steps"].back()["detail"].get<std::string>();
  };
  const std::string wildcards =
      "><add wildcard='*.php' destination='/default.htm'/><add wildcard='*.a' "
      "destination='/a'/></httpRedirect>";
  const std::string exact =
      "<httpRedirect enabled='true' exactDestination='true' httpResponseStatus='Permanent'";
  CHECK(redirected(exact + wildcards, "/x/y.php?z") ==
        "http://shop.example.com/default.htm 301 redirects to \"http://shop.example.com/default.htm\" with "
        "301");
  CHECK(has(redirected("<httpRedirect enabled='true'" + wildcards, "/y.a"), "assumed: the destination of a"));
  CHECK(traced(exact + wildcards, host + "/y.html")["result"]["kind"] == "serve");
  // With a destination, wildcards do not count.
  CHECK(has(redirected(exact + " destination='/all'" + wildcards, "/y.php"),
            "http://shop.example.com/all 301"));
  CHECK(has(redirected("<httpRedirect enabled='true' destination='https://new.example.com'/>", "/a?b=c"),
            "https://new.example.com/a?b=c 302 redirects to \"https://new.example.com/a?b=c\" with 302; "
            "assumed: the "
            "query string is kept"));
  CHECK(has(redirected("<httpRedirect enabled='true' exactDestination='true' "
                       "destination='https://new.example.com$V$Q'/>",
                       "/a/b?c=d"),
            "https://new.example.com/a/b?c=d 302"));
}

TEST_CASE("trace: global rules come first, and rules of a site may set listed variables only") {
  const std::string host = "http://shop.example.com";
  const std::string rules =
      "<rewrite><globalRules><rule name='g' stopProcessing='true'><match url='^old/(.*)'/><action "
      "type='Rewrite' "
      "url='new/{R:1}'/></rule></globalRules><rules><rule name='l'><match url='^new/(.*)'/><action "
      "type='Rewrite' "
      "url='/last/{R:1}'/></rule></rules></rewrite>";
  CHECK(traced(rules, host + "/old/a")["result"]["url"] == "/last/a");
  const std::string variables =
      "<rewrite><allowedServerVariables><add name='HTTP_X_A'/></allowedServerVariables>"
      "<rules><rule name='l'><match url='^(.)$'/><serverVariables><set name='HTTP_X_{R:1}' "
      "value='1'/></serverVariables><action type='None'/></rule></rules></rewrite>";
  CHECK(ending(variables, host + "/a") == "refuse 500.50");
}

TEST_CASE("trace: global rules of a web.config are skipped, and a step says so") {
  const Json story = traced_in({{"web.config",
                                 "<configuration><system.webServer><rewrite><globalRules><rule name='g'>"
                                 "<match url='.*'/><action type='Rewrite' url='x'/></rule></globalRules>"
                                 "</rewrite></system.webServer></configuration><!-- end -->"}},
                               "/a");
  CHECK(story["result"]["url"] == "/a");
  const Json& step = story["steps"][0];
  CHECK(step["stage"] == "rewrite");
  CHECK(step["name"] == "globalRules");
  CHECK(step["outcome"] == "skipped");
  CHECK(step["path"] == "web.config");
}

TEST_CASE("trace: what the files do not say branches the story") {
  const Files files = {{"web.config",
                        "<configuration><system.webServer><rewrite><rules><rule name='r'><match "
                        "url='(.*)'/><conditions><add input='{REQUEST_FILENAME}' matchType='IsFile' "
                        "negate='true'/></conditions><action type='Rewrite' url='index.php'/></rule>"
                        "</rules></rewrite></system.webServer></configuration>"},
                       {"page.html", "x"}};
  const auto result = [&](const char* url) {
    return Json::parse(run({"trace", ".", url, "--format", "json"}, files).out);
  };
  CHECK(result("/page.html")["result"]["kind"] == "serve");
  const Json open = result("/other");
  CHECK(open["result"]["kind"] == "unknown");
  CHECK(has(open["unknown"].dump(), "with --exists none: rewrite /index.php"));
  CHECK(has(open["unknown"].dump(), "with --exists file: serve /other"));
}

TEST_CASE("trace: text goes from step to step, and wrong words are usage errors") {
  const Outcome text = run({"trace", "applicationHost.config", "http://shop.example.com/a"},
                           Files{{"applicationHost.config", server("")}});
  CHECK(text.status == 0);
  CHECK(has(text.out, "GET http://shop.example.com/a\n  site Shop, application /\n"));
  CHECK(has(text.out, "result: serve /a"));
  for (const Words& words :
       {Words{"trace", "a"}, Words{"trace", "a", "/", "/"}, Words{"trace", "a", "/", "--header", "x"},
        Words{"trace", "a", "/", "--exists", "maybe"}, Words{"trace", "none.config", "/"},
        Words{"trace", "web.config", "nowhere"}, Words{"trace", "web.config", "ftp://a/"}}) {
    CAPTURE(words.back());
    CHECK(run(words, Files{{"web.config", kGood}}).status == 2);
  }
}

TEST_CASE("trace --test compares requests with what is expected of them") {
  Files files = {{"web.config",
                  "<configuration><system.webServer><rewrite><rules><rule name='r'><match "
                  "url='^old$'/><action type='Redirect' url='/new'/></rule></rules></rewrite>"
                  "</system.webServer></configuration>"},
                 {".iislint-requests.json",
                  R"({"requests": [
  {"url": "http://a.example.com/old", "expect": {"kind": "redirect", "url": "http://a.example.com/new", "status": 301}},
  {"name": "stays", "url": "/other", "exists": "none", "expect": {"kind": "serve"}}
]})"}};
  const Outcome good = run({"trace", "--test", ".iislint-requests.json"}, files);
  CHECK(good.status == 0);
  CHECK(good.out == "2 of 2 requests as expected\n");
  files[".iislint-requests.json"] =
      R"({"path": "web.config", "requests": [{"url": "/old", "expect": {"status": 302}}]})";
  const Outcome bad = run({"trace", "--test", ".iislint-requests.json"}, files);
  CHECK(bad.status == 1);
  CHECK(has(bad.out, "status is 301, not 302"));
  CHECK(has(bad.out, "last step: rewrite r"));
  const Outcome junit = run({"trace", "--test", ".iislint-requests.json", "--format", "junit"}, files);
  CHECK(has(junit.out, "<failure message=\"status is 301, not 302\">"));
  CHECK(Json::parse(run({"trace", "--test", ".iislint-requests.json", "--format", "json"}, files)
                        .out)["tests"][0]["passed"] == false);
  for (const char* wrong :
       {"[]", "{}", R"({"requests": [{"url": "/"}]})", R"({"requests": [{"expect": {}}]})",
        R"({"requests": [{"url": "/", "expect": {"kind": "x"}}]})",
        R"({"requests": [{"url": "/", "expect": {}, "more": 1}]})"}) {
    files[".iislint-requests.json"] = wrong;
    CHECK(run({"trace", "--test", ".iislint-requests.json"}, files).status == 2);
  }
}

TEST_CASE("trace: a secret is shown in no step, wherever rules carry it") {
  const std::string secret = "Not4Real-Example";
  const auto story = [&](const std::string& sections, const Words& more = {}) {
    return traced(sections, "http://shop.example.com/a", more).dump();
  };
  const auto rules = [](const std::string& conditions, const std::string& variables,
                        const std::string& action) {
    return "<rewrite><allowedServerVariables><add name='HTTP_AUTHORIZATION'/><add name='HTTP_X_A'/>"
           "</allowedServerVariables><rewriteMaps><rewriteMap name='m'><add key='ConnectionString' "
           "value='Server=db;Pwd=Not4Real-Example'/><add key='ApiKey' value='Not4Real-Example'/></rewriteMap>"
           "</rewriteMaps><rules><rule name='r'><match url='(.*)'/><conditions>" +
           conditions + "</conditions><serverVariables>" + variables + "</serverVariables><action " + action +
           "/></rule></rules></rewrite>";
  };
  const std::string by_map = "<add input='{m:ApiKey}' pattern='(.*)'/>";
  for (const std::string& sections :
       {std::string("<httpProtocol><customHeaders><add name='Authorization' value='Basic "
                    "Not4Real-Example'/><add name='X-Api-Key' value='Not4Real-Example'/></customHeaders>"
                    "</httpProtocol>"),
        std::string("<httpRedirect enabled='true' "
                    "destination='https://u:Not4Real-Example@h.example/?password=Not4Real-Example'/>"),
        std::string("<security><authorization><add accessType='Deny' users='?'/></authorization></security>"
                    "<httpErrors><error statusCode='401' responseMode='Redirect' "
                    "path='https://u:Not4Real-Example@h.example/'/></httpErrors>"),
        rules("", "<set name='HTTP_AUTHORIZATION' value='Basic Not4Real-Example'/>", "type='None'"),
        rules("", "",
              "type='Redirect' url='https://u:Not4Real-Example@h.example/?password=Not4Real-Example'"),
        rules("", "", "type='Rewrite' url='https://u:Not4Real-Example@h.example/'"),
        rules("<add input='{m:ConnectionString}' pattern='(.*)'/>", "", "type='Rewrite' url='/{C:1}'"),
        rules(by_map, "<set name='HTTP_X_A' value='x{C:1}'/>", "type='Redirect' url='/{C:1}'"),
        rules(by_map, "", "type='Rewrite' url='/{ToLower:{C:1}}'"),
        rules(by_map, "", "type='Redirect' url='/{UrlEncode:{C:1}}'"),
        rules("<add input='{HTTP_X_API_KEY}' pattern='^Not4Real-Example$'/>", "", "type='None'")}) {
    CAPTURE(sections);
    const std::string told = story(sections);
    CHECK_FALSE(has(told, secret));
    CHECK_FALSE(has(told, "not4real-example"));
    CHECK(has(told, "***"));
    CHECK(has(told, "shop.example.com"));
  }
  const std::string asks = rules("<add input='{HTTP_X_API_KEY}' pattern='(.*)'/>", "", "type='None'");
  CHECK_FALSE(has(story(asks, {"--header", "X-Api-Key=" + secret}), secret));
}

TEST_CASE("trace: short secrets leave words and patterns readable") {
  const std::string told =
      traced(
          "<httpProtocol><customHeaders><add name='X-Api-Key' value='a'/></customHeaders></httpProtocol>"
          "<rewrite><rules><rule name='any'><match url='(.*)'/><conditions><add "
          "input='{HTTP_AUTHORIZATION}' pattern='(.*)'/></conditions><action type='None'/></rule></rules>"
          "</rewrite>",
          "http://shop.example.com/a")
          .dump();
  CHECK(has(told, "shop.example.com/a"));
  CHECK(has(told, R"("detail":"\"***\"")"));
  CHECK_FALSE(has(told, R"("detail":"\"a\"")"));
}

TEST_CASE("trace --test compares secrets as they are and does not show them") {
  Files files = {
      {"web.config",
       "<configuration><system.webServer><httpRedirect enabled='true' exactDestination='true' "
       "destination='https://u:Not4Real-Example@h.example/'/></system.webServer></configuration>"}};
  const auto tried = [&](const std::string& url) {
    files["requests.json"] = R"({"requests": [{"url": "/old", "expect": {"url": ")" + url + R"("}}]})";
    return run({"trace", "--test", "requests.json"}, files);
  };
  CHECK(tried("https://u:Not4Real-Example@h.example/").status == 0);
  const Outcome other = tried("https://u:Other-Example@h.example/");
  CHECK(other.status == 1);
  CHECK(has(other.out, "https://u:***@h.example/"));
  CHECK(has(other.out, "(they differ in what is not shown)"));
  CHECK_FALSE(has(other.out, "Not4Real-Example"));
  CHECK_FALSE(has(other.out, "Other-Example"));
}

TEST_CASE("trace: rules that double a text again and again are not followed to the end") {
  const std::string nested = std::string(90, '(') + ".*" + std::string(90, ')');
  std::string conditions;
  for (int i = 0; i < 40; ++i)
    conditions += "<add input='{C:0}{C:0}' pattern='^" + nested + "$'/>";
  std::string rules;
  for (int i = 0; i < 20; ++i)
    rules += "<rule name='r" + std::to_string(i) +
             "'><match url='.*'/><conditions><add input='0123456789' pattern='.*'/>" + conditions +
             "</conditions><action type='None'/></rule>";
  const Json story = traced("<rewrite><rules>" + rules + "</rules></rewrite>", "http://shop.example.com/a");
  CHECK(story["result"]["kind"] == "unknown");
  CHECK(has(story["unknown"].dump(), "too much text"));
  CHECK(story.dump().size() < 1000 * 1000);
}

TEST_CASE("trace: what is cut off does not show the beginning of a secret") {
  const std::string story =
      traced(
          "<rewrite><rewriteMaps><rewriteMap name='m'><add key='ApiKey' value='Not4Real-Example'/>"
          "</rewriteMap></rewriteMaps><rules><rule name='r'><match url='.*'/><conditions><add input='" +
              std::string(190, 'x') +
              "{m:ApiKey}' pattern='.*'/></conditions><action type='None'/></rule></rules></rewrite>",
          "http://shop.example.com/a")
          .dump();
  CHECK(has(story, "xxx***"));
  CHECK_FALSE(has(story, "xNot4"));
}

TEST_CASE("the stories of docs/trace.md are what the program tells") {
  const std::string page = read_file(repository_path("docs/trace.md"));
  std::size_t at = 0, stories = 0;
  const auto block = [&](const std::string& language) {
    const std::string open = "```" + language + "\n";
    const std::size_t begin = page.find(open, at);
    if (begin == std::string::npos) return std::string();
    at = page.find("\n```\n", begin);
    return page.substr(begin + open.size(), at + 1 - begin - open.size());
  };
  for (std::string configuration = block("xml"); !configuration.empty(); configuration = block("xml")) {
    const std::string command = block("sh"), text = block("text");
    const std::string url = command.substr(command.rfind(' ') + 1, command.size() - command.rfind(' ') - 2);
    CAPTURE(command);
    std::string out;
    std::istringstream lines(run({"trace", "web.config", url}, Files{{"web.config", configuration}}).out);
    for (std::string line; std::getline(lines, line);)
      out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    CHECK(out == text);
    ++stories;
  }
  CHECK(stories == 3);
}
