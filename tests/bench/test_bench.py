#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""bulkhead bench: from what the image prints to the table; what counts as a rise; wrong input."""

import io
import os
import subprocess
import sys
import tempfile
import unittest
from contextlib import redirect_stdout

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

from bulkhead_cli import bench, bench_trace  # noqa: E402
from bulkhead_cli.common import Failure, UserError  # noqa: E402

LINES = ["rounds 4000", "thread_bytes 188", "user empty 200", "user sem_give 3400",
         "user yield 9800", "user fault 4000", "supervisor empty 100", "supervisor sem_give 1300",
         "done"]


class Numbers(unittest.TestCase):
    def test_instructions(self):
        """At 20 MHz a cycle is 50 ns, in which 50 instructions are executed."""
        costs = bench.instructions(LINES, 20000000)
        self.assertAlmostEqual(costs[("user", "sem_give")], 40)
        self.assertAlmostEqual(costs[("supervisor", "sem_give")], 15)
        self.assertAlmostEqual(bench.instructions(LINES, 25000000)[("user", "sem_give")], 32)

    def test_no_loop_to_subtract(self):
        self.assertAlmostEqual(bench.instructions(LINES, 20000000)[("user", "fault")], 50)

    def test_table(self):
        table = bench.peers()
        values = bench.operations(bench.instructions(LINES, 20000000), table)
        output = io.StringIO()
        with redirect_stdout(output):
            bench.show("title", table["user"], values["user"], ["a", "b", "c"])
        text = output.getvalue()
        self.assertRegex(text, r"semaphore give, no waiter +40 +41 +166 +327 +319\n")
        self.assertRegex(text, r"yield \+ switch +60 +60 +414 +110 +104\n")
        self.assertRegex(text, r"semaphore ping-pong +- +378 +1512 ")

    def test_region_miss(self):
        lines = ["touches 1000", "hit 100", "miss 2100", "done"]
        self.assertEqual(bench.missed(lines, 20000000), 100)

    def test_end(self):
        script = "printf 'rounds 4\\ndone\\n'; exec sleep 60"
        self.assertEqual(bench.measure(["sh", "-c", script]), ["rounds 4", "done"])
        with self.assertRaisesRegex(Failure, "ended without 'done'.*\nrounds 4"):
            bench.measure(["sh", "-c", "echo rounds 4"])


class Rise(unittest.TestCase):
    BEFORE = {"board": {"user": {"yield": 60, "msgq": 140}, "supervisor": {}, "boot": 1}}

    def now(self, **user):
        return {"board": {"user": user, "supervisor": {}}}

    def test_tolerance(self):
        self.assertEqual(bench.worse(self.BEFORE, self.now(**{"yield": 62, "msgq": 20})), [])
        self.assertEqual(bench.worse(self.BEFORE, self.now(**{"yield": 63, "msgq": 142})),
                         ["board, user, yield: 63 instructions, was 60"])

    def test_missing(self):
        self.assertEqual(bench.worse(self.BEFORE, self.now(msgq=140)),
                         ["board, user, yield: not measured, was 60"])
        self.assertEqual(len(bench.worse(self.BEFORE, {})), 2)

    def test_other_figures(self):
        before = {"board": {"user": {}, "supervisor": {}, "masked_max": 48}}
        now = {"board": {"user": {}, "supervisor": {}, "masked_max": 51}}
        self.assertEqual(bench.worse(before, now), ["board, masked_max: 51, was 48"])
        now["board"]["masked_max"] = 50
        self.assertEqual(bench.worse(before, now), [])


class Report(unittest.TestCase):
    def test_missing(self):
        with self.assertRaisesRegex(Failure, "the plugin left no report in /nowhere/report"):
            bench_trace.Trace("/nowhere/report", "/nowhere/elf")


class WrongInput(unittest.TestCase):
    def refused(self, expected, *words):
        result = subprocess.run([os.path.join(BASE, "bulkhead"), "bench"] + list(words),
                                check=False, capture_output=True, encoding="utf-8",
                                stdin=subprocess.DEVNULL)
        self.assertEqual(result.stderr, "bulkhead: %s\n" % expected)
        self.assertEqual(result.returncode, 2)

    def test_board(self):
        self.refused("unknown board mps2/an512/cpu0; nearest: mps2/an521/cpu0",
                     "-b", "mps2/an512/cpu0")

    def test_baseline_of_one_board(self):
        self.refused("--write-baseline needs every board: leave -b out", "-b", "mps2/an385",
                     "--write-baseline")

    def test_file_that_cannot_be_written(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(UserError, "^--json .*name a file in a folder"):
                bench.write(os.path.join(folder, "none", "file"), {})


if __name__ == "__main__":
    unittest.main()
