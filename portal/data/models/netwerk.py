"""How professionals and cliëntondersteuners find and help each other.

All of it hangs on an account: who goes, takes along what was written. Nothing here is about a
resident.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base, Lijst, WithTimes, WithUuid, lijst_check
from portal.domain.begrippen import Doelgroep, Leefgebied, Overgang, Taal, Wet, Zichtbaarheid


class Profiel(WithUuid, WithTimes, Base):
    """What somebody tells colleagues. ``gemeenten`` are CBS codes; ``telefoon`` and ``email`` are
    for colleagues, ``publieke_telefoon`` and ``publieke_email`` for residents, when
    ``zichtbaarheid`` lets them see the profile. ``vragen_mail``: may be asked "Wie kent…?"."""

    __tablename__ = "profiel"
    __table_args__ = (
        CheckConstraint("length(trim(organisatie)) > 0", name="organisatie"),
        lijst_check("leefgebieden", Leefgebied),
        lijst_check("wetten", Wet),
        lijst_check("doelgroepen", Doelgroep),
        lijst_check("overgangen", Overgang),
        lijst_check("talen", Taal),
    )

    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), unique=True
    )
    organisatie: Mapped[str] = mapped_column(String(120))
    functie: Mapped[str] = mapped_column(String(120), default="")
    gemeenten: Mapped[tuple[str, ...]] = mapped_column(Lijst(), default=())
    leefgebieden: Mapped[tuple[Leefgebied, ...]] = mapped_column(Lijst(Leefgebied), default=())
    wetten: Mapped[tuple[Wet, ...]] = mapped_column(Lijst(Wet), default=())
    doelgroepen: Mapped[tuple[Doelgroep, ...]] = mapped_column(Lijst(Doelgroep), default=())
    overgangen: Mapped[tuple[Overgang, ...]] = mapped_column(Lijst(Overgang), default=())
    talen: Mapped[tuple[Taal, ...]] = mapped_column(Lijst(Taal), default=())
    bereikbaar: Mapped[str] = mapped_column(String(200), default="")
    telefoon: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    oco: Mapped[bool] = mapped_column(default=False)
    tekst: Mapped[str] = mapped_column(default="")
    zichtbaarheid: Mapped[Zichtbaarheid] = mapped_column(default=Zichtbaarheid.COLLEGAS)
    publieke_telefoon: Mapped[str] = mapped_column(String(40), default="")
    publieke_email: Mapped[str] = mapped_column(String(254), default="")
    vragen_mail: Mapped[bool] = mapped_column(default=True)


class Tip(WithUuid, Base):
    """What a professional tells colleagues about an entry. ``organisatie`` and ``functie`` are
    those of the author when it was written; ``bevestigd_op`` is when somebody last said that it
    still holds. ``gemeld_op``: it waits for the redactie, ``melding`` says why."""

    __tablename__ = "tip"
    __table_args__ = (CheckConstraint("length(trim(tekst)) > 0", name="tekst"),)

    voorziening_id: Mapped[UUID] = mapped_column(
        ForeignKey("voorziening.id", ondelete="CASCADE"), index=True
    )
    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    organisatie: Mapped[str] = mapped_column(String(120))
    functie: Mapped[str] = mapped_column(String(120), default="")
    tekst: Mapped[str]
    geschreven_op: Mapped[datetime]
    bevestigd_op: Mapped[datetime]
    gemeld_op: Mapped[datetime | None] = mapped_column(index=True)
    melding: Mapped[str] = mapped_column(default="")


class Netwerkvraag(WithUuid, Base):
    """A question to colleagues ("Wie kent…?"), open until ``sluit_op`` or until it was closed."""

    __tablename__ = "netwerkvraag"
    __table_args__ = (
        CheckConstraint("length(trim(tekst)) > 0", name="tekst"),
        lijst_check("leefgebieden", Leefgebied, required=True),
    )

    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    leefgebieden: Mapped[tuple[Leefgebied, ...]] = mapped_column(Lijst(Leefgebied))
    gemeenten: Mapped[tuple[str, ...]] = mapped_column(Lijst(), default=())
    tekst: Mapped[str]
    gesteld_op: Mapped[datetime] = mapped_column(index=True)
    sluit_op: Mapped[datetime]
    ontvangers: Mapped[int] = mapped_column(default=0)


class Netwerkantwoord(WithUuid, Base):
    """An answer; ``voorziening_id`` is the entry that it points to."""

    __tablename__ = "netwerkantwoord"
    __table_args__ = (CheckConstraint("length(trim(tekst)) > 0", name="tekst"),)

    vraag_id: Mapped[UUID] = mapped_column(
        ForeignKey("netwerkvraag.id", ondelete="CASCADE"), index=True
    )
    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    voorziening_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("voorziening.id", ondelete="SET NULL")
    )
    tekst: Mapped[str]
    geschreven_op: Mapped[datetime]


class BewaardeZoekopdracht(WithUuid, Base):
    """A search that is done again every day. ``parameters`` is the query string of ``/zoeken``;
    ``gezien`` are the ids of the entries that its owner knows of."""

    __tablename__ = "bewaarde_zoekopdracht"

    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    naam: Mapped[str] = mapped_column(String(80))
    parameters: Mapped[str]
    gezien: Mapped[list[str]] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime]
    gezocht_op: Mapped[datetime]
