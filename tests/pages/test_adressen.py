"""Addresses are for ever, and each stands in the access table that ``test_toegang`` tries out."""

from flask import Flask

# Every address of the portal, and the least that somebody must be to ask for it:
# iedereen, account (any), aanbieder, redacteur or beheerder. Whose object it must be stands in
# ``tests/support/toegang.py``.
TOEGANG = {
    "/": "iedereen",
    "/zoeken": "iedereen",
    "/voorzieningen/<slug>": "iedereen",
    "/aanbieders/<slug>": "iedereen",
    "/gebieden/<code>": "iedereen",
    "/leefgebieden/<slug>": "iedereen",
    "/clientondersteuning": "iedereen",
    "/melding/<slug>": "iedereen",
    "/melding/<slug>/bedankt": "iedereen",
    "/aanbieder/signalen": "aanbieder",
    "/aanbieder/signalen/<uuid:id_>": "aanbieder",
    "/redactie/signalen": "redacteur",
    "/redactie/signalen/<uuid:id_>": "redacteur",
    "/over": "iedereen",
    "/privacy": "iedereen",
    "/toegankelijkheid": "iedereen",
    "/inloggen": "iedereen",
    "/inloggen/gestuurd": "iedereen",
    "/inloggen/link/<token>": "iedereen",
    "/inloggen/tweede-factor": "iedereen",
    "/inloggen/wachtwoord-vergeten": "iedereen",
    "/uitloggen": "iedereen",
    "/wachtwoord/<token>": "iedereen",
    "/account": "account",
    "/account/wachtwoord": "account",
    "/account/tweede-factor": "account",
    # Also for who must set up a second factor before anything else: it keeps its own door.
    "/account/tweede-factor/instellen": "iedereen",
    "/account/tweede-factor/herstelcodes": "account",
    "/account/tweede-factor/verwijderen": "account",
    "/account/sessies": "account",
    "/account/sessies/<uuid:sessie_id>/beeindigen": "account",
    "/account/sessies/andere-beeindigen": "account",
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
}


def test_every_route_stands_in_the_access_table(app: Flask) -> None:
    assert {rule.rule for rule in app.url_map.iter_rules()} == set(TOEGANG)
