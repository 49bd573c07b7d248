"""Nesting made by embedding: paragraphs of annotated news put into the mouth of somebody else, so that their attributions stand
inside a content. The corpus marks only the outermost attributions, so what stands inside *their* contents stays unknown.
"""
import random, re

from .augment import OUTLETS, ROLES, Draft, moved, paragraphs_with

# Words that begin a sentence and no name: they lose their capital inside another sentence.
LOWERED = set("The A An He She It They We But In On At For With As This That These Those His Her Its Their Some Many Most Several One Two Three Last After Before While When If There Other Another By From Under Even Both Each No Not All Such Critics Officials Police Voters".split())
SPEAKERS = OUTLETS + (
    "the newspaper", "the agency", "the report", "the broadcaster", "the daily", "the website", "the court filing", "the memo", "the documents", "local media", "state media", "the transcript",
    "an aide", "a senior official", "a spokesman for the ministry", "two people familiar with the matter", "a person briefed on the talks", "officials", "three diplomats", "the mayor", "the governor", "her lawyer", "the company", "prosecutors", "a court document seen by the paper",
    "Anna Lindqvist", "Tomas Berec, the deputy minister", "Dr. Helen Marsh", "Peter Okoye", "spokeswoman Maria Klein", "Rep. Alan Whitmore", "the analyst Greg Stone", "Ms. Duarte", "he", "she", "they",
)
VERBS = ("said", "said", "said", "said", "reported", "reported", "says", "wrote", "claimed", "noted", "added", "confirmed", "recalled", "told reporters", "told the committee", "has reported", "stated", "suggested", "acknowledged", "testified", "explained", "argued")
CUED = ("according to {}", "as {} put it", "as reported by {}", "in the words of {}", "per {}")


def capital(words):
    return words[:1].upper() + words[1:]


def inside(paragraph):
    """The paragraph as it stands behind "said that", or None where its first word may be a name."""
    first = re.match(r"[A-Z][a-z]*", paragraph)
    return paragraph[:1].lower() + paragraph[1:] if first and first[0] in LOWERED else paragraph if re.match(r"[A-Z]", paragraph) else None


def wrapped(d, paragraph, rng):
    """Adds a frame and the paragraph to the draft: the outer attribution, and where the paragraph now stands (its words keep their
    lengths, and it may lose its last full stop)."""
    who, verb = rng.choice(SPEAKERS), rng.choice(VERBS)
    sentences = len(re.findall(r"[.!?][\"”]? ", paragraph + " "))
    quoted = re.search(r"[\"“”]|''", paragraph)
    last = paragraph.rstrip()
    ends = last[-1] == "." and sentences == 1 and not last.endswith(("Mr.", "U.S.", "Inc."))
    forms = [f for f, fits in (("that", ends), ("that", ends), ("cued", ends), ("behind", ends), ("behind", ends), ("cued-behind", ends), ("quote", not quoted), ("quote", not quoted), ("colon", True), ("quote-behind", not quoted and ends)) if fits]
    form = rng.choice(forms)
    cue = rng.choice(CUED)
    if form in ("that", "cued") and inside(paragraph) is None:
        form = "colon"
    a = {r: [] for r in ROLES}
    named = lambda instead: instead if who in ("he", "she", "they") else who

    def said(source, cue, cue_first=False):
        """Source and cue with a blank between them."""
        for role, words in (("cue", cue), ("source", source))[:: 1 if cue_first else -1]:
            a[role] = [d.add(words)]
            if not (a["source"] and a["cue"]):
                d.add(" ")

    if form == "that":
        said(capital(who), verb)
        d.add(rng.choice((" that ", " ")))
        at = d.add(inside(paragraph)[:-1])
        d.add(".")
        a["content"] = [at]
    elif form == "cued":
        before, after = cue.split("{}")
        said(named("him"), capital(before.strip()), cue_first=True)
        if after:
            d.add(after)
        d.add(", ")
        at = d.add(inside(paragraph)[:-1])
        d.add(".")
        a["content"] = [at]
    elif form in ("behind", "cued-behind"):
        at = d.add(last[:-1])
        a["content"] = [at]
        d.add(", ")
        if form == "behind":
            said(who, verb)
        else:
            said(named("her"), cue.split("{}")[0].strip(), cue_first=True)
        d.add(".")
    elif form == "colon":
        said(capital(who), verb)
        d.add(": ")
        at = d.add(last)
        a["content"] = [at]
    else:
        marks = rng.choice(("“”", '""'))
        if form == "quote":
            said(capital(who), verb)
            d.add(rng.choice((": ", ", ")))
            opened = d.add(marks[0])
            at = d.add(last)
            closed = d.add(marks[1])
            a["content"] = [[opened[0], closed[1]]]
        else:
            opened = d.add(marks[0])
            at = d.add(last[:-1] + ",")
            closed = d.add(marks[1])
            d.add(" ")
            a["content"] = [[opened[0], closed[1]]]
            if rng.random() < 0.5:
                said(who, verb)
            else:
                said(named("the official"), "said", cue_first=True)
            d.add(".")
    return a, at


def embedded(gold, seed=0, texts=200, paragraphs=6):
    """{id: (text, attributions)}: texts of paragraphs, two in three of them inside an outer attribution."""
    rng = random.Random(seed)
    pool, seen = [], set()
    for p in paragraphs_with(gold, lambda text, a: True):
        if p[0] not in seen and 40 < len(p[0]) < 700 and p[0].strip() == p[0]:
            seen.add(p[0])
            pool.append(p[:2])
    made = {}
    for k in range(texts):
        d, out = Draft(), []
        for paragraph, attributions in rng.sample(pool, paragraphs):
            if rng.random() < 0.33:
                base, outer = d.add(paragraph)[0], None
            else:
                a, at = wrapped(d, paragraph, rng)
                base, outer = at[0], len(out)
                out.append({**a, "id": len(out), "within": None})
            end = len(d.text)
            for b in attributions:
                b = moved(b, base, 0, 0)
                clip = lambda spans: [[s, min(e, at[1] if outer is not None else end)] for s, e in spans]
                out.append({**{r: clip(b[r]) for r in ROLES}, "id": len(out), "within": outer})
            d.add("\n\n")
        made[f"embedded-{k}"] = (d.text, out)
    return made
