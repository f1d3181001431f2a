"""The description of this API: what is here of the official one, by the official schemas."""

from functools import cache

from portal.domain.hsds import VERSION, Json
from portal.web.hsds.vraag import FORMATS, MAX_PER_PAGE, MAX_SEARCH, PER_PAGE

_SCHEMAS = f"https://raw.githubusercontent.com/openreferral/specification/{VERSION}/schema"
_BOOLEAN: Json = {"type": "boolean", "default": False}
_UUID: Json = {"type": "string", "format": "uuid"}
_COUNT: Json = {"type": "integer", "minimum": 0}

_PARAMETERS: dict[str, tuple[Json, str]] = {
    "search": (
        {"type": "string", "maxLength": MAX_SEARCH},
        "Woorden die er allemaal in staan: naam, tekst, trefwoorden of organisatie",
    ),
    "page": ({"type": "integer", "minimum": 1, "default": 1}, "Bladzijde"),
    "per_page": (
        {"type": "integer", "minimum": 1, "maximum": MAX_PER_PAGE, "default": PER_PAGE},
        "Hoeveel op een bladzijde",
    ),
    "format": (
        {"type": "string", "enum": list(FORMATS), "default": FORMATS[0]},
        "ndjson: alles achter elkaar, een per regel, zonder bladzijden",
    ),
    "taxonomy_term_id": (_UUID, "Alleen met deze term"),
    "taxonomy_id": (_UUID, "Alleen met een term uit deze taxonomie"),
    "organization_id": (_UUID, "Alleen van deze organisatie"),
    "modified_after": (
        {"type": "string", "format": "date-time"},
        "Alleen wat op of na dit moment is gewijzigd",
    ),
    "minimal": (
        _BOOLEAN,
        "Alleen id, name, status en last_modified; zonder page of per_page alles op een bladzijde",
    ),
    "full": (_BOOLEAN, "Met alles wat erbij hoort"),
    "full_service": (_BOOLEAN, "Met de hele diensten van de organisatie"),
    "top_only": (_BOOLEAN, "Alleen termen zonder term erboven; dat zijn ze allemaal"),
    "parent_id": (_UUID, "Alleen termen onder deze term"),
}
_LIST = ("search", "page", "per_page", "format")
_FILTERS = ("taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full")
_PAGE = {
    "type": "object",
    "properties": {
        "total_items": _COUNT,
        "total_pages": _COUNT,
        "page_number": {"type": "integer", "minimum": 1},
        "size": _COUNT,
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean"},
    },
    "required": ["empty"],
}


@cache
def make_openapi() -> Json:
    """Without ``servers``, which the address of the request tells."""
    paths = {
        **_paths("services", "compiled/service", "compiled/service_list", *_FILTERS, "minimal"),
        **_paths(
            "organizations",
            "compiled/organization",
            "compiled/organization_list",
            *_FILTERS,
            "full_service",
            of_one=("full_service",),
        ),
        **_paths(
            "service_at_locations",
            "compiled/service_at_location",
            "compiled/service_at_location_list",
            *_FILTERS,
        ),
        **_paths("taxonomies", "taxonomy", "taxonomy"),
        **_paths(
            "taxonomy_terms",
            "taxonomy_term",
            "taxonomy_term",
            "taxonomy_id",
            "top_only",
            "parent_id",
        ),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sociale kaart: open data in HSDS",
            "version": VERSION,
            "description": "Human Services Data Specification: open, alleen lezen, zonder sleutel.",
        },
        "paths": {"/": {"get": _operation("start", [], _ABOUT)}, **paths},
        "components": {"schemas": {"Page": _PAGE}},
    }


_ABOUT = {
    "type": "object",
    "properties": {
        "version": {"type": "string"},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
    },
}


def _paths(
    name: str, schema: str, list_schema: str, *filters: str, of_one: tuple[str, ...] = ()
) -> Json:
    """A list, and one of it."""
    contents = {"type": "array", "items": {"$ref": f"{_SCHEMAS}/{list_schema}.json"}}
    page = {
        "allOf": [{"$ref": "#/components/schemas/Page"}],
        "properties": {"contents": contents},
    }
    key = {"name": "id", "in": "path", "required": True, "schema": _UUID}
    one = [key, *map(_parameter, of_one)]
    whole = {"$ref": f"{_SCHEMAS}/{schema}.json"}
    return {
        f"/{name}": {"get": _operation(name, list(map(_parameter, (*_LIST, *filters))), page)},
        f"/{name}/{{id}}": {"get": _operation(f"{name}_id", one, whole)},
    }


def _parameter(name: str) -> Json:
    schema, description = _PARAMETERS[name]
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
    }


def _operation(name: str, parameters: list[Json], schema: Json) -> Json:
    faults = {"400": "Een waarde die niet kan", "404": "Dit is er niet", "429": "Te veel vragen"}
    return {
        "operationId": name,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "Het antwoord",
                "content": {"application/json": {"schema": schema}},
            },
            **{
                code: {"description": text, "content": {"application/problem+json": {}}}
                for code, text in faults.items()
            },
        },
    }
