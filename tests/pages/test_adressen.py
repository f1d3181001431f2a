"""Addresses are for ever, each stands in the access table, and a GET changes nothing."""

from flask import Flask

# Every address of the portal, and who may ask for it.
TOEGANG = {
    "/": "iedereen",
    "/zoeken": "iedereen",
    "/voorzieningen/<slug>": "iedereen",
    "/aanbieders/<slug>": "iedereen",
    "/gebieden/<code>": "iedereen",
    "/leefgebieden/<slug>": "iedereen",
    "/clientondersteuning": "iedereen",
    "/hulpvraag": "iedereen",
    "/sociaal-team": "iedereen",
    "/lijst": "iedereen",
    "/lijst/<token>": "iedereen",
    "/lijst/<token>/stop": "iedereen",
    "/lijst/delen": "iedereen",
    "/lijst/eraf/<slug>": "iedereen",
    "/lijst/erbij/<slug>": "iedereen",
    "/lijst/leeg": "iedereen",
    "/overgangen/<slug>": "iedereen",
    "/over": "iedereen",
    "/privacy": "iedereen",
    "/toegankelijkheid": "iedereen",
    "/robots.txt": "iedereen",
    "/sitemap.xml": "iedereen",
    "/opensearch.xml": "iedereen",
    "/.well-known/security.txt": "iedereen",
    "/api/v1/zoeken": "iedereen",
    "/api/v1/suggesties": "iedereen",
    "/api/v1/voorzieningen/<uuid:id_>": "iedereen",
    "/api/v1/gebieden": "iedereen",
    "/api/v1/openapi.json": "iedereen",
    "/healthz": "iedereen",
    "/readyz": "iedereen",
    "/metrics": "iedereen",
    "/redactie/hulpvraag": "redacteur",
    "/redactie/hulpvraag/nieuw": "redacteur",
    "/redactie/hulpvraag/<uuid:id_>": "redacteur",
    "/redactie/hulpvraag/<uuid:id_>/weg": "redacteur",
    "/static/<path:filename>": "iedereen",
}


def test_every_route_stands_in_the_access_table(app: Flask) -> None:
    assert {rule.rule for rule in app.url_map.iter_rules()} == set(TOEGANG)


def test_every_route_only_reads(app: Flask) -> None:
    methods = {m for rule in app.url_map.iter_rules() for m in rule.methods or ()}

    assert methods == {"GET", "HEAD", "OPTIONS"}
