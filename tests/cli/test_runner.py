#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The test runner: what it finds, and that it calls a failure a failure."""

import io
import json
import os
import subprocess
import sys
import tempfile
import textwrap
import types
import unittest
import unittest.mock
from contextlib import redirect_stdout

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

import bk_boards  # noqa: E402
import bk_elf  # noqa: E402
from bulkhead_cli import discover, execute, test, unexecuted  # noqa: E402
from bulkhead_cli.common import Failure, UserError  # noqa: E402


class Folder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))
        return path


class Discovery(Folder):
    def scenarios(self, text):
        return list(discover.scenarios(self.write("testcase.yaml", text), bk_boards.load_all()))

    def test_default_board(self):
        found = self.scenarios("tests:\n  a.b: {}\n")
        self.assertEqual([(t.name, t.board["name"]) for t in found], [("a.b", "mps2/an521/cpu0")])

    def test_one_board(self):
        """A board that is like another runs what is for that one."""
        boards = bk_boards.load_all()
        path = self.write("testcase.yaml", """
            tests:
              a.b:
                platform_allow: mps2/an521/cpu0 mps2/an385
              a.c: {}
            """)
        for name, tests in (("mps2/an386", ["a.b@mps2_an386"]), ("mps2/an521/cpu0", ["a.b", "a.c"]),
                            ("nrf5340dk/nrf5340/cpuapp", [])):
            found = discover.scenarios(path, boards, boards[name])
            self.assertEqual([test.name for test in found], tests)

    def test_several_boards(self):
        found = self.scenarios("""
            tests:
              a.b:
                platform_allow: [mps2_an521, nrf5340dk/nrf5340/cpuapp, qemu_x86]
            """)
        self.assertEqual([t.name for t in found], ["a.b", "a.b@nrf5340dk_nrf5340_cpuapp"])

    def test_common_values(self):
        found = self.scenarios("""
            common:
              extra_configs: [CONFIG_A=y]
              timeout: 7
            tests:
              a.b:
                extra_configs: [CONFIG_B=y]
            """)
        self.assertEqual(found[0].settings(), ["CONFIG_A=y", "CONFIG_B=y"])
        self.assertEqual(found[0].timeout, 7)

    def test_arguments(self):
        found = self.scenarios("""
            tests:
              a.b:
                extra_args: CONF_FILE=x.conf EXTRA_CONF_FILE="a.conf;b.conf"
            """.replace('"', ""))
        self.assertEqual(found[0].definitions(), ["-DCONF_FILE=x.conf"])
        self.assertEqual(found[0].conf_files(), ["a.conf", "b.conf"])

    def test_unknown_key(self):
        with self.assertRaisesRegex(Failure, "test a.b: unknown key extra_config; "
                                             "nearest: extra_configs"):
            self.scenarios("tests:\n  a.b:\n    extra_config: []\n")

    def test_not_yaml(self):
        with self.assertRaisesRegex(Failure, "testcase.yaml: not valid YAML"):
            self.scenarios("tests: [\n")

    def test_names_in_this_repository_are_unique_and_its_files_are_readable(self):
        names = [found.name for found in discover.find_all()]
        self.assertEqual(len(names), len(set(names)))
        self.assertIn("python.cli.test_runner", names)


class Patterns(unittest.TestCase):
    class Named:
        folder = BASE

        def __init__(self, name):
            self.name = name

    def matching(self, pattern):
        tests = [self.Named(n) for n in ("a.b", "a.b.c", "x.b")]
        return [t.name for t in test.matching(tests, pattern)]

    def test_exact_name_wins(self):
        self.assertEqual(self.matching("a.b"), ["a.b"])

    def test_part_of_a_name(self):
        self.assertEqual(self.matching("b.c"), ["a.b.c"])

    def test_wildcard(self):
        self.assertEqual(self.matching("?.b"), ["a.b", "x.b"])

    def test_folder(self):
        self.assertEqual(len(self.matching(BASE)), 3)

    def test_nothing(self):
        with self.assertRaisesRegex(UserError, "no test matches q.b"):
            self.matching("q.b")


class Judgement(Folder):
    """Shell commands stand in for the emulator."""

    class Scenario(discover.Traceable):
        timeout = 0

        def __init__(self, regexes=(), ordered=True, **values):
            self._regexes, self._ordered, self.values = regexes, ordered, values

        def regexes(self):
            return self._regexes

        def ordered(self):
            return self._ordered

    def judge(self, script, scenario, expected=0):
        how = execute.console if scenario.regexes() else execute.image
        with open(os.path.join(self.folder, "log"), "w", encoding="utf-8") as log:
            return how(scenario, ["sh", "-c", script], log, set(), expected)

    OK = "echo PROJECT EXECUTION SUCCESSFUL"

    def test_image(self):
        scenario = self.Scenario()
        self.assertIsNone(self.judge(self.OK, scenario))
        self.assertEqual(self.judge(self.OK + "; exit 1", scenario), "exit code 1 instead of 0")
        self.assertIn("ends without", self.judge("echo PROJECT EXECUTION FAILED", scenario))
        self.assertIsNone(self.judge("exit 3", scenario, 3))
        self.assertEqual(self.judge(self.OK, scenario, 3), "exit code 0 instead of 3")

    def test_hang(self):
        self.addCleanup(setattr, execute, "GUARD_SECONDS", execute.GUARD_SECONDS)
        execute.GUARD_SECONDS = 1
        self.assertIn("hangs", self.judge("exec sleep 60", self.Scenario()))
        self.assertIn("hangs", self.judge("echo b; exec sleep 60", self.Scenario(["a"])))

    def test_console(self):
        self.assertIsNone(self.judge("echo xay; echo b", self.Scenario(["a", "b"])))
        self.assertIsNone(self.judge("echo a; exec sleep 60", self.Scenario(["a"])))
        self.assertIn("'c' never appears", self.judge("echo a; echo b", self.Scenario(["a", "c"])))

    def test_console_order(self):
        self.assertIn("'b' never", self.judge("echo b; echo a", self.Scenario(["a", "b"])))
        self.assertIsNone(self.judge("echo b; echo a", self.Scenario(["a", "b"], False)))

    def test_console_with_exit_code(self):
        scenario = self.Scenario(["a"], exit_code=2)
        self.assertIsNone(self.judge("echo a; exit 2", scenario, 2))
        self.assertIn("exit code 0", self.judge("echo a", scenario, 2))

    def test_build_error(self):
        path = self.write("log", "x.h:3: no verifier\n")
        with open(path, "a", encoding="utf-8") as log:
            self.assertIsNone(execute.judge_build_error(False, "no verifier", log))
            self.assertIn("not with", execute.judge_build_error(False, "no grant", log))
            self.assertIn("must fail", execute.judge_build_error(True, "no verifier", log))


class HostPrograms(Folder):
    def run_program(self, body):
        source = self.write("main.c", "int main(int argc, char **argv)\n{\n%s\n}\n" % body)
        path = self.write("host_test.json", json.dumps({"name": "x", "sources": [source]}))
        with open(os.path.join(self.folder, "log"), "w", encoding="utf-8") as log:
            return execute.host_program(discover.HostProgram(path), self.folder, log, 1, set())

    def test_verdicts(self):
        self.assertIsNone(self.run_program("(void)argv; return argc - 1;"))
        self.assertEqual(self.run_program("(void)argv; return argc;"), "exit code 1 instead of 0")
        self.assertEqual(self.run_program("return 0;"), "does not compile")

    def test_sanitizers(self):
        self.assertIn("exit code", self.run_program(
            "(void)argv; int a[2] = {0, 0}; return a[argc + 1];"))
        self.assertIn("exit code", self.run_program(
            "(void)argv; volatile int most = 0x7fffffff; return most + argc == 5;"))


class Unexecuted(Folder):
    def test_ranges(self):
        self.assertEqual(unexecuted.ranges({9, 1, 3, 2}), "1-3, 9")

    def test_lines_that_ran(self):
        """Of a host program's functions with code, those that a trace counts."""
        source = self.write("a.c", "int one(void) { return 1; }\nint two(void) { return 2; }\n")
        elf = os.path.join(self.folder, "a.elf")
        subprocess.run(["arm-none-eabi-gcc", "-g", "-mcpu=cortex-m3", "-mthumb", "-nostdlib", "-Os",
                        "-Wl,-e,one", source, "-o", elf], check=True)
        symbols = {s.name: s.value & ~1 for s in bk_elf.read(elf).symbols()}
        report = self.write("trace.txt", "count %x 5 0\nend\n" % symbols["two"])
        place = (os.path.relpath(source, unexecuted.BASE), 2)
        parts = unexecuted.PARTS
        unexecuted.PARTS = (place[0].split(os.sep)[0],)
        try:
            have, ran = unexecuted.lines_of(report, elf)
        finally:
            unexecuted.PARTS = parts
        self.assertEqual({line for _name, line in have}, {1, 2})
        self.assertEqual(ran, {place})

    def test_nothing_ran(self):
        with self.assertRaises(Failure):
            unexecuted.show([])


class Summary(unittest.TestCase):
    class Named:
        name = "a, b"
        kind = "target"

    def results(self, *reasons):
        for reason in reasons:
            result = execute.Result(self.Named, "log")
            result.reason = reason
            yield result

    def summary(self, *reasons):
        output = io.StringIO()
        with redirect_stdout(output):
            code = test.summary(list(self.results(*reasons)), 1)
        return code, output.getvalue().splitlines()

    def test_last_line_and_exit_code(self):
        code, lines = self.summary(None, None)
        self.assertEqual((code, lines[-1]), (0, "2 passed, 0 failed"))
        code, lines = self.summary(None, "exit code 1 instead of 0")
        self.assertEqual((code, lines[-1]), (1, "1 passed, 1 failed"))

    def test_how_to_run_it_alone(self):
        _, lines = self.summary("wrong")
        self.assertIn("  a, b: wrong", lines)
        self.assertIn("      alone: ./bulkhead test 'a, b'", lines)

    def test_no_test_at_all_is_a_failure(self):
        self.assertEqual(self.summary()[0], 1)


class Parallel(unittest.TestCase):
    def test_python_failure_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "test_x.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write("raise SystemExit(4)\n")
            with open(os.path.join(folder, "log"), "w", encoding="utf-8") as log:
                found = discover.PythonTest(path)
                self.assertEqual(execute.python_test(found, folder, log, 1, set()),
                                 "exit code 4 instead of 0")

    def test_what_takes_longest_begins_first(self):
        begun = []

        def note(name, *_):
            begun.append(name.name)
            return types.SimpleNamespace(passed=True, test=name, seconds=0.0)

        tests = [types.SimpleNamespace(name=name, timeout=timeout)
                 for name, timeout in (("a", 0), ("b", 60), ("c", 3600), ("d", 60))]
        with unittest.mock.patch.object(test, "execute", note), redirect_stdout(io.StringIO()):
            results = test.run_all(tests, 1, test.Progress(len(tests), False))
        self.assertEqual(begun, ["c", "b", "d", "a"])
        self.assertEqual([result.test.name for result in results], ["a", "b", "c", "d"])

    def test_list(self):
        result = subprocess.run([os.path.join(BASE, "bulkhead"), "test", "--list",
                                 "python.cli.test_runner"], check=True, capture_output=True,
                                encoding="utf-8")
        self.assertEqual(result.stdout, "python.cli.test_runner\n")


if __name__ == "__main__":
    sys.path.append("/usr/lib/python3/dist-packages")
    unittest.main()
