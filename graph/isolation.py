"""What a worker process may do: no network, no change to any file, no more memory than its limit.

A worker meets what nobody checked (a stranger's PDF, a stranger's query). The kernel denies it the network by seccomp (Linux on
x86-64 and 64-bit ARM) and the file system by Landlock (Linux 5.13 or later). Each function tells whether this machine
can; what holds where it cannot stands in docs/operations.md. Nothing here can be undone by the process itself.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

# machine: (its number in the audit architecture, number of the system call socket)
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
SET_UP_RING = 425  # io_uring opens sockets without the system call
FIRST_X32 = 0x40000000  # system calls of x86-64 under other numbers
LOAD_WORD, JUMP_IF_EQUAL, JUMP_FROM, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, REFUSE_NOT_PERMITTED = 0x7FFF0000, 0x00050001
OFFSET_OF_CALL, OFFSET_OF_ARCHITECTURE = 0, 4
NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER_MODE = 38, 22, 2

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # system calls, the same on every machine
PATH_BENEATH, EXECUTE = 1, 1  # a kind of rule; the right to run a program
ASK_VERSION = 1
LIBRARIES = (Path("/lib"), Path("/lib64"))
# Landlock's rights over files that change something or run a program, as bits, and the version that brought each
CHANGING = {0: 1, 1: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 1, 11: 1, 12: 1, 13: 2, 14: 3}


def limit_memory(more: int) -> None:
    """Let the process map at most ``more`` bytes beyond what it has mapped; then allocation fails, or the process ends."""
    size = _mapped_memory() + more
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def deny_network() -> bool:
    """Make every later attempt to open a socket fail; whether this machine can."""
    numbers = MACHINES.get(platform.machine())
    if not sys.platform.startswith("linux") or numbers is None:
        return False
    architecture, socket = numbers
    program = _program(
        (LOAD_WORD, 0, 0, OFFSET_OF_ARCHITECTURE),
        (JUMP_IF_EQUAL, 0, 5, architecture),
        (LOAD_WORD, 0, 0, OFFSET_OF_CALL),
        (JUMP_FROM, 3, 0, FIRST_X32),
        (JUMP_IF_EQUAL, 2, 0, socket),
        (JUMP_IF_EQUAL, 1, 0, SET_UP_RING),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE_NOT_PERMITTED),
    )
    return _no_new_privileges() and _libc().prctl(SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0) == 0


def deny_changes(programs: Iterable[Path] = ()) -> bool:
    """Make every later attempt to write, make, rename or remove a file or to run a program fail; whether this machine can.

    What is open already stays open: pipes, the terminal. ``programs`` may still run, under the same restrictions.
    """
    if not sys.platform.startswith("linux"):
        return False
    version = _libc().syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    rights = struct.pack("Q", sum(1 << bit for bit, since in CHANGING.items() if since <= version))
    rules = _libc().syscall(CREATE_RULESET, rights, len(rights), 0) if version > 0 else -1
    if rules < 0:
        return False
    try:
        for program in programs:
            _allow(rules, program)
        return _no_new_privileges() and _libc().syscall(RESTRICT_SELF, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(rules: int, program: Path) -> None:
    """Let a program run, with the loader of shared libraries that the kernel starts it by."""
    loaders = (loader for folder in LIBRARIES for loader in folder.glob("ld-*.so*"))
    for file in (program, *loaders):
        opened = os.open(file, os.O_PATH | os.O_CLOEXEC)
        try:
            rule = struct.pack("=Qi", EXECUTE, opened)
            _libc().syscall(ADD_RULE, rules, PATH_BENEATH, rule, 0)
        finally:
            os.close(opened)


@cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _no_new_privileges() -> bool:
    """What the kernel asks of a process before it may restrict itself."""
    return bool(_libc().prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0)


def _program(*instructions: tuple[int, int, int, int]) -> ctypes.Array[ctypes.c_char]:
    """A struct sock_fprog that points to the filter; the filter stays alive with it."""
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    filter_ = ctypes.create_string_buffer(code)
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(instructions), ctypes.addressof(filter_)))
    program.filter = filter_  # type: ignore[attr-defined]
    return program


def _mapped_memory() -> int:
    """What the process has mapped, in bytes (a guess where the system does not tell)."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if statm.exists() else 1 << 30
