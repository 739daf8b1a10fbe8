#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Wrong input to the command: one line, which names it and the nearest choice; exit code 2."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def bulkhead(*words, cwd=BASE, program=None, env=None):
    return subprocess.run((program or [os.path.join(BASE, "bulkhead")]) + list(words), check=False,
                          capture_output=True, encoding="utf-8", cwd=cwd, env=env,
                          stdin=subprocess.DEVNULL)


class WrongInput(unittest.TestCase):
    def refused(self, expected, *words, **options):
        result = bulkhead(*words, **options)
        self.assertEqual(result.stderr, "bulkhead: %s\n" % expected)
        self.assertEqual(result.returncode, 2)

    def test_command(self):
        self.refused("unknown command biuld; nearest: build", "biuld")

    def test_option(self):
        self.refused("unknown option --second; nearest: --seconds", "run", "--second", "3")
        self.refused("unknown option --second; nearest: --seconds", "run", "--second=3")
        self.refused("unknown option --prestine; nearest: --pristine", "build", "--prestine",
                     "apps/car_system")

    def test_option_without_value(self):
        self.refused("argument --step: expected one argument", "run", "--step")

    def test_board(self):
        self.refused("unknown board mps2/an512/cpu0; nearest: mps2/an521/cpu0",
                     "run", "-b", "mps2/an512/cpu0")
        self.refused("unknown board nrf5340dk/nrf5340/cpu; nearest: nrf5340dk/nrf5340/cpuapp",
                     "build", "-b", "nrf5340dk/nrf5340/cpu", "apps/car_system")

    def test_step(self):
        self.refused("unknown step 3; there are: 0, 1, 2", "run", "--step", "3")

    def test_variant(self):
        self.refused("unknown variant integratd; nearest: integrated",
                     "run", "--variant", "integratd")

    def test_experiment(self):
        result = bulkhead("run", "--experiment", "no-such-mistake")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stderr.count("\n"), 1)
        self.assertTrue(result.stderr.startswith("bulkhead: unknown experiment no-such-mistake"))

    def test_seconds(self):
        for text in ("0", "-1", "soon", "1.5"):
            self.refused("--seconds %s: give a whole number of seconds from 1 on" % text,
                         "run", "--seconds=" + text)

    def test_application(self):
        self.refused("no application at apps/car_sistem; nearest: apps/car_system",
                     "build", "apps/car_sistem")

    def test_extra_conf(self):
        self.refused("configuration file prj_usermode.conf does not exist; "
                     "nearest: prj_user_mode.conf",
                     "build", "apps/car_system", "--extra-conf=prj_usermode.conf")

    def test_test_name(self):
        result = bulkhead("test", "python.cli.test_mesages")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stderr, "bulkhead: no test matches python.cli.test_mesages; "
                                        "nearest: python.cli.test_messages\n")

    def test_words_after_dashes(self):
        self.refused("unknown argument CONFIG_X=y after --; write -DNAME=VALUE",
                     "build", "apps/car_system", "--", "CONFIG_X=y")

    def test_board_that_is_not_emulated(self):
        self.refused("board nrf5340dk/nrf5340/cpuapp is not emulated; put the image on it with "
                     "./bulkhead flash -b nrf5340dk/nrf5340/cpuapp",
                     "run", "-b", "nrf5340dk_nrf5340_cpuapp")

    def test_board_that_is_not_flashed(self):
        self.refused("board mps2/an521/cpu0 is emulated, there is nothing to flash; "
                     "use ./bulkhead run -b mps2/an521/cpu0", "flash", "-b", "mps2_an521")

    def test_menu_without_terminal(self):
        result = bulkhead("menuconfig", "apps/car_system")
        self.assertEqual(result.returncode, 2)
        self.assertIn("needs a terminal", result.stderr)


class Flash(unittest.TestCase):
    def test_no_programmer(self):
        result = bulkhead("flash", "-b", "nrf5340dk/nrf5340/cpuapp",
                          env=dict(os.environ, PATH="/nowhere"))
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.count("\n"), 1)
        self.assertIn("no programmer for nrf5340dk/nrf5340/cpuapp is installed; install one of: "
                      "nrfjprog", result.stderr)


class AnyPlace(unittest.TestCase):
    def test_from_another_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            result = bulkhead("test", "--list", "python.cli", cwd=folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("python.cli.test_messages\n", result.stdout)

    def test_through_a_link(self):
        with tempfile.TemporaryDirectory() as folder:
            link = os.path.join(folder, "bulkhead")
            os.symlink(os.path.join(BASE, "bulkhead"), link)
            self.assertEqual(bulkhead("--help", program=[link], cwd=folder).returncode, 0)

    def test_with_another_python(self):
        python = shutil.which("python3")
        result = bulkhead("--help", program=[python or sys.executable, "bulkhead"])
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_help_names_every_command(self):
        text = bulkhead("--help").stdout
        for name in ("run", "test", "build", "menuconfig", "debug", "flash", "bench", "map",
                     "clean"):
            self.assertRegex(text, r"(?m)^  %s " % name)
            self.assertEqual(bulkhead(name, "--help").returncode, 0, name)


class Packages(unittest.TestCase):
    """What is missing is installed by Debian's own command, after saying so."""

    def bare_machine(self, folder, failing_installs=0, lists=True):
        """A PATH with an apt-get that writes down how it was called."""
        path = os.path.join(folder, "bin")
        os.mkdir(path)
        with open(os.path.join(path, "apt-get"), "w", encoding="utf-8") as file:
            file.write('#!/bin/sh\necho "$@" >> %s/calls\n'
                       '[ "$1" = update ] && exit 0\n'
                       '[ "$(grep -c ^install %s/calls)" -gt %d ]\n'
                       % (folder, folder, failing_installs))
        os.chmod(os.path.join(path, "apt-get"), 0o755)
        for name in ("sh", "env", "grep"):
            os.symlink(shutil.which(name), os.path.join(path, name))
        return dict(os.environ, PATH=path)

    def calls(self, **options):
        program = ("import sys; sys.path.insert(0, %r)\n"
                   "from bulkhead_cli import packages\n"
                   "packages.GROUPS = {'x': {'fine': 'sh', 'absent': 'no-such-program'}}\n"
                   "packages.os.geteuid = lambda: 0\n"
                   "packages.have_lists = lambda: %r\n"
                   "try:\n    packages.require('x')\n"
                   "except packages.Failure as error:\n    print(error)\n"
                   % (os.path.join(BASE, "scripts"), options.pop("lists", True)))
        with tempfile.TemporaryDirectory() as folder:
            result = subprocess.run([sys.executable, "-c", program], check=True,
                                    capture_output=True, encoding="utf-8",
                                    env=self.bare_machine(folder, **options))
            with open(os.path.join(folder, "calls"), encoding="utf-8") as file:
                return file.read().splitlines(), result.stdout

    INSTALL = "install -q -y --no-install-recommends -o DPkg::Lock::Timeout=600 absent"

    def test_one_installation_at_a_time(self):
        program = ("import sys, threading; sys.path.insert(0, %r)\n"
                   "from bulkhead_cli import packages\n"
                   "inside, most = [], []\n"
                   "def install(names):\n"
                   "    inside.append(names)\n"
                   "    most.append(len(inside))\n"
                   "    other.wait(0.2)\n"
                   "    inside.pop()\n"
                   "other = threading.Event()\n"
                   "packages.install = install\n"
                   "packages.GROUPS = {'x': {'absent': 'no-such-program'}}\n"
                   "def build():\n"
                   "    try:\n        packages.require('x')\n"
                   "    except packages.Failure:\n        pass\n"
                   "threads = [threading.Thread(target=build) for _ in range(3)]\n"
                   "for thread in threads:\n    thread.start()\n"
                   "for thread in threads:\n    thread.join()\n"
                   "print(most)\n" % os.path.join(BASE, "scripts"))
        result = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True,
                                encoding="utf-8")
        self.assertEqual(result.stdout.strip(), "[1, 1, 1]")

    def test_installs_what_is_missing(self):
        calls, output = self.calls()
        self.assertEqual(calls, [self.INSTALL])
        self.assertIn("Installing the Debian packages that are missing: absent", output)
        self.assertIn("still not found: absent", output)

    def test_updates_first_without_lists(self):
        self.assertEqual(self.calls(lists=False)[0], ["update -q", self.INSTALL])

    def test_updates_and_tries_again(self):
        self.assertEqual(self.calls(failing_installs=1)[0],
                         [self.INSTALL, "update -q", self.INSTALL])

    def test_gives_up_with_a_reason(self):
        calls, output = self.calls(failing_installs=5)
        self.assertEqual(len(calls), 3)
        self.assertIn("could not install: absent", output)


if __name__ == "__main__":
    unittest.main()
