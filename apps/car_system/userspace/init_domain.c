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

int init_domain(void)
{
    static const char *const names[] = {
        "ZPP_LIB",
        "APP",
#ifdef Z_LIBC_PARTITION_EXISTS
        "libc",
#endif
    };
    struct k_mem_partition *partitions[ARRAY_SIZE(names)] = {
        &zpp_lib_partition,
        &app_partition,
#ifdef Z_LIBC_PARTITION_EXISTS
        &z_libc_partition,
#endif
    };

    if (done) {
        printk("init_domain: app_domain exists already; call it once, early in main()\n");
        return -EALREADY;
    }
    for (unsigned int i = 0; i < ARRAY_SIZE(names); i++) {
        LOG_INF("%s partition: %p %zu", names[i], (void *)partitions[i]->start,
                (size_t)partitions[i]->size);
    }

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
