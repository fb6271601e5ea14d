// No secret comes out: a marker in every kind of place, with every kind of mistake, must be in no output.
#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kMarker = "zQ7xSecretW";

/// An element with a secret, and what it stands in.
struct Place {
  const char* file;
  std::string before;
  std::string element;
  std::string after;
};

std::string replaced(std::string text, std::string_view what, const std::string& with) {
  if (const std::size_t at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
  return text;
}

Place server(const std::string& section, const std::string& element, const std::string& end) {
  return {"applicationHost.config", "<configuration><system.applicationHost>" + section, element,
          end + "</system.applicationHost></configuration>"};
}

Place web(const std::string& before, const std::string& element, const std::string& after) {
  return {"web.config", "<configuration>" + before, element, after + "</configuration>"};
}

Place web_server(const std::string& before, const std::string& element, const std::string& after) {
  return web("<system.webServer>" + before, element, after + "</system.webServer>");
}

/// In a section of an application, which no schema knows.
Place custom(const std::string& element) {
  return web("<configSections><section name=\"mine\" type=\"x\"/></configSections><mine>", element,
             "</mine>");
}

/// Entries that name their secret and hold it under a name that nobody knows.
std::vector<Place> unknown_names() {
  std::vector<Place> all;
  for (const std::string name : {"x:value", "val", "foo", "v\u0430lu\u0435", "x-data"}) {
    const std::string hole = " " + name + "=\"{}\" />";
    all.push_back(web("<appSettings>", "<add key=\"SmtpPassword\"" + hole, "</appSettings>"));
    all.push_back(web_server("<aspNetCore processPath=\"dotnet\"><environmentVariables>",
                             "<environmentVariable name=\"GITHUB_TOKEN\"" + hole,
                             "</environmentVariables></aspNetCore>"));
    all.push_back(web_server("<httpProtocol><customHeaders>", "<add name=\"Authorization\"" + hole,
                             "</customHeaders></httpProtocol>"));
    all.push_back(web_server("<rewrite><rules><rule name=\"r\"><match url=\".*\"/><serverVariables>",
                             "<set name=\"HTTP_AUTHORIZATION\"" + hole,
                             "</serverVariables><action type=\"None\"/></rule></rules></rewrite>"));
    all.push_back(custom("<entry name=\"DB_PASSWORD\"" + hole));
  }
  return all;
}

/// Values that only their place or the rest of the value tells to be secrets.
std::vector<Place> values() {
  return {
      web_server("", "<aspNetCore processPath=\"a\" arguments=\"--password\n{}\" />", ""),
      web_server("", "<aspNetCore processPath=\"a\" arguments=\"--password&#10;{}\" />", ""),
      web_server("", "<aspNetCore processPath=\"a\" arguments=\"--token\t{}\" />", ""),
      web_server("", "<aspNetCore processPath=\"a\" arguments=\"--token&#9;{}\" />", ""),
      web_server("", "<aspNetCore processPath=\"a\" arguments=\"--password &quot;a {}&quot;\" />", ""),
      web_server("", "<httpRedirect enabled=\"true\" destination=\"https://u:p/{}@h/\" />", ""),
      web_server("<handlers>", "<add name=\"h\" path=\"*\" scriptProcessor=\"C:\\php.exe|--password {}\" />",
                 "</handlers>"),
      web_server("<rewrite><rules><rule name=\"r\"><match url=\".*\"/><conditions>",
                 "<add input=\"{HTTP_X_API_KEY}\" pattern=\"^{}$\" />",
                 "</conditions><action type=\"None\"/></rule></rules></rewrite>"),
  };
}

std::vector<Place> places() {
  std::vector<Place> all = {
      server("<applicationPools><add name=\"p\">",
             "<processModel identityType=\"SpecificUser\" userName=\"u\" password=\"{}\" />",
             "</add></applicationPools>"),
      server("<applicationPools><add name=\"p\"><environmentVariables>",
             "<add name=\"JWT_SECRET\" value=\"{}\" />", "</environmentVariables></add></applicationPools>"),
      server("<sites><site name=\"a\" id=\"1\"><application path=\"/\">",
             "<virtualDirectory path=\"/\" physicalPath=\"C:\\x\" userName=\"u\" password=\"{}\" />",
             "</application></site></sites>"),
      web("<connectionStrings>", "<add name=\"c\" connectionString=\"Server=db;User ID=sa;Password={};\" />",
          "</connectionStrings>"),
      web("<system.web>", "<machineKey validationKey=\"{}\" decryptionKey=\"{}\" />", "</system.web>"),
      web("<system.web>", "<identity impersonate=\"true\" userName=\"u\" password=\"{}\" />",
          "</system.web>"),
      web("<system.web>", "<sessionState mode=\"SQLServer\" sqlConnectionString=\"{}\" />", "</system.web>"),
      web("<appSettings>", "<add key=\"DbPassword\" value=\"{}\" />", "</appSettings>"),
      web_server("<aspNetCore processPath=\"dotnet\"><environmentVariables>",
                 "<environmentVariable name=\"DB_PASSWORD\" value=\"{}\" />",
                 "</environmentVariables></aspNetCore>"),
      web_server("", "<aspNetCore processPath=\"dotnet\" arguments=\"x.dll --password {}\" />", ""),
      web_server("<httpProtocol><customHeaders>", "<add name=\"Authorization\" value=\"Bearer {}\" />",
                 "</customHeaders></httpProtocol>"),
      web_server("<httpProtocol><customHeaders>", "<add name=\"X-Api-Key\" value=\"{}\" />",
                 "</customHeaders></httpProtocol>"),
      web_server("<rewrite><rules><rule name=\"r\"><match url=\".*\"/><serverVariables>",
                 "<set name=\"HTTP_AUTHORIZATION\" value=\"Basic {}\" />",
                 "</serverVariables><action type=\"None\"/></rule></rules></rewrite>"),
      web_server("", "<httpRedirect enabled=\"true\" destination=\"https://u:{}@h/\" />", ""),
      web_server("", "<httpRedirect enabled=\"true\" destination=\"https://h/?access_token={}\" />", ""),
      web_server("", "<httpRedirect enabled=\"true\" destination=\"https://h/?sv=1&amp;sig={}\" />", ""),
      custom("<bus address=\"Endpoint=sb://x/;SharedAccessKey={}\" />"),
      custom("<add key=\"Password\" value=\"{}\" />"),
      custom("<add db=\"Server=x;Pwd={};y=1\" />"),
  };
  for (const std::string name : {"password", "apiToken", "accessKey", "passwd", "privateKey", "passphrase",
                                 "client-secret", "db_password", "password1", "x:password"})
    all.push_back(custom("<call " + name + "=\"{}\" />"));
  for (const std::vector<Place>& more : {unknown_names(), values()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// A place in pieces: the tag with the secret, of it the attribute, of that the value.
class Broken {
 public:
  explicit Broken(const Place& place) : place_(place) {
    const std::size_t hole = place.element.find("{}");
    const std::size_t begin =
        place.element.rfind(' ', place.element.rfind('=', place.element.rfind('"', hole))) + 1;
    const std::size_t end = place.element.find('"', hole) + 1;
    attribute_ = place.element.substr(begin, end - begin);
    name_ = attribute_.substr(0, attribute_.find('='));
    value_ = attribute_.substr(name_.size() + 2, attribute_.size() - name_.size() - 3);
  }

  /// With another text in place of the element.
  std::string with(const std::string& element) const {
    return filled(place_.before + element + place_.after);
  }
  std::string with_attribute(const std::string& text) const {
    return with(replaced(place_.element, attribute_, text));
  }
  /// With another text in place of the marker.
  std::string with_marker(const std::string& text) const {
    return with_attribute(replaced(attribute_, "{}", text));
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> all = around();
    for (std::vector<std::string> more : {in_tag(), in_attribute(), in_value()})
      all.insert(all.end(), more.begin(), more.end());
    return all;
  }

 private:
  std::vector<std::string> around() const {
    const std::string& element = place_.element;
    const std::string whole = with(element);
    return {whole,
            with("\n" + element + "<bogus a=\"1\"/>\n"),
            with(element + "text"),
            replaced(whole, "<configuration>", "<configuration><!-- x --><bogus/>text"),
            whole.substr(0, whole.find(kMarker) + kMarker.size()),
            with("<!-- " + replaced(element, "--", "-") + " -->"),
            with("<!-- " + element + " -- -->"),
            with("<!-- " + element + " and the password: x --><bogus/>"),
            with("<![CDATA[" + element + "]]>"),
            with("<?x " + element + "?>"),
            filled(element) + whole,
            whole + filled(element),
            whole + filled(element.substr(1)),
            "<!DOCTYPE x>" + whole,
            replaced(whole, "<configuration>", "<wrong>"),
            with("\n<<<<<<< HEAD\n" + element + "\n=======\n" + element + "\n>>>>>>> x\n")};
  }

  std::vector<std::string> in_tag() const {
    const std::string& element = place_.element;
    const std::string rest = element.substr(1);
    return {with("< " + rest),
            with(rest),
            with("<1" + rest),
            with("</" + rest),
            with("</" + rest.substr(0, rest.size() - 2) + ">"),
            with("<<" + rest),
            with("<!" + rest),
            with("<?" + rest),
            with("&lt;" + rest),
            with(element.substr(0, element.size() - 1)),
            with(element.substr(0, element.size() - 3)),
            with("<" + rest.substr(1)),
            with("<x></x " + attribute_ + ">"),
            with_attribute("> " + attribute_),
            with_attribute("/> " + attribute_)};
  }

  std::vector<std::string> in_attribute() const {
    const std::string& a = attribute_;
    const std::string unclosed = a.substr(0, a.size() - 1);
    return {with_attribute(a + " bogus=\"1\""),
            with_attribute("bogus=\"1\" " + a),
            with_attribute(a + " " + a),
            with_attribute(unclosed),
            with_attribute(unclosed + "\n"),
            with_attribute(replaced(a, "\"", "")),
            with_attribute(name_ + "=" + value_),
            with_attribute(name_ + "=\u201C" + value_ + "\u201D"),
            with_attribute(name_ + "='" + value_ + "'"),
            with_attribute(name_ + " \"" + value_ + "\""),
            with_attribute(name_ + "==\"" + value_ + "\""),
            with_attribute(name_ + ":\"" + value_ + "\""),
            with_attribute(name_ + "=&quot;" + value_ + "&quot;"),
            with_attribute(name_ + "=\n\"" + value_ + "\" bogus=\"1\""),
            with_attribute("." + a),
            with_attribute("1" + a),
            with_attribute("\u00A0" + a),
            with_attribute(a + "\"{}\"")};
  }

  std::vector<std::string> in_value() const {
    std::vector<std::string> all;
    for (const char* text : {"{}&x", "&zz;{}", "{}<x", "x>{}", "{}\x01", "x\n{}", "a\"{}"})
      all.push_back(with_marker(text));
    all.push_back(with_attribute(name_ + "=\" " + value_ + " \""));
    return all;
  }

  static std::string filled(std::string text) {
    for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at))
      text.replace(at, 2, kMarker);
    return text;
  }

  const Place& place_;
  std::string attribute_;
  std::string name_;
  std::string value_;
};

void check_hidden(const Outcome& outcome, const source::MemoryWriter& outputs) {
  const bool is_printed = has(outcome.out + outcome.err, kMarker);
  CHECK_FALSE(is_printed);
  if (is_printed) MESSAGE(outcome.out);
  for (const auto& [path, text] : outputs.files()) {
    const bool is_written = has(text, kMarker);
    CHECK_FALSE(is_written);
    if (is_written) MESSAGE(text);
  }
}

}  // namespace

TEST_CASE("no mistake brings a secret into a report") {
  for (const Place& place : places()) {
    for (const std::string& text : Broken(place).texts()) {
      CAPTURE(text);
      source::MemoryWriter outputs;
      const source::MemoryReader files(Files{{place.file, text}});
      const Outcome outcome = run({"--profile", "strict", "--show-suppressed", "--format", "text", "--output",
                                   "json=report.json", place.file},
                                  files, outputs);
      CHECK(outcome.status <= 1);
      check_hidden(outcome, outputs);
    }
  }
}

TEST_CASE("secrets in files that are no configuration, and in text, are not shown") {
  const std::string quoted = "<configuration><system.webServer><aspNetCore processPath=\"a\" bogus=\"1\" ";
  const std::string end = "</system.webServer></configuration>";
  for (const std::string& text :
       {"STRIPE_KEY=" + kMarker, "secret_key_base: " + kMarker, "machine a login b password " + kMarker,
        "admin:" + kMarker, "https://" + kMarker + "@host", "a <? " + kMarker + " ?>",
        kMarker + "\n<configuration/>", "<configuration/>\n" + kMarker,
        "<configuration/><![CDATA[" + kMarker + "]]>",
        "<configuration><connectionStrings><add name=\"a\">" + kMarker +
            "</add></connectionStrings></configuration>",
        "<configuration><appSettings><add><b>" + kMarker + "</b></add></appSettings></configuration>",
        "<configuration><system.web><machineKey>" + kMarker + "</machineKey></system.web></configuration>",
        quoted + "arguments='--password \"a " + kMarker + "\"' />" + end,
        quoted + "arguments=--password " + kMarker + "/>" + end,
        quoted + "><environmentVariables><environmentVariable id=\"DB_PASSWORD\" value=\"" + kMarker +
            "\"/></environmentVariables></aspNetCore>" + end,
        quoted + "><environmentVariables><environmentVariable n\u0430me=\"DB_PASSWORD\" value=\"" + kMarker +
            "\"/></environmentVariables></aspNetCore>" + end}) {
    CAPTURE(text);
    source::MemoryWriter outputs;
    const source::MemoryReader files(Files{{"web.config", text}});
    const Outcome outcome = run({"--profile", "strict", "--show-suppressed", "--format", "text", "--output",
                                 "json=report.json", "web.config"},
                                files, outputs);
    CHECK(outcome.status == 1);
    check_hidden(outcome, outputs);
  }
}

TEST_CASE("no mistake brings a secret into the story of a request") {
  for (const Place& place : places()) {
    for (const std::string& text : Broken(place).texts()) {
      CAPTURE(text);
      const source::MemoryWriter nothing;
      check_hidden(
          run({"trace", place.file, "http://a.example.com/x", "--format", "json"}, Files{{place.file, text}}),
          nothing);
    }
  }
}

TEST_CASE("answers about values and rules do not hold secrets") {
  for (const Place& place : places()) {
    const std::string text = Broken(place).texts().front();
    CAPTURE(text);
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"--trace-rule", "plaintext-password-attribute", place.file},
             {"why", place.file, "system.web/identity/@password"},
             {"why", place.file, "system.webServer/httpRedirect/@destination"},
             {"why", place.file, "system.webServer/aspNetCore/@arguments"},
             {"settings", place.file}}) {
      const source::MemoryWriter nothing;
      check_hidden(run(words, Files{{place.file, text}}), nothing);
    }
  }
}
