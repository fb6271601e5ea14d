// What of a text no report may show, piece by piece.
#include <doctest/doctest.h>

#include <algorithm>

#include "schema/secrets/secrets.h"
#include "schema/secrets/shown_text.h"
#include "schema/secrets/text_secrets.h"
#include "schema/secrets/unread_text.h"
#include "source/decode.h"
#include "xml/anchor.h"
#include "xml/scanner.h"

using namespace iislint;
using schema::shown;

namespace {

/// The text with *** for each range.
std::string hidden(const std::string& text, std::vector<schema::TextRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::string result;
  std::size_t at = 0;
  for (const schema::TextRange& range : ranges) {
    REQUIRE(range.begin >= at);
    result += text.substr(at, range.begin - at) + "***";
    at = range.end;
  }
  return result + text.substr(at);
}

std::string logons_hidden(const std::string& text) {
  return hidden(text, schema::logons_in_text(text));
}

std::string unread_hidden(const std::string& text) {
  schema::SecretNames names(schema::catalog());
  schema::SecretNames::OfFile names_of_file(names);
  std::vector<schema::TextRange> found;
  schema::find_in_unread_text(text, {0, static_cast<std::uint32_t>(text.size())}, names_of_file, found);
  return hidden(text, found);
}

std::string document_hidden(const std::string& text) {
  const source::SourceFile file("web.config", source::decode(text));
  const xml::Document document = xml::scan(file, 0);
  schema::SecretNames names(schema::catalog());
  return xml::without_secrets(document, 0, static_cast<std::uint32_t>(text.size()),
                              schema::secrets_of(document, names));
}

}  // namespace

TEST_CASE("passwords of addresses are hidden, whole") {
  CHECK(shown("https://u:test-secret@host/x") == "https://u:***@host/x");
  CHECK(shown("ftp://:test-secret@host") == "ftp://:***@host");
  CHECK(shown("https://u:a@b@host/") == "https://u:***@host/");
  CHECK(shown("https://host:8080/a@b") == "https://host:8080/a@b");
  CHECK(shown("https://u@host:80/") == "https://u@host:80/");
  CHECK(shown("a://u:x@h b://u:y@h") == "a://u:***@h b://u:***@h");
  CHECK(shown("https://u:p/test-secret@host/") == "https://u:***@host/");
  CHECK(shown("https://u:p#test?secret@host/") == "https://u:***@host/");
  CHECK(shown("https://host:{PORT}/a@b") == "https://host:{PORT}/a@b");
  CHECK(shown("https://host:x/ a@b") == "https://host:x/ a@b");
}

TEST_CASE("what a key of a connection names is hidden up to its end") {
  CHECK(shown("Server=x;Password=test-secret;Timeout=3") == "Server=x;Password=***;Timeout=3");
  CHECK(shown("PWD = 'a;b' ;x=1") == "PWD = *** ;x=1");
  CHECK(shown("Password=&quot;a;b&quot;;x=1") == "Password=***;x=1");
  CHECK(shown("Password=a&amp;b;x=1") == "Password=***;x=1");
  CHECK(shown("my-site Password=test-secret") == "my-site Password=***");
  CHECK(shown("Passwords=x;Key=y") == "Passwords=x;Key=y");
  CHECK(shown("Password=;x=1") == "Password=;x=1");
}

TEST_CASE("words of queries, options and tokens are hidden where they are such") {
  CHECK(shown("https://h/?sig=test-secret") == "https://h/?sig=***");
  CHECK(shown("^token=test-secret$") == "^token=***");
  CHECK(shown("sig=x") == "sig=x");
  CHECK(shown("app.dll --password test-secret --port 1") == "app.dll --password *** --port 1");
  CHECK(shown("/password:test-secret") == "/password:***");
  CHECK(shown("--password\ntest-secret --port 1") == "--password\n*** --port 1");
  CHECK(shown("--token\ttest-secret") == "--token\t***");
  CHECK(shown("--password \"a test-secret\" --port 1") == "--password *** --port 1");
  CHECK(shown("php.exe|--password test-secret") == "php.exe|--password ***");
  CHECK(shown("a=\"--password \" b=\"1\"") == "a=\"--password \" b=\"1\"");
  CHECK(shown("a-password x") == "a-password x");
  CHECK(shown("Bearer test-secret") == "Bearer ***");
  CHECK(shown("Bearer of news") == "Bearer of news");
}

TEST_CASE("a text without secrets stays as it is") {
  for (const char* text : {"", "Default Web Site", "a=b", "C:\\inetpub\\wwwroot", "site/app/-/x"})
    CHECK(shown(text) == text);
  CHECK(shown("Password=x") == "Password=***");
  CHECK(shown("Password=x;pwd=y") == "Password=***;pwd=***");
}

TEST_CASE("only logons are so certain that a rule may speak of them") {
  CHECK(logons_hidden("Server=x;Password=test-secret;") == "Server=x;Password=***;");
  CHECK(logons_hidden("https://u:test-secret@h") == "https://u:***@h");
  CHECK(logons_hidden("userPassword=x;apiKey=y;--password z") == "userPassword=x;apiKey=y;--password z");
}

TEST_CASE("in text that could not be read what is in quotes is hidden") {
  CHECK(unread_hidden("< add key=\"a\" value='b'/>") == "< add key=\"***\" value='***'/>");
  CHECK(unread_hidden("x=\u201Ctest-secret\u201D y") == "x=\u201C***\u201D y");
  CHECK(unread_hidden("x=&quot;test-secret&quot; y") == "x=&quot;***&quot; y");
  CHECK(unread_hidden("x=\"a\"b\" y") == "x=\"***\" y");
  CHECK(unread_hidden("x=\"never closed") == "x=\"***");
  CHECK(unread_hidden("it isn't a quote") == "it isn't a quote");
  CHECK(unread_hidden("x=\" \"") == "x=\" \"");
}

TEST_CASE("in text that could not be read the word behind a secret's name is hidden") {
  CHECK(unread_hidden("the password: test-secret, and more") == "the password: *** and more");
  CHECK(unread_hidden("password == test-secret") == "password == ***");
  CHECK(unread_hidden("user: somebody") == "user: somebody");
  CHECK(unread_hidden("password:") == "password:");
}

TEST_CASE("references do not disguise a secret, wherever they stand") {
  const std::string connection = "Server=x;Password&#61;test-secret;y=&#x31;";
  CHECK(document_hidden("<a b=\"" + connection + "\"/>") == "<a b=\"***\"/>");
  CHECK(document_hidden("<a><!-- <add b=\"" + connection + "\"/> --></a>") == "<a>***</a>");
  CHECK(document_hidden("<a><!-- " + connection + " -- --></a>") == "<a>***</a>");
  CHECK(document_hidden("<a>" + connection + "</a>") == "<a>***</a>");
  CHECK(document_hidden("<a><![CDATA[ pass&#119;ord='test-secret' ]]></a>") == "<a>***</a>");
  CHECK(document_hidden("<a><!-- caf&#233;: 1 &#61; 1 --></a>") == "<a><!-- caf&#233;: 1 &#61; 1 --></a>");
}

TEST_CASE("what an entry names is a secret under whatever name it stands") {
  const auto entry = [](const std::string& attributes) {
    const std::string begin = "<environmentVariables><add ", end = "/></environmentVariables>";
    const std::string text = document_hidden(begin + attributes + end);
    return text.substr(begin.size(), text.size() - begin.size() - end.size());
  };
  CHECK(entry("name=\"DB_PASSWORD\" foo=\"x\"") == "name=\"DB_PASSWORD\" foo=\"***\"");
  CHECK(entry("name=\"API_TOKEN\" x:value=\"x\"") == "name=\"API_TOKEN\" x:value=\"***\"");
  CHECK(entry("id=\"DB_PASSWORD\" value=\"x\"") == "id=\"DB_PASSWORD\" value=\"***\"");
  CHECK(entry("name=\"DB_PASSWORD\" v\u0430lu\u0435=\"x\"") ==
        "name=\"DB_PASSWORD\" v\u0430lu\u0435=\"***\"");
  CHECK(entry("name=\"Ocp-Apim-Subscription-Key\" value=\"x\"") ==
        "name=\"Ocp-Apim-Subscription-Key\" value=\"***\"");
  CHECK(entry("name=\"LEVEL\" foo=\"x\" value=\"password\"") ==
        "name=\"LEVEL\" foo=\"x\" value=\"password\"");
  CHECK(entry("name=\"DB_PASSWORD\" x=\"true\" lockItem=\"x\"") ==
        "name=\"DB_PASSWORD\" x=\"true\" lockItem=\"x\"");
  CHECK(entry("name=\"DB_PASSWORD\" xdt:Locator=\"Match(name)\"") ==
        "name=\"DB_PASSWORD\" xdt:Locator=\"Match(name)\"");
}

TEST_CASE("JSON in a comment is hidden as other prose is") {
  CHECK(document_hidden("<a><!-- {\"password\": \"test-secret\", \"n\": \"x\"} --></a>") ==
        "<a><!-- {\"password\": \"***\", \"n\": \"x\"} --></a>");
}

TEST_CASE("elements that are named after a secret and are no entries show what is known") {
  for (const char* text :
       {"<modules><add name=\"UrlAuthorization\" type=\"A.B\"/></modules>",
        "<handlers><add name=\"Password\" path=\"a\" verb=\"GET\"/></handlers>",
        "<conditions><add input=\"{HTTP_HOST}\" pattern=\"^a$\" negate=\"true\"/></conditions>"})
    CHECK(document_hidden(text) == text);
  CHECK(document_hidden("<x><add name=\"Password\" nosuch=\"x\"/></x>") ==
        "<x><add name=\"Password\" nosuch=\"***\"/></x>");
  CHECK(document_hidden("<conditions><add input=\"{HTTP_X_API_KEY}\" pattern=\"^a$\"/></conditions>") ==
        "<conditions><add input=\"{HTTP_X_API_KEY}\" pattern=\"***\"/></conditions>");
}

TEST_CASE("text is hidden outside the root and where an element would hold a secret") {
  CHECK(document_hidden("KEY=x\ny") == "***");
  CHECK(document_hidden("<a/>x") == "<a/>***");
  CHECK(document_hidden("<a>x</a>") == "<a>x</a>");
  CHECK(document_hidden("<machineKey>x</machineKey>") == "<machineKey>***</machineKey>");
  CHECK(document_hidden("<connectionStrings><add>x</add></connectionStrings>") ==
        "<connectionStrings><add>***</add></connectionStrings>");
}
