/* SPDX-License-Identifier: Apache-2.0 */
/* Mutexes in user memory: ownership, inheritance, records that come and go, access. */

#include <zephyr/sys/mutex.h>
#include <zephyr/ztest.h>

#include "kit.h"

ZTEST_BMEM SYS_MUTEX_DEFINE(defined);
static SYS_MUTEX_DEFINE(in_kernel_memory);
static ZTEST_BMEM struct sys_mutex mutex;
static ZTEST_BMEM struct sys_mutex many[40];

static void mutex_before(void *fixture)
{
    kit_reset(fixture);
    k_thread_system_pool_assign(k_current_get());
}

static void mutex_after(void *fixture)
{
    void *all;

    kit_reset(fixture);
    all = k_malloc(400);
    zassert_not_null(all, "records are freed");
    k_free(all);
}

ZTEST_SUITE(user_mutex, NULL, NULL, mutex_before, mutex_after, NULL);

static void use(struct sys_mutex *m)
{
    sys_mutex_init(m);
    zassert_equal(sys_mutex_unlock(m), -EINVAL);
    zassert_ok(sys_mutex_lock(m, K_FOREVER));
    zassert_ok(sys_mutex_lock(m, K_NO_WAIT));
    zassert_ok(sys_mutex_unlock(m));
    zassert_ok(sys_mutex_unlock(m));
    zassert_equal(sys_mutex_unlock(m), -EINVAL);
}

ZTEST_USER(user_mutex, test_lock_and_unlock)
{
    use(&defined);
    use(&mutex);
}

ZTEST(user_mutex, test_of_the_supervisor)
{
    use(&in_kernel_memory);
    zassert_equal(sys_mutex_lock(NULL, K_NO_WAIT), -EINVAL);
    zassert_equal(sys_mutex_unlock(NULL), -EINVAL);
}

ZTEST_USER(user_mutex, test_no_access)
{
    if (k_is_user_context()) {
        zassert_equal(sys_mutex_lock(&in_kernel_memory, K_NO_WAIT), -EACCES);
        zassert_equal(sys_mutex_unlock(&in_kernel_memory), -EACCES);
        zassert_equal(sys_mutex_lock(NULL, K_NO_WAIT), -EACCES);
        zassert_equal(sys_mutex_lock((struct sys_mutex *)UINTPTR_MAX, K_NO_WAIT), -EACCES);
    }
}

ZTEST_USER(user_mutex, test_pool_bounds_the_number_of_records)
{
    int count = 0;

    while (count < 40 && sys_mutex_lock(&many[count], K_NO_WAIT) == 0) {
        count++;
    }
    zassert_between_inclusive(count, 5, 15);
    zassert_equal(sys_mutex_lock(&many[count], K_NO_WAIT), -ENOMEM);
    zassert_ok(sys_mutex_lock(&many[0], K_NO_WAIT), "its record is there");
    zassert_ok(sys_mutex_lock(&defined, K_NO_WAIT), "this one has its own");
    zassert_ok(sys_mutex_unlock(&defined));
    zassert_ok(sys_mutex_unlock(&many[0]));
    while (count-- > 0) {
        zassert_ok(sys_mutex_unlock(&many[count]));
    }
}

static void lock_and_note(void *m, void *p2, void *p3)
{
    int result = sys_mutex_lock(m, K_MSEC(20));

    kit_note(result == 0 ? 'l' : result == -EAGAIN ? '-' : '!');
    if (result == 0) {
        kit_note(sys_mutex_unlock(m) == 0 ? 'u' : '!');
    }
}

static void try_and_note(void *m, void *p2, void *p3)
{
    kit_note(sys_mutex_lock(m, K_NO_WAIT) == -EBUSY ? 'b' : '!');
    kit_note(sys_mutex_unlock(m) == -EPERM ? 'p' : '!');
}

static void contend(struct sys_mutex *m)
{
    int own = k_thread_priority_get(k_current_get());

    k_thread_priority_set(k_current_get(), KIT_LOW);
    zassert_ok(sys_mutex_lock(m, K_FOREVER));
    kit_start(0, try_and_note, m, KIT_MIDDLE, K_USER);
    kit_start(1, lock_and_note, m, KIT_HIGH, K_USER);
    zassert_equal(k_thread_priority_get(k_current_get()), KIT_HIGH, "priority is inherited");
    k_sleep(K_MSEC(50));
    kit_expect("bp-");
    zassert_equal(k_thread_priority_get(k_current_get()), KIT_LOW);
    kit_start(2, lock_and_note, m, KIT_HIGH, K_USER);
    zassert_ok(sys_mutex_unlock(m));
    kit_join(2);
    kit_expect("bp-lu");
    k_thread_priority_set(k_current_get(), own);
    zassert_ok(sys_mutex_lock(m, K_NO_WAIT));
    zassert_ok(sys_mutex_unlock(m));
}

ZTEST(user_mutex, test_contention_on_a_defined_one)
{
    contend(&defined);
}

ZTEST(user_mutex, test_contention_on_an_allocated_one)
{
    contend(&mutex);
}

static void lock_and_end(void *m, void *p2, void *p3)
{
    kit_note(sys_mutex_lock(m, K_NO_WAIT) == 0 ? 'l' : '!');
}

ZTEST(user_mutex, test_end_of_the_owner)
{
    struct sys_mutex *both[] = {&defined, &mutex};

    for (int i = 0; i < 2; i++) {
        kit_reset(NULL);
        kit_start(0, lock_and_end, both[i], KIT_HIGH, K_USER);
        kit_join(0);
        kit_expect("l");
        zassert_ok(sys_mutex_lock(both[i], K_NO_WAIT));
        zassert_ok(sys_mutex_unlock(both[i]));
    }
}
