#!/usr/bin/python3
"""Writes a Python wheel that carries the program, so that pip and pre-commit's `language: python` install it."""
import argparse
import base64
import hashlib
import os
import pathlib
import time
import zipfile

SUMMARY = "Static validator for Microsoft IIS configuration"


def record(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--platform", required=True, help="platform tag of the wheel, such as win_amd64")
    parser.add_argument("--notices", type=pathlib.Path, required=True)
    parser.add_argument("directory", type=pathlib.Path)
    args = parser.parse_args()

    tag = f"py3-none-{args.platform}"
    info = f"iislint-{args.version}.dist-info"
    name = "iislint.exe" if args.platform.startswith("win") else "iislint"
    files = {
        f"iislint-{args.version}.data/scripts/{name}": args.program.read_bytes(),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: iislint\nVersion: {args.version}\nSummary: {SUMMARY}\n".encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: iislint-make-release\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(),
        f"{info}/NOTICES.txt": args.notices.read_bytes(),
    }
    lines = [record(path, content) for path, content in files.items()] + [f"{info}/RECORD,,"]
    files[f"{info}/RECORD"] = ("\n".join(lines) + "\n").encode()

    when = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", "315532800")))[:6]
    target = args.directory / f"iislint-{args.version}-{tag}.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, when)
            entry.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, content)


main()
