#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Each public header compiles alone, in C and C++, with and without user mode."""

import concurrent.futures
import os
import subprocess
import sys
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = os.path.join(BASE, "include")
BOARD = "mps2/an521/cpu0"
FLAGS = ["-mcpu=cortex-m33", "-mthumb", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
         "--specs=picolibc.specs", "-D__ZEPHYR__=1"]
LANGUAGES = {"c11": "c", "c17": "c", "c++17": "c++", "c++20": "c++"}
# Read by other headers only, which they name in an #error.
PARTS = {"zephyr/sys/util_internal_counts.h", "zephyr/sys/util_internal_loops.h"}
OPTIONS = ["CONFIG_LOG=y", "CONFIG_ASSERT=y", "CONFIG_EVENTS=y", "CONFIG_POLL=y", "CONFIG_ZTEST=y",
           "CONFIG_TIMING_FUNCTIONS=y", "CONFIG_IRQ_OFFLOAD=y", "CONFIG_HEAP_MEM_POOL_SIZE=1024"]


def known(options):
    """Those options that the tree has; the test outlives the move of one."""
    text = ""
    for folder, _, files in os.walk(BASE):
        if "build" in folder[len(BASE):].split(os.sep)[:2]:
            continue
        for name in files:
            if name.startswith("Kconfig"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text += file.read()
    return [o for o in options if "config %s\n" % o[len("CONFIG_"):-2].split("=")[0] in text]


def headers():
    for folder, _, files in os.walk(os.path.join(INCLUDE, "zephyr")):
        for name in sorted(files):
            header = os.path.relpath(os.path.join(folder, name), INCLUDE)
            if name.endswith(".h") and header not in PARTS:
                yield header


def compile_alone(header, standard, generated):
    command = ["arm-none-eabi-gcc" if LANGUAGES[standard] == "c" else "arm-none-eabi-g++",
               "-x", LANGUAGES[standard], "-std=" + standard, *FLAGS,
               "-imacros", os.path.join(generated, "zephyr", "autoconf.h"),
               "-I", INCLUDE, "-I", generated, "-I", BASE, "-"]
    done = subprocess.run(command, input="#include <%s>\n" % header, text=True,
                          stderr=subprocess.PIPE)
    return None if done.returncode == 0 else "%s in %s:\n%s" % (header, standard, done.stderr)


class Headers(unittest.TestCase):
    def configure(self, folder, userspace):
        out = os.path.join(folder, "zephyr")
        application = os.path.join(folder, "app")
        os.makedirs(application)
        with open(os.path.join(application, "prj.conf"), "w", encoding="utf-8") as file:
            file.write("\n".join(known(OPTIONS) + ["CONFIG_USERSPACE=" + "ny"[userspace]]) + "\n")
        subprocess.run([sys.executable, os.path.join(BASE, "scripts", "kconfig.py"), "--board",
                        BOARD, "--app", application, "--out", out], check=True)
        generated = os.path.join(out, "include", "generated")
        subprocess.run([sys.executable, os.path.join(BASE, "scripts", "gen_syscalls.py"),
                        "--kernel", INCLUDE, "--build", folder, "--out", generated], check=True)
        return generated

    def compile_all(self, userspace, standards):
        with tempfile.TemporaryDirectory() as folder:
            generated = self.configure(folder, userspace)
            cases = [(h, s, generated) for h in headers() for s in standards]
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                failures = list(filter(None, pool.map(lambda case: compile_alone(*case), cases)))
        self.assertGreater(len(cases), 50)
        self.assertFalse(failures, "\n" + "\n".join(failures))

    def test_with_user_mode(self):
        self.compile_all(True, LANGUAGES)

    def test_without_user_mode(self):
        self.compile_all(False, ["c11", "c++20"])


if __name__ == "__main__":
    unittest.main()
