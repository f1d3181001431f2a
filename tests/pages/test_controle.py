"""The links of the cycle: whoever has one answers in a minute, and nobody gets further by it."""

import re
from datetime import date
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data.models import Controleronde, IndexTaak, MailTaak, Signaal, Versie, Voorziening
from portal.domain.begrippen import Gebeurtenis, KanaalSoort, Rol, SignaalBron, VoorzieningStatus
from portal.services.controle import run_controle
from portal.services.voorzieningen import get_voorziening_by_id
from portal.web.app import create_app
from portal.web.common.controlelink import make_controle_token
from portal.web.common.mail import make_renderer
from tests.factories import Factories
from tests.support.pagina import Pagina

VANDAAG = date(2026, 11, 20)
WEEK = "Mo,We 09:00-12:00"


@pytest.fixture
def app(own_container: Container) -> Flask:
    app = create_app(own_container)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def vraag(own_container: Container) -> list[Voorziening]:
    """Two entries of one aanbieder that was asked today, and one of another."""
    with own_container.uow() as uow:
        factories = Factories(uow.session)
        kei = factories.aanbieder(naam="De Kei (proef)", email="kei@example.nl")
        made = [
            factories.voorziening(
                naam=naam,
                aanbieder=aanbieder,
                gecontroleerd_op=date(2026, 5, 20),
                plekken=[{"straat": "Markt", "huisnummer": "1", "plaats": "Weert",
                          "gemeente_code": "GM0988", "openingstijden": WEEK}],
                kanalen=[(KanaalSoort.TELEFOON, "0495-555 123")],
            )
            for naam, aanbieder in (
                ("Kei een", kei),
                ("Kei twee", kei),
                ("Vreemd", factories.aanbieder(naam="Vreemd (proef)", email="vreemd@example.nl")),
            )
        ]  # fmt: skip
        for voorziening in made:
            factories.controleronde(voorziening.id, gevraagd_op=VANDAAG)
    return made


def link(app: Flask, aanbieder_id: UUID, ronde: str = "2026-11-20", tot: str = "2027-03-20") -> str:
    with app.app_context():
        return f"/controle/{make_controle_token(str(aanbieder_id), ronde, tot)}"


@pytest.fixture
def address(app: Flask, vraag: list[Voorziening]) -> str:
    return link(app, vraag[0].aanbieder_id)


def stored(container: Container, id_: UUID) -> Voorziening:
    with container.uow() as uow:
        return uow.session.get_one(Voorziening, id_)


def signals(container: Container) -> list[Signaal]:
    with container.uow() as uow:
        return list(uow.session.scalars(select(Signaal)))


def history(container: Container, id_: UUID) -> list[tuple[Gebeurtenis, Rol | None, str]]:
    with container.uow() as uow:
        rows = uow.session.scalars(
            select(Versie).where(Versie.voorziening_id == id_).order_by(Versie.nummer)
        )
        return [(row.gebeurtenis, row.rol, row.organisatie) for row in rows]


def values(client: FlaskClient, address: str) -> dict[str, str]:
    """The fields of the form at this address, as they are shown."""
    page = Pagina(client.get(address).text)
    found = {e.get("name", ""): e.get("value", "") for e in page.all("input")}
    return found | {e.get("name", ""): "".join(e.itertext()).strip() for e in page.all("textarea")}


def test_the_mail_leads_to_pages_that_keep_the_page_rules(
    app: Flask, client: FlaskClient, own_container: Container
) -> None:
    with own_container.uow() as uow:
        factories = Factories(uow.session)
        aanbieder = factories.aanbieder(naam="De Kei (proef)", email="kei@example.nl")
        factories.voorziening(
            naam="Kei een", aanbieder=aanbieder, gecontroleerd_op=date(2026, 5, 1)
        )
    run_controle(own_container.uow())
    with own_container.uow() as uow:
        mail = uow.session.scalars(
            select(MailTaak).where(MailTaak.ontvanger == "kei@example.nl")
        ).one()

    inhoud = make_renderer(app)(mail.soort, "nl", mail.gegevens)

    links = re.findall(r"http://127.0.0.1:8000(/\S+)", inhoud.tekst)
    assert len(links) == 4
    for path in links:
        answer = client.get(path)
        assert answer.status_code == 200
        assert Pagina(answer.text).problems() == []
        assert f"http://127.0.0.1:8000{path}" in inhoud.html
    assert inhoud.onderwerp == "Klopt deze informatie nog? (1 vermelding)"
    assert "Dag,\n" in inhoud.tekst
    assert Pagina(inhoud.html).errors == []


@pytest.mark.parametrize("soort", ["controle", "controle_herinnering"])
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_every_mail_of_the_cycle_can_be_made_and_is_safe(app: Flask, soort: str, taal: str) -> None:
    gegevens = {
        "aanbieder_id": str(UUID(int=1)),
        "aanbieder": "<b>De Kei</b>",
        "ronde": "2026-11-20",
        "geldig_tot": "2027-03-20",
        "voorzieningen": [{"id": str(UUID(int=n)), "naam": "A & <i>B</i>"} for n in (1, 2)],
    }

    inhoud = make_renderer(app)(soort, taal, gegevens)

    assert Pagina(inhoud.html).all("b", "i", "img") == []
    assert "A & <i>B</i>" in inhoud.tekst
    assert "\n\n\n\n" not in inhoud.tekst
    assert not re.search(r"^ {3,}", inhoud.tekst, re.MULTILINE)


@pytest.mark.parametrize("deel", ["", "/{0}/klopt", "/{0}/wijzigen", "/{0}/gestopt", "/klaar"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_scanner_that_opens_every_link_changes_nothing(
    client: FlaskClient,
    own_container: Container,
    vraag: list[Voorziening],
    address: str,
    deel: str,
    method: str,
) -> None:
    answer = client.open(address + deel.format(vraag[0].id), method=method)

    assert answer.status_code == 200
    assert stored(own_container, vraag[0].id).version == vraag[0].version
    with own_container.uow() as uow:
        assert uow.session.get(Controleronde, vraag[0].id) is not None
    if method == "GET":
        page = Pagina(answer.text)
        assert page.problems() == []
        assert "Vreemd" not in page.main


def test_all_is_confirmed_in_one_go_in_the_name_of_the_organisation(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    gezien = [f"{v.id}:{v.version}" for v in vraag[:2]]

    answer = client.post(f"{address}/klopt", data={"gezien": gezien})

    assert answer.status_code == 303
    for voorziening in vraag[:2]:
        now = stored(own_container, voorziening.id)
        assert (now.gecontroleerd_op, now.gecontroleerd_door) == (VANDAAG, "De Kei (proef)")
        assert history(own_container, voorziening.id)[-1] == (
            Gebeurtenis.BEVESTIGD,
            Rol.AANBIEDER,
            "De Kei (proef)",
        )
    page = Pagina(client.get(answer.location).text)
    assert page.problems() == []
    assert "U bent klaar" in page.main
    assert "Gecontroleerd op 20 november 2026 door De Kei (proef)" in page.main
    with own_container.uow() as uow:
        queued = set(uow.session.scalars(select(IndexTaak.voorziening_id)))
    assert {v.id for v in vraag[:2]} <= queued


def test_a_link_whose_questions_are_answered_says_that_nothing_is_left_to_do(
    client: FlaskClient, vraag: list[Voorziening], address: str
) -> None:
    gezien = [f"{v.id}:{v.version}" for v in vraag[:2]]
    client.post(f"{address}/klopt", data={"gezien": gezien})

    used = client.get(address)
    again = client.post(f"{address}/klopt", data={"gezien": gezien})

    assert used.status_code == 410
    assert "Heeft u alles al gecontroleerd?" in Pagina(used.text).main
    assert Pagina(used.text).problems() == []
    assert again.status_code == 303


def test_an_entry_that_was_hidden_is_public_again_when_it_is_confirmed(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    with own_container.uow() as uow:
        uow.session.get_one(Voorziening, vraag[0].id).status = VoorzieningStatus.VERLOPEN
        uow.commit()
    version = stored(own_container, vraag[0].id).version
    assert "Bezoekers zien dit nu niet" in Pagina(client.get(address).text).main

    client.post(f"{address}/klopt", data={"gezien": f"{vraag[0].id}:{version}"})

    assert get_voorziening_by_id(own_container.uow(), vraag[0].id).bevestigd


def test_what_changed_since_it_was_seen_is_not_confirmed_blindly(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    seen = f"{vraag[0].id}:{vraag[0].version}"
    with own_container.uow() as uow:
        uow.session.get_one(Voorziening, vraag[0].id).kosten = "€ 100"
        uow.commit()

    answer = client.post(f"{address}/klopt", data={"gezien": seen})

    assert "Er is nog niets bevestigd" in Pagina(answer.text).main
    assert stored(own_container, vraag[0].id).gecontroleerd_op != VANDAAG


def test_what_is_wrong_is_mended_at_once(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    page = f"{address}/{vraag[0].id}/wijzigen"
    shown = values(client, page)
    assert shown["telefoon"] == "0495-555 123"
    assert shown["openingstijden"] == "maandag 09:00 - 12:00\nwoensdag 09:00 - 12:00"

    answer = client.post(
        page,
        data=shown
        | {
            "telefoon": "0495 555 999",
            "openingstijden": "ma t/m vr 9 tot 12.30 uur",
            "gesloten_tot": "2026-12-24",
            "gesloten_reden": "Verbouwing",
        },
    )

    assert answer.status_code == 303
    detail = get_voorziening_by_id(own_container.uow(), vraag[0].id)
    assert detail.telefoon == "0495 555 999"
    assert detail.plekken[0].openingstijden == "Mo,Tu,We,Th,Fr 09:00-12:30"
    assert (detail.gesloten_tot, detail.gesloten_reden) == (date(2026, 12, 24), "Verbouwing")
    assert (detail.gecontroleerd_op, detail.plekken[0].straat) == (VANDAAG, "Markt")
    assert [event for event, *_ in history(own_container, vraag[0].id)][-2:] == [
        Gebeurtenis.GESLOTEN,
        Gebeurtenis.BEVESTIGD,
    ]
    assert signals(own_container) == []
    assert "staat op de website" in Pagina(client.get(answer.location).text).main


def test_what_an_aanbieder_writes_beside_it_goes_to_the_redactie_and_confirms_nothing(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    page = f"{address}/{vraag[0].id}/wijzigen"
    before = history(own_container, vraag[0].id)

    client.post(
        page,
        data=values(client, page)
        | {"openingstijden": "op afspraak", "opmerking": "Wij gaan verhuizen."},
    )

    [signaal] = signals(own_container)
    assert (signaal.bron, signaal.geescaleerd_op) == (SignaalBron.AANBIEDER, VANDAAG)
    assert "Openingstijden: op afspraak" in signaal.tekst
    assert "Wij gaan verhuizen." in signaal.tekst
    now = stored(own_container, vraag[0].id)
    assert now.gecontroleerd_op == date(2026, 5, 20)
    assert history(own_container, vraag[0].id) == before
    with own_container.uow() as uow:
        ronde = uow.session.get_one(Controleronde, vraag[0].id)
    assert (ronde.herinnerd_op, ronde.werklijst_op) == (VANDAAG, VANDAAG)


@pytest.mark.parametrize(
    ("veld", "tekst", "said"),
    [
        ("telefoon", "bel maar", "Dit is geen telefoonnummer"),
        ("email", "a@", "Dit is geen e-mailadres"),
        ("website", "kei", "Dit is geen webadres"),
        ("gesloten_tot", "2026-11-20", "Deze datum is al geweest"),
        ("gesloten_reden", "<b>dicht</b>", "alleen gewone tekst"),
        ("opmerking", "<img src=x onerror=alert(1)>", "alleen gewone tekst"),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    client: FlaskClient,
    own_container: Container,
    vraag: list[Voorziening],
    address: str,
    veld: str,
    tekst: str,
    said: str,
) -> None:
    page = f"{address}/{vraag[0].id}/wijzigen"
    typed = values(client, page) | {"opmerking": "Blijf staan.", veld: tekst}

    answer = client.post(page, data=typed)

    shown = Pagina(answer.text)
    assert shown.problems() == []
    assert said in shown.main
    assert f"#veld-{veld}" in shown.links()
    assert ("Blijf staan." in shown.main) or veld == "opmerking"
    assert tekst in {e.get("value", "") for e in shown.all("input")} | {
        "".join(e.itertext()).strip() for e in shown.all("textarea")
    }
    assert stored(own_container, vraag[0].id).version == vraag[0].version


def test_two_who_change_the_same_entry_lose_nothing(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    page = f"{address}/{vraag[0].id}/wijzigen"
    typed = values(client, page) | {"telefoon": "0495 555 999"}
    with own_container.uow() as uow:
        uow.session.get_one(Voorziening, vraag[0].id).kosten = "€ 2"
        uow.commit()

    first = client.post(page, data=typed)
    shown = Pagina(first.text)
    fields = {e.get("name", ""): e.get("value", "") for e in shown.all("input")}
    assert "Iemand heeft dit intussen aangepast" in shown.main
    assert fields["telefoon"] == "0495 555 999"
    second = client.post(page, data=typed | {"gezien": fields["gezien"]})

    assert second.status_code == 303
    now = get_voorziening_by_id(own_container.uow(), vraag[0].id)
    assert (now.telefoon, now.kosten) == ("0495 555 999", "€ 2")


def test_what_stopped_goes_to_the_archive_and_the_redactie_is_told(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    page = f"{address}/{vraag[0].id}/gestopt"

    answer = client.post(page, data={"per": "2026-11-01", "reden": "Geen vrijwilligers meer."})

    assert answer.status_code == 303
    assert stored(own_container, vraag[0].id).status is VoorzieningStatus.GEARCHIVEERD
    assert history(own_container, vraag[0].id)[-1][0] is Gebeurtenis.BEEINDIGD
    [signaal] = signals(own_container)
    assert signaal.tekst == "Geen vrijwilligers meer."
    assert client.get(page).status_code == 410
    assert client.get(f"/voorzieningen/{vraag[0].slug}").status_code in {404, 410}


def test_what_will_stop_stays_until_that_day(
    client: FlaskClient, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    client.post(f"{address}/{vraag[0].id}/gestopt", data={"per": "2027-01-01", "reden": ""})

    assert stored(own_container, vraag[0].id).status is VoorzieningStatus.GEPUBLICEERD
    [signaal] = signals(own_container)
    assert signaal.termijn == date(2027, 1, 1)


def test_a_forged_link_opens_nothing_and_tells_nothing(
    app: Flask, client: FlaskClient, vraag: list[Voorziening], address: str
) -> None:
    forged = [
        "/controle/x",
        f"{address}x",
        address.replace("controle/", "controle/A", 1),
        link(app, UUID(int=5)),
    ]

    answers = [client.get(path) for path in forged]

    assert {answer.status_code for answer in answers} == {404}
    assert len({Pagina(answer.text).main for answer in answers}) == 1
    page = Pagina(answers[0].text)
    assert page.problems() == []
    assert "redactie@socialekaart.example.nl" in page.main
    assert "Kei" not in page.main


def test_an_old_link_says_how_to_go_on(
    app: Flask, client: FlaskClient, vraag: list[Voorziening]
) -> None:
    old = link(app, vraag[0].aanbieder_id, tot="2026-11-19")

    for deel in ("", "/klaar", f"/{vraag[0].id}/wijzigen", f"/{vraag[0].id}/gestopt"):
        answer = client.get(old + deel)
        assert answer.status_code == 410
        assert "Kei" not in Pagina(answer.text).main


def test_a_link_of_a_round_that_is_over_does_not_open_the_next(
    app: Flask, client: FlaskClient, vraag: list[Voorziening]
) -> None:
    before = link(app, vraag[0].aanbieder_id, ronde="2026-11-19")

    assert client.get(before).status_code == 410
    assert client.get(f"{before}/{vraag[0].id}/wijzigen").status_code == 410


@pytest.mark.parametrize("deel", ["klopt", "wijzigen", "gestopt"])
def test_a_link_does_not_open_the_entries_of_others(
    client: FlaskClient,
    own_container: Container,
    vraag: list[Voorziening],
    address: str,
    deel: str,
) -> None:
    other = vraag[2]

    assert client.get(f"{address}/{other.id}/{deel}").status_code == 404
    client.post(f"{address}/{other.id}/{deel}", data={"gezien": other.version})
    answer = client.post(f"{address}/klopt", data={"gezien": f"{other.id}:{other.version}"})

    assert answer.status_code == 404
    assert stored(own_container, other.id).version == other.version


@pytest.mark.parametrize("gezien", ["x", "1:2", f"{UUID(int=1)}:x", ":::"])
def test_what_the_page_cannot_have_sent_is_refused(
    client: FlaskClient, address: str, gezien: str
) -> None:
    assert client.post(f"{address}/klopt", data={"gezien": gezien}).status_code == 404


def test_without_the_token_of_the_page_nothing_is_confirmed(
    app: Flask, own_container: Container, vraag: list[Voorziening], address: str
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    answer = app.test_client().post(
        f"{address}/klopt", data={"gezien": f"{vraag[0].id}:{vraag[0].version}"}
    )

    assert answer.status_code == 400
    assert stored(own_container, vraag[0].id).version == vraag[0].version


def test_who_tries_links_is_stopped(client: FlaskClient) -> None:
    answers = [client.get(f"/controle/poging{number}").status_code for number in range(62)]

    assert answers[:60] == [404] * 60
    assert answers[-1] == 429
