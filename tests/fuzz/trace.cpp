// A web.config with rules of URL Rewrite and a URL that is followed through it; or a file of requests.
#include "support.h"

using namespace iislint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 2);
  const std::string format = input.choose(2) == 0 ? "text" : "json";
  const std::size_t how = input.choose(3);
  std::string url = input.part(1);
  if (how != 2 && !url.starts_with("http")) url.insert(0, "/");
  std::vector<std::string> words = {"trace", "w/web.config", url,        "--format",
                                    format,  "--client-ip",  "192.0.2.1"};
  if (how == 1) words.insert(words.end(), {"--exists", "none", "--response-header", "Location=http://a/"});
  if (how == 2) words = {"trace", "--test", "w/requests.json", "--format", format};
  fuzz::checked_run(words, {{"w/web.config", input.part(0)}, {"w/requests.json", input.part(1)}});
  return 0;
}
