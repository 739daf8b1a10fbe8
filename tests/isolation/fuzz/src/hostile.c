/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What runs in user mode. Most calls are right in form, so that they get deep into the kernel; some
 * have one argument at an edge; a few are noise throughout.
 */
#include <zephyr/syscall_list.h>

#include "all_calls.h"
#include "fuzz.h"

/*
 * A system call and the kinds of its argument words:
 * S semaphore, M mutex, Q message queue, E event, T timer, F queue, K stack, C condition variable,
 * P pipe, G poll signal, H thread, N new thread, O any object, A thread stack, D what the last
 * K_OBJECT_ALLOC gave, L poll events, l their number, g word of its own memory, b buffer,
 * u small number, v size of up to 16, x size of up to 3, f flag, y object type, w word,
 * t time-out (its low word; followed by z), z zero, p priority, e entry function, o options
 */
struct shape {
    uint8_t number;
    bool rare; /* mostly refused, or a switch, which takes the emulator long */
    char kinds[13];
};

#define CALL(name, kinds)                                                                          \
    {                                                                                              \
        K_SYSCALL_##name, false, kinds                                                             \
    }
#define RARE(name, kinds)                                                                          \
    {                                                                                              \
        K_SYSCALL_##name, true, kinds                                                              \
    }
/* The first shapes, which take the place of rare ones. */
#define COMMON 4u

/* clang-format off */
static const struct shape shapes[] = {
    CALL(K_SEM_GIVE, "S"), CALL(K_SEM_TAKE, "Stz"), CALL(K_SEM_RESET, "S"),
    CALL(K_SEM_COUNT_GET, "S"), RARE(K_SEM_INIT, "Suu"),
    CALL(K_MUTEX_LOCK, "Mtz"), CALL(K_MUTEX_UNLOCK, "M"), RARE(K_MUTEX_INIT, "M"),
    CALL(K_MUTEX_LOCK, "Mtz"), CALL(K_MUTEX_UNLOCK, "M"),
    CALL(K_CONDVAR_INIT, "C"), CALL(K_CONDVAR_SIGNAL, "C"), CALL(K_CONDVAR_BROADCAST, "C"),
    CALL(K_CONDVAR_WAIT, "CMtz"),
    CALL(K_MSGQ_PUT, "Qbtz"), CALL(K_MSGQ_GET, "Qbtz"), CALL(K_MSGQ_PEEK, "Qb"),
    CALL(K_MSGQ_PEEK_AT, "Qbu"), CALL(K_MSGQ_PURGE, "Q"), CALL(K_MSGQ_NUM_FREE_GET, "Q"),
    CALL(K_MSGQ_NUM_USED_GET, "Q"), CALL(K_MSGQ_GET_ATTRS, "Qb"), CALL(K_MSGQ_PUT, "Qbtz"),
    CALL(K_MSGQ_GET, "Qbtz"),
    CALL(K_EVENT_POST, "Ew"), CALL(K_EVENT_SET, "Ew"), CALL(K_EVENT_SET_MASKED, "Eww"),
    CALL(K_EVENT_CLEAR, "Ew"), CALL(K_EVENT_WAIT, "Ewutz"), CALL(K_EVENT_WAIT_ALL, "Ewutz"),
    CALL(K_EVENT_WAIT_SAFE, "Ewutz"),
    CALL(K_TIMER_START, "Ttztz"), CALL(K_TIMER_STOP, "T"), CALL(K_TIMER_STATUS_GET, "T"),
    CALL(K_TIMER_EXPIRES_TICKS, "T"), CALL(K_TIMER_REMAINING_TICKS, "T"),
    CALL(K_TIMER_USER_DATA_SET, "Tw"), CALL(K_TIMER_USER_DATA_GET, "T"),
    CALL(K_QUEUE_ALLOC_APPEND, "Fw"), CALL(K_QUEUE_ALLOC_PREPEND, "Fw"),
    CALL(K_QUEUE_GET, "Ftz"), CALL(K_QUEUE_IS_EMPTY, "F"), CALL(K_QUEUE_PEEK_HEAD, "F"),
    CALL(K_QUEUE_PEEK_TAIL, "F"), CALL(K_QUEUE_CANCEL_WAIT, "F"), CALL(K_QUEUE_GET, "Ftz"),
    CALL(K_STACK_PUSH, "Kw"), CALL(BK_STACK_TAKE, "Ktz"), CALL(BK_STACK_POPPED, ""),
    CALL(BK_PIPE_PUT, "Pbvxtz"), CALL(BK_PIPE_GET, "Pbvxtz"), CALL(BK_PIPE_MOVED, ""),
    CALL(K_PIPE_READ_AVAIL, "P"), CALL(K_PIPE_WRITE_AVAIL, "P"), CALL(K_PIPE_FLUSH, "P"),
    CALL(K_PIPE_BUFFER_FLUSH, "P"), CALL(BK_PIPE_PUT, "Pbvxtz"), CALL(BK_PIPE_GET, "Pbvxtz"),
    CALL(K_FUTEX_WAIT, "gftz"), CALL(K_FUTEX_WAKE, "gf"), CALL(BK_SYS_MUTEX_LOCK, "gtz"),
    CALL(BK_SYS_MUTEX_UNLOCK, "g"), CALL(BK_SYS_MUTEX_LOCK, "gtz"), CALL(BK_SYS_MUTEX_UNLOCK, "g"),
    RARE(K_OBJECT_ALLOC, "y"), RARE(K_OBJECT_RELEASE, "D"), RARE(K_SEM_INIT, "Duu"),
    RARE(K_MSGQ_ALLOC_INIT, "Dvv"), RARE(K_STACK_ALLOC_INIT, "Dv"), RARE(K_QUEUE_INIT, "D"),
    RARE(K_MUTEX_INIT, "D"), RARE(K_POLL_SIGNAL_INIT, "D"), CALL(K_POLL_SIGNAL_RAISE, "Gw"),
    CALL(K_POLL_SIGNAL_RESET, "G"), CALL(K_POLL_SIGNAL_CHECK, "Gbb"),
    CALL(BK_POLL_START, "Llutz"), CALL(BK_POLL_COLLECT, ""),
    CALL(K_OBJECT_ACCESS_GRANT, "OH"), CALL(K_CYCLE_GET_32, ""), CALL(K_CYCLE_GET_64, ""),
    CALL(K_UPTIME_TICKS, ""), RARE(K_YIELD, ""), RARE(K_USLEEP, "t"), RARE(K_SLEEP, "tz"),
    CALL(K_SCHED_CURRENT_THREAD_QUERY, ""), CALL(K_IS_PREEMPT_THREAD, ""),
    CALL(K_THREAD_PRIORITY_GET, "H"), RARE(K_THREAD_PRIORITY_SET, "Hp"),
    RARE(K_THREAD_SUSPEND, "H"), CALL(K_THREAD_RESUME, "H"), CALL(K_THREAD_RESUME, "H"),
    CALL(K_THREAD_RESUME, "H"), CALL(K_WAKEUP, "H"), CALL(K_THREAD_START, "H"),
    CALL(K_THREAD_JOIN, "Htz"), RARE(K_THREAD_CREATE, "NAuewwwpotz"),
    CALL(K_THREAD_NAME_COPY, "Hbu"), CALL(K_THREAD_TIMEOUT_EXPIRES_TICKS, "H"),
    CALL(K_THREAD_TIMEOUT_REMAINING_TICKS, "H"), CALL(K_THREAD_CUSTOM_DATA_SET, "w"),
    CALL(K_THREAD_CUSTOM_DATA_GET, ""),
};
/* clang-format on */

static const uintptr_t edges[] = {
    0u,
    1u,
    4u,
    31u,
    255u,
    256u,
    0x7FFFFFFFu,
    0x80000000u,
    0xFFFFFFFFu,
    0xFFFFFFFEu,
    0xFFFFFFE0u,
    0xFFFFFF00u,
    0xE000ED94u,
    0xE000E100u,
    0x40000000u,
    CONFIG_UART_CONSOLE_ADDRESS,
    CONFIG_FLASH_BASE_ADDRESS,
    CONFIG_FLASH_BASE_ADDRESS + CONFIG_FLASH_SIZE * 1024u,
    CONFIG_SRAM_BASE_ADDRESS,
    CONFIG_SRAM_BASE_ADDRESS - 4u,
    CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024u,
    CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024u - 1u,
    (uintptr_t)&bk_kernel,
    (uintptr_t)&foreign_sem,
    (uintptr_t)&foreign_mutex,
    (uintptr_t)&foreign_thread,
    (uintptr_t)&sems[0],
    (uintptr_t)&mutexes[1],
    (uintptr_t)&msgqs[0],
    (uintptr_t)&timers[0],
    (uintptr_t)&hostiles[0],
    (uintptr_t)&domains[0],
    (uintptr_t)&hostile_stacks[0],
    (uintptr_t)&hostile_stacks[1],
    (uintptr_t)&hostile_state[0],
    (uintptr_t)&hostile_run,
};

static uintptr_t edge(uint32_t random)
{
    static const int8_t offsets[] = {0, 0, 0, 1, -1, 2, 4, -4, 8, 32, -32, 96};

    return edges[random % ARRAY_SIZE(edges)] +
           (uintptr_t)offsets[(random >> 16) % ARRAY_SIZE(offsets)];
}

static uintptr_t timeout_low(uint32_t random)
{
    /* Mostly none; some of up to seven ticks. */
    return (random & 0x1F0u) != 0u ? 0u : random >> 29;
}

static uintptr_t object(uint32_t r)
{
    switch (r >> 29) {
    case 0:
        return (uintptr_t)&sems[r & 1u];
    case 1:
        return (uintptr_t)&mutexes[r & 1u];
    case 2:
        return (uintptr_t)&msgqs[r & 1u];
    case 3:
        return (uintptr_t)&timers[0];
    case 4:
        return (uintptr_t)&hostiles[r % ARRAY_SIZE(hostiles)];
    case 5:
        return (uintptr_t)hostile_stacks[HOSTILES + r % CHILDREN];
    default:
        return (uintptr_t)&events[0];
    }
}

/* One event of each kind, right or not. */
static uintptr_t poll_events(uint32_t r)
{
    static const uint8_t types[] = {K_POLL_TYPE_SEM_AVAILABLE, K_POLL_TYPE_SIGNAL,
                                    K_POLL_TYPE_MSGQ_DATA_AVAILABLE, K_POLL_TYPE_DATA_AVAILABLE,
                                    K_POLL_TYPE_IGNORE};
    void *const objects[] = {&sems[r & 1u], &poll_signals[0], &msgqs[r & 1u], &queues[0], &sems[0]};

    for (unsigned int i = 0; i < POLL_EVENTS; i++) {
        unsigned int which = (r >> (4u * i)) % ARRAY_SIZE(types);

        k_poll_event_init(&hostile_events[i], types[which], K_POLL_MODE_NOTIFY_ONLY,
                          objects[which]);
        hostile_events[i].poller = (void *)(uintptr_t)(r & 3u);
    }
    return (uintptr_t)hostile_events;
}

static uintptr_t own_memory(char kind, uint32_t r)
{
    switch (kind) {
    case 'g':
        return (uintptr_t)hostile_buffer + ((r >> 16) & 0x1Cu);
    case 'L':
        return poll_events(r);
    case 'l':
        return r % (POLL_EVENTS + 1u);
    case 'v':
        return r >> 28;
    case 'x':
        return (r >> 30) & 1u;
    case 'f':
        return r & 1u;
    case 'y':
        return (r >> 8) % (K_OBJ_LAST + 1u);
    case 'D':
        return hostile_object;
    default:
        return r;
    }
}

static uintptr_t argument(char kind, uint32_t r)
{
    switch (kind) {
    case 'S':
        return (uintptr_t)&sems[r & 1u];
    case 'M':
        return (uintptr_t)&mutexes[r & 1u];
    case 'Q':
        return (uintptr_t)&msgqs[r & 1u];
    case 'E':
        return (uintptr_t)&events[0];
    case 'T':
        return (uintptr_t)&timers[0];
    case 'F':
        return (uintptr_t)&queues[0];
    case 'K':
        return (uintptr_t)&stacks[0];
    case 'C':
        return (uintptr_t)&condvars[0];
    case 'H':
        return (uintptr_t)&hostiles[(r >> 8) % ARRAY_SIZE(hostiles)];
    case 'N':
        return (uintptr_t)&hostiles[HOSTILES + (r & 1u)];
    case 'A':
        return (uintptr_t)hostile_stacks[HOSTILES + (r & 1u)];
    case 'O':
        return object(r);
    case 'b':
        return (r & 0x70u) != 0u ? (uintptr_t)hostile_buffer + (r >> 28)
                                 : (uintptr_t)scratch[r % PARTITIONS] + (r >> 16) % SCRATCH;
    case 'u':
        return r >> 22;
    case 't':
        return timeout_low(r);
    case 'p':
        /* One in eight is better than the thread's own. */
        return (uintptr_t)(HOSTILE_PRIORITY + (int)(r & 7u) - 1);
    case 'e':
        return (uintptr_t)hostile_run;
    case 'o':
        return K_USER | (r & K_INHERIT_PERMS);
    case 'P':
        return (uintptr_t)&pipes[0];
    case 'G':
        return (uintptr_t)&poll_signals[0];
    case 'z':
        return 0;
    default:
        return own_memory(kind, r);
    }
}

static void call(struct hostile *me, unsigned int number, const uintptr_t *words)
{
    register uintptr_t r0 __asm__("r0") = words[0];
    register uintptr_t r1 __asm__("r1") = words[1];
    register uintptr_t r2 __asm__("r2") = words[2];
    register uintptr_t r3 __asm__("r3") = words[3];

    me->calls++;
#ifdef CONFIG_FUZZ_TRACE
    me->last[0] = number;
    me->last[1] = words[0];
    me->last[2] = words[1];
    me->last[3] = words[2];
#endif
    __asm__ volatile("blx %4"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)
                     : "r"((uintptr_t)all_calls + 4u * number + 1u)
                     : "lr", "memory", "cc");
    if (number == K_SYSCALL_K_OBJECT_ALLOC && r0 != 0u) {
        hostile_object = r0;
    }
}

static void noise(struct hostile *me)
{
    uintptr_t words[4];
    uint32_t number;

    for (int i = 0; i < 4; i++) {
        uint32_t r = next_random(&me->random);

        words[i] = (r & 3u) != 0u ? edge(r >> 2) : (r & 4u) != 0u ? object(r) : r;
    }
    number = next_random(&me->random) & 0xFFu;
    if (number != K_SYSCALL_BK_CONSOLE_WRITE) {
        call(me, number, words);
    }
}

static void formed(struct hostile *me, uint32_t choice)
{
    const struct shape *shape = &shapes[(choice >> 8) % ARRAY_SIZE(shapes)];
    uintptr_t words[13];
    unsigned int count = 0;

    if (shape->rare && (choice & 0xF0u) != 0u) {
        shape = &shapes[(choice >> 20) % COMMON];
    }
    for (; shape->kinds[count] != '\0'; count++) {
        words[count] = argument(shape->kinds[count], next_random(&me->random));
    }
    if ((choice & 0xFFu) == 0u && count != 0u) {
        words[choice % count] = edge(next_random(&me->random));
    }
    if (count > 4u) {
        /* The words from the fourth on travel in memory. */
        for (unsigned int i = count; i > 3u; i--) {
            words[i] = words[i - 1u];
        }
        words[3] = (choice & 0xFFu) == 1u ? edge(choice) : (uintptr_t)&words[4];
    }
    call(me, shape->number, words);
}

void hostile_run(void *p1, void *p2, void *p3)
{
    uintptr_t place = (uintptr_t)p1 - (uintptr_t)hostile_state;
    struct hostile *me;

    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    /* Children get whatever their creator made up. */
    me = place < sizeof(hostile_state) && place % sizeof(struct hostile) == 0u
             ? p1
             : &hostile_state[HOSTILES + ((uintptr_t)p1 & 1u)];
    me->random |= 1u;
    all_calls_keep();
    for (;;) {
        uint32_t choice = next_random(&me->random);

        if (choice < 0x00800000u) {
            noise(me);
        } else {
            formed(me, choice);
        }
    }
}
