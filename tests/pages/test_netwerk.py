"""The professional's desk: profile, colleagues, tips, questions and saved searches."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data.models import BewaardeZoekopdracht, Gebruiker, MailTaak
from portal.domain.begrippen import Leefgebied, Rol, Zichtbaarheid
from portal.web.app import create_app
from portal.web.common.mail import make_renderer
from tests.factories import Factories
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina

NEDERWEERT = "GM0946"


@pytest.fixture(scope="module")
def portal(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Of its own, because tests write in it; each with its own people."""
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("netwerk") / "instance")
    container = portaal.make_container(folder)
    app = create_app(container)
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    container.database.dispose()


@pytest.fixture(scope="module")
def container(portal: Flask) -> Container:
    own: Container = portal.extensions["portal"]
    return own


@pytest.fixture
def anna(portal: Flask, container: Container) -> tuple[FlaskClient, Gebruiker]:
    """Logged in, with a profile that residents see without a name."""
    client = portal.test_client()
    gebruiker = log_in(client, container, Rol.PROFESSIONAL, naam="Anna de Wit")
    with container.uow() as uow:
        Factories(uow.session).netwerk.profiel(
            gebruiker,
            functie="Sociaal werker",
            gemeenten=(NEDERWEERT,),
            leefgebieden=(Leefgebied.GELD_EN_SCHULDEN,),
            oco=True,
            tekst="Ik ken alle inlopen.",
            zichtbaarheid=Zichtbaarheid.KAART,
            publieke_telefoon="0495 111 222",
        )
    return client, gebruiker


def test_every_page_of_the_network_keeps_the_page_rules(
    anna: tuple[FlaskClient, Gebruiker], container: Container, slugs: dict[str, str]
) -> None:
    client, gebruiker = anna
    with container.uow() as uow:
        make = Factories(uow.session).netwerk
        vraag = make.vraag(gebruiker, gemeenten=(NEDERWEERT,))
        make.antwoord(gebruiker, vraag)
        make.zoekopdracht(gebruiker)
        profiel = make.profiel(gebruiker)
    desk = [
        "",
        "mensen",
        "mensen?q=schuldne+turks+xyzzy",
        "mensen?taal=tr",
        f"mensen/{profiel.id}",
        "profiel",
        "vragen",
        "vragen/nieuw",
        f"vragen/{vraag.id}",
        "zoekopdrachten",
        "zoekopdrachten/nieuw?q=taalles&waar=Weert",
        f"tips/nieuw/{slugs['voorziening']}",
    ]

    problems = {page: Pagina(client.get(f"/netwerk/{page}").text).problems() for page in desk}

    assert {page: found for page, found in problems.items() if found} == {}


def test_a_profile_is_not_taken_away_by_one_press(anna: tuple[FlaskClient, Gebruiker]) -> None:
    page = Pagina(anna[0].get("/netwerk/profiel").text)

    (weg,) = (form for form in page.all("form") if form.get("action") == "/netwerk/profiel/weg")
    assert page.inside(weg, "details")
    assert "is meteen weg" in page.main


def test_a_search_is_named_by_its_words_and_its_place(
    anna: tuple[FlaskClient, Gebruiker],
) -> None:
    def suggest(vraag: str) -> str:
        page = Pagina(anna[0].get(f"/netwerk/zoekopdrachten/nieuw?{vraag}").text)
        (naam,) = (field for field in page.all("input") if field.get("name") == "naam")
        return naam.get("value", "")

    assert suggest("q=taalles&waar=Weert") == "taalles, Weert"
    assert suggest("waar=Weert&leefgebied=wonen") == "Weert"


def test_a_page_tells_why_a_colleague_is_found(anna: tuple[FlaskClient, Gebruiker]) -> None:
    page = Pagina(anna[0].get("/netwerk/mensen?q=schulden+nederweert+inlopen").text)

    assert "Anna de Wit" in page.main
    for reden in ("Geld en schulden", "Werkt in Nederweert", "‘inlopen’ staat in het profiel"):
        assert reden in page.main


def test_residents_see_the_card_without_the_name(
    portal: Flask, anna: tuple[FlaskClient, Gebruiker]
) -> None:
    page = Pagina(portal.test_client().get("/clientondersteuning?waar=6034").text)

    assert page.problems() == []
    assert "Punt Welzijn" in page.main
    assert "tel:0495111222" in page.links()
    assert "Anna" not in page.main
    assert "inlopen" not in page.main


def test_a_profile_that_is_refused_keeps_what_was_typed(
    portal: Flask, container: Container
) -> None:
    client = portal.test_client()
    log_in(client, container, Rol.PROFESSIONAL)
    typed = {
        "organisatie": "MEE",
        "telefoon": "12",
        "zichtbaarheid": "kaart",
        "talen": ["nl", "pl"],
    }

    refused = client.post("/netwerk/profiel", data=typed)
    unreachable = client.post("/netwerk/profiel", data={**typed, "telefoon": ""})
    saved = client.post(
        "/netwerk/profiel", data={**typed, "telefoon": "", "publieke_email": "mee@example.nl"}
    )

    page = Pagina(refused.text)
    assert refused.status_code == unreachable.status_code == 400
    assert page.problems() == []
    assert 'value="MEE"' in refused.text
    assert "Dit is geen telefoonnummer" in page.main
    assert "Inwoners kunnen u zo niet bereiken" in unreachable.text
    assert saved.status_code == 303


def test_a_tip_is_on_the_page_of_professionals_and_not_a_byte_of_it_on_that_of_visitors(
    portal: Flask, anna: tuple[FlaskClient, Gebruiker], slugs: dict[str, str]
) -> None:
    entry, visitor = f"/voorzieningen/{slugs['voorziening']}", portal.test_client()
    before = visitor.get(entry)
    written = anna[0].post(
        f"/netwerk/tips/nieuw/{slugs['voorziening']}", data={"tekst": "Bel in de ochtend."}
    )
    seen = anna[0].get(entry)
    after = visitor.get(entry)

    assert (written.status_code, written.location) == (303, f"{entry}#tips")
    assert Pagina(seen.text).problems() == []
    assert "Bel in de ochtend." in seen.text
    assert "Punt Welzijn, Sociaal werker" in seen.text
    assert "Anna" not in Pagina(seen.text).main
    assert after.data == before.data
    assert "Set-Cookie" not in after.headers
    assert "private" not in after.headers.get("Cache-Control", "")


def test_the_redactie_takes_a_tip_away_only_with_a_reason(
    portal: Flask, container: Container, anna: tuple[FlaskClient, Gebruiker]
) -> None:
    redacteur = portal.test_client()
    log_in(redacteur, container, Rol.REDACTEUR)
    with container.uow() as uow:
        tip = Factories(uow.session).netwerk.tip(anna[1], tekst="Nooit heen gaan.")
    anna[0].post(f"/netwerk/tips/{tip.id}/melden", data={"reden": "Een mening."})

    waits = Pagina(redacteur.get("/redactie/tips").text)
    refused = redacteur.post(f"/redactie/tips/{tip.id}/weg")
    gone = redacteur.post(
        f"/redactie/tips/{tip.id}/weg", data={f"t{tip.id.hex}-reden": "Een mening."}
    )

    assert "Een mening." in waits.main
    assert waits.problems() == Pagina(refused.text).problems() == []
    assert (refused.status_code, gone.status_code) == (400, 303)
    assert "Nooit heen gaan." not in redacteur.get("/redactie/tips?toon=alle").text


def test_a_search_is_saved_by_who_is_logged_in_and_stopped_by_the_link_of_its_mail(
    portal: Flask, container: Container, anna: tuple[FlaskClient, Gebruiker]
) -> None:
    address, visitor = "/zoeken?q=taalles&waar=Nederweert&pagina=1", portal.test_client()
    save = next(
        href for href in Pagina(anna[0].get(address).text).links() if "zoekopdrachten" in href
    )
    saved = anna[0].post(save, data={"naam": "Taalles"})
    with container.uow() as uow:
        mine = BewaardeZoekopdracht.gebruiker_id == anna[1].id
        row = uow.session.scalars(select(BewaardeZoekopdracht).where(mine)).one()
    news = {"id": str(row.id), "naam": "Taalles", "parameters": row.parameters, "aantal": 7}
    gegevens = {"zoekopdrachten": [{**news, "voorzieningen": [{"naam": "Les", "slug": "les"}]}]}
    mail = make_renderer(portal)("zoekopdrachten", "nl", gegevens)
    (link,) = re.findall(r"https?://\S+/zoekopdracht-stoppen/\S+", mail.tekst)
    stop = urlsplit(link).path

    asked = visitor.get(stop)
    still = list_names(anna[0])
    stopped = visitor.post(stop)

    assert "zoekopdrachten" not in visitor.get(address).text
    assert saved.status_code == 303
    assert row.parameters == "q=taalles&waar=Nederweert"
    assert row.gezien
    assert "en nog 6" in mail.tekst
    assert Pagina(asked.text).problems() == Pagina(visitor.get(stop).text).problems() == []
    assert asked.headers["Cache-Control"] == "no-store"
    assert (still, stopped.status_code, list_names(anna[0])) == (True, 303, False)
    assert visitor.get("/zoekopdracht-stoppen/geraden").status_code == 404


def list_names(client: FlaskClient) -> bool:
    """Whether the search stands in the list."""
    return "Taalles" in Pagina(client.get("/netwerk/zoekopdrachten").text).main


def test_a_question_is_asked_and_answered_by_mail(
    portal: Flask, container: Container, anna: tuple[FlaskClient, Gebruiker]
) -> None:
    client = portal.test_client()
    asker = log_in(client, container, Rol.PROFESSIONAL, naam="Bram")
    asked = client.post(
        "/netwerk/vragen/nieuw",
        data={"tekst": "Wie kent een kamer?", "leefgebieden": "geld-en-schulden"},
    )
    refused = client.post("/netwerk/vragen/nieuw", data={"tekst": "Bel 0495 123 456"})
    answered = anna[0].post(asked.location, data={"tekst": "Vraag het bij de inloop."})
    with container.uow() as uow:
        query = select(MailTaak).where(MailTaak.ontvanger.in_([anna[1].email, asker.email]))
        mails = {mail.soort: mail for mail in uow.session.scalars(query)}
    told = {
        soort: make_renderer(portal)(soort, "nl", mail.gegevens) for soort, mail in mails.items()
    }

    assert answered.status_code == 303
    assert "Vraag het bij de inloop." in Pagina(client.get(asked.location).text).main
    assert Pagina(refused.text).problems() == []
    assert "Bel 0495 123 456" in refused.text
    assert "Wie kent een kamer?" in told["netwerkvraag"].tekst
    assert asked.location in told["netwerkvraag"].tekst
    assert "Vraag het bij de inloop." in told["netwerkantwoord"].tekst
    assert all(Pagina(inhoud.html).errors == [] for inhoud in told.values())
