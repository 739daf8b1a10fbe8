# SPDX-License-Identifier: Apache-2.0
"""Carries out one test: builds it, runs it, judges it. Everything printed goes to a log file."""

import os
import re
import subprocess
import sys
import threading
import time
import traceback

import bk_elf
import check_image

from . import bench_trace, qemu
from .build import Build
from .common import BASE, BUILD_ROOT, UserError

# Against hangs only; a test's end never depends on the wall clock.
GUARD_SECONDS = 300
ZTEST_PASSED = "PROJECT EXECUTION SUCCESSFUL"
SANITIZERS = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
HOST_FLAGS = ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1", "-g"] + SANITIZERS
# Tests differ in few options; most of the kernel comes out the same and is compiled once.
CACHE = {"CCACHE_DIR": os.path.join(BUILD_ROOT, "ccache"), "CCACHE_BASEDIR": BASE,
         "CCACHE_NOHASHDIR": "1", "CCACHE_MAXSIZE": "1G"}


class Result:
    """How a test ended: passed or not, why not, where its log is."""

    def __init__(self, test, log):
        self.test = test
        self.log = log
        self.reason = None
        self.seconds = 0.0

    @property
    def passed(self):
        return self.reason is None


def folder_of(test):
    return os.path.join(BUILD_ROOT, "test", re.sub(r"[^\w.@-]+", "_", test.name))


def guard_of(test):
    return max(GUARD_SECONDS, 3 * test.timeout) * (10 if test.traced else 1)


def execute(test, jobs, running):
    """Run TEST with JOBS compilers at a time; RUNNING collects processes for an interrupt."""
    folder = folder_of(test)
    os.makedirs(folder, exist_ok=True)
    result = Result(test, os.path.join(folder, "log.txt"))
    start = time.monotonic()
    with open(result.log, "w", encoding="utf-8", errors="replace") as log:
        try:
            how = {"target": on_target, "program": host_program, "python": python_test}
            result.reason = how[test.kind](test, folder, log, jobs, running)
        except UserError as error:
            result.reason = str(error)
        except Exception as error:  # one broken test must not keep the others from running
            traceback.print_exc(file=log)
            result.reason = "cannot be run: %s" % error
    result.seconds = time.monotonic() - start
    return result


def spawn(words, log, running, **options):
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT,
                               start_new_session=True, **options)
    running.add(process)
    return process


def finish(process, seconds, running):
    """Wait for the end; the exit code, or None for a hang."""
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None
    finally:
        running.discard(process)


def logged(words, log, running, seconds, **options):
    log.write("$ %s\n" % " ".join(words))
    log.flush()
    return finish(spawn(words, log, running, stdout=log, **options), seconds, running)


def hang(seconds):
    return "hangs: no end within %d s of wall clock" % seconds


def on_target(test, folder, log, jobs, running):
    build = Build(test.folder, test.board, os.path.join(folder, "build"), test.conf_files(),
                  test.definitions(), settings=test.settings())
    build.environment = CACHE
    built = build.make_into(log, jobs)
    pattern = test.values.get("build_error")
    if pattern:
        return judge_build_error(built, pattern, log)
    if not built:
        return "does not build"
    problems = check_image.problems(bk_elf.read(build.elf), build.configuration(),
                                    test.values.get("limits") or {})
    if problems:
        log.write("\n".join(problems) + "\n")
        return problems[0]
    if test.values.get("build_only") or not qemu.emulated(test.board):
        return None
    shift = test.values.get("icount_shift", 6)
    words = qemu.command(test.board, build.elf, "shift=%s,align=off,sleep=off" % shift,
                         trace_arguments(test, folder, build.elf))
    expected = int(test.values.get("exit_code", 0))
    if test.regexes():
        return console(test, words, log, running, expected)
    return image(test, words, log, running, expected)


def trace_arguments(test, folder, elf):
    """QEMU's arguments that make it write down what is executed, when that is wanted."""
    if not test.traced:
        return []
    test.trace = (os.path.join(folder, "trace.txt"), elf)
    return bench_trace.arguments(*test.trace)


def judge_build_error(built, pattern, log):
    if built:
        return "builds, but must fail with '%s'" % pattern
    log.flush()
    with open(log.name, encoding="utf-8", errors="replace") as file:
        text = file.read()
    return None if re.search(pattern, text) else "fails to build, but not with '%s'" % pattern


def image(test, words, log, running, expected):
    """A ztest image: it ends by itself and says how it went."""
    guard = guard_of(test)
    code = logged(words, log, running, guard)
    if code is None:
        return hang(guard)
    if code != expected:
        return "exit code %d instead of %d" % (code, expected)
    with open(log.name, encoding="utf-8", errors="replace") as file:
        if expected == 0 and ZTEST_PASSED not in file.read():
            return "ends without '%s'" % ZTEST_PASSED
    return None


def console(test, words, log, running, expected):
    """An image whose output must match patterns; it is stopped when it has shown them all."""
    log.write("$ %s\n" % " ".join(words))
    log.flush()
    guard = guard_of(test)
    process = spawn(words, log, running, stdout=subprocess.PIPE)
    expired = []
    timer = threading.Timer(guard, lambda: (expired.append(True), process.kill()))
    timer.start()
    left = [re.compile(text) for text in test.regexes()]
    try:
        for raw in process.stdout:
            line = raw.decode("utf-8", "replace").rstrip()
            log.write(line + "\n")
            if test.ordered():
                if left and left[0].search(line):
                    left.pop(0)
            else:
                left = [regex for regex in left if not regex.search(line)]
            if not left and not expected and "exit_code" not in test.values:
                return None
        code = process.wait()
    finally:
        timer.cancel()
        if test.traced:
            # Politely: the trace is written then.
            process.terminate()
        else:
            process.kill()
        process.wait()
        process.stdout.close()
        running.discard(process)
    if left:
        return "%s'%s' never appears on the console" % (hang(guard) + "; " if expired else "",
                                                        left[0].pattern)
    return None if code == expected else "exit code %d instead of %d" % (code, expected)


def host_program(test, folder, log, jobs, running):
    del jobs
    values = test.values
    program = os.path.join(folder, "program")
    includes = ["-I" + os.path.join(BASE, path) for path in values.get("include_dirs", [])]
    words = ["gcc"] + HOST_FLAGS + includes
    words += ["-D" + text for text in values.get("defines", [])] + values.get("flags", [])
    words += [os.path.join(BASE, path) for path in values["sources"]] + ["-o", program, "-lm"]
    if logged(words, log, running, GUARD_SECONDS, cwd=BASE) != 0:
        return "does not compile"
    guard = guard_of(test)
    code = logged([program] + values.get("arguments", []), log, running, guard, cwd=BASE)
    if code is None:
        return hang(guard)
    return None if code == 0 else "exit code %d instead of 0" % code


def python_test(test, folder, log, jobs, running):
    del folder, jobs
    guard = guard_of(test)
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1",
                       PYTHONPATH=os.path.join(BASE, "scripts"))
    code = logged([sys.executable, test.path, "-v"], log, running, guard, cwd=BASE,
                  env=environment)
    if code is None:
        return hang(guard)
    return None if code == 0 else "exit code %d instead of 0" % code
