"""Our own invented passages with nested attributions (training/passages/*.jsonl), read and checked.

    python -m sayso_train.passages [FILE…]      names what is wrong in them; silent where all is well

One passage a line: {"text", "attributions": [{"id", "source", "cue", "content": [words, …], "within": id or null}]}.
Words are exact substrings of the text. Where a substring occurs more than once, `[words, 2]` means its second occurrence.
`within` names the attribution whose content holds this one's content, as in the gold for reading in depth.
"""
import glob, json, os, re, sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "passages")
ROLES = ("source", "cue", "content")


def place(text, words):
    """Offsets [start, end] of words in the text; raises ValueError with what is wrong."""
    words, nth = words if isinstance(words, list) else (words, None)
    at = [m.start() for m in re.finditer(re.escape(words), text)] if words else []
    if not at:
        raise ValueError(f"not in the text: {words!r}")
    if nth is None and len(at) > 1:
        raise ValueError(f"occurs {len(at)} times, say which as [words, n]: {words!r}")
    if nth is not None and not 1 <= nth <= len(at):
        raise ValueError(f"occurs {len(at)} times, {nth} is not one of them: {words!r}")
    start = at[(nth or 1) - 1]
    edge = lambda i: 0 < i < len(text) and text[i - 1].isalnum() and text[i].isalnum()
    if edge(start) or edge(start + len(words)):
        raise ValueError(f"cuts a word in two: {words!r}")
    return [start, start + len(words)]


def resolved(passage):
    """The passage with offsets in place of words, and a list of what is wrong with it."""
    text, wrong, out = passage["text"], [], []
    for a in passage["attributions"]:
        b = {"id": a["id"], "within": a.get("within")}
        for role in ROLES:
            b[role] = []
            for words in a.get(role) or []:
                try:
                    b[role].append(place(text, words))
                except ValueError as e:
                    wrong.append(f"attribution {a['id']}, {role}: {e}")
            b[role].sort()
        if not b["cue"] or not b["content"]:
            wrong.append(f"attribution {a['id']}: has no cue or no content")
        pieces = sorted(p for role in ROLES for p in b[role])
        if any(x[1] > y[0] for x, y in zip(pieces, pieces[1:])):
            wrong.append(f"attribution {a['id']}: its source, cue and content overlap")
        out.append(b)
    by_id = {b["id"]: b for b in out}
    for b in out:
        if b["within"] is not None:
            outer = by_id.get(b["within"])
            if outer is None or outer is b:
                wrong.append(f"attribution {b['id']}: within {b['within']}, which is not there")
            elif not all(any(s <= x and y <= e for s, e in outer["content"]) for x, y in b["content"]):
                wrong.append(f"attribution {b['id']}: its content is not inside that of {b['within']}")
    return {"text": text, "attributions": out}, wrong


def passages(files=None):
    """(name, passage with offsets) of all passages without fault; (name, what is wrong) of the others."""
    good, bad = [], []
    for file in files or sorted(glob.glob(os.path.join(FOLDER, "*.jsonl"))):
        for n, line in enumerate(open(file, encoding="utf-8"), 1):
            name = f"{os.path.basename(file)[:-6]}-{n}"
            try:
                passage, wrong = resolved(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as e:
                wrong = [f"no passage: {e!r}"]
            (bad.append((name, wrong)) if wrong else good.append((name, passage)))
    return good, bad


if __name__ == "__main__":
    good, bad = passages(sys.argv[1:])
    for name, wrong in bad:
        print(name, *wrong, sep="\n  ")
    count = sum(len(p["attributions"]) for _, p in good)
    nested = sum(a["within"] is not None for _, p in good for a in p["attributions"])
    print(f"{len(good)} passages, {count} attributions, {nested} of them nested; {len(bad)} with faults", file=sys.stderr)
