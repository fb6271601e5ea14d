// Rule definitions of users and their pages: read, run, listed, explained, traced, tried on their own
// examples.
#include "run_choices.h"
#include "support.h"

using namespace iislint;

namespace {

const std::string kServer =
    "<configuration><system.applicationHost><applicationPools><add name='p'><processModel "
    "idleTimeout='00:05:00'/></add>"
    "</applicationPools><sites><siteDefaults><ftpServer serverAutoStart='false'/></siteDefaults><site "
    "name='a' id='1'>"
    "<application path='/' applicationPool='p'><virtualDirectory path='/' "
    "physicalPath='C:\\site'/></application><bindings>"
    "<binding protocol='ftp' bindingInformation='*:21:'/><binding protocol='http' "
    "bindingInformation='*:80:'/></bindings>"
    "<ftpServer><security><ssl dataChannelPolicy='SslAllow'/><sslClientCertificates "
    "clientCertificatePolicy='CertRequire' "
    "validationFlags='NoRevocationCheck'/></security></ftpServer></site></sites></system.applicationHost>"
    "<system.webServer><directoryBrowse enabled='true'/></system.webServer></configuration>";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 2);
  std::string format = input.choose(fuzz::kFormats);
  const std::vector<std::string> commands[] = {
      {"check", "--rules-dir", "r", "applicationHost.config"},
      {"rules", "--rules-dir", "r"},
      {"explain", "my-rule", "--rules-dir", "r"},
      {"check", "--rules-dir", "r", "--trace-rule", "my-rule", "applicationHost.config"},
      {"rules", "test", "r"}};
  const std::size_t chosen = input.choose(std::size(commands));
  std::vector<std::string> words = commands[chosen];
  if (chosen != 0) format = fuzz::answer_format(format);
  if (words[1] != "test") words.insert(words.end(), {"--format", format});
  fuzz::Files files = {{"r/my-rule.json", input.part(0)}, {"applicationHost.config", kServer}};
  if (!input.part(1).empty()) files["r/my-rule.md"] = input.part(1);
  fuzz::checked_run(words, files);
  return 0;
}
