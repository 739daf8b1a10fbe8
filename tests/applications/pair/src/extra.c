/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel.h>
#include <zephyr/init.h>
static int extra_init(void)
{
    printk("extra init\n");
    return 0;
}
SYS_INIT(extra_init, APPLICATION, CONFIG_APPLICATION_INIT_PRIORITY);
