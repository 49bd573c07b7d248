"""Articles made from annotated ones, for ways of attribution that they hardly hold: pull quotes ("… ― Name") and relays behind the
content ("…, the paper cited Name as saying"). The words are the annotated articles' own; only the frame around them changes.
"""
import random, re

ROLES = ("source", "cue", "content")
DASHES = ("―", "―", "—", "—", "–", "--", "-")
RELAYS = ("the newspaper", "the report", "the publication", "the agency", "the paper", "the magazine", "the broadcaster", "the outlet", "local media", "state television")
OUTLETS = ("Reuters", "Bloomberg", "CNN", "The Associated Press", "The Guardian", "Politico", "The New York Times", "AFP", "The Washington Post", "The Wall Street Journal")


class Draft:
    """A text under way, with its attributions."""

    def __init__(self):
        self.text, self.attributions = "", []

    def add(self, words):
        start = len(self.text)
        self.text += words
        return [start, len(self.text)]


def pull_quotes(gold, rng, texts):
    """Pages of quotations, each followed by a dash and who said it."""
    pool = []
    for text, attributions in gold.values():
        for a in attributions:
            if len(a["content"]) == 1 and len(a["source"]) == 1:
                content, source = (text[s:e] for s, e in (a["content"][0], a["source"][0]))
                if re.match(r'^["“].{25,600}["”]$', content, re.S) and "\n" not in content and re.match(r"^([A-Z][\w’'.-]+ ){1,4}[A-Z][\w’'.-]+(, [^.]{3,60})?$", source):
                    pool.append((content[1:-1].rstrip(","), source, content[0] + content[-1]))
    heads = [t.split("\n", 1)[0] for t, _ in gold.values()]
    for _ in range(texts):
        d, dash = Draft(), rng.choice(DASHES)
        between, space = rng.choice(("\n", "\n\n", "\n\n")), rng.choice((" ", " ", ""))
        d.add(rng.choice(heads) + "\n\n")
        for content, source, marks in rng.sample(pool, rng.randint(4, 10)):
            marks = marks if rng.random() < 0.8 else rng.choice(("””", "““", '""'))
            end = "" if content[-1] in ".!?…" else "."
            a = {"content": [d.add(marks[0] + content + end + marks[1])]}
            d.add(space)
            a["cue"] = [d.add(dash)]
            d.add(rng.choice((" ", " ", "")) if space else " ")
            a["source"] = [d.add(source)]
            d.add(rng.choice(("", "", ".", " ")) + between)
            d.attributions.append(a)
        yield d


def relays(gold, rng, texts):
    """Paragraphs in which "…, Name said" has become "…, the paper cited Name as saying": the outlet is the source now, as the
    guidelines want only the outermost attribution."""
    pool = []
    for text, attributions in gold.values():
        for a in attributions:
            if not all(len(a[r]) == 1 for r in ROLES):
                continue
            (cs, ce), (ss, se), (us, ue) = a["content"][0], a["source"][0], a["cue"][0]
            if not (re.fullmatch(r",[\"”]? ?|[\"”]? ", text[ce:ss]) and text[se:us] == " " and text[us:ue] in ("said", "says", "told reporters") and text[ue : ue + 1] == "."):
                continue
            if se - ss < 6 or text[ss:se].lower() in ("he", "she", "they"):
                continue
            start, end = text.rfind("\n", 0, cs) + 1, text.find("\n", ue)
            end = len(text) if end < 0 else end
            inside = lambda b: all(start <= s and e <= end for r in ROLES for s, e in b[r])
            touching = [b for b in attributions if any(s < end and e > start for r in ROLES for s, e in b[r])]
            if all(map(inside, touching)) and end - start < 1500:
                pool.append((text[start:end], [{r: [[s - start, e - start] for s, e in b[r]] for r in ROLES} for b in touching], touching.index(a)))
    for _ in range(texts):
        d = Draft()
        for paragraph, attributions, at in rng.sample(pool, 5):
            a = attributions[at]
            (ss, se), (_, ue) = a["source"][0], a["cue"][0]
            relay, verb = rng.choice(RELAYS + OUTLETS), rng.choice(("cited", "cited", "quoted", "quoted", "has quoted"))
            new = f"{relay} {verb} {paragraph[ss:se]} as saying"
            shift = len(new) - (ue - ss)
            base = len(d.text)
            d.add(paragraph[:ss] + new + paragraph[ue:] + "\n\n")
            for b in attributions:
                if b is a:
                    r = base + ss
                    v = r + len(relay) + 1
                    y = v + len(verb) + 1
                    d.attributions.append({"source": [[r, r + len(relay)]], "cue": [[v, v + len(verb)]], "content": [[base + s for s in a["content"][0]], [y, base + ss + len(new)]]})
                else:
                    move = lambda s: base + (s if s <= ss else s + shift)
                    d.attributions.append({q: [[move(s), move(e)] for s, e in b[q]] for q in ROLES})
        yield d


def made(gold, seed=0):
    """{id: (text, attributions)} made from annotated texts {id: (text, attributions)}."""
    rng = random.Random(seed)
    drafts = [*pull_quotes(gold, rng, 40), *relays(gold, rng, 40)]
    return {f"made-{k}": (d.text, d.attributions) for k, d in enumerate(drafts)}
