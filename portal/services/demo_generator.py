"""Generated voorzieningen for load tests, in every gemeente of the country.

Number n is always the same voorziening, so that a second run only adds what is missing. No two
have the same name: in each place all titles and buildings come by before one returns.
"""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

from portal.data.locks import lock_import
from portal.data.models.voorziening import Voorziening
from portal.data.queries.plekken import GemeentePostcodeRij, list_gemeente_postcodes
from portal.data.queries.voorzieningen import count_where
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Begrip,
    Doelgroep,
    Leefgebied,
    Lijn,
    Overgang,
    Soort,
    Taal,
    VoorzieningStatus,
    Wet,
)
from portal.domain.slugs import make_slug
from portal.domain.velden import check_begrip
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer
from portal.services.seed import SEED
from portal.services.voorziening_opslag import Opslag
from portal.services.voorzieningen_import import Report

CHUNK = 2_000
PREFIX = "gen-"
REDEN = "demo"

T = TypeVar("T")
B = TypeVar("B", bound=Begrip)

# Prime, so that steps of this size pass through every combination.
_STEP = 7_919
_MASK = (1 << 64) - 1
_LETTERS = ("AB", "BC", "CD", "DH", "EK", "GL", "HM", "JN", "KP", "LR", "MT", "NV")
_TALEN = (Taal.ENGELS, Taal.ARABISCH, Taal.POOLS, Taal.TURKS, Taal.OEKRAIENS, Taal.TIGRINYA)


def load_generated(
    uow: UnitOfWork, aantal: int, *, queue: bool, report: Report = lambda _rows: None
) -> int:
    """See to it that there are ``aantal`` generated voorzieningen; returns how many were added.

    Each chunk is committed by itself, so that memory stays flat and a broken run goes on where it
    stopped. With ``queue`` they are queued for the index, without it the caller rebuilds it.
    """
    added = 0
    with uow:
        lock_import(uow.session)
        present = count_where(uow.session, Voorziening.extern_id.startswith(PREFIX))
        generator = Generator(list_gemeente_postcodes(uow.session), uow.clock().date())
        opslag = Opslag(uow)
        for start in range(present, aantal, CHUNK):
            lock_import(uow.session)
            invoer = [generator.make(n) for n in range(start, min(start + CHUNK, aantal))]
            complete = opslag.complete(invoer)
            opslag.add(complete, VoorzieningStatus.GEPUBLICEERD, REDEN if queue else None)
            uow.commit()
            added += len(invoer)
            report(len(invoer))
    return added


class Generator:
    """Makes voorziening n from the building blocks in ``seed/generator``.

    ``postcodes`` are PC4 codes, each with its woonplaats and gemeente; at least one.
    """

    def __init__(self, postcodes: Sequence[GemeentePostcodeRij], vandaag: date) -> None:
        with (SEED / "generator" / "bouwstenen.toml").open("rb") as file:
            self._blokken: dict[str, Any] = tomllib.load(file)
        self._titels = [(naam, blok) for blok in self._blokken["soort"] for naam in blok["namen"]]
        self._vandaag = vandaag
        count = len(postcodes)
        # Spread over the country, however few are asked for.
        self._postcodes = [postcodes[n * _STEP % count] for n in range(count)]
        in_plaats = defaultdict[tuple[str, str], list[str]](list)
        for rij in self._postcodes:
            in_plaats[rij.gemeente_code, rij.woonplaats].append(rij.code)
        self._rank = {
            code: (rank, len(codes))
            for codes in in_plaats.values()
            for rank, code in enumerate(codes)
        }

    def make(self, n: int) -> VoorzieningInvoer:
        """The voorziening with number n."""
        kies = Keuze(n)
        postcode = self._postcodes[n % len(self._postcodes)]
        titel, blok, gebouw = self._choose_titel(n, postcode)
        naam = f"{titel} {gebouw} in {postcode.woonplaats}"
        aanbieder = kies.one(self._blokken["aanbieders"]).format(postcode.gemeente_naam)
        host = _make_host(aanbieder)
        zinnen = kies.some(blok["zinnen"], len(blok["zinnen"]))
        return VoorzieningInvoer(
            extern_id=f"{PREFIX}{n:07}",
            naam=naam,
            samenvatting=f"{zinnen[0]} {zinnen[1]} {titel} in {postcode.woonplaats}.",
            omschrijving=self._make_omschrijving(kies, zinnen[2:], gebouw, postcode),
            aanbieder=aanbieder,
            aanbieder_website=f"https://{host}/",
            lijn=Lijn(blok["lijn"]),
            soort=Soort(blok["soort"]),
            leefgebieden=_terms(Leefgebied, blok["leefgebieden"]),
            doelgroepen=_terms(Doelgroep, blok.get("doelgroepen", ())),
            wetten=_terms(Wet, blok.get("wetten", ())),
            overgangen=_terms(Overgang, blok.get("overgangen", ())),
            talen=(Taal.NEDERLANDS, *kies.some(_TALEN, kies.below(4))),
            trefwoorden=tuple(kies.some(blok["trefwoorden"], 3 + kies.below(3))),
            plekken=self._make_plekken(kies, blok, gebouw, postcode),
            werkgebied=("NL",) if kies.chance(3) else (postcode.gemeente_code,),
            telefoon=f"085-555 {n % 10_000:04}",
            email=f"info@{host}",
            website=f"https://{host}/{make_slug(titel)}",
            kosten=kies.one(self._blokken["kosten"]),
            leeftijd_van=18 if kies.chance(20) else None,
            verwijzing_nodig=blok["lijn"] == Lijn.TWEEDE,
            aanmelden=kies.one(self._blokken["aanmelden"]),
            online=blok.get("online", False) or kies.chance(10),
            onafhankelijk=blok.get("onafhankelijk", False),
            gecontroleerd_op=self._vandaag
            - timedelta(days=kies.below(700 if kies.chance(12) else 160)),
        )

    def _choose_titel(
        self, n: int, postcode: GemeentePostcodeRij
    ) -> tuple[str, dict[str, Any], str]:
        """Title, its block and a building; together unique within the woonplaats."""
        rank, in_plaats = self._rank[postcode.code]
        number = n // len(self._postcodes) * in_plaats + rank
        gebouwen: list[str] = self._blokken["gebouwen"]
        combinations = len(self._titels) * len(gebouwen)
        again, combination = divmod(number, combinations)
        combination = (combination + int(postcode.gemeente_code[2:])) * _STEP % combinations
        titel, blok = self._titels[combination % len(self._titels)]
        gebouw = gebouwen[combination // len(self._titels)]
        return titel, blok, f"{gebouw} {again + 1}" if again else gebouw

    def _make_omschrijving(
        self, kies: "Keuze", zinnen: Sequence[str], gebouw: str, postcode: GemeentePostcodeRij
    ) -> str:
        praktisch = " ".join(kies.some(self._blokken["praktisch"], 2 + kies.below(4)))
        return "\n\n".join((" ".join(zinnen), praktisch)).format(
            gebouw=gebouw,
            plaats=postcode.woonplaats,
            gemeente=postcode.gemeente_naam,
            straat=kies.one(self._blokken["straten"]),
        )

    def _make_plekken(
        self, kies: "Keuze", blok: dict[str, Any], gebouw: str, postcode: GemeentePostcodeRij
    ) -> tuple[PlekInvoer, ...]:
        if kies.chance(8):
            return ()
        return tuple(
            PlekInvoer(
                naam=gebouw,
                straat=kies.one(self._blokken["straten"]),
                huisnummer=str(1 + kies.below(180)),
                postcode=f"{postcode.code} {kies.one(_LETTERS)}",
                plaats=postcode.woonplaats,
                lat=round(postcode.lat + (kies.below(1_000) - 500) / 80_000, 6),
                lon=round(postcode.lon + (kies.below(1_000) - 500) / 50_000, 6),
                openingstijden=self._make_openingstijden(kies),
                rolstoel=kies.chance(70),
                adres_geheim=blok.get("geheim", False),
            )
            for _ in range(2 if kies.chance(6) else 1)
        )

    def _make_openingstijden(self, kies: "Keuze") -> str:
        if kies.chance(15):
            return ""
        return f"{kies.one(self._blokken['dagen'])} {kies.one(self._blokken['tijden'])}"


class Keuze:
    """Choices that follow from a number alone, the same on every machine (splitmix64)."""

    def __init__(self, number: int) -> None:
        self._state = number

    def below(self, limit: int) -> int:
        """A whole number from 0 up to ``limit``."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % limit

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent

    def one(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """``count`` different ones, or all when there are fewer, in any order."""
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]


def _terms(soort: type[B], values: Sequence[str]) -> tuple[B, ...]:
    return tuple(check_begrip(soort, value) for value in values)


@cache
def _make_host(aanbieder: str) -> str:
    return f"{make_slug(aanbieder)[:60].strip('-')}.example.nl"
