/* SPDX-License-Identifier: Apache-2.0 */
#include "isolation.h"
#include "texts.h"

/* Each reads on from "partition 0x..., n bytes"; short, as images with messages hold them all. */
#define TEXTS(X)                                                                                   \
    X(BK_ISO_OK, "accepted")                                                                       \
    X(BK_ISO_UNALIGNED, "start or size is no multiple of 32: align the data to 32 bytes")          \
    X(BK_ISO_WRAPS, "passes the end of memory: reduce the size")                                   \
    X(BK_ISO_OVERLAP, "overlaps a partition of the domain: remove that one first")                 \
    X(BK_ISO_DUPLICATE, "is in the domain already: add it once")                                   \
    X(BK_ISO_KERNEL, "touches kernel data: place the data with K_APP_DMEM or K_APP_BMEM")          \
    X(BK_ISO_STACK, "touches thread stacks: share a variable instead")                             \
    X(BK_ISO_TEXT_WRITE, "grants writing on code: drop the right to write")                        \
    X(BK_ISO_TEXT_EDGE, "is only partly code: keep it wholly inside or outside")                   \
    X(BK_ISO_WRITE_EXECUTE, "grants user code to write and execute: drop one of the two")          \
    X(BK_ISO_ATTR, "has rights the MPU cannot express: use a K_MEM_PARTITION_P_.._U_.. attribute") \
    X(BK_ISO_FULL, "finds the domain full: raise CONFIG_MAX_DOMAIN_PARTITIONS")                    \
    X(BK_ISO_NOT_FOUND, "is not in the domain: start, size and attributes must match")             \
    X(BK_ISO_ZERO_PAGE, "grants what null pointers point at: start at 256 or above")               \
    X(BK_ISO_PRIVATE, "covers the processor's own registers: offer a system call instead")

BK_TEXTS(texts, TEXTS, BK_ISO_RESULTS);

const char *bk_iso_result_text(enum bk_iso_result result)
{
    return (uint32_t)result < BK_ISO_RESULTS ? bk_text(texts, result) : "unknown result";
}
