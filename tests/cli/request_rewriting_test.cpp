// What iislint trace makes of URLs by the rules of URL Rewrite: the examples of the module's documentation
// with the results that it states, then what follows from its rules.
#include "traced_rewriting.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kMaps =
    "<rewriteMaps><rewriteMap name='StaticRewrites' defaultValue=''><add key='/diagnostics' "
    "value='/default.aspx?tabid=2&amp;subtabid=29'/><add key='/php' "
    "value='/default.aspx?tabid=7116'/></rewriteMap>"
    "<rewriteMap name='Fallback' defaultValue='/none'><add key='A' value='/a'/></rewriteMap>"
    "<rewriteMap name='Exact' ignoreCase='false'><add key='A' value='/a'/></rewriteMap></rewriteMaps>";

}  // namespace

TEST_CASE("the examples of the module's documentation have the results that it states") {
  const Example kExamples[] = {
      {"<rules><rule name='a'><match url='^article/([0-9]+)/([_0-9a-z-]+)'/><action type='Rewrite' "
       "url='article.aspx?id={R:1}&amp;title={R:2}'/></rule></rules>",
       "http://localhost/article/342/some-article-title",
       "rewrite /article.aspx?id=342&title=some-article-title"},
      {"<rules><rule name='a'><match url='^blog/([_0-9a-z-]+)/([0-9]+)'/><action type='Redirect' "
       "url='article/{R:2}/{R:1}' redirectType='Permanent'/></rule></rules>",
       "http://localhost/blog/some-other-title/543",
       "redirect 301 http://localhost/article/543/some-other-title"},
      {"<rules><rule name='a' patternSyntax='Wildcard'><match url='*'/><conditions><add input='{HTTP_HOST}' "
       "pattern='localhost'/></conditions><action type='CustomResponse' statusCode='403' subStatusCode='0'/>"
       "</rule></rules>",
       "http://localhost/article.aspx?id=342", "custom-response 403"},
      {"<rules><rule name='a'><match url='^(.+)'/><conditions><add input='{HTTP_HOST}' "
       "pattern='^([^.]+)\\.mysite\\.com$'/></conditions><action type='Rewrite' "
       "url='{C:1}/{R:1}'/></rule></rules>",
       "http://blog.mysite.com/page.htm", "rewrite /blog/page.htm"},
      {"<rules><rule name='a' stopProcessing='true'><match url='.*[A-Z].*' ignoreCase='false'/><action "
       "type='Redirect' url='{ToLower:{R:0}}'/></rule></rules>",
       "http://localhost/Some/Page", "redirect 301 http://localhost/some/page"},
      {"<rules><rule name='a'><match url='(.*)'/><conditions trackAllCaptures='true'><add "
       "input='{REQUEST_URI}' "
       "pattern='^/([a-zA-Z]+)/([0-9]+)/$'/><add input='{QUERY_STRING}' pattern='p2=([a-z]+)'/></conditions>"
       "<action type='Rewrite' url='{C:0}|{C:1}|{C:2}|{C:3}' appendQueryString='false'/></rule></rules>",
       "http://localhost/article/23/?p1=123&p2=abc", "serve /article/23/?p1=123&p2=abc"},
      {"<rules><rule name='a'><match url='(.*)'/><conditions trackAllCaptures='true'><add input='{URL}' "
       "pattern='^/([a-zA-Z]+)/([0-9]+)/$'/><add input='{QUERY_STRING}' pattern='p2=([a-z]+)'/></conditions>"
       "<action type='Rewrite' url='/x{C:0}{C:1}-{C:2}-{C:3}' appendQueryString='false'/></rule></rules>",
       "http://localhost/article/23/?p1=123&p2=abc", "rewrite /x/article/23/article-23-abc"},
      {"<rules><rule name='a'><match url='.*'/><conditions><add input='{QUERY_STRING}' "
       "pattern='p1=([0-9]+)'/>"
       "<add input='{QUERY_STRING}' pattern='p2=([0-9]+)'/></conditions><action type='Rewrite' "
       "url='rewritten.aspx?p={C:1}' appendQueryString='false'/></rule></rules>",
       "http://localhost/test.aspx?p1=1&p2=2", "rewrite /rewritten.aspx?p=2"},
  };
  for (const Example& example : kExamples) {
    CAPTURE(example.rules);
    CHECK(shown(result_of(example.rules, example.url)) == example.result);
  }
}

TEST_CASE("rewrite maps give their values, else the default") {
  const std::string rules =
      kMaps + rule(
                  "<match url='.*'/><conditions><add input='{StaticRewrites:{REQUEST_URI}}' "
                  "pattern='(.+)'/></conditions><action type='Rewrite' url='{C:1}'/>");
  CHECK(shown(result_of(rules, "http://localhost/diagnostics")) ==
        "rewrite /default.aspx?tabid=2&subtabid=29");
  CHECK(shown(result_of(rules, "http://localhost/PHP")) == "rewrite /default.aspx?tabid=7116");
  CHECK(shown(result_of(rules, "http://localhost/default.aspx")) == "serve /default.aspx");
  const std::string other =
      kMaps + rule("<match url='(.*)'/><action type='Rewrite' url='{Fallback:{R:1}}'/>");
  CHECK(shown(result_of(other, "http://localhost/a")) == "rewrite /a");
  CHECK(shown(result_of(other, "http://localhost/b")) == "rewrite /none");
  const std::string exact = kMaps + rule("<match url='(.*)'/><action type='Rewrite' url='/m{Exact:{R:1}}'/>");
  CHECK(shown(result_of(exact, "http://localhost/A")) == "rewrite /m/a");
  CHECK(shown(result_of(exact, "http://localhost/a")) == "rewrite /m");
}

TEST_CASE("the query string is appended unless the action says otherwise") {
  const auto action = [](const char* attributes) {
    return rule("<match url='^a$'/><action " + std::string(attributes) + "/>");
  };
  CHECK(shown(result_of(action("type='Rewrite' url='b'"), "/a?x=1")) == "rewrite /b?x=1");
  CHECK(shown(result_of(action("type='Rewrite' url='b?y=2'"), "/a?x=1")) == "rewrite /b?y=2&x=1");
  CHECK(shown(result_of(action("type='Rewrite' url='b?y=2' appendQueryString='false'"), "/a?x=1")) ==
        "rewrite /b?y=2");
  CHECK(shown(result_of(action("type='Redirect' url='/b' redirectType='Found'"), "/a?x=1")) ==
        "redirect 302 http://localhost/b?x=1");
  CHECK(shown(result_of(action("type='Redirect' url='/b#c'"), "/a?x=1")) ==
        "redirect 301 http://localhost/b?x=1#c");
  CHECK(shown(result_of(action("type='Redirect' url='/b' redirectType='SeeOther'"), "/a")) ==
        "redirect 303 http://localhost/b");
  CHECK(shown(result_of(action("type='Redirect' url='/b' redirectType='Temporary'"), "/a")) ==
        "redirect 307 http://localhost/b");
}

TEST_CASE("redirections are absolute, and what a URL cannot hold is escaped") {
  const std::string rules = rule("<match url='(.*)'/><action type='Redirect' url='{R:1}'/>");
  CHECK(shown(result_of(rules, "http://example.com/")) == "redirect 301 http://example.com/");
  CHECK(shown(result_of(rules, "https://example.com:8443/a%20b")) ==
        "redirect 301 https://example.com:8443/a%20b");
  const std::string https = rule(
      "<match url='(.*)'/><conditions><add input='{HTTPS}' pattern='^OFF$'/></conditions><action "
      "type='Redirect' "
      "url='https://{HTTP_HOST}/{R:1}'/>");
  CHECK(shown(result_of(https, "http://example.com/a?b=c")) == "redirect 301 https://example.com/a?b=c");
  CHECK(shown(result_of(https, "https://example.com/a")) == "serve /a");
  const std::string encoded =
      rule("<match url='^old/(.*)$'/><action type='Redirect' url='/find?q={UrlEncode:{R:1}}'/>");
  CHECK(shown(result_of(encoded, "/old/a/b c")) == "redirect 301 http://localhost/find?q=a%2Fb%20c");
}

TEST_CASE("a redirection to a host alone leads to its root") {
  const std::string rules = rule("<match url='^out$'/><action type='Redirect' url='https://other.example'/>");
  CHECK(shown(result_of(rules, "/out")) == "redirect 301 https://other.example/");
  CHECK(shown(result_of(rules, "/out?a=b")) == "redirect 301 https://other.example/?a=b");
}

TEST_CASE("the variables that hold a URL: as it was sent, canonical, and whole") {
  const auto holds = [](const std::string& variable, const std::string& pattern, const std::string& url) {
    return shown(result_of(rule("<match url='.*'/><conditions><add input='{" + variable + "}' pattern='" +
                                pattern + "'/></conditions><action type='AbortRequest'/>"),
                           url)) == "abort";
  };
  CHECK(holds("UNENCODED_URL", "^/a%20b//c\\?d=%20$", "/a%20b//c?d=%20"));
  CHECK(holds("HTTP_URL", "^/a%20b//c\\?d=%20$", "/a%20b//c?d=%20"));
  CHECK(holds("REQUEST_URI", "^/a b/c\\?d=%20$", "/a%20b//c?d=%20"));
  CHECK(holds("URL", "^/a b/c$", "/a%20b//c?d=%20"));
  CHECK(holds("CACHE_URL", "^http://h\\.example:80/a\\?b$", "http://h.example/a?b"));
  CHECK(holds("CACHE_URL", "^https://h\\.example:8443/a$", "https://h.example:8443/a"));
}

TEST_CASE("a condition can build on what the one before it captured") {
  const std::string rules = rule(
      "<match url='^list$'/><conditions><add input='{QUERY_STRING}' pattern='(?:^|&amp;)from=([0-9]+)'/><add "
      "input='{C:1}|{QUERY_STRING}' pattern='^([0-9]+)\\|.*to=([0-9]+)'/></conditions><action "
      "type='Redirect' "
      "url='/range/{C:1}-{C:2}' appendQueryString='false'/>");
  CHECK(shown(result_of(rules, "/list?to=9&from=3")) == "redirect 301 http://localhost/range/3-9");
  CHECK(shown(result_of(rules, "/list?to=9")) == "serve /list?to=9");
}

TEST_CASE("names of match types in another letter case mean the same") {
  for (const char* type : {"IsFile", "isfile", "IsDirectory", "isdirectory"}) {
    CAPTURE(type);
    const std::string rules =
        rule("<match url='(.*[^/])$'/><conditions><add input='{REQUEST_FILENAME}' matchType='" +
             std::string(type) + "' negate='true'/></conditions><action type='Redirect' url='{R:1}/'/>");
    CHECK(shown(result_of(rules, "/docs")) == "redirect 301 http://localhost/docs/");
  }
}

TEST_CASE("the next rule sees what the one before has made, unless processing stops") {
  const std::string first =
                        "<rule name='1' stopProcessing='false'><match url='^a$'/><action type='Rewrite' "
                        "url='/b'/></rule>",
                    second = "<rule name='2'><match url='^b$'/><action type='Rewrite' url='/c'/></rule>";
  CHECK(shown(result_of("<rules>" + first + second + "</rules>", "/a")) == "rewrite /c");
  std::string stopping = first;
  stopping.replace(stopping.find("false"), 5, "true");
  CHECK(shown(result_of("<rules>" + stopping + second + "</rules>", "/a")) == "rewrite /b");
  const std::string none =
      "<rule name='0' stopProcessing='true'><match url='^a$'/><action type='None'/></rule>";
  CHECK(shown(result_of("<rules>" + none + first + "</rules>", "/a")) == "serve /a");
  const std::string off =
      "<rule name='0' enabled='false' stopProcessing='true'><match url='^a$'/><action "
      "type='None'/></rule>";
  CHECK(shown(result_of("<rules>" + off + first + "</rules>", "/a")) == "rewrite /b");
}

TEST_CASE("conditions: all or any, negated, about files, with the captures of the last that matched") {
  const auto conditions = [](const std::string& attributes, const std::string& inside) {
    return rule("<match url='.*'/><conditions " + attributes + ">" + inside +
                "</conditions><action type='Rewrite' url='/x/{C:1}' appendQueryString='false'/>");
  };
  const std::string two =
      "<add input='{QUERY_STRING}' pattern='a=(1)'/><add input='{QUERY_STRING}' pattern='b=(2)'/>";
  CHECK(shown(result_of(conditions("", two), "/?a=1&b=2")) == "rewrite /x/2");
  CHECK(shown(result_of(conditions("", two), "/?b=2")) == "serve /?b=2");
  CHECK(shown(result_of(conditions("logicalGrouping='MatchAny'", two), "/?a=1&b=2")) == "rewrite /x/1");
  CHECK(shown(result_of(conditions("logicalGrouping='MatchAny'", two), "/?b=2")) == "rewrite /x/2");
  // What is negated captures nothing, so the one before still counts.
  const std::string negated =
      "<add input='{HTTP_HOST}' pattern='^(.+)\\.org$'/><add input='{HTTP_HOST}' pattern='^www\\.' "
      "negate='true'/>";
  CHECK(shown(result_of(conditions("", negated), "http://a.org/")) == "rewrite /x/a");
  CHECK(shown(result_of(conditions("", negated), "http://www.a.org/")) == "serve /");
  const std::string files =
      "<add input='{QUERY_STRING}' pattern='(.*)'/><add input='{REQUEST_FILENAME}' "
      "matchType='IsFile' negate='true'/>";
  CHECK(shown(result_of(conditions("", files), "/p?q")) == "rewrite /x/q");
  CHECK(shown(result_of(conditions("", files), "/p?q", {"--exists", "file"})) == "serve /p?q");
  const std::string cased = "<add input='{QUERY_STRING}' pattern='A=(1)' ignoreCase='false'/>";
  CHECK(shown(result_of(conditions("", cased), "/?a=1")) == "serve /?a=1");
  CHECK(shown(result_of(conditions("", cased), "/?A=1")) == "rewrite /x/1");
}

TEST_CASE("wildcards capture what each star stands for, and match the whole path") {
  const std::string rules =
      rule("<match url='*/*.html'/><action type='Rewrite' url='/{R:2}-{R:1}'/>", "patternSyntax='Wildcard'");
  const Json story = traced(rules, "/contoso/test.html");
  CHECK(story["steps"][1]["captures"]["R"] == Json::array({"contoso/test.html", "contoso", "test"}));
  CHECK(shown(story["result"]) == "rewrite /test-contoso");
  CHECK(shown(result_of(rules, "/contoso/test.htmlx")) == "serve /contoso/test.htmlx");
  const std::string exact =
      rule("<match url='a.b'/><action type='Rewrite' url='/{R:0}/c'/>", "patternSyntax='ExactMatch'");
  CHECK(shown(result_of(exact, "/A.b")) == "rewrite /A.b/c");
  CHECK(shown(result_of(exact, "/axb")) == "serve /axb");
}

TEST_CASE("headers and server variables can be asked for and set") {
  const std::string rules = rule(
      "<match url='.*'/><conditions><add input='{HTTP_X_FORWARDED_PROTO}' pattern='^(http)$'/></conditions>"
      "<serverVariables><set name='HTTP_X_SEEN' value='{C:1}-{REQUEST_METHOD}'/></serverVariables>"
      "<action type='Rewrite' url='/{HTTP_X_SEEN}'/>");
  const Json result = result_of(rules, "/", {"--header", "X-Forwarded-Proto=http", "--method", "POST"});
  CHECK(result["variables"] == Json({{"HTTP_X_SEEN", "http-POST"}}));
  CHECK(shown(result_of(rules, "/")) == "serve /");
  const std::string given = rule(
      "<match url='.*'/><conditions><add input='{REMOTE_ADDR}' pattern='^10\\.'/>"
      "</conditions><action type='AbortRequest'/>");
  CHECK(shown(result_of(given, "/")) == "unknown");
  CHECK(shown(result_of(given, "/", {"--client-ip", "10.1.2.3"})) == "abort");
  CHECK(shown(result_of(given, "/", {"--server-variable", "REMOTE_ADDR=192.0.2.1"})) == "serve /");
}

TEST_CASE("rules that cannot be used answer every request with 500.50") {
  for (const char* inside :
       {"<match url='*'/><action type='None'/>", "<match url='a(b'/><action type='None'/>",
        "<match url='^a$'/><action type='Rewrite' url='/{R:1}'/>",
        "<match url='^a$'/><action type='Rewrite' url='/{C:1}'/>",
        "<match url='^a$'/><action type='Rewrite' url='/{HTTP_HOST'/>",
        "<match url='^a$'/><conditions><add input='{URL}' pattern='?x'/></conditions><action "
        "type='None'/>"}) {
    CAPTURE(inside);
    CHECK(shown(result_of(rule(inside), "/other")) == "refuse 500.50");
  }
}

TEST_CASE("patterns are read as ECMAScript has them") {
  const auto matches = [](const char* pattern, const char* url) {
    return shown(result_of(rule("<match url='" + std::string(pattern) + "'/><action type='AbortRequest'/>"),
                           url)) == "abort";
  };
  CHECK(matches("^[\\w-.]+$", "/a-b.c"));
  CHECK(matches("^[^]+$", "/a"));
  CHECK(matches("^a\\/b\\_c$", "/a/b_c"));
  CHECK(matches("^\\u0061$", "/a"));
  CHECK(matches("^(a)|b(?!c)", "/bd"));
  CHECK(matches("^[[]a$", "/[a"));
  CHECK_FALSE(matches("^b(?!c)", "/bc"));
}

TEST_CASE("outbound rules rewrite headers of the response") {
  const std::string rules =
      "<outboundRules><rule name='Add'><match serverVariable='RESPONSE_X_Custom_Header' "
      "pattern='^$'/><action "
      "type='Rewrite' value='Something'/></rule><rule name='Location' preCondition='Redirection'><match "
      "serverVariable='RESPONSE_LOCATION' pattern='^http://[^/]+/(.*)'/><action type='Rewrite' "
      "value='http://{HTTP_HOST}/{R:1}'/></rule><rule name='Links'><match filterByTags='A' "
      "pattern='.*'/><action "
      "type='None'/></rule><preConditions><preCondition name='Redirection'><add input='{RESPONSE_STATUS}' "
      "pattern='3\\d\\d'/></preCondition></preConditions></outboundRules>";
  const Json story =
      traced(rules, "http://example.com/",
             {"--response-header", "Location=http://inner/a", "--response-header", "STATUS=302"});
  CHECK(story["result"]["variables"] ==
        Json({{"RESPONSE_X_CUSTOM_HEADER", "Something"}, {"RESPONSE_LOCATION", "http://example.com/a"}}));
  CHECK(story["steps"].back()["outcome"] == "unknown");
  const Json other =
      traced(rules, "/", {"--response-header", "Location=http://inner/a", "--response-header", "STATUS=200"});
  CHECK(other["result"]["variables"] == Json({{"RESPONSE_X_CUSTOM_HEADER", "Something"}}));
}

TEST_CASE("rules see the path below the folder that they are written for") {
  Files files = {
      {"web.config", configuration(rule("<match url='^never$'/><action type='None'/>"))},
      {"shop/web.config", configuration("<rules><rule name='s'><match url='^item/(\\d+)$'/><action "
                                        "type='Rewrite' url='view.aspx?id={R:1}'/></rule></rules>")}};
  const auto shown_at = [&](const char* url) {
    return shown(Json::parse(run({"trace", "web.config", url, "--format", "json"}, files).out)["result"]);
  };
  CHECK(shown_at("/shop/item/7") == "rewrite /shop/view.aspx?id=7");
  CHECK(shown_at("/item/7") == "serve /item/7");
  files["web.config"] =
      "<configuration><location path='shop'><system.webServer><rewrite><rules><rule name='l'><match "
      "url='^item/8$'/><action type='Redirect' "
      "url='gone'/></rule></rules></rewrite></system.webServer></location>"
      "</configuration>";
  CHECK(shown_at("/shop/item/8") == "redirect 301 http://localhost/shop/gone");
}
