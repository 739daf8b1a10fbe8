# SPDX-License-Identifier: Apache-2.0
"""bulkhead test: finds, builds and runs the tests, several at a time."""

import fnmatch
import os
import queue
import shlex
import sys
import threading
import time

from . import packages, unexecuted
from .common import Failure, UserError, board, shown, suggestion
from .discover import find_all
from .execute import execute

LINES_OF_A_FAILURE = 25


def add_arguments(parser):
    parser.add_argument("pattern", metavar="PATTERN", nargs="?",
                        help="part of a test's name, a pattern with * and ?, or a folder")
    parser.add_argument("-l", "--list", action="store_true", help="show the names, run nothing")
    parser.add_argument("-b", "--board", metavar="BOARD",
                        help="the tests that fit a board, on it, and no others")
    parser.add_argument("-j", "--jobs", metavar="N", default=None,
                        help="tests at a time (default: the number of processors)")
    parser.add_argument("--unexecuted", action="store_true",
                        help="show the lines of the kernel that no test executed (slow)")
    parser.add_argument("-v", "--verbose", action="store_true",
                        help="show what each test prints")


def matching(tests, pattern):
    """The tests that PATTERN means: an exact name, else a folder, else part of a name."""
    if not pattern:
        return tests
    exact = [test for test in tests if test.name == pattern]
    if exact:
        return exact
    folder = os.path.abspath(pattern)
    below = [test for test in tests if (test.folder + os.sep).startswith(folder + os.sep)]
    if below and os.path.isdir(folder):
        return below
    wildcard = pattern if any(c in pattern for c in "*?[") else "*%s*" % pattern
    found = [test for test in tests if fnmatch.fnmatchcase(test.name, wildcard)]
    if not found:
        raise UserError("no test matches %s%s"
                        % (pattern, suggestion(pattern, [test.name for test in tests])))
    return found


class Progress:
    """Prints a line for each test that ends."""

    def __init__(self, total, verbose):
        self.total = total
        self.verbose = verbose
        self.done = 0
        self.lock = threading.Lock()

    def report(self, result):
        with self.lock:
            self.done += 1
            width = len(str(self.total))
            print("[%*d/%d] %s %s (%.1f s)" % (width, self.done, self.total,
                                               "PASS" if result.passed else "FAIL",
                                               result.test.name, result.seconds))
            if not result.passed:
                print("    %s" % result.reason)
            if self.verbose or not result.passed:
                self._show_log(result)
            sys.stdout.flush()

    def _show_log(self, result):
        with open(result.log, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
        if not self.verbose and len(lines) > LINES_OF_A_FAILURE:
            print("    | ... %d lines before; all in %s"
                  % (len(lines) - LINES_OF_A_FAILURE, shown(result.log)))
            lines = lines[-LINES_OF_A_FAILURE:]
        for line in lines:
            print("    | %s" % line)


def run_all(tests, workers, progress):
    """Run TESTS on WORKERS threads; the results in the order of TESTS."""
    waiting = queue.SimpleQueue()
    # What may take longest comes first, so that nobody waits for it in the end.
    for index, test in sorted(enumerate(tests), key=lambda item: -item[1].timeout):
        waiting.put((index, test))
    results = [None] * len(tests)
    running = set()
    compilers = max(1, (os.cpu_count() or 1) // workers)

    def work():
        while True:
            try:
                index, test = waiting.get_nowait()
            except queue.Empty:
                return
            results[index] = execute(test, compilers, running)
            progress.report(results[index])

    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except KeyboardInterrupt:
        for process in list(running):
            process.kill()
        raise
    return results


def summary(results, seconds):
    failed = [result for result in results if not result.passed]
    if failed:
        print("\nFailed:")
        for result in failed:
            print("  %s: %s\n      alone: ./bulkhead test %s"
                  % (result.test.name, result.reason, shlex.quote(result.test.name)))
    print("\n%d tests in %.0f s" % (len(results), seconds))
    print("%d passed, %d failed" % (len(results) - len(failed), len(failed)))
    return 1 if failed or not results else 0


def run(options, rest):
    if rest:
        raise UserError("unexpected argument %s" % rest[0])
    if options.jobs is not None and not (options.jobs.isdigit() and int(options.jobs) > 0):
        raise UserError("--jobs %s: give a whole number from 1 on" % options.jobs)
    packages.require("test")
    sys.path.append("/usr/lib/python3/dist-packages")
    every = find_all(board(options.board) if options.board else None)
    if not every:
        raise Failure("there are no tests in this copy of the repository")
    tests = matching(every, options.pattern)
    if options.list:
        print("\n".join(test.name for test in tests))
        return 0
    packages.require("build", "emulate")
    workers = min(int(options.jobs) if options.jobs else os.cpu_count() or 1, len(tests))
    print("%d tests, %d at a time" % (len(tests), workers), flush=True)
    start = time.monotonic()
    for test in tests:
        test.traced = options.unexecuted
    results = run_all(tests, workers, Progress(len(tests), options.verbose))
    if options.unexecuted:
        unexecuted.show([test.trace for test in tests
                         if test.trace and os.path.exists(test.trace[0])])
    return summary(results, time.monotonic() - start)
