/* SPDX-License-Identifier: Apache-2.0 */
#include "model.h"

#include "check.h"

int main(void)
{
    CHECK_SAY(test_doubly() == 0, "doubly linked lists failed");
    CHECK_SAY(test_singly() == 0, "singly linked lists failed");
    CHECK_SAY(test_flagged() == 0, "singly linked lists with flags failed");
    (void)check_random();
    return check_report();
}
