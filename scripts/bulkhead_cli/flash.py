# SPDX-License-Identifier: Apache-2.0
"""bulkhead flash: an image onto a real board, with whichever programmer is installed."""

import os
import shutil
import subprocess

from . import packages
from .build import Build
from .common import CAR, Failure, UserError, application, board, command_line
from .run import add_car_arguments, car_build, choose

WHERE_FROM = {"nrfjprog": "Nordic's nRF command line tools", "pyocd": "pyOCD",
              "openocd": "the Debian package openocd", "JLinkExe": "SEGGER's J-Link software"}


def add_arguments(parser):
    add_car_arguments(parser)
    parser.add_argument("app", metavar="APP", nargs="?",
                        help="folder of the application (default: the car system)")
    parser.add_argument("--dry-run", action="store_true",
                        help="show the programmer's command, do not run it")


def programmer(target):
    """The command template of the first programmer installed."""
    templates = target.get("programmers", [])
    for words in templates:
        if shutil.which(words[0]):
            return words
    raise Failure("no programmer for %s is installed; install one of: %s" % (
        target["name"], ", ".join("%s (%s)" % (w[0], WHERE_FROM.get(w[0], "its vendor"))
                                  for w in templates)))


def run(options, rest):
    target = board(options.board)
    if not target.get("programmers"):
        raise UserError("board %s is emulated, there is nothing to flash; use ./bulkhead run -b %s"
                        % (target["name"], target["name"]))
    words = programmer(target)
    if options.app and application(options.app) != CAR:
        build = Build(application(options.app), target, options.build_dir)
    else:
        step, variant, experiment = choose(options)
        build = car_build(target, step, variant, 0, experiment, options.build_dir)
    packages.require("build")
    build.configure()
    build.make()
    script = os.path.join(build.folder, "flash.jlink")
    with open(script, "w", encoding="utf-8") as file:
        file.write("loadfile %s\nr\ng\nexit\n" % build.hex)
    words = [word.format(hex=build.hex, elf=build.elf, jlink=script) for word in words] + rest
    print(command_line(words), flush=True)
    return 0 if options.dry_run else subprocess.run(words, check=False).returncode
