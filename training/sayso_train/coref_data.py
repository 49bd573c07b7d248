"""Annotated pronouns, as the program sees them.

Texts with gold coreference (GAP validation; GUM, ECB+ and MEANTIME: pronouns he and she with names and nouns for people) go to
`cargo xtask pronouns`, which answers with windows, candidates and their features; `rows` adds what is right. A text is
(name, corpus, text, mentions), a mention (start, end, cluster, kind, of a person), in code points; kinds are name, noun, pronoun.
"""
import collections, csv, glob, json, os, re, subprocess, tempfile
import xml.etree.ElementTree as ET

from .prepare import REPO

HE_SHE = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
OTHER_PRONOUNS = set("they them their theirs themselves it its itself i me my we us our you your who which that whose myself yourself ourselves whom this these those one mine yours".split())


def gap(path):
    """A pronoun and two names a text; the cluster P is the pronoun's."""
    for row in csv.DictReader(open(path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        mentions = []
        for what in ("Pronoun", "A", "B"):
            start = int(row[f"{what}-offset"])
            meant = what == "Pronoun" or row[f"{what}-coref"].upper() == "TRUE"
            mentions.append((start, start + len(row[what]), "P" if meant else what, "pronoun" if what == "Pronoun" else "name", True))
        yield row["ID"], "gap", row["Text"], mentions


def gum_tokens(path):
    """(text, tokens (start, end, part of speech, head, relation), mentions (first, last, cluster, type)) of a document of GUM."""
    text, tokens, open_, mentions, first, block = "", [], {}, [], 0, ""
    joined = {}  # what the words of a contraction leave behind them: nothing, and the last what its own line says
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newpar"):
            block = "\n\n"
        elif not line:
            first = len(tokens)
        elif line[0] != "#":
            c = line.split("\t")
            if "-" in c[0]:  # "1-2 I've": the words 1 and 2 make one
                begin, end = map(int, c[0].split("-"))
                joined = {str(k): "" for k in range(begin, end)} | {str(end): "" if "SpaceAfter=No" in c[9] else " "}
            if not c[0].isdigit():
                continue
            text, block = (text.rstrip(" ") + (block if text else "") if block else text), ""
            misc = dict(p.split("=", 1) for p in c[9].split("|") if "=" in p)
            tokens.append((len(text), len(text) + len(c[1]), c[3], int(c[6]) - 1 + first if c[6] != "0" else -1, c[7]))
            text += c[1] + joined.pop(c[0], "" if misc.get("SpaceAfter") == "No" else " ")
            at = len(tokens) - 1
            for part in re.findall(r"\([^()]+\)?|[^()]+\)", misc.get("Entity", "")):
                cluster, *rest = part.strip("()").split("-")
                if part[0] == "(":
                    open_.setdefault(cluster, []).append((at, rest[0] if rest else ""))
                if part[-1] == ")" and open_.get(cluster):
                    begin, kind = open_[cluster].pop()
                    mentions.append((begin, at, cluster, kind))
    return text, tokens, [m for m in mentions if "[" not in m[2]]


def gum(path):
    """A document of GUM; names are their run of proper nouns, nouns reach from the mention's first word to its head."""
    text, tokens, mentions = gum_tokens(path)
    out = []
    for b, e, cluster, kind in mentions:
        head = next((k for k in range(b, e + 1) if not b <= tokens[k][3] <= e), b)
        if tokens[head][2] == "PRON" or (b == e and tokens[b][2] in ("DET", "ADV")):
            if head == b:
                out.append((tokens[b][0], tokens[b][1], cluster, "pronoun", kind == "person"))
            continue
        proper = tokens[head][2] == "PROPN"
        a, z = (head, head) if proper else (b, head)
        while proper and z < e and tokens[z + 1][2] == "PROPN" and tokens[z + 1][4].startswith(("flat", "compound")):
            z += 1
        while proper and a > b and tokens[a - 1][2] == "PROPN" and not tokens[a - 1][4].startswith("nmod"):
            a -= 1
        out.append((tokens[a][0], tokens[z][1], cluster, "name" if proper else "noun", kind == "person"))
    return os.path.basename(path)[:-7], "gum", text, out


def running_text(sentences):
    """(text, {token id: (start, end)}) of [[(id, token)]], three sentences a paragraph."""
    text, at, quoted = "", {}, False
    for i, sentence in enumerate(sentences):
        text += "" if not i else "\n\n" if i % 3 == 0 else " "
        glue = True
        for name, t in sentence:
            t = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(t, t)
            closes = t == '"' and quoted
            quoted ^= t == '"'
            if not (glue or closes or t in {".", ",", ";", ":", "!", "?", ")", "”", "%", "’"} or re.match(r"^('s|’s|n't|n’t|'re|'ve|'ll|'d|'m)$", t)):
                text += " "
            at[name] = (len(text), len(text) + len(t))
            text += t
            glue = t in {"(", "“", "$", "£"} or (t == '"' and quoted)
    return text, at


def cat(path, corpus):
    """A document in the format of CAT: ECB+ and MEANTIME."""
    root = ET.parse(path).getroot()
    sentences = collections.OrderedDict()
    for t in root.iter("token"):
        sentences.setdefault(t.get("sentence"), []).append((t.get("t_id"), t.text or ""))
    text, at = running_text(sentences.values())
    cluster, spans, kinds = {}, {}, {}
    for m in root.find("Markables"):
        anchors = [a.get("t_id") for a in m.iter("token_anchor")]
        if anchors and (m.tag.startswith("HUMAN") or m.tag == "ENTITY_MENTION"):
            spans[m.get("m_id")] = (at[anchors[0]][0], at[anchors[-1]][1])
        kinds[m.get("m_id")] = m.tag.endswith("PER") if m.tag.startswith("HUMAN") else m.get("ent_type") == "PER"
    for r in root.find("Relations") if root.find("Relations") is not None else []:
        if r.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF", "REFERS_TO"):
            for s in (s.get("m_id") for s in r.findall("source")):
                if s in spans:
                    cluster[s] = r.get("r_id")
                    kinds[s] = kinds[s] or kinds.get(r.find("target").get("m_id"), False)
    out = []
    for k, (start, end) in spans.items():
        said, parts = text[start:end].lower(), text[start:end].split()
        if said in HE_SHE | OTHER_PRONOUNS:
            kind = "pronoun"
        else:
            kind = "name" if any(w[:1].isupper() for w in (parts[0], parts[-1])) and parts[0] not in ("The", "A", "An", "His", "Her") else "noun"
        if k in cluster or kind != "pronoun":
            out.append((start, end, cluster.get(k, "m" + k), kind, kinds[k]))
    return os.path.basename(path), corpus, text, out


def texts(data):
    """All texts; those of GUM's own development part have the corpus `gum-dev`: nothing learns from them."""
    held = set(re.findall(r"GUM_\w+", open(f"{data}/gum/splits.md", encoding="utf-8").read().split("## dev")[1].split("## test")[0]))
    out = list(gap(f"{data}/gap/gap-validation.tsv"))
    for f in sorted(glob.glob(f"{data}/gum/dep/*.conllu")):
        name, corpus, *rest = gum(f)
        out.append((name, "gum-dev" if name in held else corpus, *rest))
    out += [cat(f, "ecb") for f in sorted(glob.glob(f"{data}/ecbplus/*/*.xml"))]
    return out + [cat(f, "meantime") for f in sorted(glob.glob(f"{data}/meantime/intra_cross-doc_annotation/*/*.xml"))]


def asked(name, corpus, text, mentions):
    """(line for the program, mentions that are its pronouns, mentions that are its candidates)."""
    he_she = lambda m: m[3] == "pronoun" and text[m[0] : m[1]].lower() in HE_SHE
    people = {m[2] for m in mentions if m[4] or he_she(m)}
    pronouns = [m for m in mentions if he_she(m)]
    named = [m for m in mentions if m[3] != "pronoun" and m[2] in people]
    line = {"id": name, "text": text, "pronouns": [m[:2] for m in pronouns], "candidates": [(m[0], m[1], m[3]) for m in named], "others": corpus == "gap"}
    return line, pronouns, named


def told_by_program(lines):
    """Runs `cargo xtask pronouns` over the lines."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.writelines(json.dumps(line) + "\n" for line in lines)
        f.flush()
        out = subprocess.run(["cargo", "run", "--quiet", "--release", "--package", "xtask", "--", "pronouns", f.name], cwd=REPO, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in out.stdout.decode().splitlines()]


def rows(texts):
    """Windows {key: {pieces, features}} and rows {corpus, key, piece, candidates, features, right, unknown}, a row a pronoun.

    In GAP, other names than A and B are right where they end like a right one; where neither is right, nobody knows of the others.
    Elsewhere a pronoun with a single candidate teaches nothing and is left out."""
    asks = [asked(*t) for t in texts]
    windows, out = {}, []
    for nth, ((name, corpus, text, _), (_, pronouns, named), told) in enumerate(zip(texts, asks, told_by_program([a[0] for a in asks]))):
        assert told["id"] == name, f"{name}: the program answers on {told['id']}"
        last = lambda start, end: text[start:end].split()[-1].lower()
        for p in told["pronouns"]:
            cluster = pronouns[p["nth"]][2]
            right_ends = {last(*m[:2]) for m in named if m[2] == cluster}
            right = [named[place][2] == cluster if place is not None else last(*span) in right_ends for place, _, _, span in p["candidates"]]
            unknown = [corpus == "gap" and not right_ends and place is None for place, *_ in p["candidates"]]
            if corpus == "gap" or len(right) > 1:
                key = (nth, p["window"])
                windows[key] = told["windows"][p["window"]]
                out.append({"corpus": corpus, "key": key, "piece": p["piece"], "candidates": [c[1:3] for c in p["candidates"]], "features": p["features"], "right": right, "unknown": unknown})
    return windows, out
