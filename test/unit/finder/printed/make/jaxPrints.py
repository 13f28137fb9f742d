"""JAX. Run: python3 jaxPrints.py > ../jax.json"""

import jax
import jax.numpy as jnp
import numpy
from edges import edges
from fixtures import Fixtures

fixtures = Fixtures("python3 jaxPrints.py > ../jax.json", f"JAX {jax.__version__}")


def add(code, dtype, truncated=False):
    array = eval(code)
    plain = numpy.asarray(array.astype(jnp.float32) if array.dtype == jnp.bfloat16 else array).astype(float)
    kept = edges(plain).flatten().tolist() if truncated else None
    # What a console shows; print() shows the numbers as NumPy does.
    fixtures.add(code, repr(array), plain.flatten().tolist(), plain.shape, kept, dtype=dtype)


for code, dtype, truncated in [
    ("jax.nn.softmax(jnp.array([2.0, 1.0, 0.1]))", "float32", False),
    ("jnp.eye(2)", "float32", False),
    ("jnp.array([[0.5, -1.25], [2.0, 0.125]])", "float32", False),
    ("jnp.asarray([1, 2])", "int", False),
    ("jnp.arange(4) > 1", "bool", False),
    ("jnp.array([0.5, 0.25], dtype=jnp.bfloat16)", "bfloat16", False),
    ("jnp.array([0.5, 0.25], dtype=jnp.float16)", "float16", False),
    ("jnp.array([jnp.nan, jnp.inf, -jnp.inf, 0.5])", "float32", False),
    ("jnp.array([1e-8, 1.0, 1e8])", "float32", False),
    ("jnp.arange(8.0).reshape(2, 2, 2)", "float32", False),
    ("jax.random.normal(jax.random.key(4), (3, 14))", "float32", False),
    ("jax.random.normal(jax.random.key(4), (30,))", "float32", False),
    ("jnp.arange(5000.0)", "float32", True),
    ("jax.random.normal(jax.random.key(4), (100, 20))", "float32", True),
]:
    add(code, dtype, truncated)
fixtures.write()
