#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Configuration step: Kconfig files and .conf files in; .config, autoconf.h and config.cmake out.

Assignments are merged in this order, the last one wins: the board's defconfig, the application's
prj.conf (or --conf), its boards/<board>.conf, each --extra-conf, each --set. An assignment that
has no effect is an error: an unknown option, or one whose dependencies are not met.
"""

import argparse
import os
import re
import sys

import bk_boards
from bk_files import write_if_changed

BASE = bk_boards.BASE
IGNORED_LIST = os.path.join(BASE, "scripts", "kconfig_ignored.txt")
ASSIGNMENT = re.compile(r"CONFIG_(\w+)\s*=\s*(.*)$")
NOT_SET = re.compile(r"#\s*CONFIG_(\w+) is not set$")


class Assignment:
    """One line of a .conf file: where it stands, the option and the value as written."""

    def __init__(self, path, line, name, value):
        self.where = "%s:%d" % (shown(path), line) if line else path
        self.name = name
        self.value = value.strip()


class Report:
    """Collects the errors of a run, so that one run shows them all."""

    def __init__(self, out):
        self.errors = []
        self.out = out

    def error(self, where, text):
        self.errors.append("%s: %s" % (where, text))

    def finish_if_any(self):
        path = os.path.join(self.out, "config_errors.txt")
        if self.errors:
            write_if_changed(path, "\n".join(self.errors) + "\n")
            sys.exit("\n".join(self.errors))
        if os.path.exists(path):
            os.remove(path)


def shown(path):
    """PATH from the repository's root, or from the application's folder, or whole."""
    for root in (BASE, os.getcwd()):
        relative = os.path.relpath(path, root)
        if not relative.startswith(".."):
            return relative
    return path


def read_conf(path, report):
    """The assignments of one .conf file."""
    result = []
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except OSError:
        folder = os.path.dirname(path)
        siblings = os.listdir(folder) if os.path.isdir(folder) else []
        near = bk_boards.nearest(os.path.basename(path),
                                 [s for s in siblings if s.endswith(".conf")])
        hint = "; nearest: %s" % near if near else ""
        report.error(shown(path), "configuration file does not exist%s" % hint)
        return result
    for number, line in enumerate(lines, 1):
        text = line.strip()
        match = ASSIGNMENT.match(text)
        if match:
            value = match.group(2)
            if not value.startswith('"'):
                value = value.split("#")[0]
            result.append(Assignment(path, number, match.group(1), value))
            continue
        match = NOT_SET.match(text)
        if match:
            result.append(Assignment(path, number, match.group(1), "n"))
        elif text and not text.startswith("#"):
            report.error("%s:%d" % (shown(path), number),
                         "cannot read '%s'; write CONFIG_NAME=value" % text)
    return result


def ignored_options():
    """Options that have no meaning here, and why; with "- " in front: that are not offered."""
    result = {}
    with open(IGNORED_LIST, encoding="utf-8") as file:
        for line in file:
            name, _, reason = line.strip().partition(" ")
            if name and not name.startswith("#"):
                result[name] = reason.strip()
    return result


def conf_files(options, board):
    """The .conf files that apply, in order."""
    app = options.app
    files = [os.path.join(board["dir"], "defconfig")]
    if options.conf:
        files += [os.path.join(app, path) for path in options.conf]
    elif os.path.exists(os.path.join(app, "prj.conf")):
        files.append(os.path.join(app, "prj.conf"))
    for name in bk_boards.names_of(board):
        path = os.path.join(app, "boards", bk_boards.flat(name) + ".conf")
        if os.path.exists(path):
            files.append(path)
            break
    return files + [os.path.join(app, path) for path in options.extra_conf]


def note_overlays(options, board):
    """Says which files of a devicetree apply to this board: none is read."""
    names = [os.path.join("boards", bk_boards.flat(name)) for name in bk_boards.names_of(board)]
    for name in ["app"] + names:
        if os.path.exists(os.path.join(options.app, name + ".overlay")):
            print("%s.overlay: note: it is not read: there is no devicetree, the board's folder "
                  "says what the board has" % name)


def unmet_terms(kconfiglib, expression):
    """The parts of a dependency that are not fulfilled, in words."""
    result = []
    for term in kconfiglib.split_expr(expression, kconfiglib.AND):
        if kconfiglib.expr_value(term) == 0:
            text = kconfiglib.expr_str(term, lambda item: name_of(kconfiglib, item))
            symbols = [item for item in kconfiglib.expr_items(term)
                       if isinstance(item, kconfiglib.Symbol) and not item.is_constant]
            values = ["CONFIG_%s is %s" % (s.name, s.str_value or "n")
                      for s in sorted(symbols, key=lambda s: s.name)]
            if [text] == ["CONFIG_" + s.name for s in symbols]:
                result.append(values[0])
            else:
                result.append("%s (%s)" % (text, ", ".join(values)) if values else text)
    return result


def name_of(kconfiglib, item):
    if isinstance(item, kconfiglib.Symbol) and not item.is_constant:
        return "CONFIG_" + item.name
    return kconfiglib.standard_sc_expr_str(item)


def why_not(kconfiglib, symbol, wanted):
    """Why SYMBOL did not take the value WANTED."""
    dependencies = [node.dep for node in symbol.nodes]
    prompts = [node.prompt for node in symbol.nodes if node.prompt]
    if dependencies and all(kconfiglib.expr_value(dep) == 0 for dep in dependencies):
        return "unmet dependency: " + " and ".join(unmet_terms(kconfiglib, symbol.direct_dep))
    if not prompts:
        selectors = [s.name for s in kconfiglib.expr_items(symbol.rev_dep)
                     if isinstance(s, kconfiglib.Symbol) and not s.is_constant]
        by = "; set CONFIG_%s instead" % " or CONFIG_".join(sorted(selectors)) if selectors else ""
        return "it cannot be set directly%s" % by
    if all(kconfiglib.expr_value(prompt[1]) == 0 for prompt in prompts):
        return "unmet dependency: " + " and ".join(unmet_terms(kconfiglib, prompts[0][1]))
    if symbol.choice and symbol.choice.selection not in (None, symbol) and wanted == "y":
        return "CONFIG_%s of the same choice is set" % symbol.choice.selection.name
    selecting = [kconfiglib.expr_str(term, lambda item: name_of(kconfiglib, item))
                 for term in kconfiglib.split_expr(symbol.rev_dep, kconfiglib.OR)
                 if kconfiglib.expr_value(term)]
    if selecting:
        return "it is selected by %s" % ", ".join(selecting)
    for low, high, condition in symbol.ranges:
        if kconfiglib.expr_value(condition):
            return "the value must lie between %s and %s" % (low.str_value, high.str_value)
    return "the value does not fit an option of type %s" % kconfiglib.TYPE_TO_STR[symbol.type]


def same_value(kconfiglib, symbol, wanted):
    actual = symbol.str_value
    if symbol.type == kconfiglib.STRING:
        return len(wanted) >= 2 and wanted[0] == wanted[-1] == '"' and \
            kconfiglib.unescape(wanted[1:-1]) == actual
    if symbol.type in (kconfiglib.INT, kconfiglib.HEX):
        base = 10 if symbol.type == kconfiglib.INT else 16
        try:
            return int(wanted, base) == int(actual, base)
        except ValueError:
            return False
    return wanted == actual


def check_known(kconf, assignments, report):
    """Assignments to options that exist; the others are reported or noted."""
    defined = {symbol.name for symbol in kconf.unique_defined_syms}
    ignored = ignored_options()
    result = []
    for item in assignments:
        if item.name in defined:
            result.append(item)
        elif item.name in ignored:
            if ignored[item.name].startswith("- "):
                if item.value not in ("n", "0", '""'):
                    report.error(item.where, "CONFIG_%s is not offered: %s" %
                                 (item.name, ignored[item.name][2:]))
            elif item.value != "n":
                print("%s: note: CONFIG_%s has no meaning here: %s" %
                      (item.where, item.name, ignored[item.name]))
        else:
            near = bk_boards.nearest(item.name, defined)
            hint = "; nearest: CONFIG_%s" % near if near else ""
            report.error(item.where, "unknown option CONFIG_%s%s" % (item.name, hint))
    return result


def check_effect(kconfiglib, kconf, assignments, report):
    """Each option ended with the value that was written last."""
    last = {item.name: (order, item) for order, item in enumerate(assignments)}
    for order, item in last.values():
        symbol = kconf.syms[item.name]
        chosen = symbol.choice and symbol.choice.selection
        # A later line may choose another option of the same choice.
        if chosen and chosen is not symbol and last.get(chosen.name, (-1, None))[0] > order:
            continue
        if not same_value(kconfiglib, symbol, item.value):
            report.error(item.where, "CONFIG_%s=%s has no effect, the value is %s: %s" %
                         (item.name, item.value, symbol.str_value or "n",
                          why_not(kconfiglib, symbol, item.value)))


def cmake_text(value):
    return '"%s"' % value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")


def write_cmake(kconfiglib, kconf, board, inputs, out):
    lines = ["set(BOARD %s)" % cmake_text(board["name"]),
             "set(BOARD_DIR %s)" % cmake_text(board["dir"]),
             "set(BK_KCONFIG_INPUTS %s)" % " ".join(cmake_text(path) for path in inputs)]
    for symbol in kconf.unique_defined_syms:
        if symbol.config_string and symbol.str_value != "n":
            lines.append("set(CONFIG_%s %s)" % (symbol.name, cmake_text(symbol.str_value)))
    write_if_changed(os.path.join(out, "config.cmake"), "\n".join(lines) + "\n")


def load_kconfig(app, board):
    """The Kconfig tree of the application for BOARD, with nothing assigned yet."""
    import kconfiglib
    os.environ.update(srctree=BASE, ZEPHYR_BASE=BASE, BOARD=board["name"], APP_DIR=app,
                      BOARD_DIR=board["dir"], CONFIG_="CONFIG_")
    root = os.path.join(app, "Kconfig")
    if not os.path.exists(root):
        root = os.path.join(BASE, "Kconfig.zephyr")
    kconf = kconfiglib.Kconfig(root, warn_to_stderr=False)
    return kconf, root


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--board", required=True)
    parser.add_argument("--app", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--conf", action="append", default=[])
    parser.add_argument("--extra-conf", action="append", default=[])
    parser.add_argument("--set", action="append", default=[], metavar="CONFIG_NAME=VALUE")
    return parser.parse_args()


def main():
    options = arguments()
    os.makedirs(options.out, exist_ok=True)
    report = Report(options.out)
    try:
        board = bk_boards.resolve(options.board)
    except bk_boards.UnknownBoard as error:
        report.errors.append(str(error))
        report.finish_if_any()
    import kconfiglib
    try:
        kconf, root = load_kconfig(options.app, board)
    except (kconfiglib.KconfigError, OSError) as error:
        report.errors.append(" ".join(str(error).split()))
        report.finish_if_any()

    files = conf_files(options, board)
    note_overlays(options, board)
    assignments = [item for path in files for item in read_conf(path, report)]
    for text in options.set:
        match = ASSIGNMENT.match(text)
        assignments.append(Assignment("command line", 0, match.group(1), match.group(2)))
    assignments = check_known(kconf, assignments, report)
    report.finish_if_any()

    merged = os.path.join(options.out, "merged.conf")
    write_if_changed(merged, "".join("CONFIG_%s=%s\n" % (item.name, item.value)
                                     for item in assignments))
    kconf.warn_assign_override = kconf.warn_assign_redun = False
    kconf.load_config(merged)
    check_effect(kconfiglib, kconf, assignments, report)
    report.finish_if_any()

    generated = os.path.join(options.out, "include", "generated", "zephyr")
    os.makedirs(generated, exist_ok=True)
    kconf.write_config(os.path.join(options.out, ".config"), save_old=False)
    kconf.write_autoconf(os.path.join(generated, "autoconf.h"))
    inputs = files + [IGNORED_LIST, os.path.join(board["dir"], "board.json"), root]
    inputs += [os.path.join(BASE, path) for path in kconf.kconfig_filenames]
    write_cmake(kconfiglib, kconf, board, list(dict.fromkeys(p for p in inputs
                                                             if os.path.exists(p))), options.out)


if __name__ == "__main__":
    main()
