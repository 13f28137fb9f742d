"""Runs programs: a JSON list of texts on standard input, on standard output JSON with what each one's marked call gave.

Usage: python3 run.py LIBRARY…   the modules whose versions are told; exits with 3 where one is missing

A marked call is written `__record__(__begin__(), call)`, so that an error inside of it is told from one outside.
"""

import contextlib
import importlib
import importlib.metadata
import io
import json
import math
import os
import platform
import sys
import tempfile
import traceback
import warnings

real_output = sys.stdout
missing = 3


class Recorder:
    """What happened at the marked call of one program."""

    def __init__(self):
        self.inside = False
        self.values = []

    def begin(self):
        self.inside = True

    def record(self, _, value):
        self.inside = False
        self.values.append(described(value))
        return value


def described(value):
    """Shape, dtype, elements and printed forms of what a framework returned; only the type where it is no array."""
    array = as_array(value)
    if array is None:
        return {"type": type(value).__name__}
    dtype, shape, data = array
    return {
        "kind": "value",
        "shape": list(shape),
        "dtype": dtype,
        "data": [written(element) for element in data],
        "printed": str(value),
        "shown": repr(value),
    }


def as_array(value):
    import numpy

    if isinstance(value, bool):
        return "bool", [], [float(value)]
    if isinstance(value, (int, float)) and not isinstance(value, numpy.generic):
        return ("int64" if isinstance(value, int) else "float64"), [], [float(value)]
    if "torch" in sys.modules:
        import torch

        if isinstance(value, torch.Tensor):
            data = value.detach().double().flatten().tolist()
            return str(value.dtype).removeprefix("torch."), value.shape, data
    try:
        array = numpy.asarray(value)
        data = array.astype(numpy.float64).ravel().tolist()
    except Exception:
        return None
    return str(array.dtype), array.shape, data


def written(number):
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return number


def reset_settings():
    """A program may change what holds for the whole process; the next one starts from the defaults."""
    if "torch" in sys.modules:
        sys.modules["torch"].set_default_dtype(sys.modules["torch"].float32)
        sys.modules["torch"].set_printoptions(profile="default")
    if "keras" in sys.modules:
        sys.modules["keras"].config.set_floatx("float32")
        sys.modules["keras"].config.set_epsilon(1e-7)
    if "jax" in sys.modules:
        sys.modules["jax"].config.update("jax_enable_x64", False)
    if "numpy" in sys.modules:
        import numpy

        numpy.set_printoptions(precision=8, suppress=False, threshold=1000)


def first_line(error):
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[0] if lines else ''}"


def run(text):
    recorder = Recorder()
    names = {"__name__": "__main__", "__record__": recorder.record, "__begin__": recorder.begin}
    reset_settings()
    sys.argv = ["train.py"]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(text, "program", "exec"), names)
    except (Exception, SystemExit) as error:
        where = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in where if frame.filename == "program"]
        return {
            "error": first_line(error),
            "inside": recorder.inside,
            "line": lines[-1] if lines else None,
            "values": recorder.values,
        }
    return {"values": recorder.values}


def version_of(name):
    importlib.import_module(name)
    distribution = {"sklearn": "scikit-learn"}.get(name, name)
    for candidate in (distribution, f"{distribution}-cpu"):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            return importlib.metadata.version(candidate)
    return sys.modules[name].__version__


def main():
    warnings.simplefilter("ignore")
    programs = json.load(sys.stdin)
    versions = {"python": platform.python_version()}
    for name in sys.argv[1:]:
        try:
            versions[name] = version_of(name)
        except ImportError as error:
            print(error, file=sys.stderr)
            sys.exit(missing)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        answers = [run(text) for text in programs]
        os.chdir("/")
    json.dump({"versions": versions, "answers": answers}, real_output)


main()
