# SPDX-License-Identifier: Apache-2.0
"""bulkhead menuconfig: the options of an application, by menu."""

import os
import sys

from . import packages
from .build import add_arguments, from_options, prepare
from .common import UserError, shown

__all__ = ["add_arguments", "prepare", "run"]


def values(kconf):
    return {s.name: s.config_string.strip() for s in kconf.unique_defined_syms
            if s.config_string and any(node.prompt for node in s.nodes)}


def run(options, rest):
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise UserError("menuconfig needs a terminal; without one, use --extra-conf=FILE with "
                        "bulkhead build")
    packages.require("build")
    build = from_options(options, rest)
    build.configure(options.pristine == "always")
    sys.path.append("/usr/lib/python3/dist-packages")
    import kconfig
    import menuconfig
    out = os.path.join(build.folder, "zephyr")
    os.environ["KCONFIG_CONFIG"] = os.path.join(out, "menuconfig.config")
    kconf, _ = kconfig.load_kconfig(build.app, build.target)
    kconf.load_config(os.path.join(out, ".config"))
    kconf.write_config(os.environ["KCONFIG_CONFIG"])
    before = values(kconf)
    menuconfig.menuconfig(kconf)
    kconf.load_config(os.environ["KCONFIG_CONFIG"])
    changed = [text for name, text in values(kconf).items() if before.get(name) != text]
    if not changed:
        print("No option changed.")
        return 0
    path = os.path.join(build.folder, "menuconfig.conf")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(changed) + "\n")
    print("Changed:\n  %s\nTo build with this: bulkhead build %s --extra-conf=%s\n"
          "To keep it, add the lines to prj.conf."
          % ("\n  ".join(changed), shown(build.app), shown(path)))
    return 0
