/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How costs grow with the number of threads, of partitions in a domain, and of sleepers. Public API
 * only. Prints cycles for ROUNDS rounds; the loops count, which are the same for every number.
 */
#include "scaling.h"

void report(const char *what, unsigned int many, const char *operation, uint32_t cycles)
{
    printk("%s %u %s %u\n", what, many, operation, cycles);
}

int main(void)
{
    printk("rounds %u\n", ROUNDS);
    measure_threads();
    measure_partitions();
    measure_sleepers();
    pull_chain();
    printk("done\n");
    return 0;
}
