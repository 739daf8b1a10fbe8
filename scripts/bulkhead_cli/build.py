# SPDX-License-Identifier: Apache-2.0
"""bulkhead build: an application into an image."""

import json
import os
import re
import shutil
import subprocess
import sys

from . import packages
from .common import BASE, DEFAULT_BOARD, Failure, UserError, application, board, \
    build_folder, shown, suggestion

QUIET_PREFIXES = ("-- ", "CMake Deprecation")
# What ninja prints beside the words of the tools: progress, and the command of what failed.
PROGRESS = re.compile(r"\[\d+/\d+\] ")
NOISE = ("ninja: Entering", "ninja: no work", "ninja: build stopped", "FAILED: ", ": && ",
         "/usr/bin/arm-none-eabi-", "/usr/bin/ccache ", "ccache ", "cd /", "-- ")

C_SOURCES = (".c", ".h", ".cpp", ".hpp", ".cc")


class Build:
    """One application, for one board, in one folder."""

    def __init__(self, app, target, folder=None, extra_conf=(), definitions=(), variant="",
                 settings=()):
        self.app = app
        self.target = target
        self.folder = os.path.abspath(folder) if folder else build_folder(app, target, variant)
        self.extra_conf = [conf_path(app, path) for path in extra_conf]
        self.definitions = list(definitions)
        # Lines for a .conf file of its own, which comes last.
        self.settings = list(settings)
        # Environment of the tools; with CCACHE_DIR in it, the compiler cache is used.
        self.environment = {}

    @property
    def elf(self):
        return os.path.join(self.folder, "zephyr", "zephyr.elf")

    @property
    def hex(self):
        return os.path.join(self.folder, "zephyr", "zephyr.hex")

    def cmake_words(self):
        words = ["cmake", "-GNinja", "-DBOARD=" + self.target["name"]]
        if "CCACHE_DIR" in self.environment:
            words += ["-DCMAKE_C_COMPILER_LAUNCHER=ccache", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"]
        files = self.extra_conf + ([self._settings_file()] if self.settings else [])
        if files:
            words.append("-DEXTRA_CONF_FILE=" + ";".join(files))
        return words + self.definitions + ["-S", self.app, "-B", self.folder]

    def _settings_file(self):
        return os.path.join(self.folder, "settings.conf")

    def _write_settings(self):
        """Only when they changed, so that nothing is built again for nothing."""
        text = "\n".join(self.settings) + "\n"
        path = self._settings_file()
        if self.settings and not (os.path.exists(path) and read_text(path) == text):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    def _stamp(self):
        return os.path.join(self.folder, "bulkhead.json")

    def _previous(self):
        try:
            with open(self._stamp(), encoding="utf-8") as file:
                return json.load(file)
        except (OSError, ValueError):
            return None

    def _clear(self):
        known = ("bulkhead.json", "CMakeCache.txt")
        if os.path.isdir(self.folder) and os.listdir(self.folder):
            if not any(os.path.exists(os.path.join(self.folder, name)) for name in known):
                raise UserError("%s is not a build folder and not empty: choose another with -d"
                                % shown(self.folder))
            shutil.rmtree(self.folder)

    def configure(self, pristine=False, out=None):
        """Run CMake where the folder was not set up in just this way before."""
        words = self.cmake_words()
        if pristine or self._previous() != words:
            self._clear()
        elif os.path.exists(os.path.join(self.folder, "build.ninja")):
            self._write_settings()
            return
        os.makedirs(self.folder, exist_ok=True)
        self._write_settings()
        result = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                encoding="utf-8", errors="replace", check=False,
                                env=dict(os.environ, ZEPHYR_BASE=BASE))
        if result.returncode != 0:
            self._fail_configure(result.stdout)
        for line in result.stdout.splitlines():
            if line.strip() and not line.startswith(QUIET_PREFIXES):
                print(line, file=out)
        with open(self._stamp(), "w", encoding="utf-8") as file:
            json.dump(words, file)

    def _fail_configure(self, output):
        errors = os.path.join(self.folder, "zephyr", "config_errors.txt")
        raise Failure(read_text(errors).strip() if os.path.exists(errors) else output.strip())

    def ninja_words(self, target=None, jobs=None):
        words = ["ninja", "-C", self.folder]
        if jobs:
            words += ["-j", str(jobs)]
        return words + ([target] if target else [])

    def make(self, target=None, out=None, jobs=None):
        """Compile and link; shows what the tools say, without their command lines."""
        out = out or sys.stdout
        live = out.isatty()
        configuration = self.configuration()
        if "CONFIG_CPP" in configuration:
            packages.require("c++")
        if "CONFIG_REQUIRES_FULL_LIBCPP" in configuration:
            packages.require("c++ library")
        if defines_domains(self.app):
            packages.require("domains")
        with subprocess.Popen(self.ninja_words(target, jobs), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
                              env=dict(os.environ, **self.environment)) as process:
            for line in process.stdout:
                if PROGRESS.match(line):
                    if live:
                        print("\r\033[K" + line.rstrip()[:79], end="", file=out, flush=True)
                elif not line.startswith(NOISE):
                    print(("\r\033[K" if live else "") + line.rstrip(), file=out, flush=True)
        if live:
            print("\r\033[K", end="", file=out, flush=True)
        if process.returncode != 0:
            raise Failure("%s does not build" % shown(self.app))

    def make_into(self, log, jobs):
        """Set up, compile and link, everything into the file LOG; whether it worked."""
        try:
            self.configure(out=log)
            self.make(out=log, jobs=jobs)
        except Failure as error:
            log.write("%s\n" % error)
            return False
        return True

    def configuration(self):
        """The CONFIG_ options of the finished configuration, as text by name."""
        result = {}
        with open(os.path.join(self.folder, "zephyr", ".config"), encoding="utf-8") as file:
            for line in file:
                name, equals, value = line.strip().partition("=")
                if equals and name.startswith("CONFIG_"):
                    result[name] = value.strip('"')
        return result


def defines_domains(app):
    """Whether the application in the folder APP has domains that the build plans."""
    sources = (os.path.join(folder, name) for folder, _, names in os.walk(app) for name in names
               if name.endswith(C_SOURCES))
    for path in sources:
        with open(path, encoding="utf-8", errors="replace") as file:
            if "K_MEM_DOMAIN_DEFINE" in file.read():
                return True
    return False


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def conf_path(app, path):
    """An extra .conf file, from here or from the application's folder, as an absolute path."""
    for root in (os.getcwd(), app):
        candidate = os.path.normpath(os.path.join(root, path))
        if os.path.isfile(candidate):
            return candidate
    there = [name for name in os.listdir(app) if name.endswith(".conf")]
    raise UserError("configuration file %s does not exist%s" % (path, suggestion(path, there)))


PRISTINE = ("always", "auto", "never")


def prepare(words):
    """--pristine may stand alone, and the word after it is then the application."""
    result = []
    for i, word in enumerate(words):
        if word in ("-p", "--pristine"):
            following = words[i + 1] if i + 1 < len(words) else ""
            word = "--pristine" if following in PRISTINE else "--pristine=always"
        result.append(word)
    return result


def add_arguments(parser):
    parser.add_argument("-b", "--board", metavar="BOARD", default=None,
                        help="board to build for (default %s)" % DEFAULT_BOARD)
    parser.add_argument("-d", "--build-dir", metavar="DIR", help="build folder")
    parser.add_argument("-p", "--pristine", default="auto", choices=PRISTINE, metavar="WHEN",
                        help="start from an empty folder: always (when WHEN is left out), auto "
                             "or never")
    parser.add_argument("--extra-conf", metavar="FILE", action="append", default=[],
                        help="further .conf file, may be given more than once")
    parser.add_argument("-t", "--target", help="build only this target of the build folder")
    parser.add_argument("-o", "--define", metavar="NAME=VALUE", action="append", default=[],
                        help="variable for CMake, also as -DNAME=VALUE after --")
    parser.add_argument("app", metavar="APP", nargs="?", default=".",
                        help="folder of the application (default: the current one)")


def from_options(options, rest=()):
    """The Build that command line options describe."""
    definitions = ["-D" + text for text in options.define]
    for word in rest:
        if not word.startswith("-D") or "=" not in word:
            raise UserError("unknown argument %s after --; write -DNAME=VALUE" % word)
        definitions.append(word)
    app = application(options.app)
    name = options.board or os.environ.get("BOARD") or DEFAULT_BOARD
    return Build(app, board(name), options.build_dir, options.extra_conf, definitions)


def run(options, rest):
    packages.require("build")
    build = from_options(options, rest)
    build.configure(options.pristine == "always")
    build.make(options.target)
    if not options.target:
        print("Image: %s" % shown(build.elf))
    return 0
