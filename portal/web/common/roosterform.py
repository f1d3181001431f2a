"""Opening hours as boxes in a form; the same boxes in every form that has opening hours."""

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField, SelectField, StringField, TextAreaField

from portal.domain import velden
from portal.domain.begrippen import Dag
from portal.domain.errors import Fout
from portal.domain.foutcodes import Foutcode
from portal.domain.openingsinvoer import (
    HELE_DAG,
    LAATSTE,
    NUMMERS,
    Rooster,
    Tijd,
    Uitzondering,
    check_tijd,
    check_tijden,
    read_rooster,
    write_rooster,
)
from portal.domain.velden import Ongeldig
from portal.web.common.formulier import Deel
from portal.web.common.fouten import fout_tekst
from portal.web.common.labels import label

UITZONDERINGEN = 3
WERKDAGEN = ("ma", "di", "wo", "do", "vr")
_NUMMERS = {
    1: _l("eerste"),
    2: _l("tweede"),
    3: _l("derde"),
    4: _l("vierde"),
    LAATSTE: _l("laatste"),
}


class Ingevuld:
    """Reads fields by the checks of the domain, and puts each fault at its field. ``bij`` goes
    before the fault, for fields whose own label does not tell which one it is."""

    def __init__(self, bij: str = "") -> None:
        self.has_fouten = False
        self._bij = bij

    def add(self, field: Any, code: str) -> None:
        tekst = fout_tekst(Fout(field.name, code))
        field.errors = [*field.errors, f"{self._bij}: {tekst}" if self._bij else tekst]
        self.has_fouten = True

    def read(self, field: Any, check: Any, blank: Any = "") -> Any:
        """The checked value; ``blank`` when nothing was filled in or it is refused."""
        text = field.data or ""
        if not text:
            return blank
        try:
            return check(text)
        except Ongeldig as error:
            self.add(field, error.code)
            return blank


def get_deel(form: Any, name: str) -> Any:
    """The form within a field of a form."""
    return form[name].form


class DagForm(Deel):
    """Two periods and "all day"; blank is closed."""

    van1 = StringField(_l("van"))
    tot1 = StringField(_l("tot"))
    van2 = StringField(_l("en van"))
    tot2 = StringField(_l("tot"))
    hele_dag = BooleanField(_l("Hele dag en nacht open"))

    def set_tijden(self, tijden: tuple[Tijd, ...]) -> None:
        self.hele_dag.data = tijden == (HELE_DAG,)
        shown = () if self.hele_dag.data else tijden
        for number in (1, 2):
            van, tot = shown[number - 1] if len(shown) >= number else ("", "")
            self[f"van{number}"].data = van
            self[f"tot{number}"].data = "00:00" if tot == "24:00" else tot

    def copy(self, other: "DagForm") -> None:
        for name in ("van1", "tot1", "van2", "tot2", "hele_dag"):
            self[name].data = other[name].data

    def read(self, ingevuld: Ingevuld) -> tuple[Tijd, ...]:
        if self.hele_dag.data:
            return (HELE_DAG,)
        return _read_periods(ingevuld, [(self.van1, self.tot1), (self.van2, self.tot2)])


class UitzonderingForm(Deel):
    """Such as the first Tuesday of the month."""

    nummer = SelectField(_l("Welke van de maand"), validate_choice=False)
    dag = SelectField(_l("Dag"), validate_choice=False)
    van = StringField(_l("van"))
    tot = StringField(_l("tot"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nummer.choices = [("", _l("Kies")), *((str(n), _NUMMERS[n]) for n in NUMMERS)]
        self.dag.choices = [("", _l("Kies")), *((d.value, label(d).lower()) for d in Dag)]

    def read(self, ingevuld: Ingevuld) -> Uitzondering | None:
        tijden = _read_periods(ingevuld, [(self.van, self.tot)])
        if not (self.nummer.data or self.dag.data or tijden):
            return None
        dag = Dag.lookup(self.dag.data or "")
        if dag is None or self.nummer.data not in map(str, NUMMERS):
            ingevuld.add(self.dag if self.nummer.data else self.nummer, Foutcode.VERPLICHT)
            return None
        return Uitzondering(int(self.nummer.data), dag, tijden)


class RoosterForm(Deel):
    """A week with its exceptions. ``tekst`` holds opening hours that these boxes cannot show;
    as long as it is filled in it counts instead of them."""

    ma = FormField(DagForm)
    di = FormField(DagForm)
    wo = FormField(DagForm)
    do = FormField(DagForm)
    vr = FormField(DagForm)
    za = FormField(DagForm)
    zo = FormField(DagForm)
    uitzondering1 = FormField(UitzonderingForm)
    uitzondering2 = FormField(UitzonderingForm)
    uitzondering3 = FormField(UitzonderingForm)
    feestdagen = BooleanField(_l("Gesloten op feestdagen"))
    vakanties = BooleanField(_l("Gesloten in de schoolvakanties"))
    tekst = TextAreaField(_l("Openingstijden in code"))

    def dagen(self) -> list[tuple[Dag, DagForm]]:
        return [(dag, get_deel(self, dag.value)) for dag in Dag]

    def uitzonderingen(self) -> list[UitzonderingForm]:
        return [get_deel(self, f"uitzondering{n}") for n in range(1, UITZONDERINGEN + 1)]

    def set_openingstijden(self, tekst: str) -> None:
        rooster = read_rooster(tekst)
        if rooster is None or len(rooster.uitzonderingen) > UITZONDERINGEN:
            self.tekst.data = tekst
            return
        for (_, day), tijden in zip(self.dagen(), rooster.week, strict=True):
            day.set_tijden(tijden)
        for form, one in zip(self.uitzonderingen(), rooster.uitzonderingen, strict=False):
            form.nummer.data, form.dag.data = str(one.nummer), one.dag.value
            if one.tijden:
                form.van.data, form.tot.data = one.tijden[0]
        self.feestdagen.data = rooster.dicht_op_feestdagen
        self.vakanties.data = rooster.dicht_in_schoolvakanties

    def copy_dag(self, van: str) -> bool:
        """The times of this day for the other weekdays (of Saturday: for Sunday)."""
        targets = WERKDAGEN if van in WERKDAGEN else ("za", "zo")
        if van not in (*WERKDAGEN, "za", "zo"):
            return False
        for target in targets:
            if target != van:
                get_deel(self, target).copy(get_deel(self, van))
        return True

    def read(self, ingevuld: Ingevuld) -> str:
        """As ``opening_hours``; faults stand at their fields."""
        if self.tekst.data:
            tekst: str = ingevuld.read(self.tekst, velden.check_openingstijden)
            return tekst
        special = [one for form in self.uitzonderingen() if (one := form.read(ingevuld))]
        rooster = Rooster(
            week=tuple(self._read_week(ingevuld)),
            uitzonderingen=tuple({(one.dag, one.nummer): one for one in special}.values()),
            dicht_op_feestdagen=bool(self.feestdagen.data),
            dicht_in_schoolvakanties=bool(self.vakanties.data),
        )
        return write_rooster(rooster)

    def _read_week(self, ingevuld: Ingevuld) -> Iterator[tuple[Tijd, ...]]:
        for dag, day in self.dagen():
            of_day = Ingevuld(label(dag))
            yield day.read(of_day)
            ingevuld.has_fouten |= of_day.has_fouten


def _read_periods(ingevuld: Ingevuld, pairs: list[tuple[Any, Any]]) -> tuple[Tijd, ...]:
    tijden = []
    for van_field, tot_field in pairs:
        van = ingevuld.read(van_field, check_tijd)
        tot = ingevuld.read(tot_field, lambda text: check_tijd(text, einde=True))
        if van and tot:
            tijden.append((van, tot))
            fouten = check_tijden(tijden, van_field.name)
            if fouten:
                ingevuld.add(van_field, fouten[0].code)
                return ()
        elif bool(van_field.data) != bool(tot_field.data):
            ingevuld.add(tot_field if van_field.data else van_field, Foutcode.TIJD_HALF)
    return tuple(tijden)


def list_fouten(form: Any) -> dict[str, list[str]]:
    """The first fault of each field by its full name, parts included; the form's own under ''."""
    found = {field.name: [str(field.errors[0])] for field in _leaves(form) if field.errors}
    if form.form_errors:
        found[""] = [str(tekst) for tekst in form.form_errors]
    return found


def _leaves(form: Any) -> Iterator[Any]:
    for field in form:
        if isinstance(field, FormField):
            yield from _leaves(field.form)
        elif isinstance(field, FieldList):
            for entry in field:
                yield from _leaves(entry.form)
        else:
            yield field
