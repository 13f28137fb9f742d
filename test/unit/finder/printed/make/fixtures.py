"""Writes what a library prints as fixtures: the text, and the library's own numbers as the text shows them.

The files are formatted afterwards like all others: npx biome check --write test
"""

import json
import math
import re
import sys

NUMBER = re.compile(
    r"(?<![\w.\-])[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|nan|NaN|inf|Infinity)(?![\w.])|(?<!\w)(?:True|False)(?!\w)"
)


def value_of(token):
    return {"True": 1.0, "False": 0.0}.get(token) if token in ("True", "False") else float(token)


def encode(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return int(value) if value == int(value) and abs(value) < 2**53 and not (value == 0 and math.copysign(1, value) < 0) else value


def nearest(value, tokens):
    """The printed number that stands for a value; it must be about as near as rounding takes it."""
    if math.isnan(value):
        assert any(math.isnan(token) for token in tokens)
        return value
    if math.isinf(value):
        assert value in tokens
        return value
    finite = [token for token in tokens if math.isfinite(token)]
    best = min(finite, key=lambda token: abs(token - value))
    assert abs(best - value) <= 5e-3 * max(1, abs(value)), (value, best)
    return best


class Fixtures:
    def __init__(self, made_by, version):
        self.data = {"madeBy": made_by, "version": version, "fixtures": []}

    def add(self, code, text, values, shape, kept=None, **facts):
        """`values` are the library's numbers in row-major order; `kept` are those printed, when others were left out."""
        tokens = [value_of(token) for token in NUMBER.findall(text)]
        scale = facts.pop("scale", 1)
        wanted = [float(value) for value in (values if kept is None else kept)]
        data = [encode(nearest(value / scale, tokens) * scale) for value in wanted]
        lines = text.split("\n")
        while lines and not lines[0].strip():
            lines.pop(0)
        while lines and not lines[-1].strip():
            lines.pop()
        array = {"shape": [] if kept is not None else list(shape), "data": data, "truncated": kept is not None}
        self.data["fixtures"].append({"code": code, "text": lines, "array": {**array, **facts}})

    def write(self):
        json.dump(self.data, sys.stdout, ensure_ascii=False, indent=1)
        print()
