#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The figures of today against bench/baseline.json: none rises unnoticed. Counts are exact."""

import json
import os
import sys
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

from bulkhead_cli import bench, execute  # noqa: E402
from bulkhead_cli.common import BUILD_ROOT, board, flat_name  # noqa: E402

FOLDER = os.path.join(BUILD_ROOT, "test", "bench")


class Baseline(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(bench.BASELINE, encoding="utf-8") as file:
            cls.before = json.load(file)
        cls.now = {}
        for name in cls.before:
            one = bench.Bench(board(name), os.path.join(FOLDER, flat_name(name)), execute.CACHE)
            cls.now[name] = one.figures(car=False)

    def test_boards(self):
        self.assertEqual(set(self.before), set(bench.BOARDS))

    def test_no_rise(self):
        risen = bench.worse(self.before, self.now)
        self.assertEqual(risen, [], "\n%s\nFind out why with ./bulkhead bench --details; where it "
                         "is worth it: ./bulkhead bench --write-baseline" % "\n".join(risen))


if __name__ == "__main__":
    unittest.main()
