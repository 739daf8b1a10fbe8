# SPDX-License-Identifier: Apache-2.0
"""bulkhead debug: QEMU halted at the first instruction, GDB attached."""

import os
import signal
import socket
import subprocess

from . import packages, qemu
from .build import Build
from .common import DEFAULT_BOARD, CAR, application, board
from .run import add_car_arguments, car_build, choose


def add_arguments(parser):
    add_car_arguments(parser)
    parser.add_argument("app", metavar="APP", nargs="?",
                        help="folder of the application (default: the car system)")
    parser.epilog = "What follows -- goes to GDB. Default board: " + DEFAULT_BOARD


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(options, rest):
    target = board(options.board)
    qemu.command(target, "")
    if options.app and application(options.app) != CAR:
        build = Build(application(options.app), target, options.build_dir)
    else:
        step, variant, experiment = choose(options)
        build = car_build(target, step, variant, 0, experiment, options.build_dir)
    packages.require("build", "emulate", "debug")
    build.configure()
    build.make()
    port = free_port()
    words = qemu.command(target, build.elf, qemu.PACED,
                         ["-S", "-gdb", "tcp:127.0.0.1:%d" % port])
    # Ctrl-C stops the program in GDB; QEMU, in a session of its own, does not get to see it.
    emulator = subprocess.Popen(words, stdin=subprocess.DEVNULL, start_new_session=True)
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.run(["gdb-multiarch", "-q", "-ex", "set confirm off",
                               "-ex", "target remote 127.0.0.1:%d" % port]
                              + rest + [build.elf], check=False,
                              preexec_fn=lambda: signal.signal(signal.SIGINT, previous),
                              env=dict(os.environ)).returncode
    finally:
        signal.signal(signal.SIGINT, previous)
        emulator.terminate()
        emulator.wait()
