# SPDX-License-Identifier: Apache-2.0
"""Finds the tests.

On the target: a folder below tests/, samples/, apps/ or bench/ with testcase.yaml or sample.yaml is
an application; each entry of its "tests" is one test for each board of its platform_allow (the
default board where there is none). On the host: each host_test.json below tests/ is a C program,
each test_*.py a file of Python's unittest.
"""

import json
import os

import bk_boards

from .common import BASE, DEFAULT_BOARD, Failure, flat_name

TARGET_ROOTS = ("tests", "samples", "apps", "bench")
SCENARIO_KEYS = {
    "extra_configs", "extra_args", "extra_conf_files", "platform_allow", "platform_exclude",
    "integration_platforms", "harness", "harness_config", "timeout", "tags", "build_only",
    "arch_allow", "filter", "slow", "min_ram", "min_flash", "skip", "type", "depends_on",
    # Bulkhead's own:
    "exit_code",     # exit code expected of the image (default 0)
    "build_error",   # regular expression: the build must fail and print this
    "icount_shift",  # instructions take 2^shift ns (default 6)
    "limits",        # {flash: bytes, ram: bytes} that the image may take at most, and
                     # {alignment: bytes} that each partition may lose
}


class Traceable:
    """A test of which it may be written down what it executes."""

    traced = False
    trace = None  # (report, ELF) of the run


class Scenario(Traceable):
    """One entry of a testcase.yaml, for one board."""

    kind = "target"

    def __init__(self, name, folder, board, values):
        self.folder = folder
        self.board = board
        self.values = values
        self.name = name if board["name"] == DEFAULT_BOARD else \
            "%s@%s" % (name, flat_name(board["name"]))
        self.timeout = int(values.get("timeout", 0))

    def definitions(self):
        """What the scenario adds to CMake's command line."""
        return [word if word.startswith("-D") else "-D" + word
                for word in words_of(self.values.get("extra_args"))
                if not word.startswith("EXTRA_CONF_FILE=")]

    def conf_files(self):
        files = words_of(self.values.get("extra_conf_files"))
        for word in words_of(self.values.get("extra_args")):
            if word.startswith("EXTRA_CONF_FILE="):
                files += word.partition("=")[2].split(";")
        return files

    def settings(self):
        return words_of(self.values.get("extra_configs"))

    def regexes(self):
        """The console patterns of the console harness; none for a ztest image."""
        if self.values.get("harness") != "console":
            return []
        return [str(text) for text in self.values.get("harness_config", {}).get("regex", [])]

    def ordered(self):
        return self.values.get("harness_config", {}).get("ordered", True)


class HostProgram(Traceable):
    """A C program for the host, from a host_test.json."""

    kind = "program"

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            try:
                self.values = json.load(file)
            except ValueError as error:
                raise Failure("%s: not valid JSON: %s" % (os.path.relpath(path), error)) from None
        self.folder = os.path.dirname(path)
        self.name = "host." + self.values.get("name", os.path.basename(self.folder))
        self.timeout = int(self.values.get("timeout", 0))


class PythonTest(Traceable):
    """A file of unittest cases."""

    kind = "python"

    def __init__(self, path):
        self.path = path
        self.folder = os.path.dirname(path)
        relative = os.path.relpath(path, os.path.join(BASE, "tests"))
        self.name = "python." + relative[:-len(".py")].replace(os.sep, ".")
        self.timeout = 0


def words_of(value):
    """A list of words, given as a list or as one string."""
    if value is None:
        return []
    return value.split() if isinstance(value, str) else [str(word) for word in value]


def merged(common, values):
    """A scenario's values with those of "common" in front."""
    result = dict(common)
    for key, value in (values or {}).items():
        if key in result and key in ("extra_configs", "extra_args", "tags", "extra_conf_files"):
            result[key] = words_of(result[key]) + words_of(value)
        else:
            result[key] = value
    return result


def boards_of(values, boards):
    """The boards of this repository that a scenario is for."""
    wanted = words_of(values.get("platform_allow")) or [DEFAULT_BOARD]
    excluded = words_of(values.get("platform_exclude"))
    return [board for board in boards.values()
            if any(name in wanted for name in bk_boards.names_of(board))
            and not any(name in excluded for name in bk_boards.names_of(board))]


def on_board(allowed, board):
    """[BOARD] when it, or one that it is like, is among those ALLOWED."""
    names = (board["name"], board.get("like"))
    return [board] if any(other["name"] in names for other in allowed) else []


def scenarios(path, boards, only=None):
    """The scenarios of one testcase.yaml or sample.yaml; ONLY: on this board alone."""
    import yaml
    shown = os.path.relpath(path)
    with open(path, encoding="utf-8") as file:
        try:
            document = yaml.safe_load(file) or {}
        except yaml.YAMLError as error:
            raise Failure("%s: not valid YAML: %s"
                          % (shown, " ".join(str(error).split()))) from None
    common = document.get("common") or {}
    for name, values in (document.get("tests") or {}).items():
        values = merged(common, values)
        unknown = sorted(set(values) - SCENARIO_KEYS)
        if unknown:
            near = bk_boards.nearest(unknown[0], SCENARIO_KEYS)
            raise Failure("%s: test %s: unknown key %s; nearest: %s"
                          % (shown, name, unknown[0], near))
        if values.get("skip"):
            continue
        allowed = boards_of(values, boards)
        for board in on_board(allowed, only) if only else allowed:
            yield Scenario(name, os.path.dirname(path), board, values)


def walk(root):
    for folder, folders, files in os.walk(os.path.join(BASE, root)):
        folders[:] = sorted(d for d in folders if d != "__pycache__" and not d.startswith("."))
        yield folder, sorted(files)


def target_tests(boards, only=None):
    """The tests that run on a board."""
    result = []
    for root in TARGET_ROOTS:
        for folder, files in walk(root):
            for name in ("testcase.yaml", "sample.yaml"):
                if name in files:
                    result += scenarios(os.path.join(folder, name), boards, only)
    return result


def find_all(only=None):
    """
    Every test; those on the host first, since the longest are among them. ONLY: those that fit a
    board, on it.
    """
    boards = bk_boards.load_all()
    if only:
        return target_tests(boards, only)
    result = []
    for folder, files in walk("tests"):
        result += [PythonTest(os.path.join(folder, name)) for name in files
                   if name.startswith("test_") and name.endswith(".py")]
    for folder, files in walk("tests"):
        if "host_test.json" in files:
            result.append(HostProgram(os.path.join(folder, "host_test.json")))
    result += target_tests(boards)
    seen = {}
    for test in result:
        if test.name in seen:
            raise Failure("two tests are called %s, in %s and %s: rename one"
                          % (test.name, os.path.relpath(seen[test.name].folder),
                             os.path.relpath(test.folder)))
        seen[test.name] = test
    return result
