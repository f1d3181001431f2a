"""The tables of the tabular form of HSDS that we fill, by the descriptor of the standard."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_OFFICIAL = Path(__file__).resolve().parents[2] / "seed" / "hsds" / "datapackage.json"

# Name of the table, and its file.
TABELLEN = {
    "organization": "organizations.csv",
    "service": "services.csv",
    "location": "locations.csv",
    "service_at_location": "service_at_location.csv",
    "address": "addresses.csv",
    "phone": "phones.csv",
    "url": "url.csv",
    "schedule": "schedules.csv",
    "service_area": "service_areas.csv",
    "language": "languages.csv",
    "accessibility": "accessibility.csv",
    "cost_option": "cost_options.csv",
    "taxonomy": "taxonomies.csv",
    "taxonomy_term": "taxonomy_terms.csv",
    "attribute": "attributes.csv",
}
# In which table stands what is nested under this name.
KINDEREN = {
    "organization": "organization",
    "location": "location",
    "taxonomy_term": "taxonomy_term",
    "taxonomy_detail": "taxonomy",
    "service_at_locations": "service_at_location",
    "addresses": "address",
    "phones": "phone",
    "additional_urls": "url",
    "schedules": "schedule",
    "service_areas": "service_area",
    "languages": "language",
    "accessibility": "accessibility",
    "cost_options": "cost_option",
    "attributes": "attribute",
}
# Required by the descriptor; a portal does not know them of every address.
_MAYBE_BLANK = {"description", "address_1", "city", "state_province", "postal_code"}


@cache
def _read_official() -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads(_OFFICIAL.read_bytes())
    return descriptor


def list_bestanden() -> set[str]:
    """Every file that the standard knows."""
    return {resource["path"] for resource in _read_official()["resources"]}


def list_velden(tabel: str) -> list[str]:
    return [field["name"] for field in _get_resource(tabel)["schema"]["fields"]]


def make_descriptor() -> dict[str, Any]:
    """That of the standard for the tables that we write: a package may not name a file that it
    does not hold, nor ask for what nobody knows.
    """
    return {**_read_official(), "resources": [_make_resource(tabel) for tabel in TABELLEN]}


def _get_resource(tabel: str) -> dict[str, Any]:
    resources = _read_official()["resources"]
    return next(resource for resource in resources if resource["name"] == tabel)


def _make_resource(tabel: str) -> dict[str, Any]:
    resource = _get_resource(tabel)
    schema = resource["schema"]
    keys = [
        key for key in schema.get("foreignKeys", []) if key["reference"]["resource"] in TABELLEN
    ]
    fields = [_make_field(field) for field in schema["fields"]]
    return {**resource, "schema": {**schema, "fields": fields, "foreignKeys": keys}}


def _make_field(field: dict[str, Any]) -> dict[str, Any]:
    if field["name"] not in _MAYBE_BLANK:
        return field
    return {**field, "constraints": {**field.get("constraints", {}), "required": False}}
