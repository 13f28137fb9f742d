"""TensorFlow. Run: python3 tensorflowPrints.py > ../tensorflow.json"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf
from edges import edges
from fixtures import Fixtures

fixtures = Fixtures("python3 tensorflowPrints.py > ../tensorflow.json", f"TensorFlow {tf.__version__}")
tf.random.set_seed(4)


def add(code, dtype, truncated=False):
    tensor = eval(code)
    plain = tf.cast(tensor, tf.float64).numpy()
    kept = edges(plain).flatten().tolist() if truncated else None
    for written, text in [(f"print({code})", str(tensor)), (code, repr(tensor))]:
        # A variable is printed as it is shown.
        if written.startswith("print") and text == repr(tensor):
            continue
        fixtures.add(written, text, plain.flatten().tolist(), plain.shape, kept, dtype=dtype)


for code, dtype, truncated in [
    ("tf.nn.softmax([2.0, 1.0, 0.1])", "float32", False),
    ("tf.constant([[0.5, -1.25], [2.0, 0.125]])", "float32", False),
    ("tf.constant([1, 2, 3])", "int", False),
    ("tf.constant([True, False])", "bool", False),
    ("tf.constant([0.5, 0.25], dtype=tf.float64)", "float64", False),
    ("tf.constant([0.5, 0.25], dtype=tf.float16)", "float16", False),
    ("tf.constant([float('nan'), float('inf'), -float('inf'), 0.5])", "float32", False),
    ("tf.constant([1e-8, 1.0, 1e8])", "float32", False),
    ("tf.reshape(tf.range(8.0), (2, 2, 2))", "float32", False),
    ("tf.one_hot([0, 2], 28)", "float32", False),
    ("tf.random.normal((3, 14))", "float32", False),
    ("tf.Variable([[19.0, 25.0], [37.0, 43.0]])", "float32", False),
    ("tf.range(2000.0)", "float32", True),
    ("tf.random.normal((100, 20))", "float32", True),
]:
    add(code, dtype, truncated)
fixtures.write()
