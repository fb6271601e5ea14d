// Where exactly secrets begin and end in attribute values, in comments and in text that could not be read.
// The examples mark with ‹ and › what is to be hidden; none of it is a secret.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "schema/catalog/catalog.h"
#include "schema/secrets/comment_secrets.h"
#include "schema/secrets/text_secrets.h"
#include "schema/secrets/unread_text.h"

using namespace iislint;
using schema::TextRange;

namespace {

const std::string kOpen = "\u2039", kClose = "\u203A";

std::string without_marks(std::string text) {
  for (const std::string& mark : {kOpen, kClose}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.erase(at, mark.size());
  }
  return text;
}

std::string with_marks(const std::string& text, std::vector<TextRange> found) {
  std::sort(found.begin(), found.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin > b.begin; });
  std::string marked = text;
  for (const TextRange& range : found) {
    marked.insert(range.end, kClose);
    marked.insert(range.begin, kOpen);
  }
  return marked;
}

/// What a search that needs names finds in the whole text but for its first and last character.
template <typename Search>
std::string searched(const std::string& text, Search search) {
  schema::SecretNames names(schema::catalog());
  schema::SecretNames::OfFile of_file(names);
  std::vector<TextRange> found;
  search(text, TextRange{1, static_cast<std::uint32_t>(text.size() - 1)}, of_file, found);
  return with_marks(text, found);
}

}  // namespace

TEST_CASE("passwords of addresses") {
  for (const std::string expected : {"ftp://user:‹word›@host",
                                     "ftp://:‹word›@host/",
                                     "x ftp://u:‹w›@h ftp://v:‹x:y@z›@h",
                                     "ftp://u:‹w›@h/a:b@c",
                                     "ftp://u:@host",
                                     "ftp://user@host:21",
                                     "ftp://host:21/a@b",
                                     "ftp://host:21?a@b",
                                     "ftp://host:21#a@b",
                                     "ftp://host:21\\a@b",
                                     "ftp://host:21 a@b",
                                     "ftp://host:21\ta@b",
                                     "ftp://host:21'a@b",
                                     "ftp://host:21\"a@b",
                                     "ftp://host:21<a@b",
                                     "ftp://host:21>a@b",
                                     "ftp://host:21\ra@b",
                                     "ftp://host:21\na@b",
                                     "://",
                                     "a:b@c",
                                     "://u:‹w›@"}) {
    CAPTURE(expected);
    const std::string text = without_marks(expected);
    CHECK(with_marks(text, schema::logons_in_text(text)) == expected);
  }
}

TEST_CASE("passwords of connection strings") {
  for (const std::string expected : {"Password=‹word›",
                                     "Server=s;Pwd=‹word›;User=u",
                                     "PWD = ‹word›;x",
                                     "pwd        =‹word›",
                                     "AccountKey=‹a=b=›;x",
                                     "pwd=‹two words›;",
                                     "pwd=‹'a;b'›;x",
                                     "pwd=‹'a›\"b'",
                                     "pwd=‹'›",
                                     "pwd=‹'a›\n;x",
                                     "pwd=‹&quot;a;'b&quot;›;x",
                                     "pwd=‹&apos;a;b&apos;›;x",
                                     "pwd=‹a&amp;b›;c",
                                     "pwd=‹a&#38;b›;c",
                                     "pwd=‹a&;b",
                                     "pwd=‹a›\"b",
                                     "pwd=‹a›'b",
                                     "pwd=‹a›<b",
                                     "pwd=‹a›>b",
                                     "pwd=‹a›\rb",
                                     "pwd=‹a›\nb",
                                     "pwd=;x",
                                     "pwd=",
                                     "pwd= ",
                                     "pwd=\"x\"",
                                     "mypwd=x",
                                     "my_pwd=‹x›",
                                     "user=x;pwd=‹y›;pwd=‹z›",
                                     "pwd=‹a&verylongname;b",
                                     "pwd=‹'a&quot;b'›c",
                                     "=x",
                                     "my pwd=‹x›"}) {
    // An & without a name, or with one that is too long, is no entity: the semicolon ends the value.
    std::string marked = expected;
    if (marked.find(kClose) == std::string::npos && marked.find(kOpen) != std::string::npos)
      marked.insert(marked.rfind(';'), kClose);
    CAPTURE(marked);
    const std::string text = without_marks(marked);
    CHECK(with_marks(text, schema::logons_in_text(text)) == marked);
  }
}

TEST_CASE("other secrets inside a text") {
  for (const std::string expected : {"my-secret=‹x›;y",
                                     "API_KEY=‹x›",
                                     "https://h/p?sig=‹x›;y",
                                     "https://h/p?a=b&token=‹x›",
                                     "a;sig=‹x›",
                                     "asig=x",
                                     "sig=x",
                                     " sig=x",
                                     "?SIG=‹x›",
                                     "--password ‹word› -x",
                                     "-pwd:‹word›",
                                     "/password:‹word› x",
                                     "a --token ‹x›",
                                     "a;-pwd ‹x›",
                                     "a\"-pwd ‹x›",
                                     "a'-pwd ‹x›",
                                     "a\t-pwd ‹x›",
                                     "a\n-pwd ‹x›",
                                     "a-pwd x",
                                     "a/password:x",
                                     "--password",
                                     "--password ",
                                     "--password  ‹x›",
                                     "--user x",
                                     "--password-file x",
                                     "-pwd:‹a›\tb",
                                     "-pwd:‹a›;b",
                                     "Authorization: Bearer ‹1234567›",
                                     "Bearer 123456",
                                     "Bearer ‹1234567› x",
                                     "Bearer ‹1234567›'x",
                                     "Bearer ‹1234567›<x",
                                     "Bearer ‹1234567›\"",
                                     "Bearer ‹1234567›>",
                                     "Bearer ‹1234567›\t",
                                     "bearer 1234567",
                                     "password = ‹x›",
                                     "password         = x",
                                     "Bearer Bearer ‹1234567›",
                                     "/token ‹x›",
                                     "//token x",
                                     "-pwd ‹'a b'› c",
                                     "--password=‹x›"}) {
    CAPTURE(expected);
    const std::string text = without_marks(expected);
    CHECK(with_marks(text, schema::secrets_in_text(text)) == expected);
  }
}

TEST_CASE("secrets of comments") {
  for (const std::string expected : {"<password: ‹word› >",
                                     "<password=‹word›,x>",
                                     "<password=‹a›;b>",
                                     "<Password : ‹a› b>",
                                     "<password=\"‹a b›\" c>",
                                     "<password='‹a b›'>",
                                     "<password='‹a b›>",
                                     "<password=‹a›\"b>",
                                     "<password=‹a›'b>",
                                     "<password=‹a›<b>",
                                     "<password=‹a›\tb>",
                                     "<password=‹a›\nb>",
                                     "<password=‹a›\rb>",
                                     "<password=‹a›>b>",
                                     "<password=>",
                                     "<password= >",
                                     "<password=\"\">",
                                     "<user: x>",
                                     "<@password=x>",
                                     "<a password:‹b› password:‹c›>",
                                     "<pasword=‹x›>",
                                     "<add key=\"DbPassword\" value=\"‹x›\"/>",
                                     "<add value=\"x\" key=\"DbPassword\"/>",
                                     "<add key='API_KEY' value='‹x y›' z='‹v›'/>",
                                     "<add key=\"DbPassword\" valeu=\"‹x›\"/>",
                                     "<add key=\"Color\" value=\"x\"/>",
                                     "<add key=\"DbPassword\" value=x/>",
                                     "<add key=\"DbPassword\" value=\"‹x›>",
                                     "<a key='Pwd' value='‹x›' /> <a key='Color' value='y' />",
                                     "<a key='pwd'value='‹x›'>"}) {
    CAPTURE(expected);
    CHECK(searched(without_marks(expected), schema::find_in_comment) == expected);
  }
}

TEST_CASE("in text that could not be read, quotes hide and names of secrets do") {
  for (const std::string expected : {"<a \"‹x›\" b>",
                                     "<a '‹x›' b>",
                                     "<a='‹x y›'/>",
                                     "<&quot;‹x›&quot;>",
                                     "<&apos;‹x›&apos;>",
                                     "<&#34;‹x›&#34; >",
                                     "<&#39;‹x›&#39;>",
                                     "<\u201C‹x›\u201D>",
                                     "<\u201E‹x›\u201C.>",
                                     "<\u2018‹x›\u2019,>",
                                     "<it's so>",
                                     "<it\u2019s so>",
                                     "<x '‹a'b›' c>",
                                     "<x \"‹a\"b\"c›\" d>",
                                     "<x \"‹a›>",
                                     "<x \" \" y>",
                                     "<'‹x›'; y>",
                                     "<'‹x›') y>",
                                     "<'‹x›'] y>",
                                     "<'‹x›'< y>",
                                     "<'‹x›'? y>",
                                     "<'‹x›'/ y>",
                                     "<'‹x'y z›>",
                                     "<password=‹x› y>",
                                     "<password: ‹x› y>",
                                     "<password = ‹x›>",
                                     "<password == ‹x›>",
                                     "<password=‹x›<y>",
                                     "<password=‹a;b›\ty>",
                                     "<password=>",
                                     "<password= >",
                                     "<user=x>",
                                     "<=x>",
                                     "<password=\"‹x›\">",
                                     "<a:b password:‹c›>",
                                     "<password        :‹x›>",
                                     "<a\u20AC'‹x›'>",
                                     "<&amp;x>",
                                     "<-'x'>",
                                     "<_'x'>",
                                     "<9'x'>",
                                     "<('‹x›')>"}) {
    CAPTURE(expected);
    CHECK(searched(without_marks(expected), schema::find_in_unread_text) == expected);
  }
}
