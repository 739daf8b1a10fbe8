/* SPDX-License-Identifier: Apache-2.0 */
/*
 * QEMU plugin: counts how often each instruction is executed, follows the interrupt masks, and
 * measures system calls. Arguments: out=FILE, main=ADDRESS, and breaks=ADDRESS for each entry of
 * the switch and of interrupts: a call that such an instruction comes into is not measured. FILE
 * gets one line for each fact; bench_trace.py reads it.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "qemu_plugin.h"

/* BASEPRI values that mask device interrupts lie in between; 0xFF masks the kernel's own alone. */
#define MASKS(value) ((value) != 0 && (value) < 0xC0)
#define UNKNOWN (-1)
#define SAVED 32
#define STRETCHES 4096
#define BUCKETS 65536u
#define BREAKS 16
#define CALLS 256

enum kind {
    PLAIN,
    SET,      /* msr basepri */
    RAISE,    /* msr basepri_max */
    SAVE,     /* mrs from basepri */
    DISABLE,  /* cpsid i */
    ENABLE,   /* cpsie i */
    CALL,     /* svc, value is the number */
};

struct instruction {
    uint32_t address;
    enum kind kind;
    int value;
    bool breaks;
    uint64_t count;
    uint64_t in_boot;
    struct instruction *next;
};

/* The longest of the stretches from one instruction to another. */
struct stretch {
    uint32_t first, last;
    uint64_t longest, times;
};

static struct instruction *table[BUCKETS];
static struct stretch stretches[STRETCHES];
static unsigned int stretch_count;
static const char *out_path;
static uint32_t main_address;
static uint64_t total, boot, masked_since;
static uint32_t masked_from;
static int basepri, saved[SAVED];
static unsigned int saved_count;
static bool primask, masked;
static uint32_t breaks[BREAKS];
static unsigned int break_count;

/* The system call under way: where it returns to, or 0. */
static struct {
    uint32_t returns;
    int number;
    uint64_t since;
} call;
static struct {
    uint64_t longest, times;
} calls[CALLS];

static void record(uint32_t last)
{
    uint64_t length = total - masked_since;
    unsigned int i = 0;

    while (i < stretch_count && (stretches[i].first != masked_from || stretches[i].last != last)) {
        i++;
    }
    if (i == STRETCHES) {
        fprintf(stderr, "trace: more than %d kinds of masked stretches: raise STRETCHES\n",
                STRETCHES);
        exit(1);
    }
    if (i == stretch_count) {
        stretches[stretch_count++] = (struct stretch){masked_from, last, 0, 0};
    }
    stretches[i].times++;
    if (length > stretches[i].longest) {
        stretches[i].longest = length;
    }
}

static void change_masks(const struct instruction *it)
{
    bool now;

    switch (it->kind) {
    case SAVE:
        if (saved_count == SAVED) {
            memmove(saved, saved + 1, (SAVED - 1) * sizeof(saved[0]));
            saved_count--;
        }
        saved[saved_count++] = basepri;
        break;
    case RAISE:
        if (it->value != UNKNOWN && (basepri == 0 || it->value < basepri)) {
            basepri = it->value;
        }
        break;
    case SET:
        if (it->value != UNKNOWN) {
            basepri = it->value;
        } else {
            basepri = saved_count != 0 ? saved[--saved_count] : 0;
        }
        if (basepri == 0) {
            saved_count = 0;
        }
        break;
    case DISABLE:
        primask = true;
        break;
    case ENABLE:
        primask = false;
        break;
    case CALL:
    case PLAIN:
        return;
    }
    now = primask || MASKS(basepri);
    if (now && !masked) {
        masked_since = total;
        masked_from = it->address;
    } else if (!now && masked && boot != 0) {
        record(it->address);
    }
    masked = now;
}

/* From the SVC instruction on, up to the one behind it. */
static void follow_call(const struct instruction *it)
{
    if (it->kind == CALL) {
        call.returns = it->address + 2;
        call.number = it->value;
        call.since = total;
    } else if (it->address == call.returns) {
        uint64_t length = total - call.since;

        calls[call.number].times++;
        if (length > calls[call.number].longest) {
            calls[call.number].longest = length;
        }
        call.returns = 0;
    } else if (it->breaks) {
        call.returns = 0;
    }
}

static void executed(unsigned int cpu, void *data)
{
    struct instruction *it = data;

    (void)cpu;
    if (it->kind == CALL || call.returns != 0) {
        follow_call(it);
    }
    if (boot == 0 && it->address == main_address) {
        boot = total;
    }
    total++;
    it->count++;
    it->in_boot += boot == 0;
    if (it->kind != PLAIN) {
        change_masks(it);
    }
}

static struct instruction *at(uint32_t address)
{
    struct instruction **bucket = &table[(address >> 1) % BUCKETS];
    struct instruction *it = *bucket;

    while (it != NULL && it->address != address) {
        it = it->next;
    }
    if (it == NULL) {
        it = calloc(1, sizeof(*it));
        if (it == NULL) {
            fprintf(stderr, "trace: out of memory: close other programs\n");
            exit(1);
        }
        it->address = address;
        for (unsigned int i = 0; i < break_count; i++) {
            it->breaks |= breaks[i] == address;
        }
        it->next = *bucket;
        *bucket = it;
    }
    return it;
}

/* What is known of the core registers from immediate moves in the straight line so far. */
struct known {
    int value[16];
};

static void forget(struct known *known)
{
    for (unsigned int i = 0; i < 16; i++) {
        known->value[i] = UNKNOWN;
    }
}

static void forget_short(struct known *known, uint16_t it)
{
    bool store = (it & 0xF800) == 0x6000 || (it & 0xF800) == 0x7000 || (it & 0xF800) == 0x8000 ||
                 (it & 0xF800) == 0x9000 || (it & 0xF800) == 0x5000;
    bool compare = (it & 0xF800) == 0x2800 || (it & 0xFF80) == 0x4280 || (it & 0xFF00) == 0x4500;

    if ((it & 0xFC00) == 0x4400 && !compare) {
        known->value[(it & 7) | (it >> 4 & 8)] = UNKNOWN;
    } else if ((it & 0xFE00) == 0xBC00 || (it & 0xF800) == 0xC800) {
        forget(known);
    } else if (it >= 0x2000 && it < 0x4000 && !compare) {
        known->value[it >> 8 & 7] = UNKNOWN;
    } else if ((it & 0xF800) == 0x9800 || (it & 0xE000) == 0xA000) {
        known->value[it >> 8 & 7] = UNKNOWN;
    } else if (it < 0x9000 && !store && !compare) {
        known->value[it & 7] = UNKNOWN;
    }
}

static void forget_long(struct known *known, uint16_t first, uint16_t second)
{
    bool system = (first & 0xFF80) == 0xF380;
    bool store = (first & 0xFE10) == 0xF800 || (first & 0xFE10) == 0xE800;

    if (first == 0xF3EF) {
        known->value[second >> 8 & 15] = UNKNOWN;
    } else if ((first & 0xF800) == 0xF000 && (second & 0x8000) != 0 && !system) {
        /* a branch, or a call, which may change them all */
        forget(known);
    } else if (!system && !store) {
        known->value[second >> 8 & 15] = UNKNOWN;
        known->value[second >> 12 & 15] = UNKNOWN;
    }
}

/* Registers loaded with a constant, until something else is put into them. */
static void follow(struct known *known, uint16_t first, uint16_t second, size_t size)
{
    int value = known->value[first >> 3 & 15];

    if (size == 2) {
        forget_short(known, first);
        if ((first & 0xF800) == 0x2000) {
            known->value[first >> 8 & 7] = first & 0xFF;
        } else if ((first & 0xFF00) == 0x4600) {
            known->value[(first & 7) | (first >> 4 & 8)] = value;
        }
    } else {
        forget_long(known, first, second);
        if ((first & 0xFFEF) == 0xF04F && (second & 0xF000) == 0) {
            known->value[second >> 8 & 15] = second & 0xFF;
        }
    }
}

static void classify(struct instruction *it, struct known *known, const uint8_t *data, size_t size)
{
    uint16_t first = (uint16_t)(data[0] | data[1] << 8);
    uint16_t second = size == 4 ? (uint16_t)(data[2] | data[3] << 8) : 0;

    it->kind = PLAIN;
    it->value = UNKNOWN;
    if (size == 2 && (first == 0xB672 || first == 0xB662)) {
        it->kind = first == 0xB672 ? DISABLE : ENABLE;
    } else if (size == 2 && first >> 8 == 0xDF) {
        it->kind = CALL;
        it->value = first & 0xFF;
    } else if (size == 4 && (first & 0xFFF0) == 0xF380 && second == 0x8812) {
        it->kind = RAISE;
        it->value = known->value[first & 15];
    } else if (size == 4 && (first & 0xFFF0) == 0xF380 && second == 0x8811) {
        it->kind = SET;
        it->value = known->value[first & 15];
    } else if (size == 4 && first == 0xF3EF && (second & 0xF0FF) == 0x8011) {
        it->kind = SAVE;
    }
    follow(known, first, second, size);
}

static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *block)
{
    static struct known known;
    static uint32_t follows;
    size_t n = qemu_plugin_tb_n_insns(block);

    (void)id;
    for (size_t i = 0; i < n; i++) {
        struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(block, i);
        uint32_t address = (uint32_t)qemu_plugin_insn_vaddr(insn);
        struct instruction *it = at(address);

        if (address != follows) {
            forget(&known);
        }
        follows = address + (uint32_t)qemu_plugin_insn_size(insn);
        classify(it, &known, qemu_plugin_insn_data(insn), qemu_plugin_insn_size(insn));
        qemu_plugin_register_vcpu_insn_exec_cb(insn, executed, QEMU_PLUGIN_CB_NO_REGS, it);
    }
}

static void report(qemu_plugin_id_t id, void *data)
{
    FILE *file = fopen(out_path, "w");

    (void)id;
    (void)data;
    if (file == NULL) {
        fprintf(stderr, "trace: cannot write %s: give another out=FILE\n", out_path);
        return;
    }
    fprintf(file, "boot %llu\n", (unsigned long long)boot);
    for (unsigned int i = 0; i < stretch_count; i++) {
        fprintf(file, "masked %x %x %llu %llu\n", stretches[i].first, stretches[i].last,
                (unsigned long long)stretches[i].longest, (unsigned long long)stretches[i].times);
    }
    for (unsigned int i = 0; i < CALLS; i++) {
        if (calls[i].times != 0) {
            fprintf(file, "call %u %llu %llu\n", i, (unsigned long long)calls[i].longest,
                    (unsigned long long)calls[i].times);
        }
    }
    for (unsigned int i = 0; i < BUCKETS; i++) {
        for (const struct instruction *it = table[i]; it != NULL; it = it->next) {
            fprintf(file, "count %x %llu %llu\n", it->address, (unsigned long long)it->count,
                    (unsigned long long)it->in_boot);
        }
    }
    fprintf(file, "end\n");
    fclose(file);
}

QEMU_PLUGIN_EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const struct qemu_info *info,
                                           int argc, char **argv)
{
    (void)info;
    for (int i = 0; i < argc; i++) {
        if (strncmp(argv[i], "out=", 4) == 0) {
            out_path = strdup(argv[i] + 4);
        } else if (strncmp(argv[i], "main=", 5) == 0) {
            main_address = (uint32_t)strtoul(argv[i] + 5, NULL, 0);
        } else if (strncmp(argv[i], "breaks=", 7) == 0 && break_count < BREAKS) {
            breaks[break_count++] = (uint32_t)strtoul(argv[i] + 7, NULL, 0);
        } else {
            fprintf(stderr, "trace: unknown argument %s: there are out=, main=, %d times breaks=\n",
                    argv[i], BREAKS);
            return 1;
        }
    }
    if (out_path == NULL) {
        fprintf(stderr, "trace: no file for the report: give out=FILE\n");
        return 1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, report, NULL);
    return 0;
}
