/* SPDX-License-Identifier: Apache-2.0 */
#include "domains.h"

#include <new>

struct thing {
    thing() : number(7)
    {
    }
    ~thing()
    {
        found.count++;
    }
    int number;
};

void use_objects(void *, void *, void *)
{
    thing *one = new thing;

    found.block = one;
    found.count += one->number == 7;
    delete one;
}
