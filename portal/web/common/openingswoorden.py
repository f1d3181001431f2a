"""Opening hours on one line, in words."""

from itertools import groupby

from flask_babel import gettext

from portal.domain.openingsweek import Openingsdag, get_openingsweek
from portal.web.common.container import get_container
from portal.web.common.labels import label
from portal.web.common.locale import get_locale


def say_openingstijden(openingstijden: str) -> str:
    """``maandag t/m vrijdag 09:00–17:00``; what no week can tell stays as it was written too."""
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
    words = "; ".join(parts)
    tijden = [tijd for dag in week.dagen for tijd in dag.tijden]
    if all(tijd.wekelijks and tijd.hele_jaar and not tijd.in_maand for tijd in tijden):
        return words
    return f"{words} ({openingstijden})"


def _say_dagen(dagen: list[Openingsdag]) -> str:
    """Days after one another with the same hours."""
    first, last = (_say_dag(dag) for dag in (dagen[0], dagen[-1]))
    if len(dagen) == 1:
        names = first
    elif len(dagen) == 2:
        names = str(gettext("%(een)s en %(ander)s", een=first, ander=last))
    else:
        names = str(gettext("%(van)s t/m %(tot)s", van=first, tot=last))
    return f"{names} " + ", ".join(f"{tijd.van}–{tijd.tot}" for tijd in dagen[0].tijden)


def _say_dag(dag: Openingsdag) -> str:
    """Dutch writes a day without a capital, English with one."""
    return label(dag.dag).lower() if get_locale() == "nl" else label(dag.dag)
