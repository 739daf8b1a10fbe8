/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <inttypes.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/sys/printk.h>
#include <zephyr/version.h>
#include "pair.h"
#include "pairlib.h"
#include "pair_version.h"

LOG_MODULE_REGISTER(pair, LOG_LEVEL_INF);

static const char blob[] = {
#include "blob.txt.inc"
};

#define STACKSIZE 1024
#define PRIORITY  7

K_SEM_DEFINE(sem_a, 1, 1);
K_SEM_DEFINE(sem_b, 0, 1);

static void loop(const char *name, struct k_sem *mine, struct k_sem *others)
{
    struct k_thread *current = k_current_get();
    const char *tname;

    for (int i = 0; i < HELLO_COUNT; i++) {
        k_sem_take(mine, K_FOREVER);
        tname = k_thread_name_get(current);
        if (tname == NULL || tname[0] == '\0') {
            printk("%s: Hello World from cpu %d on %s!\n", name, 0, CONFIG_BOARD);
        } else {
            printk("%s: Hello World from %s on %s!\n", name, tname, CONFIG_BOARD);
        }
        k_busy_wait(1000);
        k_msleep(PAIR_DELAY);
        k_sem_give(others);
    }
}

void thread_b(void *a, void *b, void *c)
{
    loop(__func__, &sem_b, &sem_a);
}

void thread_a(void *a, void *b, void *c)
{
    loop(__func__, &sem_a, &sem_b);
}
K_THREAD_DEFINE(tid_a, STACKSIZE, thread_a, NULL, NULL, NULL, PRIORITY, 0, 0);
K_THREAD_DEFINE(tid_b, STACKSIZE, thread_b, NULL, NULL, NULL, PRIORITY, 0, K_TICKS_FOREVER);

int main(void)
{
    k_thread_name_set(tid_b, "thread B");
    k_thread_start(tid_b);
    LOG_INF("version %s, kernel %u, secret %d %d %d blob %.5s %" PRIu32, PAIR_VERSION,
            (unsigned)SYS_KERNEL_VER_MAJOR(sys_kernel_version_get()), pairlib_secret(),
            pairlib_two(), pairlib_by_option(), blob, (uint32_t)7);
    printf("printf %s\n", STRINGIFY(BUILD_VERSION));
    fflush(stdout);
    k_thread_join(tid_a, K_FOREVER);
    k_thread_join(tid_b, K_FOREVER);
    LOG_WRN("done");
    return 0;
}
