"""Names of the fields of a voorziening, and how a value of any of them is said."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext

from portal.domain.begrippen import Begrip
from portal.domain.voorziening import PlekInvoer
from portal.services.gebieden import name_gebieden
from portal.web.common.container import get_container
from portal.web.common.labels import label
from portal.web.common.locale import translate
from portal.web.common.openingswoorden import say_precies


def _m(text: str) -> str:
    """Marks a text for the catalogue; it is translated where it is used."""
    return text


_NAMEN = {
    "naam": _m("Naam"),
    "samenvatting": _m("Samenvatting"),
    "omschrijving": _m("Uitleg"),
    "lijn": _m("Lijn"),
    "soort": _m("Soort hulp"),
    "leefgebieden": _m("Leefgebieden"),
    "doelgroepen": _m("Doelgroepen"),
    "wetten": _m("Wetten"),
    "overgangen": _m("Overgangen"),
    "talen": _m("Talen"),
    "trefwoorden": _m("Trefwoorden"),
    "plekken": _m("Locaties"),
    "werkgebied": _m("Voor inwoners van"),
    "telefoon": _m("Telefoonnummer"),
    "email": _m("E-mailadres"),
    "website": _m("Website"),
    "kosten": _m("Kosten"),
    "leeftijd_van": _m("Vanaf leeftijd"),
    "leeftijd_tot": _m("Tot en met leeftijd"),
    "verwijzing_nodig": _m("Verwijzing nodig"),
    "aanmelden": _m("Aanmelden"),
    "online": _m("Ook online of per telefoon"),
    "onafhankelijk": _m("Onafhankelijk"),
    "gesloten_tot": _m("Gesloten tot"),
    "gesloten_reden": _m("Waarom gesloten"),
    "adres": _m("Adres"),
    "openingstijden": _m("Openingstijden"),
    "rolstoel": _m("Bereikbaar met een rolstoel"),
    "adres_geheim": _m("Adres geheim"),
    "status": _m("Status"),
    "gecontroleerd_op": _m("Gecontroleerd op"),
    "gecontroleerd_door": _m("Gecontroleerd door"),
    "aanbieder": _m("Aanbieder"),
    "aanbieder_website": _m("Website van de aanbieder"),
    "extern_id": _m("Kenmerk"),
    "kvk_nummer": _m("KvK-nummer"),
}


def veld_naam(veld: str, plek: int | None = None) -> str:
    """The name of a field, of a place with its number; also of ``plekken.<index>.<part>``."""
    name, _, rest = veld.partition(".")
    if rest:
        index, _, name = rest.partition(".")
        plek = int(index) + 1
    naam = translate(_NAMEN.get(name, name))
    if plek is None:
        return naam
    if name == "plekken":
        return str(gettext("Locatie %(nummer)d", nummer=plek))
    return str(gettext("%(veld)s van locatie %(nummer)d", veld=naam, nummer=plek))


def veld_waarde(value: Any, veld: str = "") -> str:
    """A value in words, those of a field that holds codes too; empty for none."""
    say = _PER_VELD.get(veld.rpartition(".")[2])
    return say(value) if value and say else _say(value)


def _say(value: Any) -> str:
    if isinstance(value, bool):
        return str(gettext("Ja")) if value else str(gettext("Nee"))
    if isinstance(value, Begrip):
        return label(value)
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, PlekInvoer):
        tijden = value.openingstijden and say_precies(value.openingstijden)
        parts = (value.naam, _adres(value), tijden, value.telefoon or "")
        return " · ".join(filter(None, parts))
    if isinstance(value, tuple | list):
        return _say_many(value)
    return "" if value is None else str(value)


def _say_many(values: Sequence[Any]) -> str:
    """A list; of an address (with the point that follows from it) as it stands on an envelope."""
    match values:
        case (str(straat), str(huisnummer), str(postcode), str(plaats), _, _):
            return _join_adres(straat, huisnummer, postcode, plaats)
        case _:
            return ", ".join(veld_waarde(one) for one in values)


def _adres(plek: PlekInvoer) -> str:
    return _join_adres(plek.straat, plek.huisnummer, plek.postcode, plek.plaats)


def _join_adres(straat: str, huisnummer: str, postcode: str, plaats: str) -> str:
    street, town = f"{straat} {huisnummer}".strip(), f"{postcode} {plaats}".strip()
    return ", ".join(filter(None, (street, town)))


def _say_gebieden(codes: Sequence[str]) -> str:
    names = name_gebieden(get_container().uow(), codes)
    return ", ".join(names.get(code, code) for code in codes)


_PER_VELD: dict[str, Callable[[Any], str]] = {
    "openingstijden": say_precies,
    "werkgebied": _say_gebieden,
}
