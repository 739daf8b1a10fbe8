# SPDX-License-Identifier: Apache-2.0
#
# Generated headers, and the way from object files to zephyr.elf:
#   headers -> gen_syscalls.py -> stubs, numbers, marshalling
#   objects -> prelink.py -> partitions.ld, syscall_dispatch.c -> linker script -> link -> postlink.py
include_guard(GLOBAL)

# What the linker script may include whatever the application does.
function(bk_write_linker_snippets)
  foreach(location SECTIONS RODATA RWDATA DATA_SECTIONS)
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
  add_custom_command(
    OUTPUT ${BK_OUT}/include/linker/partitions.ld ${BK_OUT}/include/linker/partition-table.ld
      ${BK_OUT}/syscall_dispatch.c
    COMMAND ${BK_PYTHON} -E -S ${ZEPHYR_BASE}/scripts/prelink.py
      --objects ${BK_OUT}/objects.list --syscalls ${BK_GENERATED}/syscalls.json
      --linker-out ${BK_OUT}/include/linker --dispatch ${BK_OUT}/syscall_dispatch.c
      $<$<BOOL:${CONFIG_USERSPACE}>:--userspace>
      $<$<BOOL:${CONFIG_BULKHEAD_FAULT_NAMES}>:--names=${BK_OUT}/names.list>
    DEPENDS ${objects} ${archive_files} ${BK_OUT}/objects.list ${BK_GENERATED}/syscalls.stamp
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
    COMMENT "Partitions and the system call table" COMMAND_EXPAND_LISTS VERBATIM)

  set(script ${BK_OUT}/linker.ld)
  add_custom_command(
    OUTPUT ${script}
    COMMAND ${BK_CC} ${BK_CPU_FLAGS} -E -P -x assembler-with-cpp -D_LINKER -D_ASMLANGUAGE
      -imacros ${BK_GENERATED}/zephyr/autoconf.h -I${BK_OUT}/include -I${BK_GENERATED}
      -I${ZEPHYR_BASE}/include -MD -MF ${BK_OUT}/linker.d -MT zephyr/linker.ld
      -o ${script} ${ZEPHYR_BASE}/arch/arm/linker.ld.in
    DEPENDS ${ZEPHYR_BASE}/arch/arm/linker.ld.in ${BK_OUT}/include/linker/partitions.ld
      ${BK_OUT}/include/linker/partition-table.ld ${BK_GENERATED}/zephyr/autoconf.h
    DEPFILE ${BK_OUT}/linker.d
    COMMENT "Linker script" VERBATIM)

  add_executable(zephyr_final ${BK_OUT}/syscall_dispatch.c ${script})
  set_source_files_properties(${script} PROPERTIES HEADER_FILE_ONLY TRUE)
  set_target_properties(zephyr_final PROPERTIES
    OUTPUT_NAME zephyr SUFFIX .elf RUNTIME_OUTPUT_DIRECTORY ${BK_OUT} LINK_DEPENDS ${script}
    # C++ without its library, which picolibc's packages do not bring.
    LINKER_LANGUAGE C)
  target_compile_definitions(zephyr_final PRIVATE __ZEPHYR_SUPERVISOR__)
  target_include_directories(zephyr_final PRIVATE ${ZEPHYR_BASE}/kernel/include)
  get_property(link_libraries GLOBAL PROPERTY BK_LINK_LIBRARIES)
  get_property(link_options GLOBAL PROPERTY BK_LINK_OPTIONS)
  target_link_libraries(zephyr_final PRIVATE bk_own bk_kernel bk_lib app ${libraries}
    ${link_libraries})
  add_dependencies(zephyr_final bk_generated_headers)
  target_link_options(zephyr_final PRIVATE
    ${BK_CPU_FLAGS} --specs=picolibc.specs -nostartfiles -T${script}
    -Wl,--gc-sections -Wl,-Map=${BK_OUT}/zephyr.map -Wl,--no-warn-rwx-segments
    -Wl,--fatal-warnings ${link_options})
  set(fill_names)
  if(CONFIG_BULKHEAD_FAULT_NAMES)
    set(fill_names COMMAND ${BK_PYTHON} -E -S ${ZEPHYR_BASE}/scripts/name_table.py
      --config ${BK_OUT}/.config --names ${BK_OUT}/names.list ${BK_OUT}/zephyr.elf)
  endif()
  add_custom_command(TARGET zephyr_final POST_BUILD
    ${fill_names}
    COMMAND ${BK_OBJCOPY} -O binary ${BK_OUT}/zephyr.elf ${BK_OUT}/zephyr.bin
    COMMAND ${BK_OBJCOPY} -O ihex ${BK_OUT}/zephyr.elf ${BK_OUT}/zephyr.hex
    COMMAND ${BK_PYTHON} -E -S ${ZEPHYR_BASE}/scripts/memory_table.py
      --config ${BK_OUT}/.config ${BK_OUT}/zephyr.elf
    VERBATIM)
endfunction()
