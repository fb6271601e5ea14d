// A secret is put into a text of the fuzzer's, at a place of its choice: it must be in no output.
#include <set>

#include "run_choices.h"
#include "secret_places.h"
#include "source/decode.h"
#include "support.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

void check_hidden(const std::string& text, const std::string& output) {
  if (output.find(fuzz::kMarker) == std::string::npos) return;
  const std::size_t at = output.find(fuzz::kMarker);
  const std::size_t begin = at < 400 ? 0 : at - 400;
  fuzz::fail("a secret comes out", output.substr(begin, 800) + "\n--- of the text\n" + text);
}

bool is_meant_as_secret(const std::string& text, const std::string& secret) {
  const source::SourceFile file("web.config", source::decode(text));
  const std::size_t at = file.text().find(secret);
  return at != std::string::npos && fuzz::is_meant_as_secret(xml::scan(file, 0), at, at + secret.size());
}

/// The report, or an answer, as text, as JSON and in one more format.
void check_outputs(fuzz::Input& input, const std::string& name, const std::string& text) {
  const std::vector<std::string> commands[] = {
      {"check", name, "--show-suppressed", "--profile", input.choose(fuzz::kProfiles)},
      {"check", name, "--trace-rule", "plaintext-password-attribute"},
      {"why", name, "system.web/identity/@password"},
      {"settings", name},
      {"trace", name, "http://a.example.com/x"}};
  const std::size_t chosen = input.choose(std::size(commands));
  std::set<std::string> formats = {"text", "json"};
  if (chosen == 0) formats.insert(input.choose(fuzz::kFormats));
  for (const std::string& format : formats) {
    std::vector<std::string> words = commands[chosen];
    words.insert(words.end(), {"--format", format});
    const fuzz::Outcome outcome = fuzz::checked_run(words, {{name, text}});
    check_hidden(text, outcome.out + outcome.err);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 2);
  const std::string secret = input.choose(fuzz::kSecretTexts);
  const std::string name = input.choose(fuzz::kFileNames);
  const std::string text = input.part(0) + secret + input.part(1);
  const std::size_t at = text.find(fuzz::kMarker);
  const bool is_once = text.find(fuzz::kMarker, at + 1) == std::string::npos;
  if (is_once && is_meant_as_secret(text, secret)) check_outputs(input, name, text);
  return 0;
}
