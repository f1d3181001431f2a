"""A list or plan to take along: as PDF, as calendar file, by mail and as QR code."""

from collections.abc import Iterator
from typing import Any

import segno
from flask import Response, make_response, url_for
from flask_babel import gettext

from portal.domain.agenda import Agenda, Agendapunt, list_momenten
from portal.domain.begrippen import Leefgebied
from portal.domain.clientondersteuning import choose_oco
from portal.domain.papier import Alinea, Deel, Kop, Papier, Streepjescode, Vakje
from portal.domain.regio import Contact
from portal.services.hulpblad import MAX_PLEKKEN, Bladgroep, Bladregel, Hulpblad
from portal.services.voorziening_detail import PlekDetail, VoorzieningDetail
from portal.web.common.adres import whole_url
from portal.web.common.container import get_container
from portal.web.common.labels import label
from portal.web.common.locale import get_locale
from portal.web.common.openingswoorden import say_openingstijden
from portal.web.common.templating import datum, get_vandaag


def private(page: str | Response) -> Response:
    """Kept by no cache and found by no search engine."""
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def choose_blad_oco(blad: Hulpblad) -> tuple[Contact, ...]:
    """The cliëntondersteuning that fits all that stands on it."""
    return choose_oco(get_container().regio(), blad.oco_vraag)


def make_vergelijklink(blad: Hulpblad) -> str:
    """To the page that puts these side by side; empty when there is nothing to compare."""
    slugs = [voorziening.slug for voorziening in blad.voorzieningen]
    return url_for("publiek.vergelijken", uit=slugs) if len(slugs) > 1 else ""


def make_qr(url: str) -> str:
    """An SVG of this address, to stand in a page."""
    return str(segno.make(url, micro=False).svg_inline(scale=4, omitsize=True, lineclass=None))


def pdf_answer(blad: Hulpblad, titel: str, url: str = "") -> Response:
    """``blad`` as a file to keep or print; ``url`` is the secret link that shows it."""
    papier = Papier(
        titel=titel,
        taal=get_locale(),
        voet=get_container().regio().naam,
        blokken=list(_make_blokken(blad, titel, url)),
    )
    return _file(get_container().make_pdf(papier), "application/pdf", "hulp.pdf")


def ics_answer(blad: Hulpblad, titel: str) -> Response:
    """The hours of ``blad`` as a file for a calendar."""
    container = get_container()
    punten = tuple(_make_punten(blad))
    agenda = Agenda(naam=titel, gemaakt_op=container.clock(), punten=punten)
    return _file(container.make_ics(agenda), "text/calendar; charset=utf-8", "hulp.ics")


def has_agenda(blad: Hulpblad) -> bool:
    """Whether anything on it has hours that a calendar can hold."""
    return any(True for _ in _make_punten(blad))


def make_mailgegevens(blad: Hulpblad, url: str = "") -> dict[str, Any]:
    """What a mail shows: our own data only, no word that somebody typed."""
    return {
        "link": url,
        "groepen": [
            {
                "leefgebied": groep.leefgebied.value,
                "voorzieningen": [
                    _make_mailregel(regel) for regel in groep.regels if regel.voorziening
                ],
            }
            for groep in blad.groepen
            if any(regel.voorziening for regel in groep.regels)
        ],
    }


def list_leefgebieden() -> list[tuple[str, str]]:
    """The choices of a field."""
    return [(leefgebied.value, label(leefgebied)) for leefgebied in Leefgebied]


def _make_mailregel(regel: Bladregel) -> dict[str, Any]:
    assert regel.voorziening is not None
    return {
        "slug": regel.voorziening.slug,
        "naam": regel.voorziening.naam,
        "telefoon": regel.voorziening.telefoon,
        "plekken": [
            {"adres": plek.adresregel, "openingstijden": plek.openingstijden}
            for plek in regel.plekken
        ],
    }


def _file(content: bytes, soort: str, naam: str) -> Response:
    response = private(Response(content, content_type=soort))
    response.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    return response


def _make_blokken(blad: Hulpblad, titel: str, url: str) -> Iterator[list[Deel]]:
    yield [
        Kop(titel, 1),
        Alinea(gettext("Gemaakt op %(datum)s.", datum=datum(get_vandaag(get_container())))),
    ]
    for groep in blad.groepen:
        yield from _make_groep(groep)
    if blad.kaartje:
        yield [Kop(gettext("Waar is het?")), blad.kaartje]
    yield [
        Kop(gettext("Iemand die naast u staat, gratis")),
        Alinea(gettext("Een onafhankelijke cliëntondersteuner denkt met u mee.")),
        *(
            Alinea(f"{contact.naam}: {contact.telefoon}", groot=True)
            for contact in choose_blad_oco(blad)
        ),
    ]
    if url:
        yield [Streepjescode(url, gettext("Scan deze code om dit op een telefoon te zien."))]


def _make_groep(groep: Bladgroep) -> Iterator[list[Deel]]:
    """The heading stays with what comes first under it."""
    first: list[Deel] = [Kop(label(groep.leefgebied))]
    if groep.doelen:
        first += [Kop(gettext("Doelen"), 3), Alinea(groep.doelen)]
    if groep.notities:
        first += [Kop(gettext("Notities"), 3), Alinea(groep.notities)]
    blokken = [list(_make_regel(regel)) for regel in groep.regels] or [[]]
    yield [*first, *blokken[0]]
    yield from blokken[1:]


def _make_regel(regel: Bladregel) -> Iterator[Deel]:
    naam = regel.voorziening.naam if regel.voorziening else regel.tekst
    yield Vakje(f"{regel.nummer}. {naam}", regel.gedaan)
    if regel.voorziening is None:
        return
    yield Alinea(regel.voorziening.samenvatting)
    if regel.voorziening.telefoon:
        yield Alinea(
            gettext("Bel %(nummer)s", nummer=regel.voorziening.telefoon),
            groot=True,
        )
    for plek in regel.plekken:
        tijden = say_openingstijden(plek.openingstijden) if plek.openingstijden else ""
        if plek.adresregel or tijden:
            yield Alinea("\n".join(filter(None, (plek.adresregel, tijden))))


def _make_punten(blad: Hulpblad) -> Iterator[Agendapunt]:
    vandaag = get_vandaag(get_container())
    for voorziening in dict.fromkeys(blad.voorzieningen):
        for number, plek in enumerate(voorziening.plekken[:MAX_PLEKKEN]):
            momenten = list_momenten(plek.openingstijden, vandaag)
            if momenten:
                yield Agendapunt(
                    sleutel=f"{voorziening.id}/{number}",
                    titel=voorziening.naam,
                    waar=plek.adresregel,
                    tekst=_say_contact(voorziening, plek),
                    url=whole_url("publiek.voorzieningen", slug=voorziening.slug),
                    momenten=momenten,
                )


def _say_contact(voorziening: VoorzieningDetail, plek: PlekDetail) -> str:
    nummer = plek.telefoon or voorziening.telefoon
    bel = gettext("Bel %(nummer)s", nummer=nummer) if nummer else ""
    return "\n".join(filter(None, (bel, voorziening.samenvatting)))
