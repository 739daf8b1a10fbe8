# SPDX-License-Identifier: Apache-2.0
#
# Runs the configuration step and imports its result: CONFIG_ variables, the board, what to watch.
#
# Read from the command line or the application: BOARD, CONF_FILE, EXTRA_CONF_FILE, OVERLAY_CONFIG,
# and -DCONFIG_X=value.

if(NOT DEFINED BOARD)
  if(DEFINED ENV{BOARD})
    set(BOARD $ENV{BOARD})
  else()
    set(BOARD mps2/an521/cpu0)
  endif()
endif()
set(BOARD ${BOARD} CACHE STRING "board to build for")

set(kconfig_arguments --board ${BOARD} --app ${APPLICATION_SOURCE_DIR} --out ${BK_OUT})
foreach(file IN LISTS CONF_FILE)
  list(APPEND kconfig_arguments --conf ${file})
endforeach()
foreach(text IN LISTS OVERLAY_CONFIG EXTRA_CONF_FILE)
  get_filename_component(path "${text}" ABSOLUTE BASE_DIR ${APPLICATION_SOURCE_DIR})
  if(EXISTS "${path}")
    set(files "${text}")
  else()
    # Blanks separate files too, as people know it.
    string(REPLACE " " ";" files "${text}")
  endif()
  foreach(file IN LISTS files)
    list(APPEND kconfig_arguments --extra-conf "${file}")
  endforeach()
endforeach()
get_cmake_property(cache_names CACHE_VARIABLES)
foreach(name IN LISTS cache_names)
  if(name MATCHES "^CONFIG_[A-Z0-9_]+$")
    list(APPEND kconfig_arguments --set "${name}=${${name}}")
  endif()
endforeach()

execute_process(
  COMMAND ${BK_PYTHON} ${ZEPHYR_BASE}/scripts/kconfig.py ${kconfig_arguments}
  WORKING_DIRECTORY ${APPLICATION_SOURCE_DIR}
  RESULT_VARIABLE kconfig_result)
if(NOT kconfig_result EQUAL 0)
  message(FATAL_ERROR "the configuration is not valid; the reasons are printed above")
endif()
include(${BK_OUT}/config.cmake)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${BK_KCONFIG_INPUTS})
