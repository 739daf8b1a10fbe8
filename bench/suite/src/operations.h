/* SPDX-License-Identifier: Apache-2.0 */
/* The measured loops, compiled once for each mode: MODE(name) names the mode's functions. */

#define LOOP(statement)                                                                            \
    for (uint32_t i = ROUNDS; i != 0u; i--) {                                                      \
        statement;                                                                                 \
        __asm__ volatile("" : : : "memory");                                                       \
    }

void MODE(measure)(void *operation, void *p2, void *p3)
{
    uint32_t message[4] = {1, 2, 3, 4};

    switch ((enum operation)(uintptr_t)operation) {
    case OP_SEM_COUNT:
        LOOP((void)k_sem_count_get(&bench_count_sem));
        break;
    case OP_SEM_GIVE:
        LOOP(k_sem_give(&bench_give_sem));
        break;
    case OP_SEM_TAKE:
        LOOP((void)k_sem_take(&bench_take_sem, K_NO_WAIT));
        break;
    case OP_MUTEX:
        LOOP({
            (void)k_mutex_lock(&bench_mutex, K_FOREVER);
            (void)k_mutex_unlock(&bench_mutex);
        });
        break;
    case OP_MSGQ:
        LOOP({
            (void)k_msgq_put(&bench_msgq, message, K_NO_WAIT);
            (void)k_msgq_get(&bench_msgq, message, K_NO_WAIT);
        });
        break;
    case OP_YIELD:
        LOOP(k_yield());
        break;
    case OP_PINGPONG:
        LOOP({
            k_sem_give(&bench_ping);
            (void)k_sem_take(&bench_pong, K_FOREVER);
        });
        break;
    default:
        LOOP();
        break;
    }
}

/* Of equal priority: answers every round while the other thread yields or waits. */
void MODE(answer)(void *operation, void *p2, void *p3)
{
    if ((enum operation)(uintptr_t)operation == OP_YIELD) {
        LOOP(k_yield());
    } else if ((enum operation)(uintptr_t)operation == OP_PINGPONG) {
        LOOP({
            (void)k_sem_take(&bench_ping, K_FOREVER);
            k_sem_give(&bench_pong);
        });
    }
}

void MODE(wait_for_interrupt)(void *p1, void *p2, void *p3)
{
    for (;;) {
        (void)k_sem_take(&bench_interrupt_sem, K_FOREVER);
    }
}

void MODE(fault)(void *p1, void *p2, void *p3)
{
    *(volatile uint32_t *)0xFFFFFFF0u = 0;
}
