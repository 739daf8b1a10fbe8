# SPDX-License-Identifier: Apache-2.0
"""bulkhead run: the car system in QEMU, at the isolation step and variant asked for."""

import json
import os
import sys

from . import packages, qemu
from .build import Build
from .common import CAR, DEFAULT_BOARD, UserError, board, suggestion

STEPS = ("0", "1", "2")
STRONGEST = "2"
VARIANTS = ("integrated", "standalone")
SECONDS_WHEN_NOBODY_WATCHES = 10


def experiments():
    """The car's experiments: name -> {"name", "title", "steps", ...}."""
    path = os.path.join(CAR, "experiments.json")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return {item["name"]: item for item in json.load(file)}


def settings_of(step, variant, seconds, experiment, stop_key):
    """The lines of configuration that make the car run in this way."""
    lines = ["CONFIG_CAR_RUN_SECONDS=%d" % seconds]
    if stop_key:
        lines.append("CONFIG_CAR_STOP_KEY=y")
    if step == "2":
        lines.append("CONFIG_PROD_CONSUMER_PARTITIONS=y")
    if variant == "standalone":
        lines += ["CONFIG_PROD_CONSUMER_INTEGRATED=n", "CONFIG_PROD_CONSUMER=y"]
    if experiment:
        lines.append("CONFIG_CAR_EXPERIMENT_%s=y" % experiment.upper().replace("-", "_"))
    return lines


def car_build(target, step, variant, seconds, experiment=None, folder=None, stop_key=False):
    """The car, configured. STOP_KEY: Ctrl-C on its console stops it."""
    name = "-".join(filter(None, ["step" + step, variant if variant != "integrated" else "",
                                  experiment]))
    extra = ["prj_user_mode.conf"] if step != "0" else []
    return Build(CAR, target, folder, [os.path.join(CAR, path) for path in extra], variant=name,
                 settings=settings_of(step, variant, seconds, experiment, stop_key))


def add_car_arguments(parser):
    parser.add_argument("-b", "--board", metavar="BOARD", default=DEFAULT_BOARD,
                        help="board (default %s)" % DEFAULT_BOARD)
    parser.add_argument("-d", "--build-dir", metavar="DIR", help="build folder")
    parser.add_argument("--step", metavar="0|1|2",
                        help="isolation: 0 none, 1 one domain, 2 a domain for each (default 2)")
    parser.add_argument("--variant", metavar="integrated|standalone", default="integrated",
                        help="who exchanges data: Engine and Display, or two threads of their own")
    parser.add_argument("--experiment", metavar="NAME",
                        help="a deliberate mistake, to see what happens; 'list' shows them")


def add_arguments(parser):
    add_car_arguments(parser)
    parser.add_argument("--seconds", metavar="N",
                        help="end after N seconds of the board's time (default: never on a "
                             "terminal, %d s elsewhere)" % SECONDS_WHEN_NOBODY_WATCHES)


def checked(value, what, choices):
    if value not in choices:
        raise UserError("unknown %s %s%s" % (what, value, suggestion(value, choices)))
    return value


def choose(options):
    """(step, variant, experiment) that the options ask for."""
    experiment = None
    if options.experiment:
        experiment = options.experiment
        checked(experiment, "experiment", experiments())
    step = options.step
    if step is None:
        step = str(max(experiments()[experiment]["steps"])) if experiment else STRONGEST
    checked(step, "step", STEPS)
    return step, checked(options.variant, "variant", VARIANTS), experiment


def seconds_of(options):
    if options.seconds is None:
        return 0 if sys.stdout.isatty() else SECONDS_WHEN_NOBODY_WATCHES
    if not options.seconds.isdigit() or int(options.seconds) == 0:
        raise UserError("--seconds %s: give a whole number of seconds from 1 on" % options.seconds)
    return int(options.seconds)


def list_experiments():
    for item in experiments().values():
        print("%-20s %s" % (item["name"], item["title"]))
    return 0


def run(options, rest):
    if rest:
        raise UserError("unexpected argument %s" % rest[0])
    if options.experiment == "list":
        return list_experiments()
    target = board(options.board)
    step, variant, experiment = choose(options)
    seconds = seconds_of(options)
    if not os.path.isdir(CAR):
        raise UserError("apps/car_system is missing from this copy of the repository")
    qemu.command(target, "")
    packages.require("build", "emulate")
    build = car_build(target, step, variant, seconds, experiment, options.build_dir,
                      stop_key=True)
    build.configure()
    build.make()
    sys.stdout.flush()
    icount = qemu.FAST if seconds else qemu.PACED
    return qemu.run(qemu.command(target, build.elf, icount))
