/* SPDX-License-Identifier: Apache-2.0 */
#include "arrays.h"

static const STRUCT_SECTION_ITERABLE(planet, neptune) = {"Neptune", 16};
static const STRUCT_SECTION_ITERABLE(planet, earth) = {"Earth", 1};
static STRUCT_SECTION_ITERABLE(counter, c) = {.count = 3, .name = 'c'};
static STRUCT_SECTION_ITERABLE(counter, a) = {.count = 1, .name = 'a'};
