# SPDX-License-Identifier: Apache-2.0
#
# The compiler is known, so CMake is told about it instead of probing: a configure run takes a
# fraction of a second.

function(bk_find_tool variable name package)
  find_program(${variable} ${name})
  if(NOT ${variable})
    message(FATAL_ERROR "${name} is not installed: install the Debian package ${package}")
  endif()
endfunction()

bk_find_tool(BK_CC arm-none-eabi-gcc gcc-arm-none-eabi)
bk_find_tool(BK_CXX arm-none-eabi-g++ gcc-arm-none-eabi)
bk_find_tool(BK_OBJCOPY arm-none-eabi-objcopy binutils-arm-none-eabi)

if(NOT BK_CC_VERSION)
  execute_process(COMMAND ${BK_CC} -dumpfullversion
    OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
  set(BK_CC_VERSION ${version} CACHE INTERNAL "version of the cross compiler")
endif()

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER ${BK_CC})
set(CMAKE_CXX_COMPILER ${BK_CXX})
set(CMAKE_ASM_COMPILER ${BK_CC})
foreach(language C CXX ASM)
  set(CMAKE_${language}_COMPILER_ID GNU)
  set(CMAKE_${language}_COMPILER_ID_RUN TRUE)
  set(CMAKE_${language}_COMPILER_VERSION ${BK_CC_VERSION})
  set(CMAKE_${language}_COMPILER_FORCED TRUE)
  set(CMAKE_${language}_STANDARD_COMPUTED_DEFAULT 17)
  set(CMAKE_${language}_EXTENSIONS_COMPUTED_DEFAULT ON)
endforeach()
set(CMAKE_EXECUTABLE_SUFFIX_C .elf)
