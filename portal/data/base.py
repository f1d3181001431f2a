"""One declarative base: naming convention, portable types, keys and times.

Only types that SQLite and PostgreSQL share are used, so that a migration is written once.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    DateTime,
    Enum,
    MetaData,
    String,
    Text,
    TypeDecorator,
    Uuid,
    column,
    func,
    literal,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Slug = String(120)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Lijst(TypeDecorator[tuple[str, ...]]):
    """A short ordered list of words in one text column: ``|wonen|vervoer|``, empty ``|``.

    One row per voorziening instead of ten keeps import and reindexing fast; ``lijst_check``
    gives the column the constraint that a separate table would have had. See decision 0004.
    """

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[StrEnum] | None = None) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if any("|" in item or not item for item in value):
            raise ValueError("an item of a list cannot be empty or hold '|'")
        return "".join(f"|{item}" for item in value) + "|"

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else _read_lijst(value, self.enum)


@lru_cache(maxsize=10_000)
def _read_lijst(value: str, enum: type[StrEnum] | None) -> tuple[str, ...]:
    """Kept, because thousands of rows hold the same few lists."""
    items = [item for item in value.split("|") if item]
    return tuple(enum(item) for item in items) if enum else tuple(items)


def lijst_check(name: str, enum: type[StrEnum], *, required: bool = False) -> CheckConstraint:
    """A constraint that column ``name`` (a ``Lijst``) holds members of ``enum`` only.

    Takes every allowed word away, longest first, and asks that nothing but ``|`` is left.
    """
    rest: ColumnElement[str] = column(name, Text)
    for value in sorted((member.value for member in enum), key=len, reverse=True):
        rest = func.replace(rest, literal(f"|{value}|", Text), literal("||", Text))
    check = func.replace(rest, "|", "") == ""
    if required:
        check = check & (column(name, Text) != "|")
    return CheckConstraint(check, name=name)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        datetime: UtcDateTime,
        UUID: Uuid,
        # Every enum: a checked text of 40 that stores the member's value.
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=True,
            length=40,
            validate_strings=True,
            values_callable=lambda enum: [member.value for member in enum],
        ),
    }


class WithUuid:
    """Mixin: a random key that says nothing."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)


class WithTimes:
    """Mixin: when the row was made and last changed (UTC)."""

    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    updated_at: Mapped[datetime] = mapped_column(
        default=lambda: datetime.now(UTC), onupdate=lambda: datetime.now(UTC)
    )
