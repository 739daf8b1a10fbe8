# SPDX-License-Identifier: Apache-2.0
"""The names of the types of kernel objects, for reports: of those that an image can have."""

# In the order of enum k_objects, with what the names of a type's functions begin with; any image
# may have those types that have none.
TYPES = (
    ("K_OBJ_ANY", "kernel object", None),
    ("K_OBJ_THREAD", "thread", None),
    ("K_OBJ_SEM", "semaphore", "k_sem_"),
    ("K_OBJ_MUTEX", "mutex", "k_mutex_"),
    ("K_OBJ_EVENT", "event", "k_event_"),
    ("K_OBJ_MSGQ", "message queue", "k_msgq_"),
    ("K_OBJ_TIMER", "timer", "k_timer_"),
    ("K_OBJ_QUEUE", "queue", "k_queue_"),
    ("K_OBJ_STACK", "stack object", "k_stack_"),
    ("K_OBJ_PIPE", "pipe", "k_pipe_"),
    ("K_OBJ_CONDVAR", "condition variable", "k_condvar_"),
    ("K_OBJ_POLL_SIGNAL", "poll signal", "k_poll_"),
    ("K_OBJ_FUTEX", "futex", "k_futex_"),
    ("K_OBJ_MEM_SLAB", "memory slab", "k_mem_slab_"),
    ("K_OBJ_WORK_USER_Q", "user work queue", "k_work_user_"),
    ("K_OBJ_THREAD_STACK_ELEMENT", "thread stack", None),
    ("K_OBJ_DRIVER", "device", "device_"),
)

# The linker's symbols around those objects; of their first word, the byte that is the type.
LIMITS = ("bk_static_objects_start", "bk_static_objects_end")
TYPE_AT = 2


def in_image(calls, symbols, objects):
    """
    The types that have one of CALLS, the system calls of an image, a function of SYMBOLS, or one of
    its OBJECTS, types of those that are there from the start.
    """
    functions = set(calls) | set(symbols)
    return {constant for number, (constant, _, begin) in enumerate(TYPES)
            if begin is None or number in objects
            or any(name.startswith(begin) for name in functions)}


def static_objects(elf):
    """The types, as numbers, of the objects that are initialised at build time."""
    found = list(elf.symbols())
    place = {s.name: s.value for s in found if s.name in LIMITS}
    if len(place) < len(LIMITS):
        return set()
    heads = [elf.at_address(s.value, 4) for s in found
             if place[LIMITS[0]] <= s.value < place[LIMITS[1]]]
    return {head[TYPE_AT] for head in heads if head is not None}


def source(chosen):
    """C of the names of those CHOSEN, each behind its number, then 255."""
    lines = ['    "\\%03o" "%s\\0"' % (number, name)
             for number, (constant, name, _) in enumerate(TYPES) if constant in chosen]
    return ("\nextern const char bk_object_names[];\nconst char bk_object_names[] =\n%s;\n"
            % "\n".join(lines + ['    "\\377"']))
