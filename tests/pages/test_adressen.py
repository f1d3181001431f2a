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
    "/static/<path:filename>": "iedereen",
    "/aanbieder/": "aanbieder",
    "/aanbieder/klopt": "aanbieder",
    "/aanbieder/schrijfhulp": "aanbieder",
    "/aanbieder/voorzieningen/nieuw": "aanbieder",
    "/aanbieder/voorzieningen/nieuw/concept": "aanbieder",
    "/aanbieder/voorzieningen/nieuw/concept/weg": "aanbieder",
    "/aanbieder/voorzieningen/nieuw/voorbeeld": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/concept": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/concept/weg": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/intrekken": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/klopt": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/open": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/openingstijden": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/sluiten": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/stoppen": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/voorbeeld": "aanbieder",
    "/aanbieder/voorzieningen/<uuid:id_>/wijzigen": "aanbieder",
}


def test_every_route_stands_in_the_access_table(app: Flask) -> None:
    assert {rule.rule for rule in app.url_map.iter_rules()} == set(TOEGANG)


def test_what_is_open_to_everybody_only_reads(app: Flask) -> None:
    methods = {
        method
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if TOEGANG[rule.rule] == "iedereen"
    }

    assert methods == {"GET", "HEAD", "OPTIONS"}
