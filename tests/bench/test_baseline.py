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

    def growth(self, what, operation):
        """{board: [instructions, by rising number]}."""
        return {name: [costs[operation] for costs in figures["scaling"][what].values()]
                for name, figures in self.now.items()}

    def test_flat(self):
        for what, operation in (("threads", "switch"), ("threads", "give_take"),
                                ("partitions", "pingpong")):
            for name, costs in self.growth(what, operation).items():
                self.assertGreater(min(costs), 0)
                self.assertLessEqual(max(costs) - min(costs), bench.TOLERANCE,
                                     "%s: %s with more %s: %s" % (name, operation, what, costs))

    def test_logarithmic(self):
        """From 2 to 1024 sleepers the logarithm grows tenfold."""
        for operation in ("add_cancel", "expiry"):
            for name, costs in self.growth("sleepers", operation).items():
                self.assertGreater(costs[0], 0)
                self.assertLess(costs[-1], 10 * costs[0],
                                "%s: %s with more sleepers: %s" % (name, operation, costs))


if __name__ == "__main__":
    unittest.main()
