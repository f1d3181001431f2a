"""A change as a person reads it: word by word what goes and what comes."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.domain.begrippen import Begrip
from portal.domain.voorziening import PlekInvoer
from portal.web.common.labels import label
from portal.web.common.locale import translate
from portal.web.common.templating import datum

# Longer texts are compared by paragraph: by word it would take seconds and say little.
_MAX_WOORDEN = 1_500
_WOORD = re.compile(r"\s+|\S+")

VELDNAMEN = {
    "naam": _l("Naam"),
    "samenvatting": _l("In het kort"),
    "omschrijving": _l("Uitleg"),
    "lijn": _l("Hoe licht of zwaar is de hulp"),
    "soort": _l("Soort hulp"),
    "leefgebieden": _l("Leefgebieden"),
    "doelgroepen": _l("Voor wie"),
    "wetten": _l("Wetten"),
    "overgangen": _l("Overgangen"),
    "talen": _l("Talen"),
    "trefwoorden": _l("Woorden om op te zoeken"),
    "plekken": _l("Plekken"),
    "werkgebied": _l("Voor inwoners van"),
    "telefoon": _l("Telefoon"),
    "email": _l("E-mail"),
    "website": _l("Website"),
    "kosten": _l("Kosten"),
    "leeftijd_van": _l("Leeftijd vanaf"),
    "leeftijd_tot": _l("Leeftijd tot en met"),
    "verwijzing_nodig": _l("Verwijzing nodig"),
    "aanmelden": _l("Aanmelden"),
    "online": _l("Online of per telefoon"),
    "onafhankelijk": _l("Onafhankelijk"),
    "gesloten_tot": _l("Gesloten tot"),
    "gesloten_reden": _l("Waarom gesloten"),
    "status": _l("Status"),
    "gecontroleerd_op": _l("Gecontroleerd op"),
    "gecontroleerd_door": _l("Gecontroleerd door"),
    "aanbieder": _l("Aanbieder"),
    "adres": _l("Adres"),
    "openingstijden": _l("Openingstijden"),
    "rolstoel": _l("Toegankelijk met een rolstoel"),
    "adres_geheim": _l("Adres geheim"),
    "kvk_nummer": _l("KvK-nummer"),
}

Stukken = list[tuple[str, str]]


def veldnaam(veld: str, plek: int | None = None) -> str:
    """What a field is called; a part of a place with the number of that place."""
    naam = str(VELDNAMEN.get(veld, veld))
    if plek is None:
        return naam
    return translate("Plek %(nummer)d: %(naam)s") % {"nummer": plek, "naam": naam}


def write(value: Any) -> str:
    """A value as it is shown to an editor."""
    if value in (None, "", ()):
        return translate("(leeg)")
    if isinstance(value, tuple):
        is_places = any(isinstance(one, PlekInvoer) for one in value)
        return ("\n" if is_places else ", ").join(write(one) for one in value if one)
    for soort, write_one in _WRITERS:
        if isinstance(value, soort):
            return write_one(value)
    return str(value)


def compare(oud: Any, nieuw: Any) -> Stukken:
    """Pieces of both: "gelijk", "weg" or "nieuw", with the text."""
    a, b = _WOORD.findall(write(oud)), _WOORD.findall(write(nieuw))
    if len(a) + len(b) > _MAX_WOORDEN or not isinstance(oud, str) or not isinstance(nieuw, str):
        return [("weg", write(oud)), ("nieuw", write(nieuw))]
    if not oud or not nieuw:
        return [("weg", write(oud)), ("nieuw", write(nieuw))]
    pieces: Stukken = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("gelijk", "".join(a[i1:i2])))
            continue
        pieces += _kept("weg", a[i1:i2]) + _kept("nieuw", b[j1:j2])
    return pieces


def _kept(soort: str, words: Iterable[str]) -> Stukken:
    text = "".join(words)
    return [(soort, text)] if text else []


def _write_plek(plek: PlekInvoer) -> str:
    if plek.adres_geheim:
        return translate("geheim adres in %(plaats)s") % {"plaats": plek.plaats or "?"}
    straat = f"{plek.straat} {plek.huisnummer}".strip()
    parts = (plek.naam, straat, f"{plek.postcode} {plek.plaats}".strip(), plek.telefoon)
    return ", ".join(part for part in (*parts, plek.openingstijden) if part)


def _write_ja_nee(value: object) -> str:
    return translate("ja") if value else translate("nee")


_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, _write_ja_nee),
    (Begrip, label),
    (date, datum),
    (PlekInvoer, _write_plek),
)
