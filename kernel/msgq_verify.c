/* SPDX-License-Identifier: Apache-2.0 */
/* System calls on message queues. */
#include "msgq.h"
#include "object.h"
#include "usermode.h"

static ALWAYS_INLINE void check_memory(const struct k_msgq *msgq, const void *data, uint32_t rights)
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

static ALWAYS_INLINE struct bk_msgq_words load_words(uint32_t user)
{
    struct bk_msgq_words words;

    __asm__ volatile("ldrt %0, [%4]\n\tldrt %1, [%4, #4]\n\tldrt %2, [%4, #8]\n\tldrt %3, [%4, #12]"
                     : "=&r"(words.word[0]), "=&r"(words.word[1]), "=&r"(words.word[2]),
                       "=&r"(words.word[3])
                     : "r"(user));
    return words;
}

/* For the compiler, which cannot see that they are not used. */
static ALWAYS_INLINE struct bk_msgq_words any_words(void)
{
    struct bk_msgq_words words;

    __asm__(""
            : "=r"(words.word[0]), "=r"(words.word[1]), "=r"(words.word[2]), "=r"(words.word[3]));
    return words;
}

static ALWAYS_INLINE void store_words(uint32_t user, struct bk_msgq_words words)
{
    __asm__ volatile("strt %0, [%4]\n\tstrt %1, [%4, #4]\n\tstrt %2, [%4, #8]\n\tstrt %3, [%4, #12]"
                     :
                     : "r"(words.word[0]), "r"(words.word[1]), "r"(words.word[2]),
                       "r"(words.word[3]), "r"(user)
                     : "memory");
}

/* Not so simple a message; the caller has checked the object. */
static BK_RARE void transfer_other(struct bk_frame *f, struct bk_msgq_side *side)
{
    void *data = (void *)(uintptr_t)f->r1;
    k_timeout_t timeout = {(k_ticks_t)((uint64_t)f->r3 << 32 | f->r2)};

    check_memory(bk_msgq_of(side), data, bk_msgq_puts(side) ? BK_U_R : BK_U_W);
    f->r0 = (uint32_t)bk_msgq_transfer(side, data, timeout);
}

/* A slot from one side to the other, with the message that it holds or will hold. */
static CALLERS_MEMORY void transfer(struct bk_frame *f, struct k_msgq *msgq,
                                    struct bk_msgq_side *from, struct bk_msgq_side *to)
{
    struct bk_msgq_words words = any_words();
    char *slot;

    bk_object_check(msgq, K_OBJ_MSGQ);
    if (unlikely(!bk_msgq_calm(msgq))) {
        transfer_other(f, from);
        return;
    }
    if (from < to) {
        words = load_words(f->r1);
    }
    bk_lock_in_call();
    if (unlikely(from->ready == 0u)) {
        bk_unlock_in_call();
        transfer_other(f, from);
        return;
    }
    slot = bk_msgq_take(msgq, from, BK_MSGQ_WORDS_SIZE);
    to->ready++;
    if (from < to) {
        bk_msgq_write_words(slot, words);
        f->r0 = 0;
        bk_unlock_in_call();
    } else {
        words = bk_msgq_read_words(slot);
        bk_unlock_in_call();
        store_words(f->r1, words);
        f->r0 = 0;
    }
}

void z_mrsh_k_msgq_put(struct bk_frame *f);
void z_mrsh_k_msgq_put(struct bk_frame *f)
{
    struct k_msgq *msgq = (struct k_msgq *)(uintptr_t)f->r0;

    transfer(f, msgq, &msgq->side[BK_MSGQ_PUT], &msgq->side[BK_MSGQ_GET]);
}

void z_mrsh_k_msgq_get(struct bk_frame *f);
void z_mrsh_k_msgq_get(struct bk_frame *f)
{
    struct k_msgq *msgq = (struct k_msgq *)(uintptr_t)f->r0;

    transfer(f, msgq, &msgq->side[BK_MSGQ_GET], &msgq->side[BK_MSGQ_PUT]);
}

static int z_vrfy_k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx)
{
    bk_object_check(msgq, K_OBJ_MSGQ);
    check_memory(msgq, data, BK_U_W);
    return z_impl_k_msgq_peek_at(msgq, data, idx);
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
