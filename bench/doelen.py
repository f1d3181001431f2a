"""The targets, and whether a round reached them: a line for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.meetronde import INGEBOUWD, KLANTEN, MEILISEARCH, RUW, Ronde

KLEIN, GROOT = 3_000, 50_000
MOTOREN = (MEILISEARCH, INGEBOUWD)
_MB = "MB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One line: what we measured beside what the raw engine does. ``gehaald`` is None where
    there is no target, only something to know."""

    nummer: str
    wat: str
    motor: str
    ons: float
    ruw: float | None = None
    eenheid: str = "ms"
    doel: str = ""
    gehaald: bool | None = None

    @property
    def verhouding(self) -> float | None:
        return self.ons / self.ruw if self.ruw else None


def list_regels(ronde: Ronde) -> list[Regel]:
    """All lines of one round, by target."""
    return [
        *_pages(ronde),
        *_doorvoer(ronde),
        *_database(ronde),
        *_opbouw(ronde),
        *_zichtbaar(ronde),
        *_motor(ronde),
        *_storing(ronde),
        *_beginnen(ronde),
        *_geheugen(ronde),
    ]


def _hooguit(factor: float, regel: Regel) -> Regel:
    return _judged(regel, f"≤ {factor:g}×", gehaald=(regel.verhouding or 0) <= factor)


def _minstens(factor: float, regel: Regel) -> Regel:
    return _judged(regel, f"≥ {factor:g}×", gehaald=(regel.verhouding or 0) >= factor)


def _onder(grens: float, regel: Regel) -> Regel:
    return _judged(regel, f"≤ {grens:g} {regel.eenheid}".rstrip(), gehaald=regel.ons <= grens)


def _judged(regel: Regel, doel: str, *, gehaald: bool) -> Regel:
    return Regel(
        nummer=regel.nummer,
        wat=regel.wat,
        motor=regel.motor,
        ons=regel.ons,
        ruw=regel.ruw,
        eenheid=regel.eenheid,
        doel=doel,
        gehaald=gehaald,
    )


def _pages(ronde: Ronde) -> Iterator[Regel]:
    factor = 1.8 if ronde.aantal > GROOT * 0.9 else 2.5
    raw = ronde.pagina[RUW]
    for motor in MOTOREN:
        page = ronde.pagina[motor]
        yield _hooguit(
            2.5, Regel(nummer="1", wat="page p50", motor=motor, ons=page.p50, ruw=raw.p50)
        )
        yield _hooguit(
            factor, Regel(nummer="1", wat="page p95", motor=motor, ons=page.p95, ruw=raw.p95)
        )
        again, raw_again = ronde.pagina_weer[motor].p50, ronde.pagina_weer[RUW].p50
        yield Regel(nummer="1", wat="page asked before, p50", motor=motor, ons=again, ruw=raw_again)


def _doorvoer(ronde: Ronde) -> Iterator[Regel]:
    raw = ronde.doorvoer[RUW]
    for motor in MOTOREN:
        ours = ronde.doorvoer[motor]
        wat = f"pages, {KLANTEN} clients"
        regel = Regel(nummer="2", wat=wat, motor=motor, ons=ours.per_s, ruw=raw.per_s, eenheid="/s")
        yield _minstens(0.40, regel)
        again, raw_again = ronde.doorvoer_weer[motor], ronde.doorvoer_weer[RUW]
        yield Regel(
            nummer="2",
            wat="pages asked before",
            motor=motor,
            ons=again.per_s,
            ruw=raw_again.per_s,
            eenheid="/s",
        )
        faults = ours.fouten + again.fouten
        yield _onder(0, Regel(nummer="2", wat="errors", motor=motor, ons=faults, eenheid=""))


def _database(ronde: Ronde) -> Iterator[Regel]:
    for motor in MOTOREN:
        ours = ronde.databasevragen[motor]
        yield _onder(
            0, Regel(nummer="3", wat="database statements", motor=motor, ons=ours, eenheid="")
        )


def _opbouw(ronde: Ronde) -> Iterator[Regel]:
    raw = ronde.opbouw_per_s[RUW]
    for motor in MOTOREN:
        ours = ronde.opbouw_per_s[motor]
        yield _minstens(
            0.6, Regel(nummer="4", wat="reindex", motor=motor, ons=ours, ruw=raw, eenheid="docs/s")
        )
    peak = ronde.opbouw_piek_mb
    yield Regel(nummer="4", wat="reindex, peak memory", motor=INGEBOUWD, ons=peak, eenheid=_MB)


def _zichtbaar(ronde: Ronde) -> Iterator[Regel]:
    raw = ronde.zichtbaar_ruw
    for motor in MOTOREN:
        ours = ronde.zichtbaar[motor]
        whole = Regel(
            nummer="5", wat="edit to visible", motor=motor, ons=ours.bewerking, eenheid="s"
        )
        yield _onder(2.0, whole)
        yield _hooguit(
            1.5,
            Regel(
                nummer="5",
                wat="edit, engine's part",
                motor=motor,
                ons=ours.schrijven,
                ruw=raw,
                eenheid="s",
            ),
        )
        new = ours.nieuw_woord
        yield _onder(
            2.0, Regel(nummer="5", wat="edit, by a new word", motor=motor, ons=new, eenheid="s")
        )


def _motor(ronde: Ronde) -> Iterator[Regel]:
    factor = 4.5 if ronde.aantal > GROOT * 0.9 else 3.0
    raw = ronde.motor[RUW]
    for motor in MOTOREN:
        p95 = Regel(
            nummer="7", wat="search p95", motor=motor, ons=ronde.motor[motor].p95, ruw=raw.p95
        )
        yield _hooguit(factor, p95) if motor == INGEBOUWD else p95
        p50 = ronde.motor[motor].p50
        yield Regel(nummer="7", wat="search p50", motor=motor, ons=p50, ruw=raw.p50)


def _storing(ronde: Ronde) -> Iterator[Regel]:
    storing = ronde.storing
    values: tuple[tuple[str, float, str, float | None], ...] = (
        ("server stopped, added", storing.gestopt_ms, "ms", 5),
        ("server stopped, first page", storing.eerste_ms, "ms", None),
        ("server stalls, pages that wait", storing.vast, "", 1),
        ("server stalls, slowest page", storing.vast_ms, "ms", None),
        ("back after a stall", storing.terug_s, "s", 10),
    )
    for wat, ons, eenheid, grens in values:
        regel = Regel(nummer="8", wat=wat, motor=MEILISEARCH, ons=ons, eenheid=eenheid)
        yield regel if grens is None else _onder(grens, regel)


def _beginnen(ronde: Ronde) -> Iterator[Regel]:
    raw = ronde.beginnen[RUW].p95
    for motor in MOTOREN:
        ours = ronde.beginnen[motor].p95
        yield _hooguit(2.0, Regel(nummer="9", wat="type-ahead p95", motor=motor, ons=ours, ruw=raw))


def _geheugen(ronde: Ronde) -> Iterator[Regel]:
    for motor in MOTOREN:
        for wat, mb in (("web process", ronde.proces_mb), ("index", ronde.index_mb)):
            yield Regel(nummer="–", wat=wat, motor=motor, ons=mb[motor], eenheid=_MB)
