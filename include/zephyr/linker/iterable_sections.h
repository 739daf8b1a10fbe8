/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * The linker script's side of sys/iterable_sections.h.
 *
 * An application names its own arrays in files given to zephyr_linker_sources():
 * ITERABLE_SECTION_ROM(type, alignment) in one for SECTIONS, ITERABLE_SECTION_RAM(type, alignment)
 * in one for DATA_SECTIONS. The alignment is that of the type, or more.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_
#define ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_

#include <zephyr/linker/linker-defs.h>

/* An array inside of an output section. */
#define Z_LINK_ITERABLE(type, alignment) \
    . = ALIGN(alignment); \
    PROVIDE_HIDDEN(bk_list_##type##_start = .); \
    KEEP(*(SORT_BY_NAME(.bk_list.type.*))) \
    PROVIDE_HIDDEN(bk_list_##type##_end = .);

/* Constants get an output section in flash; variables join those that are copied at start. */
#define ITERABLE_SECTION_ROM(type, alignment) \
    type##_area : \
    { \
        Z_LINK_ITERABLE(type, alignment) \
    } > FLASH
#define ITERABLE_SECTION_RAM(type, alignment) Z_LINK_ITERABLE(type, alignment)

#define ITERABLE_SECTION_ROM_GC_ALLOWED(type, alignment) ITERABLE_SECTION_ROM(type, alignment)
#define ITERABLE_SECTION_RAM_GC_ALLOWED(type, alignment) ITERABLE_SECTION_RAM(type, alignment)

/* Spellings of the releases before 3.2. */
#define Z_ITERABLE_SECTION_ROM(type, alignment) ITERABLE_SECTION_ROM(type, alignment)
#define Z_ITERABLE_SECTION_RAM(type, alignment) ITERABLE_SECTION_RAM(type, alignment)

#endif
