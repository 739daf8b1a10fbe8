# SPDX-License-Identifier: Apache-2.0
"""What shows how a function of the API takes wrong arguments.

- A system call's pointers, and the values that tests/isolation/wrong_arguments states: that test.
- An error that the function's comment promises: a test that compares the function's result with it,
  in one statement or by way of a variable.
- A comment before a test's function, which names what the function calls:
      /* Wrong arguments: k_malloc k_free */
      /* Errors: k_sem_reset -EAGAIN */
- Otherwise docs/api/wrong_arguments.txt says why there is nothing to show.
"""

import os
import re
import sys

import api_tests

BASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REASONS = os.path.join(BASE, "docs", "api", "wrong_arguments.txt")
CALLS = os.path.join("tests", "isolation", "wrong_arguments")
sys.path.insert(0, os.path.join(BASE, CALLS))

import gen_rows  # noqa: E402

ERROR = re.compile(r"-E[A-Z]+\d*")
DOCUMENTED = re.compile(r"/\*\*(?P<comment>(?:(?!\*/).)*)\*/\n(?P<code>(?:(?!/\*|\n\n).)*)",
                        re.DOTALL)
PROTOTYPE = re.compile(r"\b(\w+)\s*\((?=[^;]*;)")
ATTRIBUTE = re.compile(r"__attribute__\s*\(\(.*?\)\)|__\w+_like\(.*?\)")
AS_ANOTHER = re.compile(r"@returns?\s+[Aa]s\s+(\w+)\(")
MARK = re.compile(r"/\*\s*(?:Wrong arguments|Errors):\s*([^*]*?)\s*\*/")
CALL = re.compile(r"\b(\w+)\s*\(")
ASSIGNED = re.compile(r"\b(\w+)\s*=\s*[^;=]*?\b(\w+)\s*\(")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def headers(folder):
    for path, _, files in sorted(os.walk(folder)):
        for name in sorted(files):
            if name.endswith(".h"):
                yield read(os.path.join(path, name))


def promises(texts):
    """{ function: errors that its comment promises }."""
    result, alike = {}, {}
    for text in texts:
        for match in DOCUMENTED.finditer(text):
            errors = set(ERROR.findall(match.group("comment")))
            another = AS_ANOTHER.search(match.group("comment"))
            for line in ATTRIBUTE.sub("", match.group("code")).split(";"):
                for name in PROTOTYPE.findall(line + ";")[:1]:
                    result.setdefault(name, set()).update(errors)
                    if another:
                        alike[name] = another.group(1)
    for name, other in alike.items():
        result[name] |= result.get(other, set())
    return {name: errors for name, errors in result.items() if errors}


def without_arguments(texts):
    """Functions that take none."""
    pattern = re.compile(r"\b(\w+)\s*\(\s*void\s*\)|#\s*define\s+(\w+)\(\)")
    return {name for text in texts for pair in pattern.findall(text) for name in pair if name}


def aliases(texts, functions):
    """{ macro: the function that it calls }."""
    result = {}
    for text in texts:
        for name, body in re.findall(r"#\s*define\s+(\w+)\([^)]*\)((?:[^\n]*\\\n)*[^\n]*)", text):
            for called in CALL.findall(body):
                if called in functions and called != name:
                    result.setdefault(name, called)
    return result


def blanked(text):
    return api_tests.NOISE.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


class Program:
    """What one program shows."""

    def __init__(self, texts):
        self.errors, self.marked, self.mistakes = {}, {}, []
        for text in texts:
            self._add(text)

    def show(self, name, errors):
        self.errors.setdefault(name, set()).update(errors)

    def _statements(self, body):
        holds = {}
        for statement in re.split(r"[;{}]", body):
            errors = ERROR.findall(statement)
            if errors:
                for name in CALL.findall(statement):
                    self.show(name, errors)
                for variable, names in holds.items():
                    if re.search(r"\b%s\b" % variable, statement):
                        for name in names:
                            self.show(name, errors)
            for variable, name in ASSIGNED.findall(statement + ";"):
                holds.setdefault(variable, set()).add(name)

    def _mark(self, words, code):
        names = [word for word in words if not word.startswith("-")]
        called = set(CALL.findall(code))
        for name in names:
            if name not in called:
                self.mistakes.append("a comment says that a test passes wrong arguments to %s, "
                                     "which it does not call" % name)
            self.marked[name] = True
            self.show(name, [word for word in words if word.startswith("-")])
        for word in words:
            if word.startswith("-") and word not in code:
                self.mistakes.append("a comment says that a test of %s shows %s, which it does not "
                                     "mention" % (" ".join(names), word))

    def _add(self, text):
        plain = blanked(text)
        blocks = list(api_tests.BLOCK.finditer(plain))
        bodies = {}
        for block in blocks:
            self._statements(block.group("body"))
            for name in CALL.findall(block.group("head"))[:1]:
                if not api_tests.TEST.match(block.group("head")):
                    bodies[name] = block.group("body")
        for mark in MARK.finditer(text):
            after = [block for block in blocks if block.start("body") >= mark.end()]
            code = after[0].group(0) if after else ""
            # The test's helpers, too: what it calls, or starts as a thread.
            code += "".join(body for name, body in bodies.items()
                            if re.search(r"\b%s\b" % name, code))
            self._mark(mark.group(1).split(), code)


class Evidence:
    """What all tests show, and what is stated."""

    def __init__(self, base, listed, include):
        texts = list(headers(include))
        self.promised = promises(texts)
        self.without = without_arguments(texts)
        self.aliases = aliases(texts, set(listed))
        self.calls = gen_rows.tested_calls()
        self.reasons = reasons(read(REASONS))
        self.places = {}
        self.mistakes = []
        for folder, host in api_tests.programs(base):
            place = os.path.relpath(folder, base)
            found = list(api_tests.sources(folder))
            if not host:
                found += api_tests.sources(os.path.join(os.path.dirname(folder), "common"))
            self.add(place, Program(found))

    def add(self, place, program):
        self.places[place] = program
        self.mistakes += ["%s: %s" % (place, mistake) for mistake in program.mistakes]

    def errors(self, name):
        """{ error: programs that show it }, of those that are promised."""
        result = {}
        for error in self.promised.get(name, ()):
            places = [p for p, program in self.places.items()
                      if error in program.errors.get(name, ())]
            if places:
                result[error] = places
        return result

    def of(self, name):
        """The table's text; "" when there is nothing."""
        parts = [CALLS] if name in self.calls else []
        by_place = {}
        for error, places in sorted(self.errors(name).items()):
            alike = [p for p in places if any(w in name for w in os.path.basename(p).split("_"))]
            by_place.setdefault(sorted(alike or places)[0], []).append(error)
        parts += ["%s %s" % (" ".join(errors), place) for place, errors in sorted(by_place.items())]
        if not by_place:
            parts += sorted(p for p, program in self.places.items() if name in program.marked)[:1]
        if not parts and name in self.reasons:
            parts = [self.reasons[name]]
        if not parts and name in self.without:
            parts = ["no argument"]
        if not parts and name in self.aliases:
            parts = ["as `%s`" % self.aliases[name]]
        return "; ".join(parts)

    def problems(self, functions):
        result = list(self.mistakes)
        for name in functions:
            missing = self.promised.get(name, set()) - set(self.errors(name))
            if missing:
                result.append("%s: no test shows %s, which its comment promises"
                              % (name, " ".join(sorted(missing))))
            elif not self.of(name):
                result.append("%s: no test passes it wrong arguments, and %s does not say why"
                              % (name, os.path.relpath(REASONS, BASE)))
        place = os.path.relpath(REASONS, BASE)
        for name in self.reasons:
            if name not in functions:
                result.append("%s: in %s, and not a function of the API" % (name, place))
            elif self.of(name) != self.reasons[name]:
                result.append("%s: in %s, and a test shows it" % (name, place))
        return result



def reasons(text):
    """{ name: reason }: lines of names below a line with the reason in brackets."""
    result, reason = {}, None
    for line in text.splitlines():
        if line.startswith("["):
            reason = line.strip("[]")
        elif not line.startswith("#"):
            result.update((name, reason) for name in line.split())
    return result
