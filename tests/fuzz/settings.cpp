// Settings files: a server and a site are checked by them, or asked which settings hold.
#include "run_choices.h"
#include "support.h"

using namespace iislint;

namespace {

const std::string kServer =
    "<configuration><system.applicationHost><sites><site name='a' id='1'><application "
    "path='/'><virtualDirectory path='/' "
    "physicalPath='site'/></application><bindings><binding protocol='ftp' "
    "bindingInformation='*:21:'/></bindings>"
    "<ftpServer><security><ssl dataChannelPolicy='SslAllow'/></security></ftpServer></site></sites>"
    "</system.applicationHost></configuration>";
const std::string kSite =
    "<configuration><!-- iislint-disable invalid-flags --><system.webServer><security><access "
    "sslFlags='x'/></security>"
    "</system.webServer></configuration>";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 2);
  const std::string format = input.choose(fuzz::kFormats);
  const bool asks = input.choose(2) == 1;
  std::vector<std::string> words = asks ? std::vector<std::string>{"settings", "w/site/web.config"}
                                        : std::vector<std::string>{"check", "w", "--show-suppressed"};
  words.insert(words.end(), {"--format", asks ? std::string(fuzz::answer_format(format)) : format});
  fuzz::checked_run(words, {{"w/.iislint.json", input.part(0)},
                            {"w/base.json", input.part(1)},
                            {"w/applicationHost.config", kServer},
                            {"w/site/web.config", kSite}});
  return 0;
}
