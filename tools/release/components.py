#!/usr/bin/python3
"""What is linked into a release: the notices of each library, and an SBOM (SPDX 2.3).

  components.py notices PROGRAM            the copyright notices, as text
  components.py sbom PROGRAM VERSION       the SBOM, as JSON
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import subprocess
import sys

# name, Debian package that it is built from or linked from, SPDX licence, home page
COMPONENTS = [
    ("Xerces-C++", "libxerces-c-dev", "Apache-2.0", "https://xerces.apache.org/xerces-c/"),
    ("PCRE2", "libpcre2-dev", "BSD-3-Clause", "https://www.pcre.org/"),
    ("nlohmann/json", "nlohmann-json3-dev", "MIT", "https://json.nlohmann.me/"),
    ("CLI11", "libcli11-dev", "BSD-3-Clause", "https://github.com/CLIUtils/CLI11"),
    ("GNU C Library", "libc6-dev", "LGPL-2.1-or-later", "https://www.gnu.org/software/libc/"),
    ("libstdc++ and libgcc", "libstdc++-{gcc}-dev", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org/"),
]


def package_name(pattern: str) -> str:
    gcc = subprocess.run(["c++", "-dumpversion"], check=True, capture_output=True, text=True).stdout.split(".")[0].strip()
    return pattern.format(gcc=gcc)


def version_of(package: str) -> str:
    answer = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True)
    if answer.returncode != 0:
        sys.exit(f"components: {package} is not installed")
    return answer.stdout


def notices() -> str:
    parts = ["iislint contains the following libraries.\n"]
    for name, pattern, licence, home in COMPONENTS:
        package = package_name(pattern)
        text = pathlib.Path("/usr/share/doc", package, "copyright").read_text(encoding="utf-8", errors="replace")
        title = f"{name} {version_of(package)} ({licence}), {home}"
        parts.append(f"\n{'=' * 100}\n{title}\n{'=' * 100}\n\n{text}")
    return "".join(parts)


def sbom(program: str, version: str) -> dict:
    digest = hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()
    created = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.timezone.utc)
    packages = [{
        "SPDXID": "SPDXRef-iislint", "name": "iislint", "versionInfo": version, "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False, "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION", "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
        "primaryPackagePurpose": "APPLICATION",
    }]
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-iislint"}]
    for number, (name, pattern, licence, home) in enumerate(COMPONENTS):
        package = package_name(pattern)
        identifier = f"SPDXRef-library-{number}"
        packages.append({
            "SPDXID": identifier, "name": name, "versionInfo": version_of(package), "downloadLocation": "NOASSERTION",
            "homepage": home, "filesAnalyzed": False, "licenseConcluded": licence, "licenseDeclared": licence,
            "copyrightText": "NOASSERTION", "primaryPackagePurpose": "LIBRARY",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                              "referenceLocator": f"pkg:deb/debian/{package}@{version_of(package)}"}],
        })
        relations.append({"spdxElementId": "SPDXRef-iislint", "relationshipType": "STATIC_LINK", "relatedSpdxElement": identifier})
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"iislint-{version}",
        "documentNamespace": f"urn:iislint:spdx:{version}:{digest}",
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: iislint-make-release"]},
        "packages": packages, "relationships": relations,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["notices", "sbom"])
    parser.add_argument("program")
    parser.add_argument("version", nargs="?", default="")
    args = parser.parse_args()
    if args.what == "notices":
        print(notices(), end="")
    else:
        print(json.dumps(sbom(args.program, args.version), indent=1))


main()
