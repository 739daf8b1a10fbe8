# SPDX-License-Identifier: Apache-2.0
#
# Compiler options, as interface libraries: bk_compile for everything in the image, bk_own for the
# project's own sources, bk_app_interface for the application.

# ZephyrConfig may be found again in the same build by an application's library; once is enough.
include_guard(GLOBAL)

if(CONFIG_CPU_CORTEX_M33)
  set(BK_CPU_FLAGS -mcpu=cortex-m33 -mthumb -mfloat-abi=soft)
elseif(CONFIG_CPU_CORTEX_M4)
  set(BK_CPU_FLAGS -mcpu=cortex-m4 -mthumb -mfloat-abi=soft)
elseif(CONFIG_CPU_CORTEX_M3)
  set(BK_CPU_FLAGS -mcpu=cortex-m3 -mthumb -mfloat-abi=soft)
else()
  message(FATAL_ERROR "board ${BOARD}: its SoC selects no CPU_CORTEX_... option that is built here")
endif()

if(CONFIG_SPEED_OPTIMIZATIONS)
  set(BK_OPTIMIZE -O2)
elseif(CONFIG_DEBUG_OPTIMIZATIONS)
  set(BK_OPTIMIZE -Og)
elseif(CONFIG_NO_OPTIMIZATIONS)
  set(BK_OPTIMIZE -O0)
else()
  # Each of the five takes more flash than it saves time in code that is not measured.
  set(BK_OPTIMIZE -Os -fno-move-loop-invariants -fno-schedule-insns2 -fno-jump-tables
    -fno-if-conversion -fno-caller-saves)
endif()
# For sources that count instructions. Padding before loops and functions would only take flash; so
# would code that is doubled where the sources do not say ALWAYS_INLINE.
set(BK_FAST -O2 -fno-align-functions -fno-align-loops -fno-align-jumps -fno-align-labels
  -fno-inline-small-functions -fno-tree-dominator-opts)
# The standards of the compiler, by the option that chooses one.
set(BK_CXX_FLAGS -std=gnu++17)
foreach(standard 11 14 17 2a 20 2b)
  string(TOUPPER ${standard} option)
  if(CONFIG_STD_CPP${option})
    set(BK_CXX_FLAGS -std=gnu++${standard})
  endif()
endforeach()
list(APPEND BK_CXX_FLAGS -fno-threadsafe-statics)
if(NOT CONFIG_CPP_EXCEPTIONS)
  list(APPEND BK_CXX_FLAGS -fno-exceptions)
endif()
if(NOT CONFIG_CPP_RTTI)
  list(APPEND BK_CXX_FLAGS -fno-rtti)
endif()
separate_arguments(bk_extra_options UNIX_COMMAND "${CONFIG_COMPILER_OPT}")

add_library(bk_compile INTERFACE)
target_compile_options(bk_compile INTERFACE
  ${BK_CPU_FLAGS} ${BK_OPTIMIZE} -g
  "SHELL:-imacros \"${BK_GENERATED}/zephyr/autoconf.h\""
  "SHELL:-imacros \"${ZEPHYR_BASE}/include/zephyr/toolchain/int_types.h\""
  -ffunction-sections -fdata-sections -fno-common
  -fmacro-prefix-map=${ZEPHYR_BASE}/=
  $<$<COMPILE_LANGUAGE:C>:-std=gnu11>
  "$<$<COMPILE_LANGUAGE:CXX>:${BK_CXX_FLAGS}>"
  $<$<COMPILE_LANGUAGE:C,CXX>:--specs=picolibc.specs -Wall>
  ${bk_extra_options})
target_compile_definitions(bk_compile INTERFACE __ZEPHYR__=1 KERNEL)
target_include_directories(bk_compile INTERFACE ${ZEPHYR_BASE}/include ${BK_GENERATED})
if(CONFIG_LEGACY_INCLUDE_PATH)
  target_include_directories(bk_compile INTERFACE ${ZEPHYR_BASE}/include/zephyr)
endif()

add_library(bk_own INTERFACE)
target_link_libraries(bk_own INTERFACE bk_compile)
target_compile_options(bk_own INTERFACE $<$<COMPILE_LANGUAGE:C,CXX>:-Wextra -Werror>)

# The applications of this repository keep to its rules; but thread entries have three parameters
# and seldom use them. A stranger's application is only warned.
add_library(bk_app_interface INTERFACE)
string(FIND "${APPLICATION_SOURCE_DIR}/" "${ZEPHYR_BASE}/" position)
if(position EQUAL 0)
  target_link_libraries(bk_app_interface INTERFACE bk_own)
  target_compile_options(bk_app_interface INTERFACE
    $<$<COMPILE_LANGUAGE:C,CXX>:-Wno-unused-parameter>)
else()
  target_link_libraries(bk_app_interface INTERFACE bk_compile)
  target_compile_options(bk_app_interface INTERFACE
    -fmacro-prefix-map=${APPLICATION_SOURCE_DIR}/=)
endif()

# The name by which libraries of applications ask for the kernel's headers and options.
add_library(zephyr_interface INTERFACE)
target_link_libraries(zephyr_interface INTERFACE bk_app_interface)
