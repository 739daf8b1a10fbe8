/* SPDX-License-Identifier: Apache-2.0 */
#include "thread.h"

static const struct {
    uint8_t bit;
    const char *word;
} words[] = {
    {BK_STATE_DUMMY, "dummy"},       {BK_STATE_PENDING, "pending"},
    {BK_STATE_PRESTART, "prestart"}, {BK_STATE_SUSPENDED, "suspended"},
    {BK_STATE_DEAD, "dead"},         {BK_STATE_MASKED, "masked"},
};

/* Append as much of `text` as fits, the end marker included; returns the new length. */
static size_t append(char *buf, size_t size, size_t length, const char *text)
{
    while (*text != '\0' && length + 1u < size) {
        buf[length++] = *text++;
    }
    buf[length] = '\0';
    return length;
}

const char *k_thread_state_str(k_tid_t thread_id, char *buf, size_t buf_size)
{
    uint8_t state = thread_id->state;
    size_t length = 0;

    if (buf == NULL || buf_size == 0u) {
        return "";
    }
    buf[0] = '\0';
    if ((state & BK_STATE_NOT_READY) == 0u) {
        append(buf, buf_size, 0, "queued");
    }
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        if ((state & words[i].bit) != 0u) {
            length = append(buf, buf_size, length, length != 0u ? "+" : "");
            length = append(buf, buf_size, length, words[i].word);
        }
    }
    return buf;
}
