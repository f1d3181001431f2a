"""Finding colleagues, in the language in which residents search for help.

What somebody tells of himself is a handful of short texts: the names of what he chose, and his own
words. A question is taken apart by the plan of the search engine, and each of its words is looked
up in those texts; a word of ordinary speech ("huur niet betalen") also leads to the leefgebied that
it points at. A region has hundreds of profiles, so all of them are gone through each time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from indexer.language import Taalmodel, split_plaats
from indexer.losse_teksten import LosseTeksten
from indexer.plan import Wijze, Zoekplan
from indexer.tekst import words
from indexer.woordenschat import Woordenschat
from indexer.woordvormen import stem
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Doelgroep, Leefgebied, Overgang, Taal, Wet
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import Collega
from portal.domain.plaats import CoordinaatOngeldig, Plaats, PlaatsMeerduidig, PlaatsOnbekend
from portal.domain.regio import Regio
from portal.services.gazetteer import Gazetteer
from portal.services.profielen import list_collegas

# A leefgebied that words point at so clearly, beside the likeliest, counts as asked for.
_WIJST_NAAR = 0.5
# Shorter names of places are too often ordinary words.
_MIN_PLAATSNAAM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mensenvraag:
    """Words as one would say them, and what must be so in any case."""

    q: str = ""
    gemeente: str = ""
    leefgebied: Leefgebied | None = None
    wet: Wet | None = None
    doelgroep: Doelgroep | None = None
    overgang: Overgang | None = None
    taal: Taal | None = None
    oco: bool = False

    @property
    def is_gefilterd(self) -> bool:
        return replace(self, q="") != Mensenvraag()


class Gegeven(NamedTuple):
    """One thing that somebody tells: of which field, its value, and the words it is found by."""

    veld: str
    waarde: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Reden:
    """Why somebody is found: the word that was asked, and what of the profile answers to it."""

    woord: str
    veld: str
    waarde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevonden:
    """``mist`` are the words to which nothing of the profile answers."""

    collega: Collega
    redenen: tuple[Reden, ...] = ()
    mist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MensenUitkomst:
    """``deels``: nobody fits all of the question, these come nearest. ``onbekend`` are words that
    say nothing of anybody; ``vervangen`` what was typed, and what that was taken for."""

    gevonden: tuple[Gevonden, ...]
    plaats: Plaats | None = None
    deels: bool = False
    onbekend: tuple[str, ...] = ()
    vervangen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mensenzoeker:
    """Everything that finding people needs; one per process."""

    gazetteer: Callable[[], Gazetteer]
    regio: Callable[[], Regio]
    taalmodel: Callable[[], Taalmodel]

    def search(self, uow: UnitOfWork, wie: Identiteit, vraag: Mensenvraag) -> MensenUitkomst:
        """The colleagues that fit, best first; without words all that pass the filters, by name.

        Raises:
            NietToegestaan: ``wie`` is no professional.

        """
        collegas = list_collegas(uow, wie)
        chosen = [collega for collega in collegas if _passes(collega, vraag)]
        q, naam, plaats = self._split_plaats(vraag.q)
        if self.taalmodel().says_nothing(q):
            q = ""  # of "wie werkt er in Weert" the place is all that is asked
        if not q and plaats is None:
            return MensenUitkomst(gevonden=tuple(Gevonden(collega=c) for c in chosen))
        namen = {gemeente.code: gemeente.naam for gemeente in self.regio().gemeenten}
        zoektocht = _Zoektocht(self.taalmodel(), q, namen, collegas)
        judged = [zoektocht.judge(collega, naam, plaats) for collega in chosen]
        hits = sorted(
            (g for g in judged if g.redenen),
            key=lambda g: (len(g.mist), -len(g.redenen), not g.collega.gegevens.oco),
        )
        whole = [g for g in hits if not g.mist]
        return MensenUitkomst(
            gevonden=tuple(whole or hits),
            plaats=plaats,
            deels=bool(hits) and not whole,
            onbekend=tuple(zoektocht.onbekend),
            vervangen=zoektocht.plan.uitleg.vervangen,
        )

    def _split_plaats(self, q: str) -> tuple[str, str, Plaats | None]:
        """The question without its place, the name of that place as it was typed, and the place.
        Between other words too: who looks for people types a row of words, not a sentence."""
        names = self.gazetteer().names()
        rest, naam = split_plaats(q, names)
        if naam is None:
            rest, naam = split_plaats(", ".join(words(q)), names)
            if naam is not None and len(naam) < _MIN_PLAATSNAAM:
                return q, "", None
        if naam is None:
            return q, "", None
        try:
            return rest, naam, self.gazetteer().resolve(naam)
        except (PlaatsOnbekend, PlaatsMeerduidig, CoordinaatOngeldig):
            return q, "", None


class _Zoektocht:
    """One question, over all profiles."""

    def __init__(
        self,
        taalmodel: Taalmodel,
        q: str,
        gemeenten: Mapping[str, str],
        collegas: Sequence[Collega],
    ) -> None:
        self._gemeenten = gemeenten
        self._gegevens = {c.id: tuple(_list_gegevens(c, gemeenten)) for c in collegas}
        keuzes = tuple(_list_keuzes(gemeenten))
        bundels = [[g.tekst for g in gegevens] for gegevens in self._gegevens.values()]
        # What nobody chose yet must be known too, or a word for it would be taken for another.
        teksten = LosseTeksten(taalmodel, [*bundels, *([keuze.tekst] for keuze in keuzes)])
        self.plan: Zoekplan = teksten.plan(q)
        every = {*keuzes, *(g for gegevens in self._gegevens.values() for g in gegevens)}
        self._found = {g: teksten.find(self.plan, g.tekst) for g in every}
        named = {
            woord
            for keuze in keuzes
            for woord, alternatief in self._found[keuze].items()
            if alternatief.wijze is not Wijze.BETEKENIS
        }
        said = {woord for found in self._found.values() for woord in found}
        topics = _find_topics(taalmodel, q, self.plan)
        self._topics = {
            woord: () if woord in named else topics.get(woord, ())
            for woord in self.plan.uitleg.woorden
        }
        self.onbekend = [w for w in self._topics if w not in said and not self._topics[w]]
        self._gevraagd = [woord for woord in self._topics if woord not in self.onbekend]

    def judge(self, collega: Collega, naam: str, plaats: Plaats | None) -> Gevonden:
        """Which words this colleague answers to, and by what."""
        redenen: list[Reden] = []
        mist: list[str] = []
        if plaats is not None:
            if plaats.gemeente_code in collega.gegevens.gemeenten:
                redenen.append(Reden(naam, "gemeente", plaats.gemeente_code or ""))
            else:
                mist.append(naam)
        for woord in self._gevraagd:
            reden = self._find_reden(collega, woord)
            if reden is None:
                mist.append(woord)
            else:
                redenen.append(reden)
        return Gevonden(collega=collega, redenen=tuple(redenen), mist=tuple(mist))

    def _find_reden(self, collega: Collega, woord: str) -> Reden | None:
        hits = [
            # Of "spreekt Pools" both words are answered by the same language.
            (self._found[g][woord].sterkte, len(self._found[g]), g)
            for g in self._gegevens[collega.id]
            if woord in self._found[g]
        ]
        if hits:
            *_, gegeven = max(hits, key=lambda hit: hit[:2])
            return Reden(woord, gegeven.veld, gegeven.waarde)
        for slug in self._topics[woord]:
            if slug in collega.gegevens.leefgebieden:
                return Reden(woord, "leefgebied", slug)
        return None


def _find_topics(taalmodel: Taalmodel, q: str, plan: Zoekplan) -> dict[str, tuple[str, ...]]:
    """For each word of ordinary speech the leefgebieden that it leads to, alone or in a phrase
    ("huur niet betalen"), as far as the whole question points there too."""
    meant = {woord: plan.uitleg.vervangen.get(woord, woord) for woord in words(q)}
    whole = _point_at(taalmodel, " ".join(meant.values()))
    phrases = {
        taalmodel.terms_of_text(phrase).stammen: _point_at(taalmodel, phrase)
        for phrase in plan.uitleg.betekenissen
    }
    found = {}
    for woord, bedoeld in meant.items():
        stammen = {stem(deel) for deel in words(bedoeld)}
        there = {slug for own, slugs in phrases.items() if stammen & own for slug in slugs}
        found[woord] = tuple(slug for slug in whole if slug in there)
    return found


def _point_at(taalmodel: Taalmodel, q: str) -> tuple[str, ...]:
    """The leefgebieden that the words clearly point at, likeliest first. Words weigh as much as
    others when nothing is known of how rare they are."""
    stammen = dict.fromkeys(taalmodel.terms_of_text(q).stammen, 1)
    weights = taalmodel.plan(q, Woordenschat(stammen, documenten=1)).leefgebieden
    return tuple(slug for slug, weight in weights.items() if weight >= _WIJST_NAAR)


def _list_gegevens(collega: Collega, gemeenten: Mapping[str, str]) -> Iterator[Gegeven]:
    """What a colleague tells, chosen words before own ones."""
    gegevens = collega.gegevens
    yield from _name("leefgebied", gegevens.leefgebieden)
    yield from (_name_gemeente(c, gemeenten[c]) for c in gegevens.gemeenten if c in gemeenten)
    yield from _name("taal", gegevens.talen, "spreekt {} taal")
    yield from _name("wet", gegevens.wetten)
    yield from _name("doelgroep", gegevens.doelgroepen)
    yield from _name("overgang", gegevens.overgangen, "{} overbruggingscoach overgang")
    if gegevens.oco:
        yield _OCO
    for veld, tekst in (
        ("functie", gegevens.functie),
        ("organisatie", gegevens.organisatie),
        ("naam", collega.naam),
        ("tekst", gegevens.tekst),
    ):
        if tekst:
            yield Gegeven(veld, "" if veld == "tekst" else tekst, tekst)


_OCO = Gegeven("oco", "", "onafhankelijke cliëntondersteuning cliëntondersteuner OCO")


def _list_keuzes(gemeenten: Mapping[str, str]) -> Iterator[Gegeven]:
    """Everything that can be chosen in a profile."""
    yield from _name("leefgebied", Leefgebied)
    yield from (_name_gemeente(code, naam) for code, naam in gemeenten.items())
    yield from _name("taal", Taal, "spreekt {} taal")
    yield from _name("wet", Wet)
    yield from _name("doelgroep", Doelgroep)
    yield from _name("overgang", Overgang, "{} overbruggingscoach overgang")
    yield _OCO


def _name(
    veld: str,
    begrippen: Iterable[Leefgebied | Taal | Wet | Doelgroep | Overgang],
    woorden: str = "{}",
) -> Iterator[Gegeven]:
    return (Gegeven(veld, term.value, woorden.format(term.naam)) for term in begrippen)


def _name_gemeente(code: str, naam: str) -> Gegeven:
    return Gegeven("gemeente", code, f"gemeente {naam}")


def _passes(collega: Collega, vraag: Mensenvraag) -> bool:
    gegevens = collega.gegevens
    return (
        (not vraag.gemeente or vraag.gemeente in gegevens.gemeenten)
        and (vraag.leefgebied is None or vraag.leefgebied in gegevens.leefgebieden)
        and (vraag.wet is None or vraag.wet in gegevens.wetten)
        and (vraag.doelgroep is None or vraag.doelgroep in gegevens.doelgroepen)
        and (vraag.overgang is None or vraag.overgang in gegevens.overgangen)
        and (vraag.taal is None or vraag.taal in gegevens.talen)
        and (gegevens.oco or not vraag.oco)
    )
