// SPDX-License-Identifier: Apache-2.0
// A system call in C++, declared outside the application.
#include <zephyr/internal/syscall_handler.h>

#include "outside_calls.h"

int z_impl_outside_twice(int value)
{
    return 2 * value;
}

static int z_vrfy_outside_twice(int value)
{
    K_OOPS(K_SYSCALL_VERIFY(value < 1000));
    K_OOPS(K_SYSCALL_OBJ(k_current_get(), K_OBJ_THREAD));
    return z_impl_outside_twice(value);
}
#include <syscalls/outside_twice_mrsh.c>
