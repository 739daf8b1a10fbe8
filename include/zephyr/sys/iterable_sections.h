/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Arrays that the linker gathers from all sources: each element is defined where it belongs, and
 * the whole is walked in one place, sorted by name.
 *
 * The linker script needs the type too: ITERABLE_SECTION_ROM(type, alignment) for constants,
 * ITERABLE_SECTION_RAM() for variables, in a file given to zephyr_linker_sources().
 */
#ifndef ZEPHYR_INCLUDE_SYS_ITERABLE_SECTIONS_H_
#define ZEPHYR_INCLUDE_SYS_ITERABLE_SECTIONS_H_

#include <stddef.h>

#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TYPE_SECTION_START(secname) _CONCAT(_CONCAT(bk_list_, secname), _start)
#define TYPE_SECTION_END(secname) _CONCAT(_CONCAT(bk_list_, secname), _end)

#define TYPE_SECTION_START_EXTERN(type, secname) extern type TYPE_SECTION_START(secname)[]
#define TYPE_SECTION_END_EXTERN(type, secname) extern type TYPE_SECTION_END(secname)[]

/** Defines an element of the array secname, which sorts by postfix. */
#define TYPE_SECTION_ITERABLE(type, varname, secname, section_postfix) \
    Z_DECL_ALIGN(type) \
    varname __attribute__((section(".bk_list." STRINGIFY(secname) "." STRINGIFY( \
        section_postfix)))) __used

/* The array's stride is the type's size; an alignment raised by the compiler would break it. */
#define Z_DECL_ALIGN(type) __aligned(__alignof__(type)) type

/** Walks an array of the linker. */
#define TYPE_SECTION_FOREACH(type, secname, iterator) \
    TYPE_SECTION_START_EXTERN(type, secname); \
    TYPE_SECTION_END_EXTERN(type, secname); \
    for (type *iterator = TYPE_SECTION_START(secname); iterator < TYPE_SECTION_END(secname); \
         iterator++)

/** Puts the address of element i into *dst. */
#define TYPE_SECTION_GET(type, secname, i, dst) \
    do { \
        TYPE_SECTION_START_EXTERN(type, secname); \
        *(dst) = &TYPE_SECTION_START(secname)[i]; \
    } while (0)

/** Puts the number of elements into *dst. */
#define TYPE_SECTION_COUNT(type, secname, dst) \
    do { \
        TYPE_SECTION_START_EXTERN(type, secname); \
        TYPE_SECTION_END_EXTERN(type, secname); \
        *(dst) = ((size_t)TYPE_SECTION_END(secname) - (size_t)TYPE_SECTION_START(secname)) / \
                 sizeof(type); \
    } while (0)

/** The same, for arrays named as the structure that they hold. */
#define STRUCT_SECTION_START(struct_type) TYPE_SECTION_START(struct_type)
#define STRUCT_SECTION_END(struct_type) TYPE_SECTION_END(struct_type)
#define STRUCT_SECTION_START_EXTERN(struct_type) \
    TYPE_SECTION_START_EXTERN(struct struct_type, struct_type)
#define STRUCT_SECTION_END_EXTERN(struct_type) \
    TYPE_SECTION_END_EXTERN(struct struct_type, struct_type)

#define STRUCT_SECTION_ITERABLE(struct_type, varname) \
    TYPE_SECTION_ITERABLE(struct struct_type, varname, struct_type, varname)
#define STRUCT_SECTION_ITERABLE_NAMED(struct_type, name, varname) \
    TYPE_SECTION_ITERABLE(struct struct_type, varname, struct_type, name)
#define STRUCT_SECTION_ITERABLE_ALTERNATE(secname, struct_type, varname) \
    TYPE_SECTION_ITERABLE(struct struct_type, varname, secname, varname)
#define STRUCT_SECTION_ITERABLE_NAMED_ALTERNATE(struct_type, secname, name, varname) \
    TYPE_SECTION_ITERABLE(struct struct_type, varname, secname, name)

#define STRUCT_SECTION_FOREACH(struct_type, iterator) \
    TYPE_SECTION_FOREACH(struct struct_type, struct_type, iterator)
#define STRUCT_SECTION_FOREACH_ALTERNATE(secname, struct_type, iterator) \
    TYPE_SECTION_FOREACH(struct struct_type, secname, iterator)
#define STRUCT_SECTION_GET(struct_type, i, dst) \
    TYPE_SECTION_GET(struct struct_type, struct_type, i, dst)
#define STRUCT_SECTION_COUNT(struct_type, dst) \
    TYPE_SECTION_COUNT(struct struct_type, struct_type, dst)

#ifdef __cplusplus
}
#endif

#endif
