// Machine keys that everybody can know: SHA-256 of the hexadecimal digits in upper case, sorted. To add one:
//
//   printf %s "$KEY" | tr a-f A-F | sha256sum
//
// They come from documentation and its samples, and from products that had one key in all installations (such
// as CVE-2020-0688). Microsoft publishes a long list in the same form ("publicly disclosed machine keys").
// Two of them are those of this project's own examples.
#pragma once

#include <string_view>

namespace iislint::rules::checks {

inline constexpr std::string_view kPublishedKeys[] = {
    "183482ab3d6722c3361b7632d5500c92d6eb129cc4b222c94d312b1e7cca0b1e",
    "1ab894cabce4acd496534205b0557405fb4bc441e082a552c584cb9ad68e050c",
    "348daf8e41438b7926873636b01db18539d1812d48d73643cb3de58eae1f57a1",
    "51ef2ec8e54b8394e85b574e910b64ec370fdc7248fb7ec4f350e93f67afcd50",
    "5fdebde8b9ad292d772aff5c7e8ad34c0b74fa603fce69ece56348a324dea10e",
    "679909a3344303ae4f8d220b8e2ee320cd965d861d7d5c8885ab8937536ffeeb",
    "6d60845874ad370b4c0e1906237bb25eaf3490e22abd71b9c8423f81664e8fe3",
    "8126b812311f0874802145a9dde290ed326fcd8259650866604879236f82fe06",
    "90af1ab3d0ca82ee240bd5b29304da08bc5887448ca8540cd84dc1538503898f",
    "9244a57b3500f31fabffbae0fbe3f4fa043f409b0dc1c7deeb4db3255765fbea",
    "d9ec2f6aaaa609cfbe20c6500297be84d1dcb135a9e772fc2dcc128236648f36",
    "e65b5330feb969eee49737a5d2bc251c231e363330ce2d7be417f7be0b3abdf3",
    "fae46bc369f678d4e7e8fa1e64db9221840ec92e75ec5ac03892b07b67a25994",
    "ff77adee541ce1a52cec58b67ecb3147c58d4cfee37dba99003313a03387af31",
    "ff7cece75c2263ba353cd4ac8c756b5fe0e6fa54f72c661ecc842cb72b51dbf0"};

}  // namespace iislint::rules::checks
