/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_DOMAIN_H
#define BK_DOMAIN_H

#include "core.h"

#ifdef CONFIG_USERSPACE

extern struct bk_layout bk_layout;

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
