"""A row in every table with a value in every column, so that a copy can be held against it.

A new table or column is filled by itself; one with a rule of its own (a CHECK) gets a line in
``_BIJZONDER``.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Enum,
    Float,
    Integer,
    LargeBinary,
    Uuid,
    insert,
    select,
)

from portal.data.base import Base, Lijst, UtcDateTime
from tests.support.portaal import NOW

_SPACE = UUID(int=7_701)
_TEKST = 'Zoë zegt: "ß \\ ☎ 🙂" | regel\r\ntwee\t'
_JSON = {"z": None, "a": [1, 2.5, "é🙂", {"leeg": ""}], "waar": True}
_WAARDEN: Mapping[type, Any] = {
    Boolean: True,
    Integer: 3,
    Float: 0.1,
    Date: date(2026, 2, 28),
    LargeBinary: bytes(range(256)),
    JSON: _JSON,
}
# Two rows where one cannot have a value in every column.
_BIJZONDER: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "controlebeleid": ({"werklijst_na": 30, "markeer_na": 60, "verberg_na": 90},),
    "dubbelbesluit": ({"b_id": UUID(int=2)},),
    # A part that comes before the whole it belongs to.
    "gebied": (
        {"code": "NL", "niveau": "land", "ouder_code": None, "gemeente_code": None},
        {"code": "BU1", "niveau": "buurt"},
    ),
    "kern": ({"buurt_codes": ("BU1",)},),
    "notitie": ({"voorziening_id": None}, {"aanbieder_id": None}),
    "regio": ({"id": 1},),
    "rolverlening": ({"rol": "aanbieder"},),
    "sjabloon_volger": ({"sjabloon_id": UUID(int=2)},),
    "verwijsbeleid": ({"geen_antwoord_na": 5},),
    "verwijzing": ({"status": "afgewezen"},),
    "voorziening": ({"id": UUID(int=1)}, {"id": UUID(int=2)}),
    "zoekcijfer": ({"aantal": 5},),
}


def fill(connection: Connection) -> None:
    """Fill every table of an empty schema, parents first."""
    for table in Base.metadata.sorted_tables:
        for number, special in enumerate(_BIJZONDER.get(table.name, ({},))):
            row = {column.name: _value(connection, column, number) for column in table.c}
            connection.execute(insert(table).values({**row, **special}))


def _value(connection: Connection, column: Column[Any], number: int) -> Any:
    for key in column.foreign_keys:
        return connection.scalar(select(key.column).order_by(key.column).limit(1))
    match column.type:
        case UtcDateTime():
            return NOW.replace(microsecond=123_456)
        case Lijst(enum=enum):
            return (_member(enum), *list(enum)[1:2]) if enum else ("een", "twee é")
        case Enum(enum_class=enum):
            return _member(enum)
        case known:
            return _plain(known, f"{column.table.name}.{column.name}.{number}")


def _member(enum: type[StrEnum] | None) -> StrEnum:
    assert enum is not None
    return next(iter(enum))


def _plain(type_: Any, name: str) -> Any:
    if isinstance(type_, Uuid):
        return uuid5(_SPACE, name)
    for known, value in _WAARDEN.items():
        if isinstance(type_, known):
            return value
    length = getattr(type_, "length", None)
    return (name.replace(".", "-") + _TEKST)[-length:] if length else name + _TEKST
