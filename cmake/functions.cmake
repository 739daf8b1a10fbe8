# SPDX-License-Identifier: Apache-2.0
#
# What CMakeLists.txt files of the kernel and of applications use.
#
# Below the repository, sources go to the library that BK_LIBRARY names (bk_kernel or bk_lib). An
# application's own folders add to "app", or to a library of their own after zephyr_library().
include_guard(GLOBAL)

set(ARCH arm)
set(ZEPHYR_BINARY_DIR ${BK_OUT})

# zephyr_library() / zephyr_library_named(NAME): start a library of its own for this folder.
macro(zephyr_library)
  if(NOT BK_IN_REPOSITORY)
    file(RELATIVE_PATH bk_name ${APPLICATION_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    string(MAKE_C_IDENTIFIER "app_${bk_name}" bk_name)
    zephyr_library_named(${bk_name})
  endif()
endmacro()

macro(zephyr_library_named name)
  if(NOT BK_IN_REPOSITORY)
    set(ZEPHYR_CURRENT_LIBRARY ${name})
    add_library(${name} OBJECT)
    target_link_libraries(${name} PUBLIC bk_app_interface)
    add_dependencies(${name} bk_generated_headers)
    set_property(GLOBAL APPEND PROPERTY BK_APP_LIBRARIES ${name})
  endif()
endmacro()

function(bk_current_library variable)
  if(BK_IN_REPOSITORY)
    set(${variable} ${BK_LIBRARY} PARENT_SCOPE)
  elseif(ZEPHYR_CURRENT_LIBRARY)
    set(${variable} ${ZEPHYR_CURRENT_LIBRARY} PARENT_SCOPE)
  else()
    set(${variable} app PARENT_SCOPE)
  endif()
endfunction()

function(bk_absolute variable)
  set(result)
  foreach(path IN LISTS ARGN)
    if(path MATCHES "^\\$<")
      list(APPEND result ${path})
    else()
      get_filename_component(path ${path} ABSOLUTE)
      list(APPEND result ${path})
    endif()
  endforeach()
  set(${variable} ${result} PARENT_SCOPE)
endfunction()

# zephyr_library_sources(FILE...)
function(zephyr_library_sources)
  bk_current_library(library)
  bk_absolute(files ${ARGN})
  target_sources(${library} PRIVATE ${files})
  if(BK_IN_REPOSITORY)
    set_property(GLOBAL APPEND PROPERTY BK_SOURCES_${library}_${BK_GROUP} ${files})
    set_property(GLOBAL APPEND PROPERTY BK_GROUPS_${library} ${BK_GROUP})
  endif()
endfunction()

# bk_unite(LIBRARY): the C sources of a BK_GROUP that share their options are compiled in one go,
# because reading the headers takes longer than compiling the average source. Called in the folder
# that made LIBRARY. -DBK_SEPARATE_SOURCES=ON leaves each source by itself.
function(bk_unite library)
  get_property(groups GLOBAL PROPERTY BK_GROUPS_${library})
  list(REMOVE_DUPLICATES groups)
  foreach(group IN LISTS groups)
    get_property(files GLOBAL PROPERTY BK_SOURCES_${library}_${group})
    list(FILTER files INCLUDE REGEX "\\.c$")
    set(variants)
    foreach(file IN LISTS files)
      get_source_file_property(options ${file} COMPILE_OPTIONS)
      string(MD5 variant "${options}")
      if(NOT variant IN_LIST variants)
        list(APPEND variants ${variant})
        set(options_${variant} ${options})
        set(text_${variant} "")
      endif()
      string(APPEND text_${variant} "#include \"${file}\"\n")
    endforeach()
    set(number 0)
    foreach(variant IN LISTS variants)
      math(EXPR number "${number} + 1")
      set(united ${BK_OUT}/${library}/${group}_${number}.c)
      file(CONFIGURE OUTPUT ${united} CONTENT "${text_${variant}}" @ONLY)
      target_sources(${library} PRIVATE ${united})
      if(options_${variant})
        set_source_files_properties(${united} PROPERTIES COMPILE_OPTIONS "${options_${variant}}")
      endif()
    endforeach()
    set_source_files_properties(${files} PROPERTIES HEADER_FILE_ONLY ON)
  endforeach()
endfunction()

# zephyr_library_sources_ifdef(OPTION FILE...)
function(zephyr_library_sources_ifdef option)
  if(${option})
    zephyr_library_sources(${ARGN})
  endif()
endfunction()

# zephyr_library_include_directories(DIR...): for this folder's library only.
function(zephyr_library_include_directories)
  bk_current_library(library)
  bk_absolute(directories ${ARGN})
  target_include_directories(${library} PRIVATE ${directories})
endfunction()

function(zephyr_library_compile_options)
  bk_current_library(library)
  target_compile_options(${library} PRIVATE ${ARGN})
endfunction()

function(zephyr_library_compile_definitions)
  bk_current_library(library)
  target_compile_definitions(${library} PRIVATE ${ARGN})
endfunction()

# The ones without "library" hold for the whole image, the application included.
function(zephyr_include_directories)
  bk_absolute(directories ${ARGN})
  target_include_directories(bk_compile INTERFACE ${directories})
endfunction()

function(zephyr_compile_definitions)
  target_compile_definitions(bk_compile INTERFACE ${ARGN})
endfunction()

function(zephyr_compile_options)
  target_compile_options(bk_compile INTERFACE ${ARGN})
endfunction()

function(zephyr_sources)
  zephyr_library_sources(${ARGN})
endfunction()

function(add_subdirectory_ifdef option directory)
  if(${option})
    add_subdirectory(${directory} ${ARGN})
  endif()
endfunction()

function(target_sources_ifdef option target scope)
  if(${option})
    target_sources(${target} ${scope} ${ARGN})
  endif()
endfunction()

# zephyr_linker_sources(SECTIONS|RODATA|RWDATA|DATA_SECTIONS|NOINIT FILE...): fragments that
# arch/arm/linker.ld.in includes as <linker/sections.ld>, <linker/rodata.ld> ...
function(zephyr_linker_sources location)
  set(known SECTIONS RODATA RWDATA DATA_SECTIONS NOINIT)
  if(NOT location IN_LIST known)
    message(FATAL_ERROR "zephyr_linker_sources: unknown location ${location}; known: ${known}")
  endif()
  bk_absolute(files ${ARGN})
  set_property(GLOBAL APPEND PROPERTY BK_LINKER_${location} ${files})
endfunction()

# zephyr_syscall_include_directories(DIR...) / zephyr_syscall_header(FILE...): headers outside the
# application's folder that declare system calls.
function(zephyr_syscall_include_directories)
  bk_absolute(directories ${ARGN})
  set_property(GLOBAL APPEND PROPERTY BK_SYSCALL_HEADERS ${directories})
endfunction()

function(zephyr_syscall_header)
  bk_absolute(files ${ARGN})
  set_property(GLOBAL APPEND PROPERTY BK_SYSCALL_HEADERS ${files})
endfunction()

# generate_inc_file(FILE OUT [--offset BYTES] [--length BYTES]): FILE's bytes, to #include in
# an array. generate_inc_file_for_target(TARGET FILE OUT ...): before TARGET is compiled.
function(generate_inc_file source generated)
  bk_absolute(source ${source})
  get_filename_component(folder ${generated} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${BK_PYTHON} ${ZEPHYR_BASE}/scripts/gen_inc.py ${source} ${generated} ${ARGN}
    DEPENDS ${source} ${ZEPHYR_BASE}/scripts/gen_inc.py
    VERBATIM)
endfunction()

function(generate_inc_file_for_target target source generated)
  generate_inc_file(${source} ${generated} ${ARGN})
  string(MAKE_C_IDENTIFIER "bk_inc_${target}_${generated}" name)
  add_custom_target(${name} DEPENDS ${generated})
  add_dependencies(${target} ${name})
endfunction()

# zephyr_link_libraries(LIBRARY...) / zephyr_ld_options(OPTION...): for the final link.
function(zephyr_link_libraries)
  set_property(GLOBAL APPEND PROPERTY BK_LINK_LIBRARIES ${ARGN})
endfunction()

function(zephyr_ld_options)
  set_property(GLOBAL APPEND PROPERTY BK_LINK_OPTIONS ${ARGN})
endfunction()

# NAME_ifdef(OPTION ARGUMENTS...), NAME_ifndef(...): NAME(ARGUMENTS...) where OPTION is, or is not,
# set.
foreach(bk_name zephyr_sources zephyr_include_directories zephyr_compile_definitions
    zephyr_compile_options zephyr_library zephyr_library_include_directories
    zephyr_library_compile_definitions zephyr_library_compile_options zephyr_linker_sources
    zephyr_link_libraries zephyr_syscall_header target_compile_definitions
    target_include_directories target_compile_options target_link_libraries)
  cmake_language(EVAL CODE "
    macro(${bk_name}_ifdef option)
      if(\${option})
        ${bk_name}(\${ARGN})
      endif()
    endmacro()
    macro(${bk_name}_ifndef option)
      if(NOT \${option})
        ${bk_name}(\${ARGN})
      endif()
    endmacro()")
endforeach()

function(zephyr_library_sources_ifndef option)
  if(NOT ${option})
    zephyr_library_sources(${ARGN})
  endif()
endfunction()

include(${ZEPHYR_BASE}/cmake/functions_more.cmake)
