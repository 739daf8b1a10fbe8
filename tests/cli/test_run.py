#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""bulkhead run: how the options reach the car, how a run ends; and bulkhead debug."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

from bulkhead_cli import run  # noqa: E402
from bulkhead_cli.common import board  # noqa: E402

COMMAND = os.path.join(BASE, "bulkhead")


def bulkhead(*words):
    return subprocess.run([COMMAND] + list(words), check=False, capture_output=True,
                          encoding="utf-8", stdin=subprocess.DEVNULL, timeout=300)


class Settings(unittest.TestCase):
    """The configuration that each choice stands for."""

    def build(self, *words):
        return run.car_build(board("mps2_an521"), *words)

    def test_steps(self):
        user_mode = os.path.join(run.CAR, "prj_user_mode.conf")
        for step, extra, partitions in (("0", [], False), ("1", [user_mode], False),
                                        ("2", [user_mode], True)):
            build = self.build(step, "integrated", 3)
            self.assertEqual(build.extra_conf, extra)
            self.assertEqual("CONFIG_PROD_CONSUMER_PARTITIONS=y" in build.settings, partitions)
            self.assertIn("CONFIG_CAR_RUN_SECONDS=3", build.settings)
            self.assertFalse(any("EXPERIMENT" in line for line in build.settings))

    def test_standalone(self):
        settings = self.build("2", "standalone", 0).settings
        self.assertIn("CONFIG_PROD_CONSUMER=y", settings)
        self.assertIn("CONFIG_PROD_CONSUMER_INTEGRATED=n", settings)
        self.assertIn("CONFIG_PROD_CONSUMER_PARTITIONS=y", settings)

    def test_experiment(self):
        self.assertIn("CONFIG_CAR_EXPERIMENT_POKE_UART=y",
                      self.build("2", "integrated", 0, "poke-uart").settings)

    def test_each_choice_has_its_folder(self):
        folders = {self.build(step, variant, 3, experiment).folder
                   for step in run.STEPS for variant in run.VARIANTS
                   for experiment in (None, "poke-uart")}
        self.assertEqual(len(folders), 12)

    def test_every_experiment_exists_in_kconfig(self):
        with open(os.path.join(run.CAR, "experiments", "Kconfig"), encoding="utf-8") as file:
            text = file.read()
        self.assertTrue(run.experiments())
        for name in run.experiments():
            self.assertIn("config CAR_EXPERIMENT_%s\n" % name.upper().replace("-", "_"), text)


class Runs(unittest.TestCase):
    def test_strongest_isolation_is_the_default(self):
        result = bulkhead("run", "--seconds", "1")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("Engine produced data (seq=0, value=0)", result.stdout)
        self.assertIn("Display consumed data (seq=0, timestamp=", result.stdout)
        self.assertRegex(result.stdout, r"Summary of .* step 2")
        self.assertRegex(result.stdout, r"Engine +20 +0 ")

    def test_ten_seconds_where_nobody_watches(self):
        result = bulkhead("run", "--step", "0")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"Summary of .* step 0")
        self.assertRegex(result.stdout, r"Engine +200 +0 ")

    def test_experiment_list(self):
        result = bulkhead("run", "--experiment", "list")
        self.assertEqual(result.returncode, 0)
        for name in run.experiments():
            self.assertRegex(result.stdout, r"(?m)^%s +\S" % re.escape(name))

    def test_terminal_until_interrupt(self):
        """On a terminal it goes on after ten seconds; Ctrl-C ends it with a summary."""
        try:
            main, terminal = pty.openpty()
        except OSError:
            self.skipTest("this machine has no pseudo terminals")
        process = subprocess.Popen([COMMAND, "run"], stdin=terminal, stdout=terminal,
                                   stderr=terminal, start_new_session=True)
        os.close(terminal)
        try:
            output = b""
            deadline = time.monotonic() + 200
            while b"Display consumed data" not in output and time.monotonic() < deadline:
                output += os.read(main, 4096)
            self.assertIn(b"Display consumed data", output)
            self.assertIsNone(process.poll())
            os.kill(process.pid, signal.SIGINT)
            rest = b""
            while True:
                try:
                    part = os.read(main, 4096)
                except OSError:
                    break
                if not part:
                    break
                rest += part
            self.assertEqual(process.wait(timeout=30), 0)
            self.assertRegex(rest, rb"Summary of \d+ ms, step 2")
            self.assertRegex(rest, rb"Engine +[1-9]\d* +0 ")
            self.assertIn(b"Faults: 0", rest)
        finally:
            process.kill()
            process.wait()
            os.close(main)


class Debug(unittest.TestCase):
    @unittest.skipUnless(shutil.which("gdb-multiarch"), "gdb-multiarch is not installed")
    def test_halted_at_reset(self):
        result = bulkhead("debug", "--", "-batch", "-ex", "info registers pc", "-ex", "kill")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"pc +0x[0-9a-f]+ +0x[0-9a-f]+ <bk_reset")


if __name__ == "__main__":
    unittest.main()
