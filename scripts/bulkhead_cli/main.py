# SPDX-License-Identifier: Apache-2.0
"""The command line: finds the command, and turns every error into one line and an exit code."""

import argparse
import importlib
import signal
import sys

from .common import Failure, UserError, suggestion

# command -> (module, one line of help)
COMMANDS = {
    "run": ("run", "build the car system and run it in QEMU"),
    "test": ("test", "build and run all tests, or those whose name matches"),
    "build": ("build", "build an application"),
    "menuconfig": ("menuconfig", "look at and change an application's options"),
    "debug": ("debug", "start QEMU halted, with GDB attached"),
    "flash": ("flash", "put an image on a real board"),
    "map": ("map", "show where an image's memory goes"),
    "bench": ("bench", "measure the kernel's operations, in instructions"),
    "clean": ("clean", "remove everything that was built"),
}


class Parser(argparse.ArgumentParser):
    """argparse, with errors of one line which name the nearest option."""

    def error(self, message):
        raise UserError(message)

    def check_unknown(self, words):
        """Complain about WORDS, which parse_known_args() could not use."""
        known = [option for action in self._actions for option in action.option_strings]
        for word in words:
            if word.startswith("-"):
                name = word.split("=")[0]
                raise UserError("unknown option %s%s" % (name, suggestion(name, known)))
            raise UserError("unexpected argument %s; see %s --help" % (word, self.prog))


def usage():
    lines = ["usage: bulkhead COMMAND [options]", ""]
    lines += ["  %-11s %s" % (name, text) for name, (_, text) in COMMANDS.items()]
    lines += ["", "bulkhead COMMAND --help tells the options of a command."]
    return "\n".join(lines)


def dispatch(words):
    if not words or words[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if words else 2
    name = words[0]
    if name not in COMMANDS:
        raise UserError("unknown command %s%s" % (name, suggestion(name, COMMANDS)))
    rest = []
    words = words[1:]
    if "--" in words:
        at = words.index("--")
        words, rest = words[:at], words[at + 1:]
    module = importlib.import_module("." + COMMANDS[name][0], __package__)
    parser = Parser(prog="bulkhead " + name, description=COMMANDS[name][1], allow_abbrev=False)
    module.add_arguments(parser)
    if hasattr(module, "prepare"):
        words = module.prepare(words)
    options, unknown = parser.parse_known_args(words)
    parser.check_unknown(unknown)
    options.command = name
    return module.run(options, rest)


def main(words):
    """Run one command; returns the exit code."""
    try:
        return dispatch(words)
    except UserError as error:
        print("bulkhead: %s" % error, file=sys.stderr)
        return 2
    except Failure as error:
        if str(error):
            print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        return 1
