"""What the kernel grants the caller of what Beyla and the profiler ask of it: at each kernel.perf_event_paranoid up to argv[1]."""

import ctypes
import errno
import json
import os
import socket
import struct
import sys
import time

libc = ctypes.CDLL(None, use_errno=True)
BPF, PERF_EVENT_OPEN = 321, 298
BPF_PROG_LOAD, PERF_EVENT_IOC_SET_BPF = 5, 0x40042408
SOCKET_FILTER, KPROBE, TRACEPOINT, PERF_EVENT = 1, 2, 5, 7


def insn(code, registers=0, offset=0, immediate=0):
    return struct.pack("<BBhi", code, registers, offset, immediate)


RETURN_0 = insn(0xB7) + insn(0x95)
# 8 bytes from nowhere onto the stack, by bpf_probe_read_kernel: r1 = fp - 8, r2 = 8, r3 = 0, call 113
READ_KERNEL = (
    insn(0x7A, 10, -8) + insn(0xBF, 0xA1) + insn(0x07, 1, 0, -8) + insn(0xB7, 2, 0, 8) + insn(0xB7, 3) + insn(0x85, 0, 0, 113) + RETURN_0
)


def call(number, *args):
    result = libc.syscall(number, *args)
    return result if result >= 0 else -ctypes.get_errno()


def load(kind, code):
    program, licence = ctypes.create_string_buffer(code), ctypes.create_string_buffer(b"GPL")
    attr = struct.pack("<IIQQ", kind, len(code) // 8, ctypes.addressof(program), ctypes.addressof(licence)).ljust(128, b"\0")
    return call(BPF, BPF_PROG_LOAD, ctypes.create_string_buffer(attr), 128)


def event(kind, config, where=0, offset=0, flags=0):
    attr = struct.pack("<IIQQQQQIIQQ", kind, 120, config, 1, 0, 0, flags, 0, 0, where, offset).ljust(120, b"\0")
    return call(PERF_EVENT_OPEN, ctypes.create_string_buffer(attr), -1, 0, -1, 8)


def attached(descriptor, program):
    if descriptor < 0 or program < 0:
        return min(descriptor, program)
    return libc.ioctl(descriptor, PERF_EVENT_IOC_SET_BPF, program) and -ctypes.get_errno()


def kind_of(name):
    return int(open(f"/sys/bus/event_source/devices/{name}/type").read())


def tracepoint():
    return int(open("/sys/kernel/tracing/events/sched/sched_process_exit/id").read())


def packet():
    return socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0x300).fileno()


function = ctypes.create_string_buffer(b"tcp_sendmsg")
program = ctypes.create_string_buffer(os.path.realpath(sys.executable).encode())
FREQUENCY = 1 << 10
ASKED = {
    "bpf(), a kprobe's program": lambda: load(KPROBE, RETURN_0),
    "bpf(), one that reads the kernel": lambda: load(KPROBE, READ_KERNEL),
    "bpf(), a socket filter": lambda: load(SOCKET_FILTER, RETURN_0),
    "kprobe": lambda: attached(event(kind_of("kprobe"), 0, ctypes.addressof(function)), load(KPROBE, RETURN_0)),
    "uprobe": lambda: attached(event(kind_of("uprobe"), 0, ctypes.addressof(program), 0x1000), load(KPROBE, RETURN_0)),
    "tracepoint": lambda: attached(event(2, tracepoint()), load(TRACEPOINT, RETURN_0)),
    "cpu-clock of all processes": lambda: attached(event(1, 0, flags=FREQUENCY), load(PERF_EVENT, RETURN_0)),
    "AF_PACKET": packet,
}


def verdict(ask):
    try:
        result = ask()
    except OSError as error:
        result = -error.errno
    return "ok" if result >= 0 else errno.errorcode[-result]


# Whoever started this sets one level after another: the answers at each, a line each.
last, level = int(sys.argv[1]), None
while level != last:
    found = int(open("/proc/sys/kernel/perf_event_paranoid").read())
    if found == level:
        time.sleep(0.05)
        continue
    level = found
    said = {name: verdict(ask) for name, ask in ASKED.items()}
    print(json.dumps({"level": level, **said}), flush=True)
