/* SPDX-License-Identifier: Apache-2.0 */
/* The formatter against the host's, over generated formats; and the pieces that printk() sends. */
#include <string.h>

#include <zephyr/sys/printk.h>

#include "check.h"

static char console[4096];
static size_t console_length;
static unsigned int console_pieces;
static size_t longest_piece;

void k_str_out(char *text, size_t length)
{
    memcpy(console + console_length, text, length);
    console_length += length;
    console[console_length] = '\0';
    console_pieces++;
    longest_piece = length > longest_piece ? length : longest_piece;
}

/* The formats are made up at run time, which is the point of the test. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
#pragma GCC diagnostic ignored "-Wformat-truncation"

#define COMPARE(format, ...)                                                                       \
    do {                                                                                           \
        char want[256];                                                                            \
        char got[256];                                                                             \
        int want_length = snprintf(want, sizeof(want), format, ##__VA_ARGS__);                     \
        int got_length = snprintk(got, sizeof(got), format, ##__VA_ARGS__);                        \
        CHECK_SAY(want_length == got_length && strcmp(want, got) == 0,                             \
                  "\"%s\": \"%s\" (%d), not \"%s\" (%d)", format, got, got_length, want,           \
                  want_length);                                                                    \
    } while (0)

static const uint64_t values[] = {
    0,
    1,
    7,
    8,
    9,
    10,
    42,
    99,
    100,
    255,
    256,
    32767,
    32768,
    65535,
    99999,
    1000000,
    0x7fffffff,
    0x80000000,
    0xffffffff,
    0x100000000,
    9999999999,
    0x7fffffffffffffff,
    0x8000000000000000,
    0xffffffffffffffff,
    0xfffffffffffffff6,
};

static void add_field(char *format, uint32_t bits)
{
    static const char flags[] = "-0+ #";
    static const char *const widths[] = {"", "1", "5", "12", "30"};
    static const char *const precisions[] = {"", ".", ".0", ".1", ".6", ".25"};

    strcpy(format, "<%");
    for (int i = 0; i < 5; i++) {
        if ((bits >> i & 1) != 0) {
            strncat(format, &flags[i], 1);
        }
    }
    strcat(format, widths[bits / 32 % 5]);
    strcat(format, precisions[bits / 160 % 6]);
}

/* Some combinations of flags make compilers warn and mean nothing; the host ignores them too. */
static void test_integers(void)
{
    static const char *const lengths[] = {"hh", "h", "", "l", "ll", "j", "z", "t"};
    static const char conversions[] = "diuxXo";

    for (uint32_t bits = 0; bits < 960; bits++) {
        for (unsigned int c = 0; c < sizeof(conversions) - 1; c++) {
            for (unsigned int l = 0; l < 8; l++) {
                char format[40];
                uint64_t value = values[check_random() % (sizeof(values) / sizeof(values[0]))];

                add_field(format, bits);
                strcat(format, lengths[l]);
                strncat(format, &conversions[c], 1);
                strcat(format, ">");
                if (l < 3) {
                    COMPARE(format, (unsigned int)value);
                } else {
                    COMPARE(format, value);
                }
            }
        }
    }
}

static void test_every_value(void)
{
    for (unsigned int i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        COMPARE("%lld", (long long)values[i]);
        COMPARE("%llu", (unsigned long long)values[i]);
        COMPARE("%llx", (unsigned long long)values[i]);
        COMPARE("%llo", (unsigned long long)values[i]);
        COMPARE("%d", (int)values[i]);
        COMPARE("%hhd %hd", (int)(values[i] & 0xff), (int)(values[i] & 0xffff));
    }
    for (int i = 0; i < 200000; i++) {
        uint64_t value = ((uint64_t)check_random() << 33 | check_random()) >> (i % 64);

        COMPARE("%llu", (unsigned long long)value);
    }
}

static void test_texts(void)
{
    char raw[] = {'a', 'b', 'c'};

    COMPARE("plain");
    COMPARE("100%%");
    COMPARE("%c%c", 'x', 'y');
    COMPARE("%5c|%-5c|", 'x', 'y');
    COMPARE("%s", "text");
    COMPARE("%10s|%-10s|%.2s|%10.2s|", "text", "text", "text", "text");
    COMPARE("%*d|%-*d|%*d", 6, 1, 6, 2, -6, 3);
    COMPARE("%.*s|%.*s", 2, "abc", -1, "abc");
    COMPARE("%.3s", raw);
    COMPARE("%d %s %llu %c %x", -1, "two", 3ull, '4', 5);
    COMPARE("%p", (void *)0x20001234);

    char *volatile nothing = NULL;

    COMPARE("%s", nothing);
}

static void test_buffers(void)
{
    char buf[8];

    memset(buf, '#', sizeof(buf));
    CHECK(snprintk(buf, 4, "%s", "abcdef") == 6 && strcmp(buf, "abc") == 0 && buf[4] == '#');
    CHECK(snprintk(buf, 1, "abc") == 3 && buf[0] == '\0');
    CHECK(snprintk(buf, 0, "abc") == 3 && buf[0] == '\0');
    CHECK(snprintk(NULL, 0, "%d", 12345) == 5);
    /* Absurd widths are bounded, so that the sum of the parts cannot overflow. */
    const char *volatile wide = "%99999999999d";
    const char *volatile wide_left = "%*d";

    CHECK(snprintk(buf, sizeof(buf), wide, 1) == 4096);
    CHECK(snprintk(buf, sizeof(buf), wide_left, INT32_MIN, 1) == 4096);
    CHECK(snprintk(buf, sizeof(buf), "%c", '\0') == 1);
}

static void test_unknown(void)
{
    char buf[40];

    /* Without floating point, the argument is still taken, and what follows is right. */
    snprintk(buf, sizeof(buf), "%f %d", 1.5, 7);
    CHECK(strcmp(buf, "%f 7") == 0);
    const char *volatile small = "%hhhd";
    const char *volatile bad = "%q|%";

    snprintk(buf, sizeof(buf), small, 0x1ff);
    CHECK(strcmp(buf, "-1") == 0);
    snprintk(buf, sizeof(buf), bad);
    CHECK(strcmp(buf, "%q|") == 0);
}

static void test_console(void)
{
    printk("short %d\n", 1);
    CHECK(console_pieces == 1 && strcmp(console, "short 1\n") == 0);
    printk("%s", "");
    CHECK(console_pieces == 1);
    console_length = 0;
    console_pieces = 0;
    printk("%s", "exactly 16 chars");
    CHECK(console_pieces == 1 && strcmp(console, "exactly 16 chars") == 0);
    console_length = 0;
    console_pieces = 0;
    printk("a line that is longer than the buffer: %s\n", "0123456789");
    CHECK(strcmp(console, "a line that is longer than the buffer: 0123456789\n") == 0);
    CHECK(console_pieces == 4 && longest_piece == 16);
}

int main(void)
{
    test_integers();
    test_every_value();
    test_texts();
    test_buffers();
    test_unknown();
    test_console();
    return check_report();
}
