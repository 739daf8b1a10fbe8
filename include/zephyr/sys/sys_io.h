/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Access to registers of devices. For supervisor threads and interrupts, and for user threads
 * whose domain has the device in a partition. The bit operations are not atomic.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SYS_IO_H_
#define ZEPHYR_INCLUDE_SYS_SYS_IO_H_

#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t io_port_t;
typedef uintptr_t mm_reg_t;
typedef uintptr_t mem_addr_t;

#define BK_SYS_IO(bits)                                                                            \
    /** Reads a register. */                                                                       \
    static ALWAYS_INLINE uint##bits##_t sys_read##bits(mem_addr_t addr)                            \
    {                                                                                              \
        return *(volatile uint##bits##_t *)addr;                                                   \
    }                                                                                              \
    /** Writes a register. */                                                                      \
    static ALWAYS_INLINE void sys_write##bits(uint##bits##_t data, mem_addr_t addr)                \
    {                                                                                              \
        *(volatile uint##bits##_t *)addr = data;                                                   \
    }

BK_SYS_IO(8)
BK_SYS_IO(16)
BK_SYS_IO(32)
BK_SYS_IO(64)

/** Sets the bits of mask in a 32-bit register. */
static ALWAYS_INLINE void sys_set_bits(mem_addr_t addr, unsigned int mask)
{
    sys_write32(sys_read32(addr) | mask, addr);
}

/** Clears the bits of mask in a 32-bit register. */
static ALWAYS_INLINE void sys_clear_bits(mem_addr_t addr, unsigned int mask)
{
    sys_write32(sys_read32(addr) & ~mask, addr);
}

/** Sets a bit (0 to 31) of a 32-bit register. */
static ALWAYS_INLINE void sys_set_bit(mem_addr_t addr, unsigned int bit)
{
    sys_set_bits(addr, 1U << bit);
}

/** Clears a bit (0 to 31) of a 32-bit register. */
static ALWAYS_INLINE void sys_clear_bit(mem_addr_t addr, unsigned int bit)
{
    sys_clear_bits(addr, 1U << bit);
}

/** @return non-zero when a bit (0 to 31) of a 32-bit register is set. */
static ALWAYS_INLINE int sys_test_bit(mem_addr_t addr, unsigned int bit)
{
    return (int)((sys_read32(addr) >> bit) & 1U);
}

/** As above, for maps of bits in memory, bit counted from its start. */
static ALWAYS_INLINE void sys_bitfield_set_bit(mem_addr_t addr, unsigned int bit)
{
    sys_set_bit(addr + ((bit >> 5) << 2), bit & 0x1F);
}

static ALWAYS_INLINE void sys_bitfield_clear_bit(mem_addr_t addr, unsigned int bit)
{
    sys_clear_bit(addr + ((bit >> 5) << 2), bit & 0x1F);
}

static ALWAYS_INLINE int sys_bitfield_test_bit(mem_addr_t addr, unsigned int bit)
{
    return sys_test_bit(addr + ((bit >> 5) << 2), bit & 0x1F);
}

/** Sets or clears a bit and tells what it was before. */
static ALWAYS_INLINE int sys_test_and_set_bit(mem_addr_t addr, unsigned int bit)
{
    int before = sys_test_bit(addr, bit);

    sys_set_bit(addr, bit);
    return before;
}

static ALWAYS_INLINE int sys_test_and_clear_bit(mem_addr_t addr, unsigned int bit)
{
    int before = sys_test_bit(addr, bit);

    sys_clear_bit(addr, bit);
    return before;
}

#ifdef __cplusplus
}
#endif

#endif
