"""``GET /api/v1/openapi.json``: the description of this API (OpenAPI 3.1).

The search parameters come from the form that checks them; a test holds real answers against the
schemas of the answers.
"""

from functools import cache
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, Field, FloatField, IntegerField

from indexer.query import Sortering
from portal.web.api import bp
from portal.web.api.schemas import SCHEMAS
from portal.web.common.adres import whole_url
from portal.web.common.container import get_container
from portal.web.common.zoekform import TekstField, WaardenField, ZoekForm

VERSION = "1.0.0"
Json = dict[str, Any]


@bp.get("/openapi.json")
def openapi() -> ResponseReturnValue:
    server = whole_url("api.openapi").removesuffix("/openapi.json")
    return jsonify({**_document(), "servers": [{"url": server}]})


@cache
def _document() -> Json:
    form = ZoekForm(None, now=get_container().clock(), is_gebied=bool)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sociale kaart",
            "version": VERSION,
            "description": "Hulp in het sociaal domein: open, alleen lezen, zonder sleutel.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "paths": {
            "/zoeken": _get(
                "zoeken",
                "Zoek voorzieningen",
                [_parameter(field) for field in form],
                "ZoekAntwoord",
            ),
            "/suggesties": _get(
                "suggesties",
                "Vul aan wat iemand typt",
                [
                    _query("q", {"type": "string", "maxLength": 100}, "Eerste letters, vanaf drie"),
                    _query("soort", {"enum": ["plaats"]}, "Alleen plaatsen"),
                ],
                "SuggestieAntwoord",
            ),
            "/voorzieningen/{id}": _get(
                "voorziening",
                "Alles wat openbaar is over een voorziening",
                [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string", "format": "uuid"},
                    }
                ],
                "Voorziening",
            ),
            "/gebieden": _get(
                "gebieden",
                "De buurt, wijk en gemeente waarin een punt ligt",
                [_degrees("lat", 90), _degrees("lon", 180)],
                "GebiedAntwoord",
            ),
        },
        "components": {"schemas": SCHEMAS, "responses": _fault_responses()},
    }


def _get(operation: str, summary: str, parameters: list[Json], answer: str) -> Json:
    ref = {"$ref": f"#/components/schemas/{answer}"}
    faults = {
        str(code): {"$ref": f"#/components/responses/{code}"} for code in (400, 404, 429, 503)
    }
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {
                    "description": "Het antwoord",
                    "content": {"application/json": {"schema": ref}},
                },
                **faults,
            },
        }
    }


def _fault_responses() -> Json:
    texts = {
        "400": "Een waarde die niet kan; elke fout staat bij haar parameter",
        "404": "Dit is er niet",
        "429": "Te veel vragen; probeer het later",
        "503": "Zoeken lukt nu niet",
    }
    ref = {"$ref": "#/components/schemas/Probleem"}
    content = {"application/problem+json": {"schema": ref}}
    return {code: {"description": text, "content": content} for code, text in texts.items()}


def _query(name: str, schema: Json, description: str, *, required: bool = False) -> Json:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": description,
        "schema": schema,
    }


def _degrees(name: str, limit: int) -> Json:
    schema = {"type": "number", "minimum": -limit, "maximum": limit}
    return _query(name, schema, "Graden, WGS84", required=True)


def _parameter(field: Field) -> Json:
    return _query(field.short_name, _schema(field), field.description)


def _schema(field: Field) -> Json:
    """The JSON Schema of what a form field accepts."""
    match field:
        case WaardenField() if field.allowed:
            return {"type": "array", "items": {"type": "string", "enum": sorted(field.allowed)}}
        case WaardenField():
            items = {"type": "string", "pattern": f"^({field.patroon.pattern})$"}
            return {"type": "array", "items": items}
        case BooleanField():
            return {"type": "string", "enum": ["1", "0"]}
        case TekstField() if field.short_name == "sorteer":
            return {"type": "string", "enum": list(Sortering)}
        case FloatField() | IntegerField():
            kind = "number" if isinstance(field, FloatField) else "integer"
            return {"type": kind, "minimum": field.flags.min, "maximum": field.flags.max}
        case _:
            return {"type": "string", "maxLength": field.flags.maxlength}
