"""What of a person may stand in a text: one policy for everything that people write here.

What tells for certain who somebody is, is refused. What may be the name or address of a helper is
asked once more: who writes says that it is none of a client. Which is which depends on what the
text is about, and each kind of data is told in one way everywhere.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from portal.domain.errors import Fout
from portal.domain.foutcodes import Foutcode
from portal.domain.persoonsgegevens import (
    Persoonsgegeven,
    find_persoonsgegevens,
    list_volle_namen,
)
from portal.domain.velden import Ongeldig, clean_text

# From words in small letters to those that stand in the name of an aanbieder, a place or a term.
Bekend = Callable[[Collection[str]], Collection[str]]

_NUMMERS = {
    Persoonsgegeven.BSN: Foutcode.BSN,
    Persoonsgegeven.GEBOORTEDATUM: Foutcode.GEBOORTEDATUM_IN_TEKST,
    Persoonsgegeven.IBAN: Foutcode.REKENING_IN_TEKST,
}
_TELEFOON = {Persoonsgegeven.TELEFOON: Foutcode.TELEFOON_IN_TEKST}
_EMAIL = {Persoonsgegeven.EMAIL: Foutcode.EMAIL_IN_TEKST}
_NAAM = {Persoonsgegeven.NAAM: Foutcode.NAAM_IN_TEKST}
_ADRES = {Persoonsgegeven.ADRES: Foutcode.ADRES_IN_TEKST}
_CONTACT = {
    Persoonsgegeven.TELEFOON: Foutcode.CONTACT_IN_TEKST,
    Persoonsgegeven.EMAIL: Foutcode.CONTACT_IN_TEKST,
}
# What a form asks once more, instead of refusing it.
TWIJFEL = frozenset({*_NAAM.values(), *_ADRES.values(), *_CONTACT.values()})


@dataclass(frozen=True, slots=True)
class Regels:
    """What a text refuses and what it asks once more; anything else may stand in it."""

    geweigerd: Mapping[Persoonsgegeven, Foutcode]
    gevraagd: Mapping[Persoonsgegeven, Foutcode] = field(default_factory=dict)


# About somebody who asks for help: a referral, a question to the network, a reason.
CLIENT = Regels(_NUMMERS | _TELEFOON | _EMAIL, _NAAM | _ADRES)
# About help: its number, mail and address may stand there.
HULP = Regels(_NUMMERS, _NAAM)
# A plan names helpers, and how to reach them.
PLAN = Regels(_NUMMERS, _NAAM | _ADRES | _CONTACT)
# What two people call a plan by says nothing to a third, not even the name of an organisation.
CODEWOORD = Regels(dict.fromkeys(Persoonsgegeven, Foutcode.PERSOON_IN_CODEWOORD))
# What a visitor reports: a wrong number, address or name may be told, but nobody leaves its own.
SIGNAAL = Regels({Persoonsgegeven.BSN: Foutcode.BSN} | _EMAIL)


def check_tekst(
    tekst: str,
    veld: str,
    regels: Regels,
    *,
    bekend: Bekend,
    max_length: int,
    lines: bool = False,
    toch: bool = False,
) -> tuple[str, list[Fout]]:
    """The tidy text, and what is wrong with it. ``toch``: who wrote it was asked about what looks
    like a name, an address or a number, and says that it is none of a client."""
    try:
        tidy = clean_text(tekst, max_length=max_length, lines=lines)
    except Ongeldig as error:
        return tekst, [Fout(veld, error.code)]
    codes = {**regels.geweigerd, **({} if toch else regels.gevraagd)}
    found = list(find_persoonsgegevens(tidy))
    if (
        Persoonsgegeven.NAAM in codes
        and Persoonsgegeven.NAAM not in found
        and _has_volle_naam(tidy, bekend)
    ):
        found.append(Persoonsgegeven.NAAM)
    return tidy, [
        Fout(veld, code)
        for code in dict.fromkeys(codes[soort] for soort in found if soort in codes)
    ]


def _has_volle_naam(tekst: str, bekend: Bekend) -> bool:
    """Whether somebody seems to be called in full: at least two words that name nothing else."""
    namen = list_volle_namen(tekst)
    if not namen:
        return False
    known = bekend({woord for naam in namen for woord in naam})
    return any(sum(woord not in known for woord in naam) > 1 for naam in namen)
