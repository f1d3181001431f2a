"""A voorziening as JSON and back, without loss: for history, proposals and drafts.

Fields that a later release adds are absent in what an older one wrote: they read as blank.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from functools import partial
from typing import Any

from portal.domain.begrippen import Doelgroep, Leefgebied, Lijn, Overgang, Soort, Taal, Wet
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer

Inhoud = dict[str, Any]

_PLEK = {field.name for field in fields(PlekInvoer)}
_VELDEN = tuple(field.name for field in fields(VoorzieningInvoer))


def to_json(invoer: VoorzieningInvoer) -> Inhoud:
    """All fields."""
    return {veld: to_json_veld(getattr(invoer, veld)) for veld in _VELDEN}


def from_json(inhoud: Mapping[str, Any]) -> VoorzieningInvoer:
    """The way back; what is no field of a voorziening is left out."""
    return VoorzieningInvoer(**from_json_velden(inhoud))


def to_json_veld(value: Any) -> Any:
    """One value; an enum is a string already."""
    match value:
        case date():
            return value.isoformat()
        case PlekInvoer():
            return asdict(value)
        case tuple():
            return [to_json_veld(one) for one in value]
        case _:
            return value


def from_json_velden(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that stand in it, with their values."""
    return {veld: _READ.get(veld, _same)(inhoud[veld]) for veld in _VELDEN if veld in inhoud}


def _same(value: Any) -> Any:
    return value


def _optional(read: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else read(value)


def _lijst(read: Callable[[Any], Any], values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(read(value) for value in values)


def _plek(values: Mapping[str, Any]) -> PlekInvoer:
    return PlekInvoer(**{name: value for name, value in values.items() if name in _PLEK})


_READ: dict[str, Callable[[Any], Any]] = {
    "lijn": partial(_optional, Lijn),
    "soort": partial(_optional, Soort),
    "leefgebieden": partial(_lijst, Leefgebied),
    "doelgroepen": partial(_lijst, Doelgroep),
    "wetten": partial(_lijst, Wet),
    "overgangen": partial(_lijst, Overgang),
    "talen": partial(_lijst, Taal),
    "trefwoorden": partial(_lijst, str),
    "werkgebied": partial(_lijst, str),
    "plekken": partial(_lijst, _plek),
    "gesloten_tot": partial(_optional, date.fromisoformat),
    "gecontroleerd_op": partial(_optional, date.fromisoformat),
}
