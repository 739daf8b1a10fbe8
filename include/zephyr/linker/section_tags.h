/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Where a variable or function is placed. Names of the sections: see the linker script.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_
#define ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_

#include <zephyr/linker/sections.h>
#include <zephyr/toolchain.h>

#ifndef _ASMLANGUAGE

/** Keeps its content over a reset: neither loaded nor zeroed at start. Kernel memory. */
#define __noinit __in_section_unique(BK_SECTION_NOINIT)

/** Kept for source compatibility; these cores need no special place for either. */
#define __nocache
#define __isr

#endif /* !_ASMLANGUAGE */
#endif
