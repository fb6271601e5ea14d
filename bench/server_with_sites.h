// An applicationHost.config with FTP sites, as large as is asked for.
#pragma once

#include <string>

namespace iislint::bench {

/// At least so many bytes, with as many sites as that takes, and no findings of rules about them.
inline std::string server_with_sites(std::size_t bytes) {
  std::string text = "<configuration>\n  <system.applicationHost>\n    <sites>\n";
  for (int i = 0; text.size() < bytes; ++i) {
    const std::string number = std::to_string(i);
    text +=
        "      <site name=\"site " + number + "\" id=\"" + std::to_string(i + 1) +
        "\">\n        <application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"D:\\ftp\\" +
        number +
        "\" /></application>\n        <bindings><binding protocol=\"ftp\" "
        "bindingInformation=\"*:21:h" +
        number +
        ".example.com\" /></bindings>\n        <ftpServer><security><ssl "
        "controlChannelPolicy=\"SslRequire\" dataChannelPolicy=\"SslRequire\" />\n          "
        "<authentication><basicAuthentication enabled=\"true\" /></authentication></security></ftpServer>\n"
        "      </site>\n";
  }
  return text +
         "      <siteDefaults><ftpServer><security>\n        <ssl "
         "serverCertHash=\"5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217\" />\n      "
         "</security></ftpServer></siteDefaults>\n    </sites>\n  </system.applicationHost>\n"
         "  <system.ftpServer>\n    <security>\n      <authorization>\n        <add accessType=\"Allow\" "
         "roles=\"FTP users\" permissions=\"Read\" />\n      </authorization>\n      "
         "<authentication><denyByFailure enabled=\"true\" /></authentication>\n    </security>\n"
         "  </system.ftpServer>\n</configuration>\n";
}

}  // namespace iislint::bench
