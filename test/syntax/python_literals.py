"""Prints the bracketed literals of Python files as Python's own parser sees them, one line of JSON a file.

Reads paths from standard input, one a line. Prints {"path": ..., "literals": [...]}; a literal is
[start, end, either, elements] with UTF-16 offsets; an element is a number, "nan", "inf", "-inf", a literal, null for
anything else, or {"perhaps": number} for a name that may be bound to a number, {"perhaps": null} for arithmetic that fails. Files that are no Python of this version, or
no UTF-8, are left out.
"""

import ast
import io
import json
import math
import re
import sys
import tokenize
import warnings

LITERALS = (ast.List, ast.Tuple, ast.Set)
MODULES = {'math', 'cmath', 'np', 'numpy', 'jnp', 'jax.numpy', 'torch', 'cp', 'cupy'}
NAN = {'nan', 'NaN'}
INFINITY = {'inf', 'Infinity'}
OTHER_NAN = {'NAN'}
OTHER_INFINITY = {'Inf', 'INF', 'infty', 'PINF'}
NEGATIVE_INFINITY = {'NINF'}
LARGEST_EXPONENT = 1 << 18


class NotConstant(Exception):
    """An expression that is not made of literals alone."""


class Places:
    """Turns the parser's places, lines and UTF-8 bytes, into UTF-16 offsets."""

    def __init__(self, text):
        self.lines = re.split('(?<=\n)|(?<=\r)(?!\n)', text)
        self.starts = []
        offset = 0
        for line in self.lines:
            self.starts.append(offset)
            offset += width(line)

    def offset(self, line, column):
        text = self.lines[line - 1]
        if text.isascii():
            return self.starts[line - 1] + column
        return self.starts[line - 1] + width(text.encode()[:column].decode())

    def range(self, node):
        return (
            self.offset(node.lineno, node.col_offset),
            self.offset(node.end_lineno, node.end_col_offset),
        )


def width(text):
    return len(text) if text.isascii() else len(text.encode('utf-16-le')) // 2


def number(node):
    """The value of constant arithmetic, and whether it is surely a number; raises NotConstant."""
    if isinstance(node, ast.Constant):
        if type(node.value) not in (int, float):
            raise NotConstant
        return node.value, True
    if isinstance(node, ast.UnaryOp):
        return unary(node)
    if isinstance(node, ast.BinOp):
        return binary(node)
    if isinstance(node, (ast.Name, ast.Attribute)):
        return named(node)
    if isinstance(node, ast.Call):
        return called(node)
    raise NotConstant


def unary(node):
    value, sure = number(node.operand)
    if value is None:
        return None, False
    if isinstance(node.op, ast.USub):
        # The rule is what Number() makes of the text: -0 is negative, though Python's integers have one zero.
        return -float(value) if value == 0 else -value, sure
    if isinstance(node.op, ast.UAdd):
        return value, sure
    if isinstance(node.op, ast.Invert) and isinstance(value, int):
        return ~value, sure
    raise NotConstant


BINARY = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: a // b,
    ast.Mod: lambda a, b: a % b,
    ast.Pow: lambda a, b: a**b,
    ast.LShift: lambda a, b: a << b,
    ast.RShift: lambda a, b: a >> b,
    ast.BitAnd: lambda a, b: a & b,
    ast.BitOr: lambda a, b: a | b,
    ast.BitXor: lambda a, b: a ^ b,
}


def binary(node):
    operate = BINARY.get(type(node.op))
    if operate is None:
        raise NotConstant
    left, left_sure = number(node.left)
    right, right_sure = number(node.right)
    if left is None or right is None:
        return None, False
    if isinstance(node.op, (ast.Pow, ast.LShift)) and abs(right) > LARGEST_EXPONENT:
        raise NotConstant
    try:
        value = operate(left, right)
    except (ArithmeticError, TypeError, ValueError):
        # An error when it runs: constant arithmetic all the same, but without a value.
        return None, False
    if isinstance(value, complex):
        return None, False
    return value, left_sure and right_sure


def named(node):
    if isinstance(node, ast.Name):
        name, known = node.id, True
    else:
        name, known = node.attr, ast.unparse(node.value) in MODULES
    if name in NAN or (known and name in OTHER_NAN):
        return math.nan, known and (isinstance(node, ast.Attribute) or name in NAN)
    if name in INFINITY or (known and name in OTHER_INFINITY):
        return math.inf, known and (isinstance(node, ast.Attribute) or name in INFINITY)
    if known and name in NEGATIVE_INFINITY:
        return -math.inf, isinstance(node, ast.Attribute)
    raise NotConstant


def called(node):
    """float('nan') and its kin; any other call, float('1.5') too, is no literal."""
    is_float = isinstance(node.func, ast.Name) and node.func.id == 'float'
    if not is_float or node.keywords or len(node.args) != 1:
        raise NotConstant
    argument = node.args[0]
    if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
        raise NotConstant
    if not re.fullmatch(r'\s*[+-]?(nan|inf|infinity)\s*', argument.value, re.IGNORECASE):
        raise NotConstant
    return float(argument.value), True


def said(value):
    """A number as JSON can say it: as the double next to it."""
    if value is None:
        return None
    try:
        double = float(value)
    except OverflowError:
        double = math.inf if value > 0 else -math.inf
    return double if math.isfinite(double) else repr(double)


class Reader:
    """Collects the literals of a file that stand in no other literal."""

    def __init__(self, text):
        self.places = Places(text)
        self.literals = []
        self.waiting = []

    def read(self, tree):
        self.waiting = [tree]
        while self.waiting:
            node = self.waiting.pop()
            if isinstance(node, LITERALS) and self.bracketed(node):
                literal = self.literal(node, isinstance(node, ast.Set))
                self.keep(literal)
            elif isinstance(node, ast.Subscript):
                self.subscript(node)
            elif not isinstance(node, ast.JoinedStr):
                self.children(node)

    def keep(self, literal):
        if holds_number(literal):
            self.literals.append(literal)

    def children(self, node):
        for field, value in ast.iter_fields(node):
            if field in ('annotation', 'returns'):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    self.waiting.append(child)

    def subscript(self, node):
        self.waiting.append(node.value)
        if isinstance(node.slice, ast.Tuple) and self.bracketed(node.slice):
            self.keep(self.literal(node.slice, True))
        else:
            self.waiting.append(node.slice)

    def literal(self, node, either):
        start, end = self.places.range(node)
        return [start, end, int(either), [self.element(element) for element in node.elts]]

    def element(self, node):
        try:
            value, sure = number(node)
            return said(value) if sure else {'perhaps': said(value)}
        except NotConstant:
            if isinstance(node, LITERALS) and self.bracketed(node):
                return self.literal(node, isinstance(node, ast.Set))
            self.waiting.append(node)
            return None

    def bracketed(self, node):
        """Whether a tuple has brackets of its own: neither `1, 2` nor `(1), (2)` has."""
        if not isinstance(node, ast.Tuple):
            return True
        source = self.segment(node)
        if not (source.startswith('(') and source.endswith(')')):
            return False
        if not node.elts:
            return True
        first = node.elts[0]
        if (first.lineno, first.col_offset) == (node.lineno, node.col_offset):
            return False
        try:
            ast.parse(f'[{source[1:-1]}\n]', mode='eval')
            return True
        except SyntaxError:
            return False

    def segment(self, node):
        lines = self.places.lines[node.lineno - 1 : node.end_lineno]
        last = lines[-1].encode()[: node.end_col_offset].decode()
        lines = [*lines[:-1], last] if len(lines) > 1 else [last]
        return lines[0].encode()[node.col_offset :].decode() + ''.join(lines[1:])


def holds_number(literal):
    return any(
        holds_number(element) if isinstance(element, list) else element is not None for element in literal[3]
    )


def literals_of(path):
    """The literals of a file; None when it can't be read as Python in UTF-8."""
    with open(path, 'rb') as file:
        source = file.read()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        text = source.decode('utf-8-sig')
        if not text.isascii() and not encoding.startswith('utf-8'):
            return None
        tree = ast.parse(text.encode())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    reader = Reader(text)
    reader.read(tree)
    return reader.literals


def main():
    sys.setrecursionlimit(10_000)
    warnings.simplefilter('ignore')
    for line in sys.stdin:
        path = line.rstrip('\n')
        literals = literals_of(path)
        if literals is not None:
            print(json.dumps({'path': path, 'literals': literals}, separators=(',', ':')))


main()
