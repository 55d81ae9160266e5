"""Starts pyroscope-io in a program whose unit asks for it by PYROSCOPE_CONFIGURE, the JSON of its arguments.

Python runs this at its start, before the program. It must never be the reason why a program doesn't run: whatever goes
wrong here is a line on stderr.
"""

import importlib.machinery
import importlib.util
import json
import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))


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
    for name in ("LD_PRELOAD", "PYTHONPATH"):
        if name in environment:
            rest = [path for path in environment[name].split(os.pathsep) if not is_ours(path)]
            if rest:
                environment[name] = os.pathsep.join(rest)
            else:
                environment.pop(name)
    return configuration, library


def start(configuration, library):
    if library is not None:
        # behind what the program itself brings, and nothing of that is hidden
        sys.path.append(library)
    import pyroscope

    pyroscope.configure(**json.loads(configuration))


def attempt(what, *arguments):
    try:
        return what(*arguments)
    except Exception as error:
        print(f"memory profile: {what.__name__} failed: {error!r}", file=sys.stderr, flush=True)
        return None


attempt(run_hidden)
CONFIGURATION, LIBRARY = attempt(clean, os.environ) or (None, None)
if CONFIGURATION is not None:
    attempt(start, CONFIGURATION, LIBRARY)
