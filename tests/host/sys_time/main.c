/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

unsigned int test_rate_an521(void);
unsigned int test_rate_nrf(void);
unsigned int test_rate_slow(void);
unsigned int test_rate_odd(void);

int main(void)
{
    CHECK(test_rate_an521() == 0);
    CHECK(test_rate_nrf() == 0);
    CHECK(test_rate_slow() == 0);
    CHECK(test_rate_odd() == 0);
    (void)check_random();
    return check_report();
}
