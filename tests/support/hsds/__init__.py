"""The official schemas of HSDS 3.1.1, to hold answers and files against.

``schema`` holds them unchanged (CC BY-SA 4.0, see BRONNEN.md): the canonical ones of single
objects, and of the compiled ones those of records in lists.
"""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SCHEMAS = Path(__file__).parent / "schema"
_URI = re.compile(r"[a-z][a-z0-9+.-]*://[!-~]+")

checker = FormatChecker(["uuid", "email"])


@checker.checks("uri")
def is_uri(value: object) -> bool:
    return not isinstance(value, str) or _URI.fullmatch(value) is not None


@checker.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@cache
def _read_all() -> Registry[Any]:
    found = (
        (
            f"https://schema.test/{path.name}",
            Resource.from_contents(json.loads(path.read_bytes()), DRAFT202012),
        )
        for path in SCHEMAS.glob("*.json")
    )
    empty: Registry[Any] = Registry()
    return empty.with_resources(found).crawl()


@cache
def get_validator(schema: str) -> Draft202012Validator:
    """Of ``service``, ``service_list``, ``taxonomy_term``, …"""
    contents = {"$ref": f"https://schema.test/{schema}.json"}
    return Draft202012Validator(contents, registry=_read_all(), format_checker=checker)


def check(schema: str, record: object) -> None:
    """``record`` is what the official schema says; raises with the first difference."""
    get_validator(schema).validate(record)


def check_page(schema: str, page: dict[str, Any]) -> None:
    """``page`` is one of the official API, with records of ``schema``."""
    components = json.loads((SCHEMAS / "openapi.json").read_bytes())["components"]
    Draft202012Validator(components["schemas"]["Page"]).validate(page)
    for record in page["contents"]:
        check(schema, record)
