"""The parameters of the API as the standard names them; every fault in them at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from flask_babel import gettext

from portal.domain.hsds.taxonomies import map_taxonomies, map_terms
from portal.services.opendata import Keuze

MAX_PER_PAGE = 100
PER_PAGE = 50
MAX_SEARCH = 200
NDJSON = "ndjson"
FORMATS = ("json", NDJSON)
_MAX_PAGE = 1_000_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What is asked, all checked. ``is_paged``: not without paging, by asking for a page."""

    page: int
    per_page: int
    is_paged: bool
    format: str
    full: bool
    full_service: bool
    minimal: bool
    top_only: bool
    parent_id: UUID | None
    taxonomy_id: UUID | None
    keuze: Keuze


def read_vraag(args: Mapping[str, str]) -> tuple[Vraag, dict[str, list[str]]]:
    """With what is wrong, by parameter; a value that cannot be reads as if it were absent."""
    reader = _Reader(args)
    term_id = reader.read("taxonomy_term_id", _uuid)
    taxonomy_id = reader.read("taxonomy_id", _uuid)
    term = map_terms().get(term_id) if term_id else None
    taxonomy = map_taxonomies().get(taxonomy_id) if taxonomy_id else None
    vraag = Vraag(
        page=reader.read("page", _number(_MAX_PAGE)) or 1,
        per_page=reader.read("per_page", _number(MAX_PER_PAGE)) or PER_PAGE,
        is_paged=not {"page", "per_page"}.isdisjoint(args),
        format=reader.read("format", _format) or FORMATS[0],
        full=reader.read("full", _flag) or False,
        full_service=reader.read("full_service", _flag) or False,
        minimal=reader.read("minimal", _flag) or False,
        top_only=reader.read("top_only", _flag) or False,
        parent_id=reader.read("parent_id", _uuid),
        taxonomy_id=taxonomy_id,
        keuze=Keuze(
            woorden=tuple((reader.read("search", _search) or "").split()),
            gewijzigd_sinds=reader.read("modified_after", _moment),
            termen=(term,) if term else (),
            taxonomies=(taxonomy,) if taxonomy else (),
            aanbieder_id=reader.read("organization_id", _uuid),
            nooit=bool((term_id and not term) or (taxonomy_id and not taxonomy)),
        ),
    )
    return vraag, reader.fouten


@dataclass(slots=True)
class _Reader:
    args: Mapping[str, str]
    fouten: dict[str, list[str]] = field(default_factory=dict)

    def read(self, name: str, read: Callable[[str], T]) -> T | None:
        text = self.args.get(name, "").strip()
        if not text:
            return None
        try:
            return read(text)
        except ValueError as error:
            self.fouten[name] = [str(error)]
            return None


def _number(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:12]) <= most):
            raise ValueError(gettext("Vul een heel getal in van 1 tot en met %(max)d.", max=most))
        return int(text)

    return read


def _format(text: str) -> str:
    if text not in FORMATS:
        raise ValueError(gettext("Kies een van deze: %(keuzes)s.", keuzes=", ".join(FORMATS)))
    return text


def _flag(text: str) -> bool:
    if text.lower() not in ("true", "false", "1", "0"):
        raise ValueError(gettext("Vul true of false in."))
    return text.lower() in ("true", "1")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise ValueError(gettext("Vul een UUID in.")) from None


def _search(text: str) -> str:
    if len(text) > MAX_SEARCH or "\0" in text:
        message = gettext("Vul hooguit %(max)d tekens in.", max=MAX_SEARCH)
        raise ValueError(message)
    return text


def _moment(text: str) -> datetime:
    """Without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        message = gettext("Vul een datum en tijd in zoals 2026-11-20T09:00:00Z.")
        raise ValueError(message) from None
