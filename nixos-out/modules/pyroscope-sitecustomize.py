"""Starts pyroscope-io in a program whose unit asks for it by PYROSCOPE_CONFIGURE, the JSON of its arguments: at once, or,
where PYROSCOPE_SWITCH names a file, for the seconds in that, whenever the program is sent SIGNAL.

Python runs this at its start, before the program. It must never be the reason why a program doesn't run: whatever goes
wrong here is a line on stderr.
"""

import _thread
import importlib.machinery
import importlib.util
import json
import os
import signal
import sys
import time

HERE = os.path.dirname(os.path.realpath(__file__))

# what observability-memory-profile sends; nobody else gives it a meaning
SIGNAL = signal.SIGRTMAX - 7

# of the thread that is there for as long as allocations are profiled, which is how others see that they are
THREAD = "memory-profile"


def is_ours(path):
    return path != "" and os.path.realpath(path) in (HERE, os.path.join(HERE, "preload.so"))


def run_hidden():
    """Runs the sitecustomize that this one hides: on NixOS, that of the interpreter adds its packages."""
    others = [path for path in sys.path if not is_ours(path or ".")]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def clean(environment):
    """Takes what started this out of the environment, so that the program's children are left alone."""
    configuration = environment.pop("PYROSCOPE_CONFIGURE", None)
    library = environment.pop("PYROSCOPE_LIBRARY", None)
    switch = environment.pop("PYROSCOPE_SWITCH", None)
    for name in ("LD_PRELOAD", "PYTHONPATH"):
        if name in environment:
            rest = [path for path in environment[name].split(os.pathsep) if not is_ours(path)]
            if rest:
                environment[name] = os.pathsep.join(rest)
            else:
                environment.pop(name)
    return configuration, library, switch


def start(configuration, library):
    if library is not None and library not in sys.path:
        # behind what the program itself brings, and nothing of that is hidden
        sys.path.append(library)
    import pyroscope

    pyroscope.configure(**json.loads(configuration))
    return pyroscope.shutdown


def say(text):
    print(f"memory profile: {text}", file=sys.stderr, flush=True)


def attempt(what, *arguments):
    try:
        return what(*arguments)
    except Exception as error:
        say(f"{what.__name__} failed: {error!r}")
        return None


class Switch:
    """Profiles for as long as a file says from the last signal on. Until the first, nothing of the profiler is loaded."""

    def __init__(self, file, configuration, library):
        self.file = file
        self.arguments = (configuration, library)
        self.until = 0.0
        self.running = _thread.allocate_lock()

    def signalled(self, *_):
        """Runs between two of the program's own steps, so it leaves the work to a thread."""
        attempt(self.turn)

    def turn(self):
        with open(self.file, encoding="ascii") as file:
            self.until = time.monotonic() + float(file.read())
        if self.is_wanted() and self.running.acquire(blocking=False):
            _thread.start_new_thread(self.run, ())

    def is_wanted(self):
        return time.monotonic() < self.until

    def run(self):
        attempt(self.profile)
        self.running.release()
        # a signal that came when this was about to end
        if self.is_wanted() and self.running.acquire(blocking=False):
            self.run()

    def profile(self):
        try:
            stop = start(*self.arguments)
            with open(f"/proc/self/task/{_thread.get_native_id()}/comm", "w", encoding="ascii") as name:
                name.write(THREAD)
            say("on")
            while self.is_wanted():
                time.sleep(0.5)
        finally:
            self.until = 0.0
        stop()
        say("off")


attempt(run_hidden)
CONFIGURATION, LIBRARY, SWITCH = attempt(clean, os.environ) or (None, None, None)
if CONFIGURATION is not None and SWITCH is None:
    attempt(start, CONFIGURATION, LIBRARY)
elif CONFIGURATION is not None:
    attempt(signal.signal, SIGNAL, Switch(SWITCH, CONFIGURATION, LIBRARY).signalled)
