"""pandas. Run: python3 pandasPrints.py > ../pandas.json"""

import numpy as np
import pandas as pd
from fixtures import Fixtures

fixtures = Fixtures("python3 pandasPrints.py > ../pandas.json", f"pandas {pd.__version__}")
rng = np.random.default_rng(4)


def add(code, frame, kept=None, shape=None, **facts):
    values = frame.to_numpy().astype(float)
    if kept is not None:
        for axis, items in enumerate(kept):
            if items:
                length = values.shape[axis]
                values_at = list(range(items)) + list(range(length - items, length))
                values = values.take(values_at, axis)
    fixtures.add(f"print({code})", str(frame), values.ravel(), frame.shape, None if kept is None else values.ravel(), **facts)


def series(code, dtype, kept=None, name=None):
    facts = {"dtype": dtype} if name is None else {"dtype": dtype, "name": name}
    add(code, eval(code), kept, **facts)


series("pd.Series([0.1, 0.2, np.nan], name='p')", "float64", name="p")
series("pd.Series([0.7, -0.2])", "float64")
series("pd.Series([1, 2], index=['x', 'long name'])", "int")
series("pd.Series([True, False])", "bool")
series("pd.Series([0.5, 1e-9, 1e9], dtype='float32')", "float32")
series("pd.Series(np.arange(100.0))", "float64", (5,))
series("pd.Series(np.arange(100), name='steps')", "int", (5,), "steps")
series("pd.Series([0.5, 0.25], index=pd.date_range('2024-01-01', periods=2))", "float64")
series("pd.Series([1, 2, 3], index=pd.MultiIndex.from_tuples([('k', 1), ('k', 2), ('m', 1)]))", "int")
for code in [
    "pd.DataFrame(rng.normal(size=(3, 2)), columns=['alpha', 'b'])",
    "pd.DataFrame({'a': [1, -2]})",
    "pd.DataFrame(rng.normal(size=(3, 3)))",
    "pd.DataFrame({'loss': [0.5, np.nan], 'count': [1, 200]}, index=['train', 'test set'])",
    "pd.DataFrame({'a': [1, 2], 'b': [3, 4]}, index=pd.Index(['x', 'y'], name='idx'))",
    "pd.DataFrame({'a': [1, -2]}, index=pd.MultiIndex.from_tuples([('k', 1), ('k', 2)]))",
    "pd.DataFrame({'x': [1.0, 2.0]}).describe()",
    "pd.DataFrame({'yes': [True, False], 'no': [False, False]})",
]:
    facts = {"dtype": "bool"} if "True" in code else {}
    add(code, eval(code), **facts)
add("pd.DataFrame(rng.normal(size=(100, 30)))", pd.DataFrame(rng.normal(size=(100, 30))), (5, 3))
add("pd.DataFrame(rng.normal(size=(100, 2)))", pd.DataFrame(rng.normal(size=(100, 2))), (5, 0))
add("pd.DataFrame(rng.normal(size=(2, 30)))", pd.DataFrame(rng.normal(size=(2, 30))), (0, 3))
with pd.option_context("display.max_columns", None):
    add("pd.DataFrame(rng.normal(size=(3, 12)))  # display.max_columns=None", pd.DataFrame(rng.normal(size=(3, 12))))
fixtures.write()
