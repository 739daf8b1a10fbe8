/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * The linker script's side of sys/iterable_sections.h: an output section for each gathered array.
 *
 * Used in files given to zephyr_linker_sources(): SECTIONS for ITERABLE_SECTION_ROM,
 * DATA_SECTIONS for ITERABLE_SECTION_RAM. BK_ROM_REGION and BK_RAM_REGION are the script's own.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_
#define ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_

#include <zephyr/linker/linker-defs.h>

/* The content, for a script which opens the output section itself. */
#define Z_LINK_ITERABLE(struct_type) \
    PROVIDE_HIDDEN(bk_list_##struct_type##_start = .); \
    KEEP(*(SORT_BY_NAME(.bk_list.struct_type.*))) \
    PROVIDE_HIDDEN(bk_list_##struct_type##_end = .);

#define ITERABLE_SECTION_ROM(struct_type, subalign) \
    struct_type##_area : SUBALIGN(subalign) \
    { \
        Z_LINK_ITERABLE(struct_type) \
    } BK_ROM_REGION

#define ITERABLE_SECTION_ROM_GC_ALLOWED(struct_type, subalign) \
    ITERABLE_SECTION_ROM(struct_type, subalign)

#define ITERABLE_SECTION_RAM(struct_type, subalign) \
    struct_type##_area : SUBALIGN(subalign) \
    { \
        Z_LINK_ITERABLE(struct_type) \
    } BK_RAM_REGION

#define ITERABLE_SECTION_RAM_GC_ALLOWED(struct_type, subalign) \
    ITERABLE_SECTION_RAM(struct_type, subalign)

/* Spellings of the releases before 3.2. */
#define Z_ITERABLE_SECTION_ROM(struct_type, subalign) ITERABLE_SECTION_ROM(struct_type, subalign)
#define Z_ITERABLE_SECTION_RAM(struct_type, subalign) ITERABLE_SECTION_RAM(struct_type, subalign)

#endif
