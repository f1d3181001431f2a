"""The words with which residents and the field speak of the same thing; editors keep them."""

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from indexer.woordenboek import Relatie
from portal.data.base import Base, WithUuid
from portal.domain.begrippen import Leefgebied


class Woordpaar(WithUuid, Base):
    """What a resident types (``gewoon``) and the term that stands in the descriptions."""

    __tablename__ = "woordpaar"
    __table_args__ = (
        Index("uq_woordpaar_gewoon", "gewoon", "vakterm", unique=True),
        CheckConstraint("length(trim(gewoon)) > 0", name="gewoon"),
        CheckConstraint("length(trim(vakterm)) > 0", name="vakterm"),
    )

    gewoon: Mapped[str] = mapped_column(String(120))
    vakterm: Mapped[str] = mapped_column(String(120))
    leefgebied: Mapped[Leefgebied | None]
    relatie: Mapped[Relatie]
    crisis: Mapped[bool] = mapped_column(default=False)


class Samenstellingsdeel(Base):
    """A part by which a long Dutch word may be split: ``schuld`` + ``hulp`` + ``verlening``."""

    __tablename__ = "samenstellingsdeel"

    deel: Mapped[str] = mapped_column(String(40), primary_key=True)


class Stopwoord(Base):
    """A word that carries no meaning in a question."""

    __tablename__ = "stopwoord"

    woord: Mapped[str] = mapped_column(String(40), primary_key=True)


class Crisispatroon(Base):
    """Words that must put the help lines on top; see ``indexer.woordenboek.Crisispatroon``."""

    __tablename__ = "crisispatroon"

    patroon: Mapped[str] = mapped_column(String(120), primary_key=True)
    soort: Mapped[str] = mapped_column(String(40), primary_key=True)
