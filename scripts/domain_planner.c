/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Plans domains on the machine that builds, with the code that the kernel plans with. Arguments:
 * the layout as six numbers (start and size of text, kernel data, stacks), then for each partition
 * its start, size and attribute. Prints the bytes of struct k_mem_domain in hexadecimal, or a line
 * for each partition that is refused: its index, the index of one that it overlaps or -1, and why.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <bulkhead/mem_domain_struct.h>
#include <kernel/isolation/mpu.h>

/* The bytes go into the target's memory as they are. */
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the target is little endian");

#define LAYOUT_WORDS 6
#define PARTITION_WORDS 3

static uint32_t number(const char *text)
{
    return (uint32_t)strtoul(text, NULL, 0);
}

static struct bk_span span(char *const words[])
{
    return (struct bk_span){number(words[0]), number(words[1])};
}

static struct bk_partition partition(char *const words[])
{
    return (struct bk_partition){number(words[0]), number(words[1]), number(words[2])};
}

/* The first of the others that shares bytes with partition `which`. */
static int overlapped(char *const words[], int which)
{
    struct bk_partition p = partition(words + PARTITION_WORDS * which);

    for (int i = 0; i < which; i++) {
        struct bk_partition other = partition(words + PARTITION_WORDS * i);

        if (bk_range_overlap(other.start, other.size, p.start, p.size)) {
            return i;
        }
    }
    return -1;
}

static bool add_all(struct bk_domain *domain, const struct bk_layout *layout, int count,
                    char *const words[])
{
    bool good = true;

    for (int i = 0; i < count; i++) {
        struct bk_partition p = partition(words + PARTITION_WORDS * i);
        enum bk_iso_result result = bk_domain_add(domain, &p, layout);

        if (result != BK_ISO_OK) {
            printf("%d %d %s\n", i, result == BK_ISO_OVERLAP ? overlapped(words, i) : -1,
                   bk_iso_result_text(result));
            good = false;
        }
    }
    return good;
}

static void print_bytes(const void *start, size_t size)
{
    const unsigned char *byte = start;

    for (size_t i = 0; i < size; i++) {
        printf("%02x", byte[i]);
    }
    printf("\n");
}

int main(int argc, char *argv[])
{
    struct k_mem_domain domain;
    struct bk_layout layout;
    char **words = argv + 1;

    if (argc < 1 + LAYOUT_WORDS || (argc - 1 - LAYOUT_WORDS) % PARTITION_WORDS != 0) {
        fprintf(stderr, "domain_planner: wants 6 numbers, and 3 for each partition\n");
        return 2;
    }
    layout = (struct bk_layout){span(words), span(words + 2), span(words + 4)};
    words += LAYOUT_WORDS;
    memset(&domain, 0, sizeof(domain));
    bk_domain_init(&domain.core);
    if (!add_all(&domain.core, &layout, (argc - 1 - LAYOUT_WORDS) / PARTITION_WORDS, words)) {
        return 1;
    }
    bk_mpu_plan(&domain.core, &layout);
    domain.valid = BK_DOMAIN_VALID;
    print_bytes(&domain, sizeof(domain));
    return 0;
}
