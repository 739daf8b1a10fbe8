# SPDX-License-Identifier: Apache-2.0
"""The boards: each is a folder below boards/ with a board.json."""

import json
import os

BASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class UnknownBoard(Exception):
    """The name is of no board; str() is the one line for the user."""


def nearest(name, candidates):
    """The candidate most like NAME, or None."""
    import difflib
    found = difflib.get_close_matches(name, list(candidates), 1, 0.3)
    return found[0] if found else None


def flat(name):
    """A board's name as part of a file name."""
    return name.replace("/", "_")


def load_all(base=BASE):
    """Every board, as the dictionary of its board.json with "dir" added, by full name."""
    boards = {}
    root = os.path.join(base, "boards")
    for folder in sorted(os.listdir(root)) if os.path.isdir(root) else []:
        path = os.path.join(root, folder, "board.json")
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                board = json.load(file)
            board["dir"] = os.path.join(root, folder)
            boards[board["name"]] = board
    return boards


def names_of(board):
    """Every spelling by which BOARD may be asked for."""
    return [board["name"], flat(board["name"])] + board.get("aliases", [])


def resolve(name, base=BASE):
    """The board called NAME; raises UnknownBoard with the nearest name."""
    boards = load_all(base)
    for board in boards.values():
        if name in names_of(board):
            return board
    every = [n for board in boards.values() for n in names_of(board)]
    near = nearest(name, every)
    raise UnknownBoard("unknown board %s; nearest: %s" % (name, near) if near else
                       "unknown board %s; there are: %s" % (name, ", ".join(boards)))
