"""Opening hours on one line, in words."""

from itertools import groupby

from flask_babel import gettext

from portal.domain.openingsweek import LAATSTE, Openingsdag, Tijdvak, get_openingsweek
from portal.web.common.container import get_container
from portal.web.common.labels import label
from portal.web.common.locale import get_locale


def say_openingstijden(openingstijden: str) -> str:
    """``maandag t/m vrijdag 09:00–17:00``; what cannot be read stays as it was written."""
    week = get_openingsweek(openingstijden, get_container().clock().year)
    if week.altijd_open:
        return str(gettext("Dag en nacht open"))
    parts = [
        _say_dagen(list(dagen))
        for tijden, dagen in groupby(week.dagen, key=lambda dag: dag.tijden)
        if tijden
    ]
    if not parts:
        return openingstijden
    if week.dicht_op_feestdagen:
        parts.append(str(gettext("gesloten op feestdagen")))
    if week.dicht_in_schoolvakanties:
        parts.append(str(gettext("gesloten in de schoolvakanties")))
    return "; ".join(parts)


def say_precies(openingstijden: str) -> str:
    """The same for who compares: what words do not tell wholly stands behind them as written."""
    words = say_openingstijden(openingstijden)
    week = get_openingsweek(openingstijden, get_container().clock().year)
    tijden = [tijd for dag in week.dagen for tijd in dag.tijden]
    if all((tijd.wekelijks or tijd.in_maand) and tijd.hele_jaar for tijd in tijden):
        return words
    return f"{words} ({openingstijden})"


def say_toelichting(tijd: Tijdvak) -> str:
    """When it is not every week of the year: which ones; else empty."""
    return " · ".join(filter(None, (_say_weken(tijd), _say_jaar(tijd))))


def _say_weken(tijd: Tijdvak) -> str:
    if len(tijd.in_maand) == 2:
        een, ander = (_say_nummer(nummer) for nummer in tijd.in_maand)
        return str(gettext("alleen de %(een)s en %(ander)s van de maand", een=een, ander=ander))
    if tijd.in_maand:
        een = _say_nummer(tijd.in_maand[0])
        return str(gettext("alleen de %(een)s van de maand", een=een))
    return "" if tijd.wekelijks else str(gettext("niet elke week"))


def _say_jaar(tijd: Tijdvak) -> str:
    return "" if tijd.hele_jaar else str(gettext("niet het hele jaar"))


def _say_nummer(nummer: int) -> str:
    namen = {
        1: gettext("eerste"),
        2: gettext("tweede"),
        3: gettext("derde"),
        4: gettext("vierde"),
        5: gettext("vijfde"),
        LAATSTE: gettext("laatste"),
    }
    return str(namen[nummer])


def _say_dagen(dagen: list[Openingsdag]) -> str:
    """Days after one another with the same hours."""
    first, last = (_say_dag(dag) for dag in (dagen[0], dagen[-1]))
    if len(dagen) == 1:
        names = first
    elif len(dagen) == 2:
        names = str(gettext("%(een)s en %(ander)s", een=first, ander=last))
    else:
        names = str(gettext("%(van)s t/m %(tot)s", van=first, tot=last))
    return f"{names} " + ", ".join(map(_say_tijd, dagen[0].tijden))


def _say_tijd(tijd: Tijdvak) -> str:
    which = say_toelichting(tijd)
    return f"{tijd.van}–{tijd.tot}" + (f" ({which})" if which else "")


def _say_dag(dag: Openingsdag) -> str:
    """Dutch writes a day without a capital, English with one."""
    return label(dag.dag).lower() if get_locale() == "nl" else label(dag.dag)
