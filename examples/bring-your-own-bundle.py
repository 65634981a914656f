"""A bundle made with PyTorch: a GRU over titles and gaps, exported to ONNX. docs/bundle.md says what every file must be.

    pip install torch onnx onnxscript
    python examples/bring-your-own-bundle.py FOLDER

Marquee needs no Python; this is for those who train elsewhere. Weights are random here: train yours first.
"""
import hashlib, json, pathlib, sys
import torch
from torch import nn

T, D, V = 20, 32, 100  # events of context, numbers per embedding, titles


class States(nn.Module):
    """What is known after the newest event: (B·T) tokens in, (R, D) states out, here with B = R = 1."""

    def __init__(self, embeddings):
        super().__init__()
        self.register_buffer("embeddings", embeddings)
        self.gaps = nn.Embedding(13, D)
        self.past = nn.GRU(D, D, batch_first=True)
        self.out = nn.Linear(D, D)

    def forward(self, titles, gaps, newest):
        tokens = self.embeddings[titles.long()] + self.gaps(gaps)  # (T, D)
        states, _ = self.past(tokens.unsqueeze(0))  # (1, T, D): causal by itself, so it needs no mask
        return self.out(states[0][newest.long()])  # (1, D)


torch.manual_seed(1)
embeddings = nn.functional.normalize(torch.randn(V, D), dim=1)
plays = torch.arange(V, 0, -1, dtype=torch.float32)
model = States(embeddings).eval()

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
steps = torch.zeros(T, dtype=torch.int32)
torch.onnx.export(
    model,
    # A tensor of its own for every input: of one given twice the exporter makes one.
    (steps, steps.clone(), torch.zeros(1, dtype=torch.int32)),
    str(folder / "scoring.onnx"),
    input_names=["titles-seen", "gaps-seen", "newest"],
    output_names=["states"],
    external_data=False,  # everything in the one file, whose sha256 is checked
)
(folder / "embeddings.f32").write_bytes(embeddings.numpy().astype("<f4").tobytes())
(folder / "prior.f32").write_bytes((plays / plays.sum()).log().numpy().astype("<f4").tobytes())
(folder / "titles.json").write_text(json.dumps([f"t-{v}" for v in range(V)]))

files = {
    path.name: {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    for path in sorted(folder.iterdir())
}
manifest = {
    "format": 2,
    "run": {"name": "gru", "context": T, "width": D},
    "titles": V,
    "lineage": {"data": "none: random weights", "trainedUntil": 0, "createdAt": 0, "code": "example", "metrics": {}},
    "curve": [],
    "files": files,
}
(folder / "manifest.json").write_text(json.dumps(manifest))

# What Marquee must answer for a history of titles 3, 1, 4 without times.
with torch.no_grad():
    history = steps.clone()
    history[:3] = torch.tensor([3, 1, 4])
    state = model(history, steps, torch.tensor([2], dtype=torch.int32))
    scores = (state @ embeddings.T)[0] + (plays / plays.sum()).log()
print("best:", scores.topk(5).indices.tolist(), "score of title 0: %.5f" % scores[0])
named = folder.rename(folder.parent / hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest())
print(named)
