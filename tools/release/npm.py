#!/usr/bin/python3
"""Packs the npm packages: `iislint`, which finds the program, and one package for each platform that carries it.

The package `iislint` names the platforms as optional dependencies; npm installs the one whose `os` and `cpu` fit.
"""
import argparse
import gzip
import io
import json
import os
import pathlib
import tarfile

PLATFORMS = {"linux-x64": ("linux", "x64", "iislint"), "win32-x64": ("win32", "x64", "iislint.exe")}
DESCRIPTION = "Static validator for Microsoft IIS configuration"

LAUNCHER = """#!/usr/bin/env node
// Runs the program of the package for this platform and ends as it ends.
"use strict";
const { spawnSync } = require("node:child_process");

const name = process.platform === "win32" ? "iislint.exe" : "iislint";
const platform = `${process.platform}-${process.arch}`;
let program;
try {
  program = require.resolve(`iislint-${platform}/${name}`);
} catch {
  console.error(`iislint: there is no package for ${platform}, or npm was told to omit optional dependencies`);
  process.exit(2);
}
const result = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (result.error) {
  console.error(`iislint: ${program} cannot be run: ${result.error.message}`);
  process.exit(2);
}
if (result.signal) process.kill(process.pid, result.signal);
process.exit(result.status ?? 2);
"""


def pack(target: pathlib.Path, files: dict[str, tuple[bytes, int]]) -> None:
    when = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, (content, mode) in files.items():
            entry = tarfile.TarInfo(f"package/{path}")
            entry.size, entry.mode, entry.mtime = len(content), mode, when
            archive.addfile(entry, io.BytesIO(content))
    target.write_bytes(gzip.compress(buffer.getvalue(), 9, mtime=0))


def manifest(**values) -> tuple[bytes, int]:
    return (json.dumps(values, indent=2) + "\n").encode(), 0o644


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--platform", choices=PLATFORMS, required=True)
    parser.add_argument("--notices", type=pathlib.Path, required=True)
    parser.add_argument("directory", type=pathlib.Path)
    args = parser.parse_args()

    system, cpu, name = PLATFORMS[args.platform]
    pack(args.directory / f"iislint-{args.platform}-{args.version}.tgz", {
        "package.json": manifest(name=f"iislint-{args.platform}", version=args.version, description=DESCRIPTION,
                                 os=[system], cpu=[cpu], preferUnplugged=True),
        name: (args.program.read_bytes(), 0o755),
        "NOTICES.txt": (args.notices.read_bytes(), 0o644),
    })
    pack(args.directory / f"iislint-{args.version}.tgz", {
        "package.json": manifest(name="iislint", version=args.version, description=DESCRIPTION,
                                 bin={"iislint": "bin/iislint.js"}, engines={"node": ">=16"},
                                 optionalDependencies={f"iislint-{one}": args.version for one in PLATFORMS}),
        "bin/iislint.js": (LAUNCHER.encode(), 0o755),
    })


main()
