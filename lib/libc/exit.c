/* SPDX-License-Identifier: Apache-2.0 */
/* How a program ends: a user thread ends itself only, supervisor mode ends the system. */
#include <stdlib.h>
#include <unistd.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>

FUNC_NORETURN void bk_arch_exit(int code);
FUNC_NORETURN void __assert_func(const char *file, int line, const char *function,
                                 const char *expression);

FUNC_NORETURN void _exit(int status)
{
    if (k_is_user_context()) {
        k_thread_abort(k_current_get());
    } else {
        bk_arch_exit(status);
    }
    CODE_UNREACHABLE;
}

FUNC_NORETURN void abort(void)
{
    k_panic();
    CODE_UNREACHABLE;
}

FUNC_NORETURN void __assert_func(const char *file, int line, const char *function,
                                 const char *expression)
{
    assert_print("ASSERTION FAIL [%s] @ %s:%d in %s()\n", expression, file, line,
                 function == NULL ? "?" : function);
    assert_post_action(file, (unsigned int)line);
    CODE_UNREACHABLE;
}
