# SPDX-License-Identifier: Apache-2.0
#
# Rarer functions of applications' CMakeLists.txt, on top of functions.cmake.
include_guard(GLOBAL)
include(CheckCCompilerFlag)
include(CheckCXXCompilerFlag)

# zephyr_system_include_directories(DIR...): headers of others, without warnings, for all.
function(zephyr_system_include_directories)
  bk_absolute(directories ${ARGN})
  target_include_directories(bk_compile SYSTEM INTERFACE ${directories})
endfunction()

# zephyr_libc_link_libraries(LIBRARY...)
function(zephyr_libc_link_libraries)
  zephyr_link_libraries(${ARGN})
endfunction()

# zephyr_check_compiler_flag(C|CXX FLAG VARIABLE): whether the compiler knows a flag.
function(zephyr_check_compiler_flag language flag variable)
  string(MAKE_C_IDENTIFIER "bk_${language}_knows_${flag}" known)
  set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
  if(language STREQUAL CXX)
    check_cxx_compiler_flag("${flag}" ${known})
  else()
    check_c_compiler_flag("${flag}" ${known})
  endif()
  set(${variable} ${${known}} PARENT_SCOPE)
endfunction()

# zephyr_cc_option(FLAG...), zephyr_library_cc_option(FLAG...): the flags that the compiler knows.
function(bk_known_flags result)
  set(flags)
  foreach(flag IN LISTS ARGN)
    zephyr_check_compiler_flag(C ${flag} known)
    if(known)
      list(APPEND flags ${flag})
    endif()
  endforeach()
  set(${result} ${flags} PARENT_SCOPE)
endfunction()

function(zephyr_cc_option)
  bk_known_flags(flags ${ARGN})
  zephyr_compile_options(${flags})
endfunction()

function(zephyr_library_cc_option)
  bk_known_flags(flags ${ARGN})
  zephyr_library_compile_options(${flags})
endfunction()

function(zephyr_cc_option_ifdef option)
  if(${option})
    zephyr_cc_option(${ARGN})
  endif()
endfunction()

# Of this folder's library: see zephyr_library().
function(zephyr_library_link_libraries)
  bk_current_library(library)
  target_link_libraries(${library} PUBLIC ${ARGN})
endfunction()

function(zephyr_library_link_libraries_ifdef option)
  if(${option})
    zephyr_library_link_libraries(${ARGN})
  endif()
endfunction()

function(zephyr_library_add_dependencies)
  bk_current_library(library)
  add_dependencies(${library} ${ARGN})
endfunction()

function(zephyr_library_property)
  bk_current_library(library)
  set_property(TARGET ${library} PROPERTY ${ARGN})
endfunction()

macro(zephyr_library_get_current_dir_lib_name base variable)
  file(RELATIVE_PATH ${variable} ${base} ${CMAKE_CURRENT_LIST_DIR})
  string(MAKE_C_IDENTIFIER "${${variable}}" ${variable})
endmacro()

# zephyr_library_import(NAME FILE): an archive that was built elsewhere.
function(zephyr_library_import name file)
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${file})
  zephyr_link_libraries(${file})
endfunction()

# zephyr_interface_library_named(NAME): settings that libraries take over by linking it.
macro(zephyr_interface_library_named name)
  add_library(${name} INTERFACE)
endmacro()

# NAME_if_kconfig(ITEM): by CONFIG_<ITEM in capitals, without folder and extension>.
foreach(bk_name zephyr_sources zephyr_library_sources add_subdirectory)
  cmake_language(EVAL CODE "
    function(${bk_name}_if_kconfig item)
      get_filename_component(option \${item} NAME_WE)
      string(TOUPPER CONFIG_\${option} option)
      if(\${option})
        ${bk_name}(\${item} \${ARGN})
      endif()
    endfunction()")
endforeach()

macro(set_ifndef variable value)
  if(NOT DEFINED ${variable})
    set(${variable} ${value})
  endif()
endmacro()

macro(print variable)
  message(STATUS "${variable}: ${${variable}}")
endmacro()

macro(assert condition text)
  if(NOT ${condition})
    message(FATAL_ERROR "${text}")
  endif()
endmacro()

macro(assert_exists variable)
  if(NOT EXISTS ${${variable}})
    message(FATAL_ERROR "no such file or directory: '${${variable}}' of ${variable}")
  endif()
endmacro()
