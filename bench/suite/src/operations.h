/* SPDX-License-Identifier: Apache-2.0 */
/* The measured loops, compiled once for each mode: MODE(name) names what main() sees of them. */

#define LOOP(name, statement)                                                                      \
    static void name(void *first, void *second, void *p3)                                          \
    {                                                                                              \
        for (uint32_t i = ROUNDS; i != 0u; i--) {                                                  \
            statement;                                                                             \
            __asm__ volatile("" : : : "memory");                                                   \
        }                                                                                          \
    }

LOOP(sem_count, (void)k_sem_count_get(&bench_sem))
LOOP(sem_give, k_sem_give(&bench_sem))
LOOP(sem_take, (void)k_sem_take(&bench_sem, K_NO_WAIT))
LOOP(mutex, {
    (void)k_mutex_lock(&bench_mutex, K_FOREVER);
    (void)k_mutex_unlock(&bench_mutex);
})
LOOP(yield, k_yield())
LOOP(pingpong, {
    (void)k_sem_take(first, K_FOREVER);
    k_sem_give(second);
})

static void msgq(void *first, void *second, void *p3)
{
    uint32_t message[4] = {0};

    for (uint32_t i = ROUNDS; i != 0u; i--) {
        (void)k_msgq_put(&bench_msgq, message, K_NO_WAIT);
        (void)k_msgq_get(&bench_msgq, message, K_NO_WAIT);
    }
}

static void wait(void *first, void *second, void *p3)
{
    for (;;) {
        (void)k_sem_take(first, K_FOREVER);
    }
}

const k_thread_entry_t MODE(loops)[LOOPS] = {
    [OP_EMPTY] = bench_empty, [OP_SEM_COUNT] = sem_count, [OP_SEM_GIVE] = sem_give,
    [OP_SEM_TAKE] = sem_take, [OP_MUTEX] = mutex, [OP_MSGQ] = msgq, [OP_YIELD] = yield,
    [OP_PINGPONG] = pingpong, [OP_WAIT] = wait,
};
