/* SPDX-License-Identifier: Apache-2.0 */
#include "isolation.h"

static const char *const texts[BK_ISO_RESULTS] = {
    [BK_ISO_OK] = "accepted",
    [BK_ISO_UNALIGNED] = "start or size is no multiple of 32 bytes: align the variable to 32 and "
                         "round its size up, or define it with K_APP_DMEM or K_APP_BMEM",
    [BK_ISO_WRAPS] = "runs past the end of the address space: reduce the size",
    [BK_ISO_OVERLAP] = "shares bytes with another partition of the domain: remove that one first, "
                       "or make the two disjoint",
    [BK_ISO_DUPLICATE] = "is in the domain already: add it once",
    [BK_ISO_KERNEL] = "touches kernel memory: move the data into a partition with K_APP_DMEM or "
                      "K_APP_BMEM",
    [BK_ISO_STACK] = "touches a thread stack: give the shared data a variable of its own",
    [BK_ISO_TEXT_WRITE] = "grants writing on code: take away the right to write",
    [BK_ISO_TEXT_EDGE] = "lies only partly in the code: keep it wholly inside or outside",
    [BK_ISO_WRITE_EXECUTE] = "lets user code write what it may execute: take away one of the two",
    [BK_ISO_ATTR] = "asks for rights that the MPU cannot express here: use one of the "
                    "K_MEM_PARTITION_P_..._U_... attributes, without execution on device memory",
    [BK_ISO_FULL] = "finds no place in the domain: raise CONFIG_MAX_DOMAIN_PARTITIONS",
    [BK_ISO_NOT_FOUND] = "is not in the domain: start, size and attributes must be those that were "
                         "added",
    [BK_ISO_ZERO_PAGE] = "grants user code the addresses below 256, where null pointers lead: "
                         "begin higher",
    [BK_ISO_PRIVATE] = "touches the processor's own registers (0xE0000000 to 0xE00FFFFF), which no "
                       "user thread can be granted: offer a system call instead",
};

const char *bk_iso_result_text(enum bk_iso_result result)
{
    return (uint32_t)result < BK_ISO_RESULTS ? texts[result] : "unknown result";
}
