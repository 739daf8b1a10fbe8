# SPDX-License-Identifier: Apache-2.0
"""Which names the tests exercise in supervisor and which in user threads, from their sources.

What runs on the development machine, in folders with a host_test.json, has neither: H.

A folder with a testcase.yaml is a program. Its functions are followed from the roots: tests, main()
and hooks in supervisor mode; user tests, and every function that a statement with K_USER names, in
user mode. A function whose body has K_USER starts user threads: what its callers pass is followed
in user mode, too.
"""

import os
import re

NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.DOTALL)
BLOCK = re.compile(r"^(?P<head>[^\s#/}][^;{}]*?)\{(?P<body>.*?)^\}", re.DOTALL | re.MULTILINE)
TEST = re.compile(r"^(ZTEST\w*)\s*\(\s*\w+\s*,\s*(\w+)")
# What the kernel calls by name.
CALLED = re.compile(r"(main|test_main|z_(vrfy|impl)_\w+|k_sys_\w+|ztest_post_\w+)$")
PROTOTYPE = re.compile(r"^\w[\w\s*]*?\b[a-z_]\w*\s*\([^;{}]*\)\s*;", re.MULTILINE)
NAME = re.compile(r"(\w+)\s*\(")
USER_MARK = re.compile(r"\bK_USER\b|\bztest_user_unit_test\w*|\bk_thread_user_mode_enter\b|"
                       r"\bztest_1cpu_user_unit_test\b|\bk_work_user_queue_start\b")
WORD = re.compile(r"\w+")
LANGUAGES = (".c", ".cpp", ".h")


class Program:
    """The functions of one program, and what runs in which mode."""

    def __init__(self, texts):
        self.bodies, self.user_roots, self.supervisor_roots = {}, set(), set()
        self.loose, self.heads = [], set()
        for text in texts:
            self._add(NOISE.sub(" ", text))
        self.starters = {name for name, body in self.bodies.items() if USER_MARK.search(body)}

    def _add(self, text):
        for block in BLOCK.finditer(text):
            head, body = block.group("head"), block.group("body")
            test = TEST.match(head)
            if test:
                name = "test " + test.group(2)
                roots = self.user_roots if "USER" in test.group(1) else self.supervisor_roots
                roots.add(name)
            elif "(" in head and "=" not in head:
                name = NAME.search(head).group(1)
                self.heads |= set(WORD.findall(head))
            else:
                self.loose.append(head + body)
                continue
            # Two functions of one name, in two files: both.
            self.bodies[name] = self.bodies.get(name, "") + ";" + body
        self.loose.append(BLOCK.sub(";", text))

    def words(self):
        """The words of supervisor code, of user code."""
        seen = {"S": set(), "U": set()}
        found = {"S": set(), "U": set()}
        work = [("S", name) for name in self.bodies
                if name in self.supervisor_roots or CALLED.match(name)]
        work += [("U", name) for name in self.user_roots]
        found["S"] |= self.heads
        for text in self.loose:
            found["S"] |= set(WORD.findall(text))
            # Prototypes name functions too, followed by a parenthesis; tables use them.
            self._read(PROTOTYPE.sub(" ", text), "S", found, work)
        while work:
            mode, name = work.pop()
            if name in seen[mode] or name not in self.bodies:
                continue
            seen[mode].add(name)
            self._read(self.bodies[name], mode, found, work)
        return found

    def _read(self, text, mode, found, work):
        for statement in text.split(";"):
            words = set(WORD.findall(statement))
            found[mode] |= words
            starts = USER_MARK.search(statement) or words & self.starters
            for word in words & self.bodies.keys():
                work.append((mode if word in self.starters or not starts else "U", word))
                if starts and mode == "S" and not USER_MARK.search(statement):
                    work.append(("S", word))


class Tests:
    """{ name: modes and the programs that exercise it }."""

    def __init__(self):
        self.places = {}

    def add(self, place, words):
        for mode, names in words.items():
            for name in names:
                self.places.setdefault(name, {}).setdefault(place, set()).add(mode)

    def of(self, name):
        """The modes, and the program that stands for all that exercise it in most of them."""
        places = self.places.get(name, {})
        modes = set().union(*places.values()) if places else set()

        def rank(place):
            alike = any(part in name for part in os.path.basename(place).split("_"))
            return (-len(places[place]), not alike, place)
        return "".join(sorted(modes)), min(places, key=rank) if places else ""


def sources(folder):
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "build")
        for name in sorted(files):
            if name.endswith(LANGUAGES):
                with open(os.path.join(path, name), encoding="utf-8") as file:
                    yield file.read()


def programs(base):
    """Folders of programs, below tests/ and samples/."""
    for top in ("tests", "samples"):
        for path, folders, files in os.walk(os.path.join(base, top)):
            folders[:] = sorted(name for name in folders if name != "build")
            if {"testcase.yaml", "sample.yaml", "host_test.json"} & set(files):
                folders[:] = []
                yield path, "host_test.json" in files


def scan(base):
    tests = Tests()
    for folder, host in programs(base):
        if host:
            words = set(WORD.findall(NOISE.sub(" ", "\n".join(sources(folder)))))
            tests.add(os.path.relpath(folder, base), {"H": words})
            continue
        # What the programs of a group have in common.
        common = os.path.join(os.path.dirname(folder), "common")
        texts = list(sources(folder)) + list(sources(common))
        tests.add(os.path.relpath(folder, base), Program(texts).words())
    return tests
