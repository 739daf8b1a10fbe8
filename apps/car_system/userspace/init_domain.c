/* SPDX-License-Identifier: Apache-2.0 */
/* For the main thread. */
#define __ZEPHYR_SUPERVISOR__
#include "userspace/init_domain.h"

#include <zephyr/logging/log.h>
#include <zephyr/sys/libc-hooks.h>

LOG_MODULE_DECLARE(car_system, CONFIG_APP_LOG_LEVEL);

/* Globals of zpp and of the application; the linker knows where they end up. */
K_APPMEM_PARTITION_DEFINE(zpp_lib_partition);
K_APPMEM_PARTITION_DEFINE(app_partition);

struct k_mem_domain app_domain;
static bool done;

bool init_domain_done(void)
{
    return done;
}

static void log_partitions(void)
{
    LOG_INF("ZPP_LIB partition: %p %zu", (void *)zpp_lib_partition.start,
            (size_t)zpp_lib_partition.size);
    LOG_INF("APP partition: %p %zu", (void *)app_partition.start, (size_t)app_partition.size);
#ifdef Z_LIBC_PARTITION_EXISTS
    LOG_INF("libc partition: %p %zu", (void *)z_libc_partition.start,
            (size_t)z_libc_partition.size);
#endif
}

int init_domain(void)
{
    struct k_mem_partition *partitions[] = {
#ifdef Z_LIBC_PARTITION_EXISTS
        &z_libc_partition,
#endif
        &zpp_lib_partition, &app_partition};

    if (done) {
        printk("init_domain: app_domain exists already; call it once, early in main()\n");
        return -EALREADY;
    }
    log_partitions();

    int result = k_mem_domain_init(&app_domain, ARRAY_SIZE(partitions), partitions);

    if (result == 0) {
        result = k_mem_domain_add_thread(&app_domain, k_current_get());
    }
    if (result != 0) {
        printk("init_domain: app_domain was refused (%d); see its partitions above\n", result);
        return result;
    }
    done = true;
    return 0;
}
