// The walkthroughs and articles about URL Rewrite: their rules, what they ask for and what they say comes
// out.
#include "traced_rewriting.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

void check_all(const std::string& rewrite, const std::vector<std::pair<const char*, const char*>>& results) {
  for (const auto& [url, result] : results) {
    CAPTURE(url);
    CHECK(shown(result_of(rewrite, url)) == result);
  }
}

}  // namespace

TEST_CASE("documented: creating rules, each of which sees what the ones before have left") {
  check_all(
      "<rules><rule name='Fail bad requests'><match url='.*'/><conditions><add input='{HTTP_HOST}' "
      "pattern='localhost' negate='true'/></conditions><action type='AbortRequest'/></rule>"
      "<rule name='Redirect from blog'><match url='^blog/([_0-9a-z-]+)/([0-9]+)'/><action type='Redirect' "
      "url='article/{R:2}/{R:1}' redirectType='Found'/></rule>"
      "<rule name='Rewrite to article.aspx'><match url='^article/([0-9]+)/([_0-9a-z-]+)'/><action "
      "type='Rewrite' url='article.aspx?id={R:1}&amp;title={R:2}'/></rule></rules>",
      {{"http://127.0.0.1/article/234/some-title", "abort"},
       {"http://localhost/article/234/some-title", "rewrite /article.aspx?id=234&title=some-title"},
       {"http://localhost/blog/some-other-title/323",
        "redirect 302 http://localhost/article/323/some-other-title"}});
}

TEST_CASE("documented: the parts of a URL and the variables that hold them") {
  const auto holds = [](const std::string& variable, const std::string& value) {
    const std::string rules =
        rule("<match url='^content/default\\.aspx$'/><conditions><add input='{" + variable + "}' pattern='" +
                 value + "'/></conditions><action type='AbortRequest'/>",
             "patternSyntax='ECMAScript'");
    return shown(result_of(rules, "http://www.mysite.com/content/default.aspx?tabid=2&subtabid=3")) ==
           "abort";
  };
  CHECK(holds("QUERY_STRING", "^tabid=2&amp;subtabid=3$"));
  CHECK(holds("HTTP_HOST", "^www\\.mysite\\.com$"));
  CHECK(holds("SERVER_PORT", "^80$"));
  CHECK(holds("SERVER_PORT_SECURE", "^0$"));
  CHECK(holds("HTTPS", "^OFF$"));
  CHECK(holds("REQUEST_URI", "^/content/default\\.aspx\\?tabid=2&amp;subtabid=3$"));
  CHECK(holds("PATH_INFO", "^/content/default\\.aspx$"));
}

TEST_CASE("documented: groups of a host name, functions, and the original URL beside the rewritten one") {
  check_all(
      rule("<match url='.*'/><conditions><add input='{HTTP_HOST}' pattern='^(www\\.)(.*)$'/></conditions>"
           "<action type='Rewrite' url='/{C:0}/{C:1}/{C:2}'/>"),
      {{"http://www.foo.com/", "rewrite /www.foo.com/www./foo.com"}});
  check_all(rule("<match url='([0-9]+)/([a-z]+)\\.html'/><action type='Rewrite' url='/{R:2}?n={R:1}'/>"),
            {{"/07/article.html", "rewrite /article?n=07"}});
  check_all(rule("<match url='(.*)'/><conditions><add input='{HTTP_HOST}' pattern='^www\\.mysite\\.com$' "
                 "negate='true'/></conditions><action type='Redirect' "
                 "url='http://www.mysite.com/{tolower:{R:1}}' redirectType='Found'/>"),
            {{"http://mysite.com/Some/Page?Q=A", "redirect 302 http://www.mysite.com/some/page?Q=A"},
             {"http://www.mysite.com/Some/Page", "serve /Some/Page"}});
  check_all(rule("<match url='resume'/><action type='Rewrite' "
                 "url='default.aspx?name={UrlEncode:r\xC3\xA9sum\xC3\xA9}'/>",
                 "stopProcessing='true'"),
            {{"/resume", "rewrite /default.aspx?name=r%C3%A9sum%C3%A9"}});
  check_all(rule("<match url='default.aspx'/><conditions><add input='{UrlDecode:{QUERY_STRING}}' "
                 "pattern='r\xC3\xA9sum\xC3\xA9'/></conditions><action type='Rewrite' "
                 "url='default.aspx?type=resume' appendQueryString='false'/>"),
            {{"/default.aspx?name=r%C3%A9sum%C3%A9", "rewrite /default.aspx?type=resume"},
             {"/default.aspx?name=resume", "serve /default.aspx?name=resume"}});
  check_all(rule("<match url='(.*)'/><action type='Rewrite' url='/x?q={ToLower:{UrlEncode:{R:1}}}'/>"),
            {{"/A/B", "rewrite /x?q=a%2fb"}});
  check_all(
      "<rules><rule name='1'><match url='^a b$'/><action type='Rewrite' url='/c'/></rule><rule name='2'>"
      "<match url='^c$'/><action type='Rewrite' url='/o{HTTP_X_ORIGINAL_URL}|{UNENCODED_URL}' "
      "appendQueryString='false'/></rule></rules>",
      {{"/a%20b?x=%20", "rewrite /o/a b?x=%20|/a%20b?x=%20"}});
}

TEST_CASE("documented: which condition a back-reference is of") {
  const std::string conditions =
      "><add input='{QUERY_STRING}' pattern='p1=([0-9]+)'/><add input='{QUERY_STRING}' "
      "pattern='p2=([a-z]+)'/></conditions><action type='Rewrite' appendQueryString='false' url='";
  const std::string match = "<match url='^article\\.aspx'/><conditions";
  check_all(rule(match + conditions + "article.aspx/{C:1}'/>"),
            {{"/article.aspx?p1=123&p2=abc", "rewrite /article.aspx/abc"}});
  check_all(rule(match + " trackAllCaptures='true'" + conditions + "article.aspx/{C:1}/{C:2}'/>"),
            {{"/article.aspx?p1=123&p2=abc", "rewrite /article.aspx/123/abc"}});
}

TEST_CASE("documented: rewrite maps for rewriting, for redirection and for the query string") {
  const std::string maps =
      "<rewriteMaps><rewriteMap name='StaticRewrites' defaultValue=''><add key='/article1' "
      "value='/article.aspx?id=1&amp;title=some-title'/><add key='/some-title' "
      "value='/article.aspx?id=1&amp;title=some-title'/><add key='/post/some-title.html' "
      "value='/article.aspx?id=1&amp;title=some-title'/></rewriteMap><rewriteMap name='StaticRedirects' "
      "defaultValue=''><add key='/old-article.aspx?id=1' value='/article.aspx?id=1'/><add "
      "key='/posts/default.aspx?id=1' value='/article.aspx?id=1'/><add key='/old-title.html' "
      "value='/article.aspx?id=1'/></rewriteMap><rewriteMap name='IDtoTitleMap' defaultValue=''><add key='1' "
      "value='some-title-1'/><add key='2' value='some-title-2'/></rewriteMap></rewriteMaps>";
  const std::string rules =
      "<rules><rule name='Redirect' stopProcessing='true'><match url='.*'/><conditions><add "
      "input='{StaticRedirects:{REQUEST_URI}}' pattern='(.+)'/></conditions><action type='Redirect' "
      "url='http://localhost{C:1}' appendQueryString='False' redirectType='Permanent'/></rule>"
      "<rule name='Query' stopProcessing='true'><match url='^article\\.aspx$'/><conditions><add "
      "input='{QUERY_STRING}' pattern='(?:^|&amp;)id=([0-9]+)(?:&amp;|$)'/><add input='{IDtoTitleMap:{C:1}}' "
      "pattern='(.+)'/></conditions><action type='Redirect' url='article.aspx?title={C:1}' "
      "appendQueryString='False' redirectType='Permanent'/></rule>"
      "<rule name='Rewrite' stopProcessing='true'><match url='.*'/><conditions><add "
      "input='{StaticRewrites:{REQUEST_URI}}' pattern='(.+)'/></conditions><action type='Rewrite' "
      "url='{C:1}'/></rule></rules>";
  check_all(maps + rules,
            {{"http://localhost/article1", "rewrite /article.aspx?id=1&title=some-title"},
             {"http://localhost/some-title", "rewrite /article.aspx?id=1&title=some-title"},
             {"http://localhost/post/some-title.html", "rewrite /article.aspx?id=1&title=some-title"},
             {"http://localhost/posts/default.aspx?id=1", "redirect 301 http://localhost/article.aspx?id=1"},
             {"http://localhost/old-title.html", "redirect 301 http://localhost/article.aspx?id=1"},
             {"http://localhost/article.aspx?id=1",
              "redirect 301 http://localhost/article.aspx?title=some-title-1"},
             {"http://localhost/article.aspx?someparam=somevalue&id=2",
              "redirect 301 http://localhost/article.aspx?title=some-title-2"},
             {"http://localhost/article.aspx?id=9", "serve /article.aspx?id=9"}});
  const std::string back =
      "<rewriteMaps><rewriteMap name='StaticRedirects' defaultValue=''><add "
      "key='/default.aspx?tabid=2&amp;subtabid=29' value='/diagnostics'/><add key='/default.aspx?tabid=7116' "
      "value='/php'/></rewriteMap></rewriteMaps>" +
      rule(
          "<match url='.*'/><conditions><add input='{StaticRedirects:{REQUEST_URI}}' pattern='(.+)'/>"
          "</conditions><action type='Redirect' url='http://www.contoso.com{C:1}' "
          "appendQueryString='false'/>");
  check_all(back, {{"/default.aspx?tabid=2&subtabid=29", "redirect 301 http://www.contoso.com/diagnostics"},
                   {"/default.aspx?tabid=7116", "redirect 301 http://www.contoso.com/php"},
                   {"/default.aspx", "serve /default.aspx"}});
}

TEST_CASE("documented: setting a cookie and a variable from a map") {
  const std::string rules =
      "<rewriteMaps><rewriteMap name='Languages' defaultValue='en_US'><add key='fr-fr' value='fr_FR'/><add "
      "key='de-de' value='de_DE'/></rewriteMap></rewriteMaps><rules><rule name='set server variables'><match "
      "url='^([a-z]{2}-[a-z]{2})/(.*)'/><conditions><add input='{Languages:{R:1}}' "
      "pattern='(.+)'/></conditions>"
      "<serverVariables><set name='HTTP_COOKIE' value='Language={C:1}'/><set name='ORIGINAL_URI' "
      "value='http://{HTTP_HOST}{REQUEST_URI}'/></serverVariables><action type='Rewrite' url='{R:2}'/>"
      "</rule></rules>";
  const Json french = result_of(rules, "http://localhost/fr-fr/language.aspx");
  CHECK(shown(french) == "rewrite /language.aspx");
  CHECK(french["variables"] ==
        Json({{"HTTP_COOKIE", "Language=fr_FR"}, {"ORIGINAL_URI", "http://localhost/fr-fr/language.aspx"}}));
  CHECK(result_of(rules, "/it-it/a")["variables"]["HTTP_COOKIE"] == "Language=en_US");
  // replace="false" keeps what is there
  const std::string keeps = rule(
      "<match url='.*'/><serverVariables><set name='HTTP_X_ORIGINAL_HOST' value='{HTTP_HOST}' "
      "replace='false'/></serverVariables><action type='None'/>");
  CHECK(result_of(keeps, "http://a.example.com/")["variables"]["HTTP_X_ORIGINAL_HOST"] == "a.example.com");
  CHECK_FALSE(result_of(keeps, "http://a.example.com/", {"--header", "X-Original-Host=b.example.com"})
                  .contains("/variables/HTTP_X_ORIGINAL_HOST"_json_pointer));
}

TEST_CASE("documented: a reverse proxy, and the Location header of the application behind it") {
  const std::string rules =
      "<rules><rule name='Reverse Proxy to webmail' stopProcessing='true'><match url='^webmail/(.*)'/>"
      "<serverVariables><set name='ORIGINAL_HOST' value='{HTTP_HOST}'/></serverVariables><action "
      "type='Rewrite' url='http://localhost:8081/{R:1}'/></rule></rules><outboundRules><rule name='Rewrite "
      "Location Header' preCondition='IsRedirection'><match serverVariable='RESPONSE_Location' "
      "pattern='^http://[^/]+/(.*)'/><conditions><add input='{ORIGINAL_HOST}' pattern='.+'/><add "
      "input='{URL}' pattern='^/(webmail|payroll)/.*'/></conditions><action type='Rewrite' "
      "value='http://{ORIGINAL_HOST}/{C:1}/{R:1}'/></rule><preConditions><preCondition "
      "name='IsRedirection'><add input='{RESPONSE_STATUS}' "
      "pattern='3\\d\\d'/></preCondition></preConditions></outboundRules>";
  const Json story = traced(rules, "http://localhost/webmail/index.aspx",
                            {"--response-header", "Location=http://localhost:8081/default.aspx",
                             "--response-header", "STATUS=301"});
  CHECK(shown(story["result"]) == "rewrite http://localhost:8081/index.aspx");
  CHECK(story["result"]["variables"]["RESPONSE_LOCATION"] == "http://localhost/webmail/default.aspx");
  bool forwards = false;
  for (const Json& step : story["steps"])
    forwards = forwards || step["name"] == "Application Request Routing";
  CHECK(forwards);
}

TEST_CASE("documented: tips and tricks") {
  const std::string nothing_there =
      "<conditions><add input='{REQUEST_FILENAME}' matchType='IsFile' negate='true'/><add "
      "input='{REQUEST_FILENAME}' matchType='IsDirectory' negate='true'/></conditions>";
  check_all(rule("<match url='(.*)/$'/>" + nothing_there + "<action type='Redirect' url='{R:1}'/>"),
            {{"http://localhost/article/1/", "redirect 301 http://localhost/article/1"},
             {"http://localhost/article/1", "serve /article/1"}});
  check_all(rule("<match url='(.*[^/])$'/>" + nothing_there + "<action type='Redirect' url='{R:1}/'/>"),
            {{"http://localhost/article/1", "redirect 301 http://localhost/article/1/"},
             {"http://localhost/article/1/", "serve /article/1/"}});
  check_all(rule("<match url='(.*)'/><conditions><add input='{HTTPS}' pattern='^OFF$'/></conditions><action "
                 "type='Redirect' url='https://{HTTP_HOST}/{R:1}' redirectType='SeeOther'/>"),
            {{"http://localhost/a?b=c", "redirect 303 https://localhost/a?b=c"}});
  check_all(rule("<match url='.*'/><action type='CustomResponse' statusCode='503' subStatusCode='0' "
                 "statusReason='Site is unavailable'/>"),
            {{"/", "custom-response 503"}});
  const std::string images = rule(
      "<match url='.*\\.(gif|jpg|png)$'/><conditions><add input='{HTTP_REFERER}' pattern='^$' negate='true'/>"
      "<add input='{HTTP_REFERER}' pattern='^http://example\\.com/.*$' negate='true'/></conditions><action "
      "type='Rewrite' url='/images/no.jpg'/>");
  CHECK(shown(result_of(images, "/a.gif")) == "serve /a.gif");
  CHECK(shown(result_of(images, "/a.gif", {"--header", "Referer=http://example.com/x"})) == "serve /a.gif");
  CHECK(shown(result_of(images, "/a.gif", {"--header", "Referer=http://other.example/x"})) ==
        "rewrite /images/no.jpg");
  check_all(
      "<rewriteMaps><rewriteMap name='MapProtocol'><add key='on' value='https'/><add key='off' "
      "value='http'/></rewriteMap></rewriteMaps>" +
          rule("<match url='.*'/><conditions><add input='{MapProtocol:{HTTPS}}' pattern='(.*)'/>"
               "</conditions><action type='Rewrite' url='{C:1}://www.example.com/{R:0}'/>"),
      {{"http://localhost/a?b", "rewrite http://www.example.com/a?b"},
       {"https://localhost/a", "rewrite https://www.example.com/a"}});
  check_all(rule("<match url='^page\\.asp$'/><conditions><add input='{QUERY_STRING}' "
                 "pattern='^p1=(\\d+)&amp;p2=(\\d+)$'/></conditions><action type='Rewrite' "
                 "url='newpage.aspx?param1={C:1}&amp;param2={C:2}' appendQueryString='false'/>"),
            {{"/page.asp?p1=1&p2=22", "rewrite /newpage.aspx?param1=1&param2=22"}});
  check_all(
      rule("<match url='^([^/]+)/?$'/><conditions><add input='{URL}' pattern='\\.axd$' negate='true'/>"
           "</conditions><action type='Rewrite' url='article.aspx?p={R:1}'/>"),
      {{"/WebResource.axd?d=1", "serve /WebResource.axd?d=1"}, {"/some/", "rewrite /article.aspx?p=some"}});
}

TEST_CASE("documented: permalinks, blocking, canonical hosts and providers") {
  const std::string permalinks = rule(
      "<match url='.*'/><conditions><add input='{REQUEST_FILENAME}' matchType='IsFile' negate='true'/><add "
      "input='{REQUEST_FILENAME}' matchType='IsDirectory' negate='true'/></conditions><action type='Rewrite' "
      "url='index.php'/>",
      "stopProcessing='true'");
  CHECK(shown(result_of(permalinks, "/2026/11/30/post/?a=b")) == "rewrite /index.php?a=b");
  check_all(rule("<match url='*/..;*/*'/><action type='CustomResponse' statusCode='403' "
                 "statusReason='Forbidden: Access is denied.' statusDescription=''/>",
                 "patternSyntax='Wildcard' stopProcessing='true'"),
            {{"/a/..;b/c", "custom-response 403"}, {"/a/b/c", "serve /a/b/c"}});
  check_all(rule("<match url='Scripts/*_in.??"
                 "?'/><action type='Rewrite' url='/x/{R:1}'/>",
                 "patternSyntax='Wildcard'"),
            {{"/scripts/a_in.css", "rewrite /x/a"}, {"/scripts/a_in.js", "serve /scripts/a_in.js"}});
  const std::string robots = rule(
      "<match url='^folder1/folder2'/><conditions logicalGrouping='MatchAny'><add input='{HTTP_USER_AGENT}' "
      "pattern='SomeRobot'/><add input='{REMOTE_ADDR}' pattern='201\\.45\\.33\\.[0-5]'/></conditions><action "
      "type='AbortRequest'/>",
      "stopProcessing='true'");
  CHECK(shown(result_of(robots, "/folder1/folder2", {"--header", "User-Agent=SomeRobot/1"})) == "abort");
  CHECK(shown(result_of(robots, "/folder1/folder2", {"--client-ip", "201.45.33.3"})) == "abort");
  CHECK(shown(result_of(robots, "/folder1/folder2", {"--client-ip", "201.45.33.9"})) ==
        "serve /folder1/folder2");
  const std::string imported =
      "<match url='^(.*)' ignoreCase='false'/><conditions><add input='{HTTP_HOST}' pattern='^www_mysite_com' "
      "negate='true'/><add input='{HTTP_HOST}' pattern='^$' negate='true'/><add input='{SERVER_PORT}' "
      "pattern='^80$' negate='";
  check_all(
      "<rules><rule name='non-80' stopProcessing='true'>" + imported +
          "true'/></conditions><action type='Redirect' url='http://www_mysite_com:{SERVER_PORT}/{R:1}' "
          "redirectType='Permanent'/></rule><rule name='80' stopProcessing='true'>" +
          imported +
          "false'/></conditions><action type='Redirect' url='http://www_mysite_com/{R:1}' "
          "redirectType='Permanent'/></rule></rules>",
      {{"http://localhost/iisstart.htm", "redirect 301 http://www_mysite_com/iisstart.htm"},
       {"http://mysite_com/iisstart.htm", "redirect 301 http://www_mysite_com/iisstart.htm"},
       {"http://localhost:8088/iisstart.htm", "redirect 301 http://www_mysite_com:8088/iisstart.htm"},
       {"http://mysite_com:8088/iisstart.htm", "redirect 301 http://www_mysite_com:8088/iisstart.htm"}});
  const std::string provider =
      "<providers><provider name='DB' type='DbProvider'/></providers>" +
      rule(
          "<match url='(.*)'/><conditions><add input='{DB:{R:1}}' pattern='(.+)'/></conditions><action "
          "type='Redirect' url='{C:1}'/>");
  CHECK(shown(result_of(provider, "/old/catalog/product.html")) == "unknown");
}

TEST_CASE("documented: response headers, HTML in them, tags and the whole body") {
  const std::string rules =
      "<outboundRules><rule name='Referrer'><match serverVariable='RESPONSE_X_From' pattern='.*'/><action "
      "type='Rewrite' value='{HtmlEncode:{HTTP_REFERER}}'/></rule><rule name='Links' "
      "preCondition='IsHTML'><match filterByTags='A, CustomTags' customTags='Own' "
      "pattern='^/article\\.aspx\\?id=([0-9]+)$'/><action type='Rewrite' value='/article/{R:1}'/></rule>"
      "<preConditions><preCondition name='IsHTML'><add input='{RESPONSE_CONTENT_TYPE}' pattern='^text/html'/>"
      "</preCondition></preConditions><customTags><tags name='Own'><tag name='object' "
      "attribute='data'/></tags></customTags></outboundRules>";
  const Json html = traced(
      rules, "/",
      {"--header", "Referer=http://a/?b&c<d>", "--response-header", "Content-Type=text/html; charset=utf-8"});
  CHECK(html["result"]["variables"]["RESPONSE_X_FROM"] == "http://a/?b&amp;c&lt;d&gt;");
  CHECK(html["steps"].back()["outcome"] == "unknown");
  const Json image = traced(rules, "/", {"--response-header", "Content-Type=image/png"});
  CHECK(image["steps"].back()["outcome"] == "skipped");
}
