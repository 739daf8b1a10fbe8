/* SPDX-License-Identifier: Apache-2.0 */
/* Lines that the deferred log still holds when the system halts come out. */
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>

LOG_MODULE_REGISTER(main_module);

int main(void)
{
    LOG_INF("the last line");
    k_panic();
    return 0;
}
