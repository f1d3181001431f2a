"""JSON Schemas of the answers of the API."""

from typing import Any

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
TEXTS: Json = {"type": "array", "items": TEXT}
FLAG: Json = {"type": "boolean"}
COUNT: Json = {"type": "integer", "minimum": 0}


def optional(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def record(**properties: Json) -> Json:
    """An object with exactly these properties; all are always there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(schema: Json) -> Json:
    return {"type": "array", "items": schema}


NUMBER: Json = {"type": "number"}
DATE: Json = {"type": "string", "format": "date"}
UUID: Json = {"type": "string", "format": "uuid"}
URL: Json = {"type": "string", "format": "uri"}
STUKKEN: Json = list_of(record(tekst=TEXT, raak=FLAG))
LIJN: Json = {"enum": [0, 1, 2, None]}

TREFFER = record(
    id=UUID,
    slug=TEXT,
    url=URL,
    naam=TEXT,
    samenvatting=TEXT,
    aanbieder=TEXT,
    lijn=LIJN,
    soort=optional(TEXT),
    leefgebieden=TEXTS,
    doelgroepen=TEXTS,
    plaats=optional(TEXT),
    afstand_m=optional(COUNT),
    telefoon=optional(TEXT),
    gecontroleerd_op=optional(DATE),
    waarom=TEXTS,
    markering={"type": "object", "additionalProperties": STUKKEN},
)
PLAATS = record(naam=TEXT, soort=TEXT, lat=NUMBER, lon=NUMBER, gemeente=optional(TEXT))
VRAAG = record(
    q=TEXT,
    waar=TEXT,
    plaats=optional(PLAATS),
    plaats_onbekend=optional(TEXT),
    plaats_keuzes=list_of(record(naam=TEXT, waar=TEXT)),
    afstand_m=optional(COUNT),
    verruimd=TEXTS,
    sorteer=TEXT,
    pagina=COUNT,
    perPagina=COUNT,
    crisis=TEXTS,
)
PLEK = record(
    naam=TEXT,
    straat=TEXT,
    huisnummer=TEXT,
    postcode=TEXT,
    plaats=TEXT,
    lat=optional(NUMBER),
    lon=optional(NUMBER),
    buurt_code=optional(TEXT),
    wijk_code=optional(TEXT),
    gemeente_code=optional(TEXT),
    openingstijden=TEXT,
    telefoon=TEXT,
    rolstoel=optional(FLAG),
    adres_geheim=FLAG,
)
OCO = optional(record(naam=TEXT, telefoon=TEXT, url=URL))
VOORZIENING = record(
    id=UUID,
    slug=TEXT,
    url=URL,
    naam=TEXT,
    samenvatting=TEXT,
    omschrijving=TEXT,
    aanbieder=TEXT,
    aanbieder_slug=TEXT,
    aanbieder_website=TEXT,
    lijn=LIJN,
    soort=optional(TEXT),
    leefgebieden=TEXTS,
    doelgroepen=TEXTS,
    wetten=TEXTS,
    overgangen=TEXTS,
    talen=TEXTS,
    trefwoorden=TEXTS,
    plekken=list_of(PLEK),
    kanalen=list_of(record(soort=TEXT, waarde=TEXT)),
    werkgebied=list_of(record(code=TEXT, naam=TEXT, gemeente_code=optional(TEXT))),
    gemeente_code=optional(TEXT),
    telefoon=TEXT,
    email=TEXT,
    website=TEXT,
    kosten=TEXT,
    gratis=FLAG,
    leeftijd_van=optional(COUNT),
    leeftijd_tot=optional(COUNT),
    verwijzing_nodig=FLAG,
    aanmelden=TEXT,
    online=FLAG,
    onafhankelijk=FLAG,
    adres_geheim=FLAG,
    gesloten_tot=optional(DATE),
    gesloten_reden=TEXT,
    gecontroleerd_op=optional(DATE),
    gecontroleerd_door=TEXT,
    bevestigd=FLAG,
    status=TEXT,
    version=COUNT,
    oco=OCO,
)
SCHEMAS: Json = {
    "ZoekAntwoord": record(
        vraag=VRAAG,
        totaal=COUNT,
        resultaten=list_of(TREFFER),
        facetten={
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": COUNT},
        },
        bedoelde_u=optional(TEXT),
        oco=OCO,
        motor={"enum": ["meilisearch", "ingebouwd"]},
        duur_ms=COUNT,
    ),
    "SuggestieAntwoord": record(suggesties=list_of(record(soort=TEXT, tekst=TEXT, url=TEXT))),
    "Voorziening": VOORZIENING,
    "GebiedAntwoord": record(
        lat=NUMBER,
        lon=NUMBER,
        gebieden=list_of(record(code=TEXT, niveau=TEXT, naam=TEXT)),
    ),
    "Probleem": {
        "type": "object",
        "properties": {
            "type": TEXT,
            "title": TEXT,
            "status": {"type": "integer"},
            "fouten": list_of(record(parameter=TEXT, uitleg=TEXT)),
        },
        "required": ["type", "title", "status"],
    },
}
