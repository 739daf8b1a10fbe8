# SPDX-License-Identifier: Apache-2.0
"""What the commands share: errors, folders, suggestions."""

import os
import shlex

import bk_boards

BASE = bk_boards.BASE
flat_name = bk_boards.flat
BUILD_ROOT = os.path.join(BASE, "build")
DEFAULT_BOARD = "mps2/an521/cpu0"
CAR = os.path.join(BASE, "apps", "car_system")


class UserError(Exception):
    """Wrong input: one line that names it and what would be right; exit code 2."""


class Failure(Exception):
    """The work itself failed, and what was printed says why; exit code 1."""


def suggestion(name, candidates):
    """'; nearest: X', or what there is when nothing is near, or nothing."""
    candidates = list(candidates)
    near = bk_boards.nearest(name, candidates)
    if near:
        return "; nearest: %s" % near
    return "; there are: %s" % ", ".join(candidates) if candidates else ""


def board(name):
    """The board called NAME."""
    try:
        return bk_boards.resolve(name)
    except bk_boards.UnknownBoard as error:
        raise UserError(str(error)) from None


def shown(path):
    """PATH as short as it can be said from the current folder."""
    return min(os.path.relpath(path), os.path.abspath(path), key=len)


def command_line(words):
    return " ".join(shlex.quote(word) for word in words)


def applications():
    """Folders of this repository that hold an application."""
    for top in ("apps", "samples", "tests", "bench"):
        for folder, folders, files in os.walk(os.path.join(BASE, top)):
            folders[:] = sorted(folders)
            if "CMakeLists.txt" in files and ("prj.conf" in files):
                yield os.path.relpath(folder, BASE)


def application(path):
    """The folder of the application that PATH names, from here or from the repository's root."""
    for root in (os.getcwd(), BASE):
        folder = os.path.normpath(os.path.join(root, path))
        if os.path.isfile(os.path.join(folder, "CMakeLists.txt")):
            if folder == BASE:
                break
            return folder
    if os.path.isdir(os.path.join(os.getcwd(), path)) and not path == ".":
        raise UserError("no application at %s: a CMakeLists.txt is missing there%s"
                        % (path, suggestion(path, applications())))
    raise UserError("no application at %s%s" % (path, suggestion(path, applications())))


def build_folder(app, target, variant=""):
    """Where APP is built for the board TARGET unless -d says otherwise."""
    relative = os.path.relpath(app, BASE)
    name = bk_boards.flat(target["name"]) + ("-" + variant if variant else "")
    if relative.startswith(".."):
        return os.path.join(os.getcwd(), "build", name)
    return os.path.join(BUILD_ROOT, relative, name)
