# SPDX-License-Identifier: Apache-2.0
"""bulkhead bench: what kernel operations cost, in instructions, beside what the peers took.

The image in bench/suite prints the cycles of many rounds of each operation. QEMU executes one
instruction in a nanosecond of the board's time, so cycles of the board's clock are instructions.
"""

import os
import subprocess

import bk_elf
import memory_table

from . import packages, qemu
from .build import Build
from .common import BASE, DEFAULT_BOARD, Failure, UserError, board

SUITE = os.path.join(BASE, "bench", "suite")
PEERS = ("Zephyr", "FreeRTOS", "-O2")

# (operation, words, operations in a round, the peers' instructions)
USER = (
    ("sem_count_get", "semaphore count", 1, (126, 275, 268)),
    ("sem_give", "semaphore give, no waiter", 1, (166, 327, 319)),
    ("sem_take", "semaphore take, available", 1, (150, 297, 294)),
    ("mutex", "mutex lock + unlock, free", 1, (320, 646, 638)),
    ("yield", "yield + switch", 2, (414, 110, 104)),
    ("pingpong", "semaphore ping-pong", 1, (1512, 2346, 2304)),
    ("msgq", "message queue put + get, 16 B", 1, (574, 841, 817)),
    ("irq_wake", "interrupt wakes a thread, back", 1, (828, None, None)),
    ("fault", "thread started, faults, is ended", 1, (4984, None, None)),
)
SUPERVISOR = (
    ("sem_count_get", "semaphore count", 1, (3, 82, None)),
    ("sem_give", "semaphore give, no waiter", 1, (42, 134, None)),
    ("sem_take", "semaphore take, available", 1, (24, 104, None)),
    ("mutex", "mutex lock + unlock, free", 1, (72, 260, None)),
    ("yield", "yield + switch", 2, (246, 110, None)),
    ("pingpong", "semaphore ping-pong", 1, (795, 1574, None)),
    ("msgq", "message queue put + get, 16 B", 1, (236, 371, None)),
    ("irq_wake", "interrupt wakes a thread, back", 1, (595, None, None)),
)


def add_arguments(parser):
    parser.add_argument("-b", "--board", metavar="BOARD", default=DEFAULT_BOARD,
                        help="board (default %s)" % DEFAULT_BOARD)


def measure(words):
    """What the image printed, line by line, up to its end."""
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               encoding="utf-8", errors="replace")
    lines = []
    try:
        for line in process.stdout:
            lines.append(line.strip())
            if lines[-1] == "done":
                return lines
    finally:
        process.kill()
        process.wait()
    raise Failure("the benchmark ended without 'done'; it printed:\n" + "\n".join(lines))


def instructions(lines, clock):
    """Instructions for a round of each (mode, operation), without the loop's own."""
    values = {}
    for line in lines:
        words = line.split()
        if words and words[-1].isdigit():
            values[tuple(words[:-1])] = int(words[-1])
    rounds = values[("rounds",)]
    scale = 1e9 / clock / rounds
    return {key: (count - values[(key[0], "empty")]) * scale
            for key, count in values.items() if len(key) == 2}


def show(title, mode, rows, costs):
    print("\n%-34s %9s" % (title, "Bulkhead") + "".join(" %9s" % peer for peer in PEERS))
    for operation, words, share, peers in rows:
        cost = costs.get((mode, operation))
        shown = ["-" if cost is None else "%d" % round(cost / share)]
        shown += ["-" if peer is None else str(peer) for peer in peers]
        print("%-34s" % words + "".join(" %9s" % text for text in shown))


def run(options, rest):
    if rest:
        raise UserError("unexpected argument %s" % rest[0])
    target = board(options.board)
    qemu.command(target, "")
    if not os.path.isdir(SUITE):
        raise Failure("bench: bench/suite is missing from this copy of the repository")
    packages.require("build", "emulate")
    build = Build(SUITE, target)
    build.configure()
    build.make()
    words = qemu.command(target, build.elf, "shift=0,align=off,sleep=off")
    clock = int(build.configuration()["CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC"])
    lines = measure(words)
    costs = instructions(lines, clock)
    show("Instructions, from user mode", "user", USER, costs)
    show("Instructions, from supervisor mode", "supervisor", SUPERVISOR, costs)
    config = memory_table.config_numbers(os.path.join(build.folder, "zephyr", ".config"))
    flash, ram = memory_table.used(
        bk_elf.read(build.elf),
        (config["CONFIG_FLASH_BASE_ADDRESS"], config["CONFIG_FLASH_SIZE"] * 1024),
        (config["CONFIG_SRAM_BASE_ADDRESS"], config["CONFIG_SRAM_SIZE"] * 1024))
    print("\nImage: %d bytes of flash (Zephyr 33204, FreeRTOS 16616), "
          "%d of RAM (12012, 10624)" % (flash, ram))
    for line in lines:
        if line.startswith("thread_bytes "):
            print("Control block of a thread: %s bytes" % line.split()[1])
    return 0
