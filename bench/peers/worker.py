"""The Python side of peers/python.ts: computes tasks with numpy, scipy and torch, and times them itself.

Reads one JSON object a line and answers with one: {"result": ...} or {"error": "..."}. All numbers are float64.
"""

import base64
import json
import sys
import time

inputs = {}
libraries = {}


def numpy_tasks():
    import numpy as np

    def row_maximum(x):
        return x.max(axis=-1, keepdims=True)

    def log_sum_exp(i):
        maximum = row_maximum(i["rows"])
        return maximum[:, 0] + np.log(np.exp(i["rows"] - maximum).sum(axis=-1))

    def softmax(i):
        exponentials = np.exp(i["rows"] - row_maximum(i["rows"]))
        return exponentials / exponentials.sum(axis=-1, keepdims=True)

    def log_softmax(i):
        return i["rows"] - log_sum_exp(i)[:, None]

    def sparse_gradient(i):
        result = softmax(i)
        result[i["each"], i["indices"]] -= 1
        return result

    def binary_cross_entropy(i):
        return -np.where(i["coins"] == 1, np.log(i["probabilities"]), np.log1p(-i["probabilities"]))

    def binary_focal(i):
        x = np.where(i["coins"] == 1, -i["logits"], i["logits"])
        return (1 / (1 + np.exp(-x))) ** 2 * np.logaddexp(0, x)

    def jensen_shannon(i):
        mean = (i["p"] + i["q"]) / 2
        return (i["p"] * np.log(i["p"] / mean) + i["q"] * np.log(i["q"] / mean)).sum(axis=-1) / 2

    return np.__version__, {
        "exp": lambda i: np.exp(i["logits"]),
        "log": lambda i: np.log(i["positives"]),
        "sigmoid": lambda i: 1 / (1 + np.exp(-i["logits"])),
        "softplus": lambda i: np.logaddexp(0, i["logits"]),
        "binaryCrossEntropy": binary_cross_entropy,
        "sigmoidCrossEntropy": lambda i: np.logaddexp(0, i["logits"]) - i["coins"] * i["logits"],
        "binaryFocal": binary_focal,
        "logSumExp": log_sum_exp,
        "softmax": softmax,
        "logSoftmax": log_softmax,
        "sparseCrossEntropy": lambda i: log_sum_exp(i) - i["rows"][i["each"], i["indices"]],
        "sparseGradient": sparse_gradient,
        "softCrossEntropy": lambda i: -(i["p"] * log_softmax(i)).sum(axis=-1),
        "entropy": lambda i: -(i["p"] * np.log(i["p"])).sum(axis=-1),
        "crossEntropy": lambda i: -(i["p"] * np.log(i["q"])).sum(axis=-1),
        "klDivergence": lambda i: (i["p"] * np.log(i["p"] / i["q"])).sum(axis=-1),
        "jensenShannonDivergence": jensen_shannon,
    }


def scipy_tasks():
    import scipy
    from scipy import special
    from scipy.spatial import distance

    return scipy.__version__, {
        "sigmoid": lambda i: special.expit(i["logits"]),
        "logSumExp": lambda i: special.logsumexp(i["rows"], axis=-1),
        "softmax": lambda i: special.softmax(i["rows"], axis=-1),
        "logSoftmax": lambda i: special.log_softmax(i["rows"], axis=-1),
        "sparseCrossEntropy": lambda i: -special.log_softmax(i["rows"], axis=-1)[i["each"], i["indices"]],
        "softCrossEntropy": lambda i: -(i["p"] * special.log_softmax(i["rows"], axis=-1)).sum(axis=-1),
        "entropy": lambda i: special.entr(i["p"]).sum(axis=-1),
        "crossEntropy": lambda i: -special.xlogy(i["p"], i["q"]).sum(axis=-1),
        "klDivergence": lambda i: special.rel_entr(i["p"], i["q"]).sum(axis=-1),
        "jensenShannonDivergence": lambda i: distance.jensenshannon(i["p"], i["q"], axis=-1) ** 2,
    }


def torch_tasks():
    import torch
    from torch.nn import functional

    torch.set_num_threads(1)

    def tensors(i):
        if "torch" not in i:
            i["torch"] = {
                name: torch.from_numpy(i[name])
                for name in ("logits", "positives", "probabilities", "coins", "rows", "indices", "p", "q")
            }
        return i["torch"]

    def on_tensors(compute):
        return lambda i: compute(tensors(i)).detach().numpy()

    def sparse_gradient(t):
        logits = t["rows"].detach().requires_grad_(True)
        functional.cross_entropy(logits, t["indices"], reduction="sum").backward()
        return logits.grad

    def binary_focal(t):
        cross_entropy = functional.binary_cross_entropy_with_logits(t["logits"], t["coins"], reduction="none")
        return (t["coins"] - torch.sigmoid(t["logits"])).abs() ** 2 * cross_entropy

    def jensen_shannon(t):
        mean = (t["p"] + t["q"]) / 2
        return ((t["p"] * (t["p"] / mean).log()).sum(-1) + (t["q"] * (t["q"] / mean).log()).sum(-1)) / 2

    functions = {
        "exp": lambda t: t["logits"].exp(),
        "log": lambda t: t["positives"].log(),
        "sigmoid": lambda t: t["logits"].sigmoid(),
        "softplus": lambda t: functional.softplus(t["logits"], threshold=40),
        "binaryCrossEntropy": lambda t: functional.binary_cross_entropy(
            t["probabilities"], t["coins"], reduction="none"
        ),
        "sigmoidCrossEntropy": lambda t: functional.binary_cross_entropy_with_logits(
            t["logits"], t["coins"], reduction="none"
        ),
        "binaryFocal": binary_focal,
        "logSumExp": lambda t: torch.logsumexp(t["rows"], -1),
        "softmax": lambda t: torch.softmax(t["rows"], -1),
        "logSoftmax": lambda t: torch.log_softmax(t["rows"], -1),
        "sparseCrossEntropy": lambda t: functional.cross_entropy(t["rows"], t["indices"], reduction="none"),
        "sparseGradient": sparse_gradient,
        "softCrossEntropy": lambda t: functional.cross_entropy(t["rows"], t["p"], reduction="none"),
        "entropy": lambda t: torch.special.entr(t["p"]).sum(-1),
        "crossEntropy": lambda t: -torch.xlogy(t["p"], t["q"]).sum(-1),
        "klDivergence": lambda t: functional.kl_div(t["q"].log(), t["p"], reduction="none").sum(-1),
        "jensenShannonDivergence": jensen_shannon,
    }
    return torch.__version__, {name: on_tensors(compute) for name, compute in functions.items()}


def find_libraries(_request):
    for name, find in (("numpy", numpy_tasks), ("scipy", scipy_tasks), ("torch", torch_tasks)):
        try:
            version, tasks = find()
        except ImportError:
            continue
        libraries[name] = {"version": version, "tasks": tasks}
    return {name: {"version": found["version"], "tasks": list(found["tasks"])} for name, found in libraries.items()}


def load(request):
    import numpy as np

    arrays = {
        name: np.frombuffer(base64.b64decode(text), dtype=np.float64).copy()
        for name, text in request["arrays"].items()
    }
    shape = (request["rows"], request["classes"])
    arrays["rows"] = arrays["logits"].reshape(shape)
    arrays["p"] = arrays["p"].reshape(shape)
    arrays["q"] = arrays["q"].reshape(shape)
    arrays["indices"] = arrays["indices"].astype(np.int64)
    arrays["each"] = np.arange(request["rows"])
    inputs[request["size"]] = arrays
    return True


def answer(request):
    import numpy as np

    result = libraries[request["library"]]["tasks"][request["task"]](inputs[request["size"]])
    return base64.b64encode(np.ascontiguousarray(result, dtype=np.float64).tobytes()).decode()


def timed(request):
    """Nanoseconds for this many passes."""
    compute = libraries[request["library"]]["tasks"][request["task"]]
    arrays = inputs[request["size"]]
    start = time.perf_counter_ns()
    for _ in range(request["passes"]):
        compute(arrays)
    return time.perf_counter_ns() - start


def main():
    answers = {"libraries": find_libraries, "load": load, "answer": answer, "time": timed}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            said = {"result": answers[request["ask"]](request)}
        except Exception as error:  # told to the other side, which decides
            said = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(said), flush=True)


main()
