"""What a worker that runs people's queries may do: no network, and no more memory than its limit.

The network is denied by the kernel where it offers seccomp and the machine is known (Linux on x86-64 and 64-bit ARM);
elsewhere the refusal of SERVICE by ``guard`` stands alone.
"""

import ctypes
import platform
import resource
import struct
import sys

# machine: (its number in the audit architecture, number of the system call socket)
SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, REFUSE_NOT_PERMITTED = 0x7FFF0000, 0x00050001
OFFSET_OF_CALL, OFFSET_OF_ARCHITECTURE = 0, 4
NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER_MODE = 38, 22, 2


def limit_memory(size: int) -> None:
    """Let the process map at most ``size`` bytes; beyond, allocation fails and the process ends."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def deny_network() -> bool:
    """Make every later attempt to open a socket fail; whether this machine can."""
    numbers = SOCKET_CALLS.get(platform.machine())
    if not sys.platform.startswith("linux") or numbers is None:
        return False
    architecture, call = numbers
    program = _program(
        (LOAD_WORD, 0, 0, OFFSET_OF_ARCHITECTURE),
        (JUMP_IF_EQUAL, 0, 3, architecture),
        (LOAD_WORD, 0, 0, OFFSET_OF_CALL),
        (JUMP_IF_EQUAL, 0, 1, call),
        (RETURN, 0, 0, REFUSE_NOT_PERMITTED),
        (RETURN, 0, 0, ALLOW),
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0) == 0)


def _program(*instructions: tuple[int, int, int, int]) -> ctypes.Array[ctypes.c_char]:
    """A struct sock_fprog that points to the filter; the filter stays alive with it."""
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    filter_ = ctypes.create_string_buffer(code)
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(instructions), ctypes.addressof(filter_)))
    program.filter = filter_  # type: ignore[attr-defined]
    return program
