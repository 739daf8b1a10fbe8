#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What threads and an interrupt print at the same time: all of it comes out, in order."""

import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path.insert(0, os.path.join(BASE, "scripts"))

from bulkhead_cli import qemu  # noqa: E402
from bulkhead_cli.build import Build  # noqa: E402
from bulkhead_cli.common import board  # noqa: E402

LINES = 400
FILLER = "." * 80


def output_of(name):
    with tempfile.TemporaryDirectory() as folder:
        build = Build(HERE, board(name), os.path.join(folder, "build"))
        with open(os.path.join(folder, "log.txt"), "w+", encoding="utf-8") as log:
            if not build.make_into(log, 1):
                log.seek(0)
                raise AssertionError(log.read())
        ended = subprocess.run(qemu.command(board(name), build.elf), check=True, timeout=300,
                               stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
        return ended.stdout


class ConsoleInterrupts(unittest.TestCase):
    def check(self, name):
        output = output_of(name)
        numbers = [int(number) for number in re.findall(r"<(\d+)>", output)]
        lines = re.sub(r"<\d+>", "", output).split("\n")
        expected = ["%s %d %s" % (who, number, FILLER)
                    for who in ("supervisor", "user") for number in range(LINES)]
        self.assertEqual(lines[:2 * LINES], expected)
        self.assertEqual(lines[2 * LINES:],
                         ["interrupts %d" % len(numbers), "locked " + FILLER,
                          "handled with the lock: 0", "handled without: 1", ""])
        self.assertEqual(sorted(numbers), list(range(len(numbers))))
        self.assertGreater(len(numbers), LINES)

    def test_an521(self):
        self.check("mps2_an521")

    def test_an385(self):
        self.check("mps2_an385")


if __name__ == "__main__":
    unittest.main()
