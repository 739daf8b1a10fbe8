# SPDX-License-Identifier: Apache-2.0
#
# Sets up a build for the application whose CMakeLists.txt calls find_package(Zephyr):
#   configuration (Kconfig) -> compiler -> target "app" -> the kernel's sources -> link rules.
cmake_minimum_required(VERSION 3.20)

if(NOT CMAKE_GENERATOR MATCHES "Ninja")
  message(FATAL_ERROR "the generator ${CMAKE_GENERATOR} cannot build this: use cmake -GNinja")
endif()

set(APPLICATION_SOURCE_DIR ${CMAKE_CURRENT_SOURCE_DIR})
set(APPLICATION_BINARY_DIR ${CMAKE_CURRENT_BINARY_DIR})
set(PROJECT_BINARY_DIR ${CMAKE_CURRENT_BINARY_DIR}/zephyr)
set(BK_OUT ${CMAKE_CURRENT_BINARY_DIR}/zephyr)
set(BK_GENERATED ${BK_OUT}/include/generated)
# The python that Debian's packages for build tools belong to, whatever else is first in PATH.
set(BK_PYTHON /usr/bin/python3)

include(${ZEPHYR_BASE}/cmake/kconfig.cmake)
include(${ZEPHYR_BASE}/cmake/toolchain.cmake)
project(Zephyr-Kernel C CXX ASM)
include(${ZEPHYR_BASE}/cmake/flags.cmake)
include(${ZEPHYR_BASE}/cmake/functions.cmake)
include(${ZEPHYR_BASE}/cmake/link.cmake)

add_library(app OBJECT)
target_link_libraries(app PUBLIC bk_app_interface)
add_subdirectory(${ZEPHYR_BASE} ${BK_OUT})

# What the application adds after find_package() belongs to the image too.
cmake_language(DEFER DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} CALL bk_define_link)
