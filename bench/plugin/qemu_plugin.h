/* SPDX-License-Identifier: Apache-2.0 */
/* The part of QEMU's plugin interface, version 1, that is used here. */
#ifndef QEMU_PLUGIN_H
#define QEMU_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#define QEMU_PLUGIN_EXPORT __attribute__((visibility("default")))
#define QEMU_PLUGIN_CB_NO_REGS 0

typedef uint64_t qemu_plugin_id_t;
struct qemu_info;
struct qemu_plugin_tb;
struct qemu_plugin_insn;

typedef void (*bk_translated_t)(qemu_plugin_id_t id, struct qemu_plugin_tb *block);
typedef void (*bk_executed_t)(unsigned int cpu, void *data);
typedef void (*bk_at_exit_t)(qemu_plugin_id_t id, void *data);

QEMU_PLUGIN_EXPORT int qemu_plugin_version = 1;

QEMU_PLUGIN_EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const struct qemu_info *info,
                                           int argc, char **argv);
void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t id, bk_translated_t call);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *block);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *block, size_t i);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *insn);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *insn);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *insn);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *insn, bk_executed_t call,
                                            int flags, void *data);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t id, bk_at_exit_t call, void *data);

#endif
