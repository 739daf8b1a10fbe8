#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""bulkhead bench: from the cycles that the image prints to instructions."""

import io
import os
import sys
import unittest
from contextlib import redirect_stdout

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

from bulkhead_cli import bench  # noqa: E402
from bulkhead_cli.common import Failure  # noqa: E402

LINES = ["rounds 4000", "user empty 200", "user sem_give 3400", "user yield 9800",
         "supervisor empty 100", "supervisor sem_give 1300", "done"]


class Numbers(unittest.TestCase):
    def test_instructions(self):
        """At 20 MHz a cycle is 50 ns, in which 50 instructions are executed."""
        costs = bench.instructions(LINES, 20000000)
        self.assertAlmostEqual(costs[("user", "sem_give")], 40)
        self.assertAlmostEqual(costs[("supervisor", "sem_give")], 15)
        self.assertAlmostEqual(bench.instructions(LINES, 25000000)[("user", "sem_give")], 32)

    def test_table(self):
        output = io.StringIO()
        with redirect_stdout(output):
            bench.show("title", "user", bench.USER, bench.instructions(LINES, 20000000))
        text = output.getvalue()
        self.assertRegex(text, r"semaphore give, no waiter +40 +166 +327 +319\n")
        self.assertRegex(text, r"yield \+ switch +60 +414 +110 +104\n")
        self.assertRegex(text, r"semaphore ping-pong +- +1512 ")

    def test_end(self):
        script = "printf 'rounds 4\\ndone\\n'; exec sleep 60"
        self.assertEqual(bench.measure(["sh", "-c", script]), ["rounds 4", "done"])
        with self.assertRaisesRegex(Failure, "ended without 'done'.*\nrounds 4"):
            bench.measure(["sh", "-c", "echo rounds 4"])


if __name__ == "__main__":
    unittest.main()
