// A server with two web.config, one below the other, and a file that a section may name: checked together,
// and asked which value is in force (why).
#include "run_choices.h"
#include "support.h"

using namespace iislint;

namespace {

const std::string kSettings =
    R"({"hierarchy": {"applicationHost": "applicationHost.config", "folders": {"a": "site", "a/sub": "site/sub"}}})";

constexpr const char* kQuestions[] = {"a/sub:system.webServer/security/access/@sslFlags",
                                      "a:sslClientCertificates/@validationFlags",
                                      "a/sub:windowsAuthentication/@enabled", "a:httpErrors/@errorMode"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 4);
  const std::string format = input.choose(fuzz::kFormats);
  const bool asks = input.choose(2) == 1;
  const std::string question = input.choose(kQuestions);
  std::vector<std::string> words = asks
                                       ? std::vector<std::string>{"why", "w/applicationHost.config", question}
                                       : std::vector<std::string>{"check", "w", "--show-suppressed"};
  words.insert(words.end(), {"--format", asks ? std::string(fuzz::answer_format(format)) : format});
  const fuzz::Outcome outcome = fuzz::checked_run(words, {{"w/.iislint.json", kSettings},
                                                          {"w/applicationHost.config", input.part(0)},
                                                          {"w/site/web.config", input.part(1)},
                                                          {"w/site/sub/web.config", input.part(2)},
                                                          {"w/site/part.config", input.part(3)}});
  if (!asks) fuzz::require_no_fault(outcome);
  return 0;
}
