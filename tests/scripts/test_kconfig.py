#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The configuration step: merging, and what it refuses."""

import os
import subprocess
import sys
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

KCONFIG = """
source "Kconfig.zephyr"

config WHEEL
	bool "Wheel"

config TYRE
	bool "Tyre"
	depends on WHEEL && !SNOW

config SNOW
	bool "Snow"

config SPOKES
	int "Spokes"
	default 5
	range 3 9

config HIDDEN
	bool

config HUB
	bool "Hub"
	select HIDDEN

config LABEL
	string "Label"
	default "none"

choice PAINT
	prompt "Paint"

config RED
	bool "Red"

config BLUE
	bool "Blue"

endchoice
"""


class Configuration(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.app = os.path.join(temporary.name, "app")
        self.out = os.path.join(temporary.name, "out")
        os.mkdir(self.app)
        self.write("Kconfig", KCONFIG)

    def write(self, name, text):
        path = os.path.join(self.app, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def run_it(self, *words, board="mps2/an521/cpu0"):
        return subprocess.run([sys.executable, os.path.join(BASE, "scripts", "kconfig.py"),
                               "--board", board, "--app", self.app, "--out", self.out]
                              + list(words), check=False, capture_output=True, encoding="utf-8",
                              cwd=self.app)

    def refused(self, *words, **options):
        result = self.run_it(*words, **options)
        self.assertNotEqual(result.returncode, 0)
        with open(os.path.join(self.out, "config_errors.txt"), encoding="utf-8") as file:
            self.assertEqual(file.read(), result.stderr)
        return result.stderr.splitlines()

    def accepted(self, *words, **options):
        result = self.run_it(*words, **options)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        with open(os.path.join(self.out, ".config"), encoding="utf-8") as file:
            return file.read().splitlines(), result.stdout

    def test_unknown_option(self):
        self.write("prj.conf", "# a comment\n\nCONFIG_WEEL=y\n")
        self.assertEqual(self.refused(),
                         ["prj.conf:3: unknown option CONFIG_WEEL; nearest: CONFIG_WHEEL"])

    def test_every_error_is_shown(self):
        self.write("prj.conf", "CONFIG_WEEL=y\nnonsense\n")
        self.write("more.conf", "CONFIG_SPOKE=5\n")
        lines = self.refused("--extra-conf", "more.conf")
        self.assertEqual(sorted(line.split(": ")[0] for line in lines),
                         ["more.conf:1", "prj.conf:1", "prj.conf:2"])

    def test_unmet_dependency(self):
        self.write("prj.conf", "CONFIG_TYRE=y\nCONFIG_SNOW=y\n")
        self.assertEqual(self.refused(), [
            "prj.conf:1: CONFIG_TYRE=y has no effect, the value is n: unmet dependency: "
            "CONFIG_WHEEL is n and !CONFIG_SNOW (CONFIG_SNOW is y)"])

    def test_option_without_prompt(self):
        self.write("prj.conf", "CONFIG_HIDDEN=y\n")
        self.assertEqual(self.refused(), [
            "prj.conf:1: CONFIG_HIDDEN=y has no effect, the value is n: it cannot be set directly; "
            "set CONFIG_HUB instead"])

    def test_out_of_range(self):
        self.write("prj.conf", "CONFIG_SPOKES=12\n")
        self.assertEqual(self.refused(), [
            "prj.conf:1: CONFIG_SPOKES=12 has no effect, the value is 5: the value must lie "
            "between 3 and 9"])

    def test_wrong_type(self):
        self.write("prj.conf", "CONFIG_WHEEL=7\n")
        self.assertIn("does not fit an option of type bool", self.refused()[0])

    def test_missing_file(self):
        self.write("prj_user_mode.conf", "")
        self.assertEqual(self.refused("--extra-conf", "prj_usermode.conf"), [
            "prj_usermode.conf: configuration file does not exist; nearest: prj_user_mode.conf"])

    def test_kconfig_syntax(self):
        self.write("Kconfig", 'config X\n\tboool "x"\n')
        lines = self.refused()
        self.assertEqual(len(lines), 1)
        self.assertIn("Kconfig:2", lines[0])

    def test_unknown_board(self):
        self.assertEqual(self.refused(board="mps2/an512/cpu0"),
                         ["unknown board mps2/an512/cpu0; nearest: mps2/an521/cpu0"])

    def test_later_files_win(self):
        self.write("prj.conf", "CONFIG_SPOKES=4\nCONFIG_RED=y\nCONFIG_LABEL=\"a # b\"\n")
        self.write("boards/mps2_an521_cpu0.conf", "CONFIG_SPOKES=6\n")
        self.write("extra.conf", "CONFIG_SPOKES=7\nCONFIG_BLUE=y\n")
        lines, _ = self.accepted()
        self.assertIn("CONFIG_SPOKES=6", lines)
        self.assertIn("CONFIG_RED=y", lines)
        self.assertIn('CONFIG_LABEL="a # b"', lines)
        lines, _ = self.accepted("--extra-conf", "extra.conf")
        self.assertIn("CONFIG_SPOKES=7", lines)
        self.assertIn("CONFIG_BLUE=y", lines)
        lines, _ = self.accepted("--extra-conf", "extra.conf", "--set", "CONFIG_SPOKES=8")
        self.assertIn("CONFIG_SPOKES=8", lines)

    def test_board_file_by_another_name(self):
        self.write("prj.conf", "")
        self.write("boards/mps2_an521.conf", "CONFIG_SPOKES=6\n")
        self.assertIn("CONFIG_SPOKES=6", self.accepted()[0])
        self.assertIn("CONFIG_SPOKES=5", self.accepted(board="nrf5340dk_nrf5340_cpuapp")[0])

    def test_option_without_meaning(self):
        self.write("prj.conf", "CONFIG_GPIO=y\n")
        _, output = self.accepted()
        self.assertIn("prj.conf:1: note: CONFIG_GPIO has no meaning here: ", output)

    def test_overlays_are_not_read(self):
        self.write("prj.conf", "")
        self.write("app.overlay", "/ { };\n")
        self.write("boards/mps2_an521_cpu0.overlay", "/ { };\n")
        self.write("boards/mps2_an385.overlay", "/ { };\n")
        _, output = self.accepted()
        self.assertIn("app.overlay: note: it is not read: there is no devicetree", output)
        self.assertIn("boards/mps2_an521_cpu0.overlay: note: it is not read", output)
        self.assertNotIn("an385", output)

    def test_options_that_are_not_offered(self):
        self.write("prj.conf", "CONFIG_SHELL=y\n")
        self.assertIn("prj.conf:1: CONFIG_SHELL is not offered: there is no shell",
                      self.refused())
        self.write("prj.conf", "CONFIG_SHELL=n\n# CONFIG_PM is not set\nCONFIG_XIP=y\n")
        _, output = self.accepted()
        self.assertNotIn("SHELL", output)
        self.assertIn("prj.conf:3: note: CONFIG_XIP has no meaning here: ", output)

    def test_memories_of_the_boards(self):
        self.write("prj.conf", "")
        for board, expected in (
                ("mps2_an385", ("0x0", 4096, "0x20000000", 4096)),
                ("mps2/an386", ("0x0", 4096, "0x20000000", 4096)),
                ("mps2_an521", ("0x10000000", 4096, "0x38000000", 2048)),
                ("nrf5340dk/nrf5340/cpuapp", ("0x0", 1024, "0x20000000", 512))):
            lines, _ = self.accepted(board=board)
            self.assertIn("CONFIG_FLASH_BASE_ADDRESS=%s" % expected[0], lines)
            self.assertIn("CONFIG_FLASH_SIZE=%d" % expected[1], lines)
            self.assertIn("CONFIG_SRAM_BASE_ADDRESS=%s" % expected[2], lines)
            self.assertIn("CONFIG_SRAM_SIZE=%d" % expected[3], lines)


if __name__ == "__main__":
    unittest.main()
