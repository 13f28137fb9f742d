"""PyTorch. Run: python3 torchPrints.py > ../torch.json with version 1, > ../torch2.json with version 2"""

import torch
from edges import edges
from fixtures import Fixtures

file = "torch" if torch.__version__.startswith("1.") else "torch2"
fixtures = Fixtures(f"python3 torchPrints.py > ../{file}.json", f"PyTorch {torch.__version__}")
torch.manual_seed(4)


def add(code, tensor, dtype, truncated=False):
    plain = tensor.detach().double().numpy()
    kept = edges(plain).flatten().tolist() if truncated else None
    fixtures.add(f"print({code})", repr(tensor), plain.flatten().tolist(), tensor.shape, kept, dtype=dtype)


for code, dtype, truncated in [
    ("torch.tensor([0.1, 0.2, 0.7])", "float32", False),
    ("torch.tensor([[0.5, -1.2], [2.0, 0.1]], requires_grad=True)", "float32", False),
    ("torch.tensor([[0.5, -1.2], [2.0, 0.1]], requires_grad=True) + 1", "float32", False),
    ("torch.tensor([2.0, 0.1], requires_grad=True).softmax(0)", "float32", False),
    ("torch.tensor([1, 2, 30])", "int", False),
    ("torch.tensor([True, False])", "bool", False),
    ("torch.tensor([[True, False], [False, True]])", "bool", False),
    ("torch.tensor([0.1, 0.2], dtype=torch.float64)", "float64", False),
    ("torch.tensor([0.1, 0.2], dtype=torch.float16)", "float16", False),
    ("torch.tensor([0.1, 0.2], dtype=torch.bfloat16)", "bfloat16", False),
    ("torch.tensor([1, 2], dtype=torch.uint8)", "int", False),
    ("torch.tensor([1e-8, 1.0, 1e8])", "float32", False),
    ("torch.tensor([float('nan'), float('inf'), -float('inf'), 0.5])", "float32", False),
    ("torch.arange(8.0).reshape(2, 2, 2)", "float32", False),
    ("torch.randn(30)", "float32", False),
    ("torch.randn(3, 14)", "float32", False),
    ("torch.randn(5, 1)", "float32", False),
    ("torch.arange(1001)", "int", True),
    ("torch.randn(100, 20)", "float32", True),
    ("torch.randn(12, 10, 20, dtype=torch.float64)", "float64", True),
    ("torch.randn(2000, requires_grad=True) * 2", "float32", True),
    ("torch.tensor([1.0, 2.0], requires_grad=True).log_softmax(0)", "float32", False),
]:
    add(code, eval(code), dtype, truncated)
parameter = torch.nn.Parameter(torch.tensor([0.25, 0.75]))
text = repr(parameter)
fixtures.add("print(torch.nn.Parameter(…))  # without its first line", text[text.index("tensor") :], [0.25, 0.75], (2,), dtype="float32")
fixtures.write()
