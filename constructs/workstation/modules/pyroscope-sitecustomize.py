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


def run_hidden():
    """Runs the sitecustomize that this one hides: on NixOS, that of the interpreter adds its packages."""
    others = [path for path in sys.path if os.path.realpath(path or ".") != HERE]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def clean(environment):
    """Takes what started this out of the environment, so that the program's children are left alone."""
    configuration = environment.pop("PYROSCOPE_CONFIGURE", None)
    paths = environment.get("PYTHONPATH", "").split(os.pathsep)
    if configuration is not None and paths and os.path.realpath(paths[0] or ".") == HERE:
        # ours are this folder and pyroscope-io's, in front
        rest = os.pathsep.join(paths[2:])
        if rest:
            environment["PYTHONPATH"] = rest
        else:
            environment.pop("PYTHONPATH")
    return configuration


def start(configuration):
    import pyroscope

    pyroscope.configure(**json.loads(configuration))


def attempt(what, *arguments):
    try:
        return what(*arguments)
    except Exception as error:
        print(f"memory profile: {what.__name__} failed: {error!r}", file=sys.stderr, flush=True)
        return None


attempt(run_hidden)
CONFIGURATION = attempt(clean, os.environ)
if CONFIGURATION is not None:
    attempt(start, CONFIGURATION)
