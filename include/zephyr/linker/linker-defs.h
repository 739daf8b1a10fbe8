/* SPDX-License-Identifier: Apache-2.0 */
/** @file Limits of the image, as the linker script defines them. */
#ifndef ZEPHYR_INCLUDE_LINKER_LINKER_DEFS_H_
#define ZEPHYR_INCLUDE_LINKER_LINKER_DEFS_H_

#if defined(_LINKER) || defined(_ASMLANGUAGE)
/* An application's fragment includes this header for the macros of the arrays. */
#include <zephyr/linker/iterable_sections.h>
#endif

#endif
