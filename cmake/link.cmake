# SPDX-License-Identifier: Apache-2.0
#
# Generated headers, and the way from object files to zephyr.elf:
#   headers -> gen_syscalls.py -> stubs, numbers, marshalling
#   objects -> prelink.py -> partitions, table of all calls -> linker script -> trial link
#   trial image -> prelink.py -> tables of the calls, interrupts and partitions that are left
#   -> linker script -> link -> after_link.py -> what depends on addresses -> table of memory
include_guard(GLOBAL)

# What the linker script may include whatever the application does.
function(bk_write_linker_snippets)
  foreach(location SECTIONS RODATA RWDATA DATA_SECTIONS NOINIT)
    get_property(files GLOBAL PROPERTY BK_LINKER_${location})
    set(text "")
    foreach(file IN LISTS files)
      string(APPEND text "#include \"${file}\"\n")
    endforeach()
    string(TOLOWER ${location} name)
    string(REPLACE "_" "-" name ${name})
    file(CONFIGURE OUTPUT ${BK_OUT}/include/linker/${name}.ld CONTENT "${text}" @ONLY)
  endforeach()
endfunction()

# Static libraries that the application links, and the objects that come with them.
function(bk_linked_static_libraries variable)
  get_target_property(names app LINK_LIBRARIES)
  set(result)
  foreach(name IN LISTS names)
    if(TARGET ${name})
      get_target_property(type ${name} TYPE)
      if(type STREQUAL STATIC_LIBRARY)
        list(APPEND result ${name})
      endif()
    endif()
  endforeach()
  set(${variable} ${result} PARENT_SCOPE)
endfunction()

function(bk_define_syscalls)
  get_property(extra GLOBAL PROPERTY BK_SYSCALL_HEADERS)
  set(stamp ${BK_GENERATED}/syscalls.stamp)
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${BK_GENERATED}/zephyr/syscall_list.h
    DEPFILE ${BK_OUT}/syscalls.d
    COMMAND ${BK_PYTHON} -E -S ${ZEPHYR_BASE}/scripts/gen_syscalls.py
      --kernel ${ZEPHYR_BASE}/include --app ${APPLICATION_SOURCE_DIR} ${extra}
      --build ${CMAKE_BINARY_DIR} --out ${BK_GENERATED}
      --depfile ${BK_OUT}/syscalls.d --stamp ${stamp}
    COMMENT "System calls" VERBATIM)
  add_custom_target(bk_generated_headers DEPENDS ${stamp})
endfunction()

function(bk_define_link)
  bk_define_syscalls()
  bk_write_linker_snippets()

  get_property(libraries GLOBAL PROPERTY BK_APP_LIBRARIES)
  bk_linked_static_libraries(archives)
  # A library with no source at all is an error to CMake, and not to us.
  file(CONFIGURE OUTPUT ${BK_OUT}/empty.c CONTENT "")
  set(objects)
  foreach(library bk_kernel bk_lib app ${libraries})
    get_target_property(sources ${library} SOURCES)
    if(NOT sources)
      target_sources(${library} PRIVATE ${BK_OUT}/empty.c)
    endif()
    add_dependencies(${library} bk_generated_headers)
    list(APPEND objects $<TARGET_OBJECTS:${library}>)
  endforeach()
  set(archive_files)
  foreach(library IN LISTS archives)
    add_dependencies(${library} bk_generated_headers)
    list(APPEND archive_files $<TARGET_FILE:${library}>)
  endforeach()

  file(GENERATE OUTPUT ${BK_OUT}/objects.list
    CONTENT "$<JOIN:${objects};${archive_files},\n>\n")
  set(prelink ${BK_PYTHON} -E -S ${ZEPHYR_BASE}/scripts/prelink.py
    --syscalls ${BK_GENERATED}/syscalls.json
    $<$<BOOL:${CONFIG_USERSPACE}>:--userspace>
    $<$<BOOL:${CONFIG_BULKHEAD_APP_SYSCALLS}>:--application-calls>
    $<$<NOT:$<BOOL:${CONFIG_DYNAMIC_INTERRUPTS}>>:--vectors>
    $<$<BOOL:${CONFIG_BULKHEAD_FAULT_NAMES}>:--names=${BK_OUT}/names.list>)
  add_custom_command(
    OUTPUT ${BK_OUT}/include/linker/partitions.ld ${BK_OUT}/include/linker/partition-table.ld
      ${BK_OUT}/tables_trial.c
    COMMAND ${prelink} --objects ${BK_OUT}/objects.list --linker-out ${BK_OUT}/include/linker
      --tables ${BK_OUT}/tables_trial.c
    DEPENDS ${objects} ${archive_files} ${BK_OUT}/objects.list ${BK_GENERATED}/syscalls.stamp
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
    COMMENT "Partitions and the system calls that may be needed"
    COMMAND_EXPAND_LISTS VERBATIM)

  bk_define_image(zephyr_trial ${BK_OUT}/tables_trial.c include "${libraries}")
  add_custom_command(
    OUTPUT ${BK_OUT}/tables.c ${BK_OUT}/final/linker/partition-table.ld
    COMMAND ${prelink} --trial $<TARGET_FILE:zephyr_trial> --linker-out ${BK_OUT}/final/linker
      --tables ${BK_OUT}/tables.c
    DEPENDS zephyr_trial
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
    COMMENT "What the image needs of calls, interrupts and partitions"
    COMMAND_EXPAND_LISTS VERBATIM)
  bk_define_image(zephyr_final ${BK_OUT}/tables.c final "${libraries}")
  bk_define_products()
endfunction()

# TARGET.ld, with the table of partitions that lies in FOLDER.
function(bk_define_linker_script target folder)
  set(script ${BK_OUT}/${target}.ld)
  add_custom_command(
    OUTPUT ${script}
    COMMAND ${BK_CC} ${BK_CPU_FLAGS} -E -P -x assembler-with-cpp -D_LINKER -D_ASMLANGUAGE
      -imacros ${BK_GENERATED}/zephyr/autoconf.h -I${BK_OUT}/${folder} -I${BK_OUT}/include
      -I${BK_GENERATED} -I${ZEPHYR_BASE}/include
      -MD -MF ${BK_OUT}/${target}.ld.d -MT zephyr/${target}.ld
      -o ${script} ${ZEPHYR_BASE}/arch/arm/linker.ld.in
    DEPENDS ${ZEPHYR_BASE}/arch/arm/linker.ld.in ${BK_OUT}/include/linker/partitions.ld
      ${BK_OUT}/${folder}/linker/partition-table.ld ${BK_GENERATED}/zephyr/autoconf.h
    DEPFILE ${BK_OUT}/${target}.ld.d
    COMMENT "Linker script" VERBATIM)
  add_custom_target(${target}_script DEPENDS ${script})
endfunction()

# An image of everything there is, of the tables in the source file TABLES, and of the table of
# partitions in FOLDER.
function(bk_define_image target tables folder libraries)
  bk_define_linker_script(${target} ${folder})
  set(script ${BK_OUT}/${target}.ld)
  add_executable(${target} ${tables})
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${target} SUFFIX .elf RUNTIME_OUTPUT_DIRECTORY ${BK_OUT} LINK_DEPENDS ${script}
    # The C++ library is named where it is wanted, see lib/cpp.
    LINKER_LANGUAGE C)
  target_compile_definitions(${target} PRIVATE __ZEPHYR_SUPERVISOR__)
  get_property(link_libraries GLOBAL PROPERTY BK_LINK_LIBRARIES)
  get_property(link_options GLOBAL PROPERTY BK_LINK_OPTIONS)
  target_link_libraries(${target} PRIVATE bk_own bk_kernel bk_lib app ${libraries}
    ${link_libraries})
  add_dependencies(${target} bk_generated_headers ${target}_script)
  target_link_options(${target} PRIVATE
    ${BK_CPU_FLAGS} --specs=picolibc.specs -nostartfiles -T${script}
    -Wl,--gc-sections -Wl,--no-warn-rwx-segments -Wl,--fatal-warnings ${link_options})
endfunction()

# zephyr.elf's companions, and the table of the memory that it takes.
function(bk_define_products)
  set_target_properties(zephyr_final PROPERTIES OUTPUT_NAME zephyr)
  target_link_options(zephyr_final PRIVATE -Wl,-Map=${BK_OUT}/zephyr.map)
  add_custom_command(TARGET zephyr_final POST_BUILD
    COMMAND ${BK_PYTHON} -E -S ${ZEPHYR_BASE}/scripts/after_link.py
      --config ${BK_OUT}/.config --autoconf ${BK_GENERATED}/zephyr/autoconf.h
      $<$<BOOL:${CONFIG_BULKHEAD_FAULT_NAMES}>:--names=${BK_OUT}/names.list> ${BK_OUT}/zephyr.elf
    COMMAND ${BK_OBJCOPY} -O binary ${BK_OUT}/zephyr.elf ${BK_OUT}/zephyr.bin
    COMMAND ${BK_OBJCOPY} -O ihex ${BK_OUT}/zephyr.elf ${BK_OUT}/zephyr.hex
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()
