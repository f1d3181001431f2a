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
    "/uitnodiging/<token>": "iedereen",
    "/aanbieder-worden": "iedereen",
    "/aanbieder-worden/verstuurd": "iedereen",
    "/aanbieder-worden/bevestigen/<token>": "iedereen",
    "/aanbieder-worden/bevestigd": "iedereen",
    "/aanbieder/<uuid:aanbieder_id>/collegas": "aanbieder",
    "/aanbieder/<uuid:aanbieder_id>/collegas/<uuid:gebruiker_id>/hoofd": "aanbieder",
    "/aanbieder/<uuid:aanbieder_id>/collegas/<uuid:gebruiker_id>/geen-hoofd": "aanbieder",
    "/aanbieder/<uuid:aanbieder_id>/collegas/<uuid:gebruiker_id>/verwijderen": "aanbieder",
    "/aanbieder/<uuid:aanbieder_id>/collegas/uitnodigingen/<uuid:id_>/opnieuw": "aanbieder",
    "/aanbieder/<uuid:aanbieder_id>/collegas/uitnodigingen/<uuid:id_>/intrekken": "aanbieder",
    "/beheer/gebruikers": "beheerder",
    "/beheer/gebruikers/uitnodigen": "beheerder",
    "/beheer/gebruikers/uitnodigingen/<uuid:id_>/opnieuw": "beheerder",
    "/beheer/gebruikers/uitnodigingen/<uuid:id_>/intrekken": "beheerder",
    "/beheer/gebruikers/<uuid:id_>": "beheerder",
    "/beheer/gebruikers/<uuid:id_>/sluiten": "beheerder",
    "/beheer/gebruikers/<uuid:id_>/openen": "beheerder",
    "/beheer/gebruikers/<uuid:id_>/tweede-factor-weg": "beheerder",
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
