"""NumPy: str and repr. Run: python3 numpyPrints.py > ../numpy.json"""

import numpy as np
from edges import edges
from fixtures import Fixtures

fixtures = Fixtures("python3 numpyPrints.py > ../numpy.json", f"NumPy {np.__version__}")
rng = np.random.default_rng(4)


def both(code, array, dtype=None, truncated=False):
    kept = edges(array).ravel().astype(float) if truncated else None
    values = array.ravel().astype(float)
    told = {} if dtype is None else {"dtype": dtype}
    known = {"dtype": dtype} if dtype == "bool" else {}
    fixtures.add(f"print({code})", str(array), values, array.shape, kept, **known)
    fixtures.add(f"print(repr({code}))", repr(array), values, array.shape, kept, **told)


for code, dtype, truncated in [
    ("np.array([0.09003057, 0.24472847, 0.66524096])", "float64", False),
    ("np.array([1.0, 2.0, 3.0])", "float64", False),
    ("np.array([1, -2, 30])", "int", False),
    ("np.array([[1.0, 2.0], [3.0, 4.0]])", "float64", False),
    ("np.array([[1, 20], [-300, 4]], dtype=np.int32)", "int", False),
    ("np.array([0.5, -1.25], dtype=np.float32)", "float32", False),
    ("np.array([0.5, -1.25], dtype=np.float16)", "float16", False),
    ("np.array([True, False, True])", "bool", False),
    ("np.array([[True, True], [False, False]])", "bool", False),
    ("np.array([np.nan, np.inf, -np.inf, 0.5])", "float64", False),
    ("np.array([1e-10, 1.0, 1e10])", "float64", False),
    ("np.array([[1e-5, 12345.678], [-1.0, 0.0]])", "float64", False),
    ("np.arange(8.0).reshape(2, 2, 2)", "float64", False),
    ("rng.normal(size=20)", "float64", False),
    ("rng.normal(size=(3, 12))", "float64", False),
    ("np.linspace(-1, 1, 5)[:, None]", "float64", False),
    ("np.arange(1001)", "int", True),
    ("np.arange(2000.0)", "float64", True),
    ("np.arange(2000.0).reshape(100, 20)", "float64", True),
    ("np.arange(4000).reshape(20, 10, 20)", "int", True),
    ("np.full(2000, np.nan)", "float64", True),
    ("np.zeros(2000, dtype=bool)", "bool", True),
    ("np.ones((2, 2), dtype=np.uint8)", "int", False),
]:
    both(code, eval(code), dtype, truncated)

with np.printoptions(precision=2, suppress=True):
    both("np.array([[0.123456, 1000.5], [1e-9, -3.14159]])  # precision=2, suppress=True", np.array([[0.123456, 1000.5], [1e-9, -3.14159]]), "float64")
with np.printoptions(sign="+"):
    both("np.array([0.25, -0.75])  # sign='+'", np.array([0.25, -0.75]), "float64")
with np.printoptions(formatter={"float": "{:.3f}".format}):
    both("np.array([0.25, -0.75])  # formatter", np.array([0.25, -0.75]), "float64")
fixtures.add("print(repr(np.matrix([[1, 2], [3, 4]])))", repr(np.matrix([[1, 2], [3, 4]])), [1, 2, 3, 4], (2, 2), dtype="int")
fixtures.write()
