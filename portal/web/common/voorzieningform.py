"""The form of a voorziening, for who offers it and for the redactie.

Values are read by the checks of the domain, as those of a file are; what the boxes do not show
(the point of a place, who checked it) comes from what the form began with.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)

from portal.domain import velden
from portal.domain.begrippen import (
    Begrip,
    Doelgroep,
    Leefgebied,
    Lijn,
    Overgang,
    Soort,
    Taal,
    Wet,
)
from portal.domain.foutcodes import Foutcode
from portal.domain.inhoud import from_json, to_json
from portal.domain.regio import Regio
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer
from portal.web.common.formulier import Deel, Formulier, KeuzesField
from portal.web.common.labels import label
from portal.web.common.roosterform import Ingevuld, RoosterForm, list_fouten

MAX_PLEKKEN = 20
NEDERLAND = "NL"

_TEKST = partial(velden.clean_text, max_length=200)
_ROLSTOEL = {"": None, "ja": True, "nee": False}


class PlekForm(Deel):
    """One place with its opening hours."""

    naam = StringField(
        _l("Naam van het gebouw"), description=_l("Bijvoorbeeld: wijkcentrum De Roos.")
    )
    straat = StringField(_l("Straat"))
    huisnummer = StringField(_l("Huisnummer"))
    postcode = StringField(_l("Postcode"))
    plaats = StringField(_l("Plaats"))
    telefoon = StringField(
        _l("Telefoonnummer van deze locatie"), description=_l("Alleen als het een ander nummer is.")
    )
    rolstoel = SelectField(_l("Goed bereikbaar met een rolstoel?"), validate_choice=False)
    adres_geheim = BooleanField(
        _l("Dit adres is geheim"),
        description=_l("Bezoekers zien dan alleen de gemeente, geen straat."),
    )
    zelfde_tijden = BooleanField(_l("Zelfde openingstijden als locatie 1"))
    rooster = FormField(RoosterForm)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rolstoel.choices = [("", _l("Weet ik niet")), ("ja", _l("Ja")), ("nee", _l("Nee"))]

    def set_plek(self, plek: PlekInvoer, eerste: PlekInvoer | None) -> None:
        for name in ("naam", "straat", "huisnummer", "postcode", "plaats", "telefoon"):
            self[name].data = getattr(plek, name)
        self.rolstoel.data = {None: "", True: "ja", False: "nee"}[plek.rolstoel]
        self.adres_geheim.data = plek.adres_geheim
        same = eerste is not None and plek.openingstijden == eerste.openingstijden != ""
        self.zelfde_tijden.data = same
        if not same:
            self.rooster.form.set_openingstijden(plek.openingstijden)

    def read(self, ingevuld: Ingevuld, eerste: str | None) -> PlekInvoer:
        item = partial(velden.check_item, max_length=200)
        same = eerste is not None and self.zelfde_tijden.data
        return PlekInvoer(
            naam=ingevuld.read(self.naam, item),
            straat=ingevuld.read(self.straat, item),
            huisnummer=ingevuld.read(self.huisnummer, partial(velden.check_item, max_length=20)),
            postcode=ingevuld.read(self.postcode, velden.check_postcode),
            plaats=ingevuld.read(self.plaats, partial(velden.check_item, max_length=80)),
            telefoon=ingevuld.read(self.telefoon, velden.check_telefoon, None),
            rolstoel=_ROLSTOEL.get(self.rolstoel.data or ""),
            adres_geheim=bool(self.adres_geheim.data),
            openingstijden=eerste or "" if same else self.rooster.form.read(ingevuld),
        )

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was filled in: such a place does not count."""
        text = ("naam", "straat", "huisnummer", "postcode", "plaats", "telefoon")
        times = any(field.data for _, day in self.rooster.form.dagen() for field in day)
        return not (any(self[name].data for name in text) or times or self.adres_geheim.data)


class VoorzieningForm(Formulier):
    """All that an aanbieder can say of an entry."""

    basis = HiddenField()
    naam = StringField(
        _l("Naam"), description=_l("Zoals mensen het noemen. Bijvoorbeeld: Koffie-inloop De Roos.")
    )
    samenvatting = TextAreaField(
        _l("Wat is het, in één of twee zinnen?"),
        description=_l(
            "Dit lezen mensen het eerst. Bijvoorbeeld: U drinkt koffie met mensen uit de buurt."
        ),
    )
    omschrijving = TextAreaField(
        _l("Wat kunnen mensen verwachten?"),
        description=_l("Schrijf korte zinnen en gewone woorden. Zeg ‘u’ tegen de lezer."),
    )
    leefgebieden = KeuzesField(_l("Waar gaat het over?"), description=_l("Kies er één of meer."))
    doelgroepen = KeuzesField(
        _l("Voor wie is het?"), description=_l("Is het voor iedereen? Kies dan niets.")
    )
    leeftijd_van = StringField(_l("Vanaf welke leeftijd?"))
    leeftijd_tot = StringField(_l("Tot en met welke leeftijd?"))
    gemeenten = KeuzesField(_l("Voor inwoners van welke gemeente?"))
    gebieden = TextAreaField(
        _l("Andere gemeenten, wijken of dorpen"),
        description=_l("Zet elke naam op een eigen regel."),
    )
    talen = KeuzesField(_l("In welke talen kunt u mensen helpen?"))
    telefoon = StringField(_l("Telefoonnummer"))
    email = StringField(_l("E-mailadres"))
    website = StringField(_l("Website"), description=_l("Bijvoorbeeld: https://www.voorbeeld.nl"))
    kosten = StringField(
        _l("Wat kost het?"), description=_l("Bijvoorbeeld: Gratis. Of: € 2 per keer.")
    )
    aanmelden = TextAreaField(
        _l("Hoe melden mensen zich aan?"), description=_l("Bijvoorbeeld: U kunt zo binnenlopen.")
    )
    verwijzing_nodig = BooleanField(
        _l("Mensen hebben een verwijzing nodig"),
        description=_l("Bijvoorbeeld een brief van de huisarts of een besluit van de gemeente."),
    )
    online = BooleanField(_l("Het kan ook online of per telefoon"))
    plekken = FieldList(FormField(PlekForm), max_entries=MAX_PLEKKEN)
    trefwoorden = TextAreaField(
        _l("Met welke woorden zoeken mensen dit?"),
        description=_l("Zet elk woord op een eigen regel."),
    )
    soort = SelectField(_l("Soort hulp"), validate_choice=False)
    lijn = SelectField(_l("Lijn"), validate_choice=False)
    wetten = KeuzesField(_l("Onder welke wet valt het?"))
    overgangen = KeuzesField(_l("Helpt het bij een overgang?"))
    onafhankelijk = BooleanField(_l("Wij werken onafhankelijk van gemeente en zorgorganisaties"))
    toelichting = TextAreaField(_l("Wilt u de redactie nog iets laten weten?"))
    bevestigd = BooleanField(_l("Ik heb alles gecontroleerd. Het klopt."))

    def __init__(self, *args: Any, regio: Regio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, soort in _KEUZES.items():
            self[name].choices = [(term.value, label(term)) for term in soort]
        for name, soort in (("soort", Soort), ("lijn", Lijn)):
            self[name].choices = [
                ("", _l("Weet ik niet")),
                *((term.value, label(term)) for term in soort),
            ]
        self._offered = {NEDERLAND, *(gemeente.code for gemeente in regio.gemeenten)}
        self.gemeenten.choices = [
            *((gemeente.code, gemeente.naam) for gemeente in regio.gemeenten),
            (NEDERLAND, _l("Heel Nederland")),
        ]

    @classmethod
    def start(
        cls,
        invoer: VoorzieningInvoer,
        basis: VoorzieningInvoer,
        *,
        regio: Regio,
        gebied_namen: Mapping[str, str],
    ) -> "VoorzieningForm":
        """A form filled in with ``invoer``, that changes ``basis``."""
        form = cls(formdata=None, regio=regio)
        form.set_basis(basis)
        form.set_invoer(invoer, gebied_namen)
        return form

    def mark_volgend(self, velden: Iterable[str], naam: str) -> None:
        """Say at each of these that it follows the entry ``naam``; words are not typed there."""
        for veld in velden:
            field = self[veld]
            field.description = _l(
                "Dit volgt ‘%(naam)s’ en verandert vanzelf mee. U kunt het hier niet wijzigen.",
                naam=naam,
            )
            if isinstance(field, StringField):
                field.render_kw = {"readonly": True}

    @classmethod
    def resume(cls, gegevens: Mapping[str, list[str]], *, regio: Regio) -> "VoorzieningForm":
        """A form as it was typed before."""
        pairs = [(name, value) for name, values in gegevens.items() for value in values]
        return cls(formdata=MultiDict(pairs), regio=regio)

    def set_basis(self, basis: VoorzieningInvoer) -> None:
        self.basis.data = json.dumps(to_json(basis))

    def read_basis(self, default: VoorzieningInvoer) -> VoorzieningInvoer:
        """What the form began from; ``default`` when that was lost on the way."""
        try:
            return from_json(json.loads(self.basis.data or ""))
        except (ValueError, TypeError, AttributeError, KeyError):
            return default

    def set_invoer(self, invoer: VoorzieningInvoer, gebied_namen: Mapping[str, str]) -> None:
        for name in _ENKEL:
            value = getattr(invoer, name)
            self[name].data = _as_typed(value)
        for name in _KEUZES:
            self[name].data = [term.value for term in getattr(invoer, name)]
        for name in ("soort", "lijn"):
            term = getattr(invoer, name)
            self[name].data = term.value if term else ""
        self.gemeenten.data = [code for code in invoer.werkgebied if code in self._offered]
        self.gebieden.data = "\n".join(
            gebied_namen.get(code, code) for code in invoer.werkgebied if code not in self._offered
        )
        self.trefwoorden.data = "\n".join(invoer.trefwoorden)
        while self.plekken.entries:
            self.plekken.pop_entry()
        if not invoer.plekken and not invoer.online:
            # An empty one to fill in.
            self.plekken.append_entry()
        for plek in invoer.plekken:
            self.plekken.append_entry().form.set_plek(
                plek, invoer.plekken[0] if len(self.plekken) > 1 else None
            )

    def read_invoer(self, basis: VoorzieningInvoer) -> VoorzieningInvoer | None:
        """What was typed, over ``basis``; None when something is wrong, with each fault at its
        field."""
        ingevuld = Ingevuld()
        values: dict[str, Any] = {
            name: ingevuld.read(self[name], check, blank)
            for name, (check, blank) in _ENKEL.items()
            if check is not None
        }
        values |= {name: bool(self[name].data) for name, (check, _) in _ENKEL.items() if not check}
        for name, soort in _KEUZES.items():
            ticked = [soort(value) for value in self[name].data or ()]
            values[name] = _keep_order(getattr(basis, name), ticked)
        for name, begrip in (("soort", Soort), ("lijn", Lijn)):
            values[name] = begrip.lookup(self[name].data or "")
        values["trefwoorden"] = tuple(dict.fromkeys(_read_regels(ingevuld, self.trefwoorden, 80)))
        served = (*(self.gemeenten.data or ()), *_read_regels(ingevuld, self.gebieden, 120))
        values["werkgebied"] = tuple(dict.fromkeys(served))
        values["plekken"] = self._read_plekken(ingevuld)
        for name in ("naam", "samenvatting", "leefgebieden"):
            if not values[name] and not self[name].errors:
                ingevuld.add(self[name], Foutcode.VERPLICHT)
        return None if ingevuld.has_fouten else replace(basis, **values)

    def read_teksten(self) -> VoorzieningInvoer:
        """What was typed so far, right or wrong, for advice on how it is written."""
        text = ("naam", "samenvatting", "omschrijving", "kosten", "aanmelden", "telefoon")
        values: dict[str, Any] = {name: str(self[name].data or "")[:20_000] for name in text}
        return VoorzieningInvoer(
            **values,
            doelgroepen=tuple(Doelgroep(value) for value in self.doelgroepen.data or ()),
        )

    def read_toelichting(self) -> str:
        """What goes to the redactie with it; plain text, cut when it is very long."""
        return " ".join((self.toelichting.data or "").split())[:2_000]

    def _read_plekken(self, ingevuld: Ingevuld) -> tuple[PlekInvoer, ...]:
        plekken: list[PlekInvoer] = []
        for entry in self.plekken:
            if not entry.form.is_leeg:
                eerste = plekken[0].openingstijden if plekken else None
                plekken.append(entry.form.read(ingevuld, eerste))
        return tuple(plekken)

    def do(self, actie: str) -> bool:
        """A button that changes the form itself: a place more or less, times copied."""
        name, _, rest = actie.partition(":")
        if name == "plek-erbij" and len(self.plekken) < MAX_PLEKKEN:
            self.plekken.append_entry()
            return True
        entries = {entry.name: entry for entry in self.plekken}
        prefix, _, dag = rest.partition(":")
        if prefix not in entries:
            return False
        if name == "plek-weg":
            self.plekken.entries.remove(entries[prefix])
            return True
        return name == "kopieer" and entries[prefix].form.rooster.form.copy_dag(dag)

    def add_fouten(self, fouten: Iterable[Any]) -> None:
        """A fault in ``werkgebied`` belongs to the box in which names are typed."""
        super().add_fouten(
            replace(fout, veld="gebieden") if fout.veld == "werkgebied" else fout for fout in fouten
        )

    def fouten(self) -> dict[str, list[str]]:
        """Those of parts included, by their full names."""
        return list_fouten(self)


_KEUZES: dict[str, type[Begrip]] = {
    "leefgebieden": Leefgebied,
    "doelgroepen": Doelgroep,
    "wetten": Wet,
    "overgangen": Overgang,
    "talen": Taal,
}
# The fields of one value, with their check (None: a box to tick) and what blank means.
_ENKEL: dict[str, tuple[Any, Any]] = {
    "naam": (_TEKST, ""),
    "samenvatting": (partial(velden.clean_text, max_length=1_000, lines=True), ""),
    "omschrijving": (partial(velden.clean_text, max_length=20_000, lines=True), ""),
    "kosten": (partial(velden.clean_text, max_length=1_000), ""),
    "aanmelden": (partial(velden.clean_text, max_length=2_000, lines=True), ""),
    "telefoon": (velden.check_telefoon, None),
    "email": (velden.check_email, None),
    "website": (lambda text: velden.check_url(with_scheme(text)), None),
    "leeftijd_van": (velden.check_leeftijd, None),
    "leeftijd_tot": (velden.check_leeftijd, None),
    "verwijzing_nodig": (None, False),
    "online": (None, False),
    "onafhankelijk": (None, False),
}


def _keep_order(known: Sequence[Begrip], ticked: Sequence[Begrip]) -> tuple[Begrip, ...]:
    """What is ticked, in the order it had: boxes know none, and the first leefgebied counts most.
    What is new comes after it."""
    return (
        *(term for term in known if term in ticked),
        *(term for term in ticked if term not in known),
    )


def _as_typed(value: Any) -> Any:
    """A value as it stands in its box."""
    if value is None:
        return ""
    return value if isinstance(value, bool) else str(value)


def with_scheme(text: str) -> str:
    """Nobody types ``https://``."""
    return text if "://" in text else f"https://{text}"


def _read_regels(ingevuld: Ingevuld, field: Any, max_length: int) -> list[str]:
    def check(text: str) -> list[str]:
        lines = [part for line in text.split("\n") for part in line.split(",")]
        items = [velden.check_item(line, max_length=max_length) for line in lines]
        return [item for item in items if item]

    found: list[str] = ingevuld.read(field, check, [])
    return found
