/* SPDX-License-Identifier: Apache-2.0 */
/** @file Names of output sections, for C, assembler and linker scripts. */
#ifndef ZEPHYR_INCLUDE_LINKER_SECTIONS_H_
#define ZEPHYR_INCLUDE_LINKER_SECTIONS_H_

#define BK_SECTION_NOINIT noinit

#define _TEXT_SECTION_NAME text
#define _RODATA_SECTION_NAME rodata
#define _DATA_SECTION_NAME data
#define _BSS_SECTION_NAME bss
#define _NOINIT_SECTION_NAME noinit
#define TEXT text
#define RODATA rodata
#define DATA data
#define BSS bss
#define NOINIT noinit

#endif
