"""Which cliëntondersteuning fits: by gemeente and place, law, leefgebied, doelgroep and overgang.

The right to OCO is that of the Wmo 2015 (article 2.2.4): for the whole social domain, through the
gemeente. Only for the Wlz it goes through the zorgkantoor. Beside who gives it for everybody there
may be somebody who knows most about this question, and a volunteer or somebody with experience of
their own: who would not call a professional may call them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from portal.domain.begrippen import Begrip, ContactSoort, Doelgroep, Leefgebied, Lijn, Overgang, Wet
from portal.domain.plaats import LAND, Plaats
from portal.domain.regio import Contact, OcoKenmerk, Ondersteuner, Regio

B = TypeVar("B", bound=Begrip)

# Whom a leefgebied is about, where it is about somebody in particular.
_BEDOELD = {
    Leefgebied.OPVOEDEN_EN_OPGROEIEN: {
        Doelgroep.KINDEREN,
        Doelgroep.JONGEREN,
        Doelgroep.GEZINNEN,
        Doelgroep.OUDERS,
    },
    Leefgebied.WERK_EN_DAGBESTEDING: {Doelgroep.WERKZOEKENDEN},
    Leefgebied.GELD_EN_SCHULDEN: {Doelgroep.LAAG_INKOMEN},
    Leefgebied.PSYCHISCHE_GEZONDHEID: {Doelgroep.PSYCHISCHE_KWETSBAARHEID},
    Leefgebied.MANTELZORG: {Doelgroep.MANTELZORGERS},
    Leefgebied.LEREN_EN_TAAL: {Doelgroep.LAAGGELETTERDEN},
}
# Every cliëntondersteuner knows of rights and rules: it tells none apart.
_GEWOON = Leefgebied.RECHT_EN_REGELS


@dataclass(frozen=True, slots=True, kw_only=True)
class OcoVraag:
    """For whom OCO is sought. ``gebieden`` are the codes of all that holds or lies in the place;
    without a gemeente whoever serves the whole region will do. ``slug``: of the page that asks, so
    that nobody is sent to where they are."""

    gemeente_code: str | None = None
    gebieden: frozenset[str] = frozenset()
    wetten: tuple[Wet, ...] = ()
    leefgebieden: tuple[Leefgebied, ...] = ()
    doelgroepen: tuple[Doelgroep, ...] = ()
    overgangen: tuple[Overgang, ...] = ()
    slug: str | None = None

    def at(self, plaats: Plaats | None) -> "OcoVraag":
        """The same question from this place."""
        if plaats is None:
            return self
        return replace(
            self, gemeente_code=plaats.gemeente_code, gebieden=frozenset(plaats.gebieden)
        )

    @property
    def has_wlz(self) -> bool:
        return Wet.WLZ in self.wetten or Overgang.WMO_WLZ in self.overgangen

    @property
    def is_only_wlz(self) -> bool:
        return set(self.wetten) == {Wet.WLZ}


def join_vragen(vragen: Sequence[OcoVraag]) -> OcoVraag:
    """One question for several entries that stand together: all they are about, in the gemeente
    that they share, if they share one."""
    gemeenten = {vraag.gemeente_code for vraag in vragen if vraag.gemeente_code}
    return OcoVraag(
        gemeente_code=gemeenten.pop() if len(gemeenten) == 1 else None,
        wetten=_union(vraag.wetten for vraag in vragen),
        leefgebieden=_union(vraag.leefgebieden for vraag in vragen),
        doelgroepen=_union(vraag.doelgroepen for vraag in vragen),
        overgangen=_union(vraag.overgangen for vraag in vragen),
    )


def _union(tuples: Iterable[tuple[B, ...]]) -> tuple[B, ...]:
    return tuple(dict.fromkeys(term for terms in tuples for term in terms))


def choose_oco(regio: Regio, vraag: OcoVraag) -> tuple[Contact, ...]:
    """Whom to call, who fits best first: that of the gemeente (of the zorgkantoor, when only the
    Wlz plays a part), then at most one who knows most about the question, and one informal."""
    formeel = [*_of_regio(regio, vraag)]
    known = {contact.slug for contact in formeel} | {vraag.slug}
    # Whom the law or the doelgroep leaves out is no choice, however well the subject fits.
    fitting = [
        o
        for o in _list_serving(regio, vraag)
        if o.slug not in known and _fits_wet(o, vraag) and _fits_doelgroep(o, vraag)
    ]
    specialist = _best(fitting, vraag, lambda o: o.lijn is not Lijn.NULDE and _subject(o, vraag))
    informeel = _best(fitting, vraag, lambda o: o.lijn is Lijn.NULDE)
    chosen = [
        *formeel,
        *(_make_contact(o, OcoKenmerk.SPECIALIST, _subject(o, vraag)) for o in specialist),
        *(_make_contact(o, OcoKenmerk.INFORMEEL, _subject(o, vraag)) for o in informeel),
    ]
    return tuple(
        contact for contact in chosen if contact.slug is None or contact.slug != vraag.slug
    )


def _of_regio(regio: Regio, vraag: OcoVraag) -> Iterable[Contact]:
    """Whom the region names for everybody."""
    wlz = regio.oco_wlz_for(vraag.gemeente_code) if vraag.has_wlz else ()
    if not (wlz and vraag.is_only_wlz):
        yield from regio.oco_for(vraag.gemeente_code)
    yield from (replace(contact, kenmerk=OcoKenmerk.WLZ, gemeente_naam="") for contact in wlz)


def _list_serving(regio: Regio, vraag: OcoVraag) -> list[Ondersteuner]:
    """Who is there for the place; without one, for the whole region."""
    own = vraag.gebieden or {vraag.gemeente_code}
    codes = own if vraag.gemeente_code else {gemeente.code for gemeente in regio.gemeenten}
    found = {o.slug: o for code in {LAND, *codes} for o in regio.ondersteuners.get(code or "", ())}
    if vraag.gemeente_code:
        return list(found.values())
    return [o for o in found.values() if LAND in o.werkgebied or o.werkgebied >= codes]


def _fits_wet(ondersteuner: Ondersteuner, vraag: OcoVraag) -> bool:
    """Without a law in the question, who is there for the Wlz alone does not fit."""
    if not ondersteuner.wetten:
        return True
    if vraag.is_only_wlz:
        return Wet.WLZ in ondersteuner.wetten
    return vraag.has_wlz or set(ondersteuner.wetten) != {Wet.WLZ}


def _fits_doelgroep(ondersteuner: Ondersteuner, vraag: OcoVraag) -> bool:
    """Who is there for some people only fits when these, or their overgang, are meant."""
    coached = not set(vraag.overgangen).isdisjoint(ondersteuner.overgangen)
    return coached or not ondersteuner.doelgroepen or bool(_meant(ondersteuner, vraag))


def _meant(ondersteuner: Ondersteuner, vraag: OcoVraag) -> list[Doelgroep]:
    by_subject = (_BEDOELD.get(leefgebied, set()) for leefgebied in vraag.leefgebieden)
    wanted = set(vraag.doelgroepen).union(*by_subject)
    return [doelgroep for doelgroep in ondersteuner.doelgroepen if doelgroep in wanted]


def _subject(ondersteuner: Ondersteuner, vraag: OcoVraag) -> Begrip | None:
    """What it knows most about of what was asked."""
    overgangen = (o for o in vraag.overgangen if o in ondersteuner.overgangen)
    leefgebieden = (
        term
        for term in vraag.leefgebieden
        if term in ondersteuner.leefgebieden and term is not _GEWOON
    )
    found = (*overgangen, *_meant(ondersteuner, vraag), *leefgebieden)
    return found[0] if found else None


def _best(
    ondersteuners: Iterable[Ondersteuner],
    vraag: OcoVraag,
    is_choice: Callable[[Ondersteuner], object],
) -> list[Ondersteuner]:
    """One at most: whose subjects are most those of the question, the most local of these."""

    def rank(ondersteuner: Ondersteuner) -> tuple[int, int, int, int, str, str]:
        return (
            -sum(o in ondersteuner.overgangen for o in vraag.overgangen),
            -len(_meant(ondersteuner, vraag)),
            -sum(term in ondersteuner.leefgebieden for term in vraag.leefgebieden),
            len(ondersteuner.werkgebied),
            ondersteuner.naam,
            ondersteuner.slug,
        )

    return sorted(filter(is_choice, ondersteuners), key=rank)[:1]


def _make_contact(
    ondersteuner: Ondersteuner, kenmerk: OcoKenmerk, onderwerp: Begrip | None
) -> Contact:
    return Contact(
        soort=ContactSoort.OCO,
        naam=ondersteuner.naam,
        telefoon=ondersteuner.telefoon,
        gemeente_code="",
        gemeente_naam="",
        slug=ondersteuner.slug,
        kenmerk=kenmerk,
        onderwerp=onderwerp,
    )
