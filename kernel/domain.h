/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_DOMAIN_H
#define BK_DOMAIN_H

#include "core.h"

#ifdef CONFIG_USERSPACE

extern const struct bk_layout bk_layout;

#ifdef CONFIG_BULKHEAD_FAULT_REPORT
/* Why a partition was refused. */
void bk_domain_complain(const char *what, const struct k_mem_partition *part,
                        enum bk_iso_result why);
/* Why a call was refused. */
void bk_domain_refuse(const char *call, const void *culprit, const char *why);
#else
#define bk_domain_complain(what, part, why) ARG_UNUSED(part)
#define bk_domain_refuse(call, culprit, why)                                                       \
    do {                                                                                           \
        ARG_UNUSED(call);                                                                          \
        ARG_UNUSED(culprit);                                                                       \
    } while (false)
#endif

void bk_domain_boot(void);
/* A new thread takes its parent's domain. */
void bk_domain_inherit(struct k_thread *child, const struct k_thread *parent);
/* The thread ended. */
void bk_domain_leave(struct k_thread *thread);

#else

static inline void bk_domain_boot(void)
{
}
static inline void bk_domain_inherit(struct k_thread *child, const struct k_thread *parent)
{
    ARG_UNUSED(child);
    ARG_UNUSED(parent);
}
static inline void bk_domain_leave(struct k_thread *thread)
{
    ARG_UNUSED(thread);
}

#endif

#endif
