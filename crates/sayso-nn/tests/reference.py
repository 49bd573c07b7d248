"""Makes the files in data/ that tests/reference.rs compares the encoder with: a tiny random model, its hidden states by
PyTorch, and the same model as ONNX.

    pip install torch numpy safetensors onnx
    python reference.py
"""

import math
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn.functional import gelu

LAYERS, HIDDEN, HEADS, FFN, PIECES, POSITIONS, FEATURES = 2, 32, 4, 64, 50, 24, 9
DATA = Path(__file__).parent / "data"


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, FFN), nn.Linear(FFN, HIDDEN)
        self.ffn_norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x):
        def heads(y):
            return y.view(-1, HEADS, HIDDEN // HEADS).transpose(0, 1)

        query, key, value = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        self.chances = (query @ key.transpose(1, 2) / math.sqrt(HIDDEN // HEADS)).softmax(-1)
        context = (self.chances @ value).transpose(0, 1).reshape(-1, HIDDEN)
        x = self.attention_norm(x + self.output(context))
        return self.ffn_norm(x + self.down(gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embeddings = nn.ModuleDict({
            "word": nn.Embedding(PIECES, HIDDEN),
            "position": nn.Embedding(POSITIONS, HIDDEN),
            "feature": nn.Embedding(FEATURES, HIDDEN),
            "norm": nn.LayerNorm(HIDDEN, eps=1e-12),
        })
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces, features):
        x = self.embeddings["word"](pieces) + self.embeddings["position"].weight[: len(pieces)]
        x = self.embeddings["norm"](x + self.embeddings["feature"](features).sum(1))
        self.states = []
        for layer in self.layers:
            x = layer(x)
            self.states.append(x)
        return x


def stored(state):
    """Every tensor as it goes to the file, and the model's numbers rounded to what the file can hold."""
    file, rounded = {}, {}
    for name, tensor in state.items():
        if name == "embeddings.position.weight":
            file[name] = tensor.half()
            rounded[name] = file[name].float()
        elif tensor.dim() == 2 and name != "embeddings.feature.weight":
            scale = tensor.abs().amax(1) / 127
            file[name] = (tensor / scale[:, None]).round().to(torch.int8)
            file[name + ".scale"] = scale
            rounded[name] = file[name].float() * scale[:, None]
        else:
            file[name] = rounded[name] = tensor
    return file, rounded


def main():
    torch.manual_seed(20)
    model = Encoder().eval()
    # Larger than at a usual start, so that attention is sharp and the norms have something to do.
    state = {name: torch.randn_like(t) * (0.3 if t.dim() == 2 else 0.5) + ("norm.weight" in name) for name, t in model.state_dict().items()}
    file, rounded = stored(state)
    model.load_state_dict(rounded)

    pieces = torch.randint(0, PIECES, (17,))
    features = torch.randint(0, FEATURES, (17, 2))
    with torch.no_grad():
        hidden = model(pieces, features)
        states, attention = torch.stack(model.states), torch.cat([layer.chances for layer in model.layers])

    DATA.mkdir(exist_ok=True)
    metadata = {"format": "sayso-model-1", "name": "tiny", "layers": LAYERS, "hidden": HIDDEN, "heads": HEADS, "ffn": FFN}
    save_file(file, DATA / "tiny.safetensors", {key: str(value) for key, value in metadata.items()})
    expected = {"pieces": pieces.int(), "features": features.int(), "hidden": hidden.contiguous(), "states": states, "attention": attention}
    save_file(expected, DATA / "tiny-expected.safetensors")
    # The old exporter needs no further package and keeps the graph plain.
    names = {"input_names": ["pieces", "features"], "output_names": ["hidden"]}
    torch.onnx.export(model, (pieces, features), str(DATA / "tiny.onnx"), dynamo=False, **names)


if __name__ == "__main__":
    main()
