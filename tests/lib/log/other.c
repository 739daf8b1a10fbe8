/* SPDX-License-Identifier: Apache-2.0 */
/* A second module, whose level the configuration chooses. */
#include <zephyr/logging/log.h>

LOG_MODULE_REGISTER(other, CONFIG_OTHER_LOG_LEVEL);

int log_other(void);

static int evaluated;

static int count(void)
{
    return ++evaluated;
}

int log_other(void)
{
    LOG_ERR("error %d", count());
    LOG_WRN("warning %d", count());
    LOG_INF("information %d", count());
    LOG_DBG("debug %d", count());
    return evaluated;
}
