/* SPDX-License-Identifier: Apache-2.0 */
/* Why a change of a memory domain was refused, in words. */
#include "domain.h"

void bk_domain_complain(const char *what, const struct k_mem_partition *part,
                        enum bk_iso_result why)
{
    printk("memory domain: %s partition %p, %u bytes: %s\n", what, (void *)part->start,
           (unsigned int)part->size, bk_iso_result_text(why));
}

void bk_domain_refuse(const char *call, const void *culprit, const char *why)
{
    printk("%s: %p %s\n", call, culprit, why);
}
