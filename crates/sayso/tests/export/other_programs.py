"""Reads what was exported with the programs that others would read it with.

Arguments: the folder with the files, and how many attributions there are. Each library is used if it is there.
The contexts of JSON-LD are given here: nothing is fetched.
"""

import csv
import importlib.util
import json
import pathlib
import sys

folder, attributions = pathlib.Path(sys.argv[1]), int(sys.argv[2])
no_text = "no-text" in folder.name
articles = [json.loads(line) for line in open(folder / "jsonl", encoding="utf-8", newline="\n")]
texts = {article["id"]: article.get("text") for article in articles}
assert sum(len(article["attributions"]) for article in articles) == attributions
assert all((text is None) == no_text for text in texts.values())


def there(name):
    if importlib.util.find_spec(name) is None:
        print("skipped:", name)
        return False
    return True


def words(article, spans):
    return " … ".join(texts[article][span["start"] : span["end"]] for span in spans)


with open(folder / "csv", encoding="utf-8", newline="") as table:
    assert len(list(csv.DictReader(table))) == attributions

if (folder / "parquet").is_dir() and there("pyarrow"):
    import pyarrow.parquet

    table = lambda name: pyarrow.parquet.read_table(folder / "parquet" / f"{name}.parquet").to_pylist()
    assert len(table("attributions")) == attributions and len(table("articles")) == len(articles)
    for row in table("attributions"):
        for role in ("source", "cue", "content"):
            expected = None if no_text else words(row["article"], row[role]) or None
            assert row[f"{role}_text"] == expected, row

if there("rdflib"):
    import rdflib

    graph = rdflib.Graph().parse(folder / "prov-o", format="nt")
    query = """PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT (COUNT(DISTINCT ?said) AS ?n) WHERE {
            ?said a prov:Entity, <urn:sayso:terms#Attribution>; prov:wasQuotedFrom ?text; prov:wasGeneratedBy ?reading.
            ?reading prov:used ?text; prov:wasAssociatedWith [ a prov:SoftwareAgent ] }"""
    assert [int(row.n) for row in graph.query(query)] == [attributions]
    for name in list(graph.predicates()) + list(graph.objects(None, rdflib.RDF.type)):
        for vocabulary in (rdflib.PROV, rdflib.DCTERMS):
            assert not name.startswith(str(vocabulary)) or name in vocabulary, name

    def graph_of(name, context):
        graph = rdflib.Graph()
        for line in open(folder / name, encoding="utf-8", newline="\n"):
            document = json.loads(line)
            given = document["@context"]
            document["@context"] = [context] + (given[1:] if isinstance(given, list) else [])
            graph.parse(data=json.dumps(document), format="json-ld")
        return graph

    graph = graph_of("web-annotation", {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"})
    query = """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a oa:Annotation; oa:target/oa:selector/oa:start ?start }"""
    assert [int(row.n) for row in graph.query(query)] == [attributions]

    graph = graph_of("schema-org", {"@vocab": "https://schema.org/"})
    query = """PREFIX s: <https://schema.org/>
        SELECT (COUNT(DISTINCT ?said) AS ?n) WHERE { ?said s:isPartOf ?whole }"""
    assert [int(row.n) for row in graph.query(query)] == [attributions]
    for name in list(graph.predicates()) + list(graph.objects(None, rdflib.RDF.type)):
        assert "schema.org" not in name or rdflib.URIRef(name) in rdflib.SDO, name

print("read")
