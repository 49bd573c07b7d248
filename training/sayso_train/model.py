"""The tagger: a BERT-shaped encoder, a flat tag head, and a cue reader.

The tag head says of every word piece whether it begins or continues a source, a cue or a content, whoever it belongs to.
The cue reader looks at the same encoding once for every cue and says which pieces are that cue's source and content: so
links need no step of their own, contents may come in several pieces, and one content may hold another. A second small head
finds the cues that stand inside contents; the same reader says what is theirs.

Tensor names are those of the exported file (see models/README.md).
"""
import functools, math, os

import torch
import torch.nn as nn
import torch.nn.functional as F

TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
READS = ["O", "B-source", "I-source", "B-content", "I-content"]
INNER = ["O", "B-cue", "I-cue"]
ROLES = ["source", "cue", "content"]

WINDOW = 256  # positions of a window, [CLS] and [SEP] included
FEATURES = 20  # rows of the feature table; what each means is in crates/sayso-read/src/input.rs
REACH = 192  # pieces on either side of a cue that it may claim
BUCKETS = 48  # distances between piece and cue, see `bucket`


def precision(device):
    """A context in which matrices are multiplied in bfloat16 where the processor knows it. Elsewhere (a CPU with AVX2 alone) that
    takes ten times as long as float32, and float32 it is."""
    kind = torch.device(device).type
    return torch.autocast(kind, torch.bfloat16, enabled=kind == "cuda" or knows_bfloat16())


@functools.cache
def knows_bfloat16():
    return os.path.exists("/proc/cpuinfo") and "bf16" in open("/proc/cpuinfo").read()


def bucket(distance):
    """Distance bucket of signed piece distances (tensor of int): exact up to 8, then by powers of 1.4; 0 inside the cue."""
    size = distance.abs()
    far = 8 + (torch.log(size.clamp(min=8).float() / 8) / math.log(1.4)).floor().long()
    size = torch.where(size <= 8, size, far + 1).clamp(max=BUCKETS // 2 - 1)
    return torch.where(distance < 0, size, torch.where(distance > 0, size + BUCKETS // 2, 0 * size))


def drop(x, rate, training):
    """Dropout with one mask a window, shared by its positions: random numbers are dear on a CPU (Gal and Ghahramani 2016)."""
    if not training or not rate:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= rate
    return x * (keep / (1 - rate)).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, hidden, heads, ffn, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.query, self.key, self.value, self.output = (nn.Linear(hidden, hidden) for _ in range(4))
        self.attention_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.up, self.down = nn.Linear(hidden, ffn), nn.Linear(ffn, hidden)
        self.ffn_norm = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x, mask):
        b, n, d = x.shape
        split = lambda y: y.view(b, n, self.heads, d // self.heads).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        p = torch.softmax((q @ k.transpose(-1, -2)) * (d // self.heads) ** -0.5 + mask, -1, dtype=v.dtype)
        x = self.attention_norm(x + self.output((p @ v).transpose(1, 2).reshape(b, n, d)))
        return self.ffn_norm(x + drop(self.down(F.gelu(self.up(x))), self.drop, self.training))


class Embeddings(nn.Module):
    def __init__(self, vocabulary, hidden):
        super().__init__()
        self.word = nn.Embedding(vocabulary, hidden)
        self.position = nn.Embedding(512, hidden)
        self.feature = nn.Embedding(FEATURES, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        nn.init.zeros_(self.feature.weight)

    def forward(self, pieces, features):
        at = torch.arange(pieces.shape[1], device=pieces.device)
        return self.norm(self.word(pieces) + self.position(at) + self.feature(features).sum(2))


class Tagger(nn.Module):
    def __init__(self, vocabulary=30522, hidden=384, layers=6, heads=12, ffn=1536, read=256, drop=0.1):
        super().__init__()
        self.drop, self.read = drop, read
        self.embeddings = Embeddings(vocabulary, hidden)
        self.layers = nn.ModuleList(Layer(hidden, heads, ffn, drop) for _ in range(layers))
        self.heads = nn.ModuleDict(
            {
                "tag": nn.Linear(hidden, len(TAGS)),
                "inner": nn.Linear(hidden, len(INNER)),  # cues inside contents
                "piece": nn.Linear(hidden, read),  # a piece, as the cue reader sees it
                "cue_scale": nn.Linear(2 * hidden, read),  # a cue (first and last piece) sets what matters …
                "cue_shift": nn.Linear(2 * hidden, read),  # … and where the bar lies
                "mix": nn.Linear(read, read),
                "role": nn.Linear(read, len(READS)),
            }
        )
        self.distance = nn.Embedding(BUCKETS, read)
        for m in self.modules():
            if isinstance(m, nn.Linear):
                nn.init.normal_(m.weight, std=0.02)
                nn.init.zeros_(m.bias)
        nn.init.normal_(self.distance.weight, std=0.02)

    def encode(self, pieces, features, length):
        """Hidden states [b, n, hidden] of windows; `length` [b] is their number of positions in use."""
        n = pieces.shape[1]
        beyond = torch.arange(n, device=pieces.device)[None, :] >= length[:, None]
        x = drop(self.embeddings(pieces, features), self.drop, self.training)
        kind = torch.get_autocast_dtype(x.device.type) if torch.is_autocast_enabled(x.device.type) else x.dtype
        mask = (beyond * -1e4).to(kind)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def tag(self, x):
        return self.heads["tag"](drop(x, self.drop, self.training))

    def inner(self, x):
        return self.heads["inner"](drop(x, self.drop, self.training))

    def read_cues(self, x, pieces, first, last):
        """Logits [k, n, READS] of k cues; x [k, n, hidden] or the already projected pieces, first/last [k] piece indices
        of the cue within its row, given with the cue's end states in `pieces` [k, 2 * hidden]."""
        at = torch.arange(x.shape[1], device=x.device)[None, :]
        before, after = at - first[:, None], at - last[:, None]
        distance = torch.where(before < 0, before, torch.where(after > 0, after, 0 * before))
        scale = self.heads["cue_scale"](pieces)[:, None, :]
        shift = self.heads["cue_shift"](pieces)[:, None, :]
        y = F.gelu(x * (1 + scale) + shift + self.distance(bucket(distance)))
        y = drop(y, self.drop, self.training)
        y = F.gelu(self.heads["mix"](y)) + y
        return self.heads["role"](drop(y, self.drop, self.training))

    def forward(self, batch):
        """Tag and inner logits of the batch's windows, and role logits of its cues (`data.batch` makes it)."""
        x = self.encode(batch["pieces"], batch["features"], batch["length"])
        tags = self.tag(x)
        row, first, last = batch["cue_row"], batch["cue_first"], batch["cue_last"]
        ends = torch.cat([x[row, first], x[row, last]], -1)
        reads = self.read_cues(self.heads["piece"](drop(x, self.drop, self.training))[row], ends, first, last)
        return tags, self.inner(x), reads


def load_base(model, path):
    """Fills the encoder from a BERT checkpoint in Hugging Face's names; the token-type row is folded into the positions."""
    from safetensors.torch import load_file

    w = {k.removeprefix("bert."): v.float() for k, v in load_file(path).items()}
    e = model.embeddings
    with torch.no_grad():
        e.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        e.position.weight.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
        e.norm.weight.copy_(w["embeddings.LayerNorm.weight"]), e.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(model.layers):
            for ours, theirs in (
                ("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                ("output", "attention.output.dense"), ("attention_norm", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"), ("down", "output.dense"), ("ffn_norm", "output.LayerNorm"),
            ):
                for part in ("weight", "bias"):
                    getattr(getattr(layer, ours), part).copy_(w[f"encoder.layer.{i}.{theirs}.{part}"])
