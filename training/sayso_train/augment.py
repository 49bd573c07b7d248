"""Articles made from annotated ones, for ways of attribution that they hardly hold: pull quotes ("… ― Name"), relays behind the
content ("…, the paper cited Name as saying") and inside the source ("Name, quoted by the paper, said …"). The words are the annotated articles' own; only the frame around them changes.
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
    def wanted(text, a):
        (_, ce), (ss, se), (us, ue) = a["content"][0], a["source"][0], a["cue"][0]
        behind = re.fullmatch(r",[\"”]? ?|[\"”]? ", text[ce:ss]) and text[se:us] == " "
        return behind and text[us:ue] in ("said", "says", "told reporters") and text[ue : ue + 1] == "."

    pool = paragraphs_with(gold, wanted)
    for _ in range(texts):
        d = Draft()
        for paragraph, attributions, at in rng.sample(pool, 5):
            a = attributions[at]
            (ss, se), (_, ue) = a["source"][0], a["cue"][0]
            relay, verb = rng.choice(RELAYS + OUTLETS), rng.choice(("cited", "cited", "quoted", "quoted", "has quoted"))
            new = f"{relay} {verb} {paragraph[ss:se]} as saying"
            base, shift = len(d.text), len(new) - (ue - ss)
            d.add(paragraph[:ss] + new + paragraph[ue:] + "\n\n")
            v = base + ss + len(relay) + 1
            y = v + len(verb) + 1
            relayed = {"source": [[base + ss, v - 1]], "cue": [[v, y - 1]], "content": [[base + s for s in a["content"][0]], [y, base + ss + len(new)]]}
            d.attributions += [relayed if b is a else moved(b, base, ss, shift) for b in attributions]
        yield d


def cited_sources(gold, rng, texts):
    """Paragraphs in which "Name said …" has become "Name cited by the paper said …": all of it is the source."""

    def wanted(text, a):
        (cs, _), (ss, se), (us, ue) = a["content"][0], a["source"][0], a["cue"][0]
        return text[se:us] == " " and us < cs and not re.search(r"[,)]$| who | of | by ", text[ss:se])

    pool = paragraphs_with(gold, wanted)
    for _ in range(texts):
        d = Draft()
        for paragraph, attributions, at in rng.sample(pool, 5):
            (ss, se) = attributions[at]["source"][0]
            relay, comma = rng.choice(RELAYS + OUTLETS), rng.random() < 0.3
            new = f" {rng.choice(('cited', 'cited', 'quoted', 'interviewed', 'contacted'))} by {relay}"
            new = f",{new}," if comma else new
            base = len(d.text)
            d.add(paragraph[:se] + new + paragraph[se:] + "\n\n")
            for k, b in enumerate(attributions):
                b = moved(b, base, se, len(new))
                if k == at:
                    b["source"][0][1] = base + se + len(new) - comma
                d.attributions.append(b)
        yield d


def paragraphs_with(gold, wanted):
    """(paragraph, its attributions, index of one that is wanted); only paragraphs whose attributions lie wholly inside."""
    pool = []
    for text, attributions in gold.values():
        for a in attributions:
            if not all(len(a[r]) == 1 for r in ROLES) or not wanted(text, a):
                continue
            ss, se = a["source"][0]
            if se - ss < 6 or text[ss:se].lower() in ("he", "she", "they"):
                continue
            start, end = text.rfind("\n", 0, min(a[r][0][0] for r in ROLES)) + 1, text.find("\n", max(a[r][0][1] for r in ROLES))
            end = len(text) if end < 0 else end
            inside = lambda b: all(start <= s and e <= end for r in ROLES for s, e in b[r])
            touching = [b for b in attributions if any(s < end and e > start for r in ROLES for s, e in b[r])]
            if all(map(inside, touching)) and end - start < 1500 and "\n" not in text[start:end]:
                pool.append((text[start:end], [{r: [[s - start, e - start] for s, e in b[r]] for r in ROLES} for b in touching], touching.index(a)))
    return pool


def moved(attribution, base, at, shift):
    """The attribution of a paragraph in a longer text: it begins at `base`, and what lies behind `at` moves on by `shift`."""
    move = lambda s: base + (s if s <= at else s + shift)
    return {r: [[move(s), move(e)] for s, e in attribution[r]] for r in ROLES}


def made(gold, seed=0):
    """{id: (text, attributions)} made from annotated texts {id: (text, attributions)}."""
    rng = random.Random(seed)
    drafts = [*pull_quotes(gold, rng, 40), *relays(gold, rng, 40), *cited_sources(gold, rng, 40)]
    return {f"made-{k}": (d.text, d.attributions) for k, d in enumerate(drafts)}
