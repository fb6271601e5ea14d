#!/usr/bin/env python3
"""The line that shows progress, on a pseudo terminal: terminal_test.py IISLINT

Standard input is slow, so that the run takes longer than the two seconds after which the line appears.
"""
import os
import pty
import subprocess
import sys
import time

ERASE = b"\r\x1b[K"


def run(program, seconds, words=(), **variables):
    """What is drawn on the terminal that standard error is, and what standard output says."""
    ours, theirs = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", **variables}
    process = subprocess.Popen(
        [program, "-", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    time.sleep(seconds)
    process.stdin.write(b"<configuration/>")
    process.stdin.close()
    out = process.stdout.read()
    assert process.wait() == 0, process.returncode
    drawn = b""
    while True:
        try:
            piece = os.read(ours, 1000)
        except OSError:  # nobody has the other end open any more
            break
        if not piece:
            break
        drawn += piece
    os.close(ours)
    return drawn, out


def main():
    program = sys.argv[1]
    drawn, out = run(program, 3)
    assert drawn.startswith(ERASE + b"iislint: "), drawn
    assert drawn.endswith(ERASE), drawn
    assert out == b"no findings in 1 file\n", out
    assert run(program, 0.5)[0] == b""
    assert run(program, 3, ["--quiet"]) == (b"", b"")
    assert run(program, 3, CI="true")[0] == b""
    assert run(program, 3, TERM="dumb")[0] == b""


main()
