"""What a profiler sees of otel-ai-monitor: a function that is busy, another one from a SIGUSR1 on, and memory that is held."""

import signal
import sys
import time

import pyroscope

pyroscope.configure(
    application_name="otel-ai-monitor",
    server_address="http://127.0.0.1:4045",
    tags={"host": sys.argv[1], "unit": "otel-ai-monitor.service"},
    cpu_enabled=False,
    mem_enabled=True,
    mem_heap_sample_size=524288,
)

held = []


def burn():
    end = time.monotonic() + 0.06
    n = 0
    while time.monotonic() < end:
        n += 1


def update_sessions():
    burn()


def update_sessions_after_the_change():
    burn()


def remember_a_session():
    held.append(bytearray(1 << 20))
    del held[:-16]


work = update_sessions


def change(*_):
    global work
    work = update_sessions_after_the_change


signal.signal(signal.SIGUSR1, change)
while True:
    work()
    remember_a_session()
    time.sleep(0.2)
