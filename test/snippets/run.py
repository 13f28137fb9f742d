"""Runs snippets: a JSON list of programs on standard input, one JSON line with what each printed on standard output.

Usage: python3 run.py LIBRARY…   the modules whose versions are wanted; where one is missing, programs are only parsed
"""

import ast
import contextlib
import importlib
import io
import json
import platform
import sys
import warnings

real_output = sys.stdout


def versions_of(names):
    versions = {"python": platform.python_version()}
    for name in names:
        versions[name] = importlib.import_module(name).__version__
    return versions


def run(text):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(text, "snippet", "exec"), {})
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {"printed": printed.getvalue()}


def parse(text):
    try:
        ast.parse(text)
    except SyntaxError as error:
        return {"error": f"SyntaxError: {error}"}
    return {}


def main():
    warnings.simplefilter("ignore")
    snippets = json.load(sys.stdin)
    try:
        versions = versions_of(sys.argv[1:])
    except ImportError as error:
        answer = {"missing": str(error), "answers": [parse(text) for text in snippets]}
    else:
        answer = {"versions": versions, "answers": [run(text) for text in snippets]}
    json.dump(answer, real_output)


main()
