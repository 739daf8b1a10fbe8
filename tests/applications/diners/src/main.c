/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/random/random.h>
#include "forks.h"

BUILD_ASSERT(DINERS > 1, "too few");
#define STACK_SIZE (768 + CONFIG_TEST_EXTRA_STACK_SIZE)

static fork_t forks[DINERS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, DINERS, STACK_SIZE);
static struct k_thread threads[DINERS];
static K_MUTEX_DEFINE(screen);

static int32_t random_delay(int id, int period_ms)
{
    int32_t ms = (sys_rand32_get() + id) % period_ms;

    return ms;
}

static void say(int id, const char *what, int32_t ms)
{
    k_mutex_lock(&screen, K_FOREVER);
    printk("%s %d [%s:%2d] %-10s %d ms\n", DINER_NAME, id,
           k_thread_priority_get(k_current_get()) < 0 ? "C" : "P",
           k_thread_priority_get(k_current_get()), what, ms);
    k_mutex_unlock(&screen);
}

static void diner(void *id, void *unused1, void *unused2)
{
    int my_id = POINTER_TO_INT(id);
    fork_t *first = &forks[MIN(my_id, (my_id + 1) % DINERS)];
    fork_t *second = &forks[MAX(my_id, (my_id + 1) % DINERS)];

    ARG_UNUSED(unused1);
    ARG_UNUSED(unused2);
    for (;;) {
        int32_t delay = random_delay(my_id, 25);

        say(my_id, "STARVING", 0);
        fork_take(first);
        say(my_id, "HOLDS 1", 0);
        fork_take(second);
        say(my_id, "EATING", delay);
        k_msleep(delay);
        fork_drop(second);
        fork_drop(first);
        delay = random_delay(my_id, 25);
        say(my_id, "THINKING", delay);
        k_thread_priority_set(k_current_get(), k_thread_priority_get(k_current_get()));
        k_sleep(K_MSEC(delay));
    }
}

static int prio_of(int i)
{
    if (IS_ENABLED(CONFIG_DINERS_SAME_PRIO)) {
        return K_PRIO_PREEMPT(4);
    }
    return i < DINERS / 2 ? K_PRIO_COOP(i + 1) : K_PRIO_PREEMPT(i);
}

int main(void)
{
    char name[CONFIG_THREAD_MAX_NAME_LEN];

    for (int i = 0; i < DINERS; i++) {
        fork_init(&forks[i]);
    }
    for (int i = 0; i < DINERS; i++) {
        k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), diner,
                        INT_TO_POINTER(i), NULL, NULL, prio_of(i), K_USER & 0, K_FOREVER);
        snprintk(name, sizeof(name), DINER_NAME " %d", i);
        k_thread_name_set(&threads[i], name);
        k_thread_start(&threads[i]);
    }
    return 0;
}
