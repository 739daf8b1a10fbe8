/* SPDX-License-Identifier: Apache-2.0 */
/* System calls on message queues. */
#include "msgq.h"
#include "msgq_words.h"
#include "object.h"
#include "sched.h"
#include "usermode.h"

/* For what is not copied with the caller's rights: large messages, and those still to come. */
static void check_memory(const struct k_msgq *msgq, const void *data, uint32_t rights)
{
    if (!bk_user_permits(bk_kernel.current, data, msgq->msg_size, rights)) {
        bk_refuse(BK_REFUSE_MEMORY, data, "message");
    }
}

/*
 * Marshalled by hand: a message of four words passes through registers, read and written with the
 * caller's rights. The code lies where the fault handler takes a fault for the caller's.
 */
#define CALLERS_MEMORY __attribute__((section(".text.bk_user_access.msgq"), noinline))

static ALWAYS_INLINE struct bk_msgq_words load_words(const void *user)
{
    struct bk_msgq_words words;

    __asm__ volatile("ldrt %0, [%4]\n\tldrt %1, [%4, #4]\n\tldrt %2, [%4, #8]\n\tldrt %3, [%4, #12]"
                     : "=&r"(words.word[0]), "=&r"(words.word[1]), "=&r"(words.word[2]),
                       "=&r"(words.word[3])
                     : "r"(user));
    return words;
}

static ALWAYS_INLINE void store_words(void *user, struct bk_msgq_words words)
{
    __asm__ volatile("strt %0, [%4]\n\tstrt %1, [%4, #4]\n\tstrt %2, [%4, #8]\n\tstrt %3, [%4, #12]"
                     :
                     : "r"(words.word[0]), "r"(words.word[1]), "r"(words.word[2]),
                       "r"(words.word[3]), "r"(user)
                     : "memory");
}

static ALWAYS_INLINE k_timeout_t timeout_of(const struct bk_frame *f)
{
    k_timeout_t timeout = {(k_ticks_t)((uint64_t)f->r3 << 32 | f->r2)};

    return timeout;
}

/* Not so simple a message; the caller has checked the object. */
static __noinline void put_other(struct bk_frame *f, struct k_msgq *msgq)
{
    const void *data = (const void *)(uintptr_t)f->r1;
    const void *from = data;
    uint32_t copy[BK_MSGQ_SMALL / 4u];

    if (msgq->msg_size <= BK_MSGQ_SMALL) {
        bk_user_copy_from(copy, data, msgq->msg_size);
        from = copy;
    } else {
        check_memory(msgq, data, BK_U_R);
    }
    f->r0 = (uint32_t)bk_msgq_put(msgq, from, data, timeout_of(f));
}

void z_mrsh_k_msgq_put(struct bk_frame *f);
CALLERS_MEMORY void z_mrsh_k_msgq_put(struct bk_frame *f)
{
    struct k_msgq *msgq = (struct k_msgq *)(uintptr_t)f->r0;
    struct bk_msgq_words words;
    bool done;

    bk_object_check(msgq, K_OBJ_MSGQ);
    if (unlikely(msgq->msg_size != BK_MSGQ_WORDS_SIZE)) {
        put_other(f, msgq);
        return;
    }
    words = load_words((const void *)(uintptr_t)f->r1);
    bk_lock_in_call();
    done = bk_msgq_put_words(msgq, &words);
    bk_unlock_in_call();
    if (unlikely(!done)) {
        put_other(f, msgq);
        return;
    }
    f->r0 = 0;
}

/* The same to get; memory that is written later, or without the caller's rights, is judged. */
static __noinline void get_other(struct bk_frame *f, struct k_msgq *msgq)
{
    void *data = (void *)(uintptr_t)f->r1;
    uint32_t copy[BK_MSGQ_SMALL / 4u];
    bool small = msgq->msg_size <= BK_MSGQ_SMALL;
    bool got = false;

    if (!small || msgq->used_msgs == 0u) {
        check_memory(msgq, data, BK_U_W);
    }
    f->r0 = (uint32_t)bk_msgq_get(msgq, small ? copy : data, data, timeout_of(f), &got);
    if (small && got) {
        bk_user_copy_to(data, copy, msgq->msg_size);
    }
}

void z_mrsh_k_msgq_get(struct bk_frame *f);
CALLERS_MEMORY void z_mrsh_k_msgq_get(struct bk_frame *f)
{
    struct k_msgq *msgq = (struct k_msgq *)(uintptr_t)f->r0;
    struct bk_msgq_words words;
    bool done;

    bk_object_check(msgq, K_OBJ_MSGQ);
    if (unlikely(msgq->msg_size != BK_MSGQ_WORDS_SIZE)) {
        get_other(f, msgq);
        return;
    }
    bk_lock_in_call();
    done = bk_msgq_get_words(msgq, &words);
    bk_unlock_in_call();
    if (unlikely(!done)) {
        get_other(f, msgq);
        return;
    }
    store_words((void *)(uintptr_t)f->r1, words);
    f->r0 = 0;
}

static int z_vrfy_k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx)
{
    uint32_t copy[BK_MSGQ_SMALL / 4u];
    int result;

    bk_object_check(msgq, K_OBJ_MSGQ);
    if (msgq->msg_size > BK_MSGQ_SMALL) {
        check_memory(msgq, data, BK_U_W);
        return z_impl_k_msgq_peek_at(msgq, data, idx);
    }
    result = z_impl_k_msgq_peek_at(msgq, copy, idx);
    if (result == 0) {
        bk_user_copy_to(data, copy, msgq->msg_size);
    }
    return result;
}
#include <zephyr/syscalls/k_msgq_peek_at_mrsh.c>

static int z_vrfy_k_msgq_peek(struct k_msgq *msgq, void *data)
{
    return z_vrfy_k_msgq_peek_at(msgq, data, 0);
}
#include <zephyr/syscalls/k_msgq_peek_mrsh.c>

static int z_vrfy_k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs)
{
    bk_object_check_new(msgq, K_OBJ_MSGQ);
    return z_impl_k_msgq_alloc_init(msgq, msg_size, max_msgs);
}
#include <zephyr/syscalls/k_msgq_alloc_init_mrsh.c>

static void z_vrfy_k_msgq_purge(struct k_msgq *msgq)
{
    bk_object_check(msgq, K_OBJ_MSGQ);
    z_impl_k_msgq_purge(msgq);
}
#include <zephyr/syscalls/k_msgq_purge_mrsh.c>

static uint32_t z_vrfy_k_msgq_num_free_get(struct k_msgq *msgq)
{
    bk_object_check(msgq, K_OBJ_MSGQ);
    return z_impl_k_msgq_num_free_get(msgq);
}
#include <zephyr/syscalls/k_msgq_num_free_get_mrsh.c>

static uint32_t z_vrfy_k_msgq_num_used_get(struct k_msgq *msgq)
{
    bk_object_check(msgq, K_OBJ_MSGQ);
    return z_impl_k_msgq_num_used_get(msgq);
}
#include <zephyr/syscalls/k_msgq_num_used_get_mrsh.c>

static void z_vrfy_k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs)
{
    struct k_msgq_attrs copy;

    bk_object_check(msgq, K_OBJ_MSGQ);
    z_impl_k_msgq_get_attrs(msgq, &copy);
    bk_user_copy_to(attrs, &copy, sizeof(copy));
}
#include <zephyr/syscalls/k_msgq_get_attrs_mrsh.c>
