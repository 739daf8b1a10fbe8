#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the car's configuration refuses, with which words, and how large its image is."""

import os
import re
import subprocess
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CAR = os.path.join(BASE, "apps", "car_system")
USER = os.path.join(CAR, "prj_user_mode.conf")
# Guards against growth, below the goal of 24000 bytes.
FLASH_LIMIT = 23450
FLASH_LIMIT_WITHOUT_REPORT = 18150


class CarBuild(unittest.TestCase):
    """Builds of the car with further settings."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def build(self, *settings, user=True):
        """Build with SETTINGS; the finished process with all that it printed."""
        extra = os.path.join(self.temporary.name, "extra.conf")
        with open(extra, "w", encoding="utf-8") as file:
            file.writelines("CONFIG_%s\n" % setting for setting in settings)
        files = (["--extra-conf", USER] if user else []) + ["--extra-conf", extra]
        return subprocess.run([os.path.join(BASE, "bulkhead"), "build", "-d",
                               os.path.join(self.temporary.name, "out"), *files, CAR],
                              check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL, encoding="utf-8")

    def refused(self, text, *settings, user=True):
        done = self.build(*settings, user=user)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(text, done.stdout)

    def test_thread_pool_too_small(self):
        self.refused("CONFIG_ZPP_THREAD_POOL_SIZE must be at least 4", "ZPP_THREAD_POOL_SIZE=3")

    def test_thread_pool_too_small_for_the_pair(self):
        self.refused("CONFIG_ZPP_THREAD_POOL_SIZE must be at least 6", "ZPP_THREAD_POOL_SIZE=5",
                     "PROD_CONSUMER_INTEGRATED=n", "PROD_CONSUMER=y")

    def test_semaphore_pool_too_small(self):
        self.refused("CONFIG_ZPP_SEMAPHORE_POOL_SIZE must be at least 1",
                     "ZPP_SEMAPHORE_POOL_SIZE=0")

    def test_event_pool_too_small(self):
        self.refused("CONFIG_ZPP_EVENT_POOL_SIZE must be at least 1", "ZPP_EVENT_POOL_SIZE=0")

    def test_partitions_need_user_mode(self):
        self.refused("USERSPACE", "PROD_CONSUMER_PARTITIONS=y", user=False)

    def test_one_variant_at_a_time(self):
        self.refused("PROD_CONSUMER_INTEGRATED", "PROD_CONSUMER=y")

    def fits(self, limit, *settings):
        done = self.build("PROD_CONSUMER_PARTITIONS=y", *settings)
        self.assertEqual(done.returncode, 0, done.stdout)
        used = re.search(r"^FLASH +(\d+) B", done.stdout, re.MULTILINE)
        self.assertIsNotNone(used, done.stdout)
        self.assertLessEqual(int(used.group(1)), limit)

    def test_image_fits(self):
        self.fits(FLASH_LIMIT)

    def test_image_without_report_fits(self):
        self.fits(FLASH_LIMIT_WITHOUT_REPORT, "BULKHEAD_FAULT_REPORT=n")


if __name__ == "__main__":
    unittest.main()
