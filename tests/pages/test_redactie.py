"""The editor's desk as an editor meets it: every page keeps the rules, every form says what it did."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from portal.bootstrap import Container
from portal.data.models import (
    Aanbieder,
    Bulkactie,
    Gebruiker,
    Notitie,
    Signaal,
    Versie,
    Voorziening,
    Werklijst,
    WerklijstRegel,
    Wijziging,
    Woordpaar,
    Zoekcijfer,
)
from portal.domain.begrippen import Beluitslag, KanaalSoort, Rol, WijzigingStatus
from portal.services.werklijsten import add_werklijst
from portal.web.app import create_app
from tests.factories import Factories
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina
from tests.support.redactie import WEERT, make_redacteur
from tests.support.toegang import Wereld
from tests.support.toegang_redactie import make_aanmelding, make_wijziging

GEHEIM = "Kwartjesvoorzitter"


class Bureau:
    """A portal of its own with an editor of Weert logged in."""

    def __init__(self, container: Container) -> None:
        self.container = container
        app = create_app(container)
        app.config["WTF_CSRF_ENABLED"] = False
        for limiter in app.extensions["limiter"]:
            limiter.enabled = False
        self.client: FlaskClient = app.test_client()
        self.visitor: FlaskClient = app.test_client()
        log_in(self.client, container, Rol.REDACTEUR, gemeente_code=WEERT)
        self.wereld = Wereld(container)
        self.session = self.wereld.session
        self.make = Factories(self.session)
        self.voorziening: Voorziening = self.make.voorziening(
            naam="Eetpunt Keent",
            kanalen=[(KanaalSoort.TELEFOON, "0495 123 456")],
            plekken=[
                {"plaats": "Weert", "gemeente_code": WEERT, "openingstijden": "Mo 09:00-12:00"}
            ],
        )
        self.id = self.voorziening.id

    def page(self, address: str) -> Pagina:
        answer = self.client.get(address)
        assert answer.status_code == 200
        page = Pagina(answer.text)
        assert page.problems() == []
        return page

    def post(self, address: str, data: dict[str, Any], status: int = 303) -> Any:
        # A session that reads holds on to what it saw: it must look anew after others wrote.
        self.session.rollback()
        answer = self.client.post(address, data=data)
        assert answer.status_code == status, answer.text[-500:]
        if status != 303:
            assert Pagina(answer.text).problems() == []
        self.session.rollback()
        self.session.expire_all()
        return answer

    def count(self, model: type, *where: Any) -> int:
        return self.session.scalar(select(func.count()).select_from(model).where(*where)) or 0


@pytest.fixture(scope="module")
def bureau(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("redactie") / "instance")
    bureau = Bureau(portaal.make_container(folder))
    yield bureau
    bureau.session.close()
    bureau.container.database.dispose()


@pytest.fixture(autouse=True)
def _looks_anew(bureau: Bureau) -> None:
    """A session that still holds what it read for another test could not write."""
    bureau.session.rollback()


@pytest.mark.parametrize(
    "address",
    [
        "/redactie/",
        "/redactie/wachtrij",
        "/redactie/voorzieningen?aandacht=onvolledig&leefgebied=wonen&status=gepubliceerd&pagina=2",
        "/redactie/voorzieningen?aanbieder=x&status=y&pagina=-1&tekst=zzzzqq",
        "/redactie/voorzieningen/{id}",
        "/redactie/aanbieders/{aanbieder}",
        "/redactie/dubbelen",
        "/redactie/bulk",
        "/redactie/werklijsten",
        "/redactie/werkgebieden",
        "/redactie/werkgebieden?soort=oco&gemeente=GM0988",
        "/redactie/woorden",
        "/redactie/woorden?onderdeel=samenstellingen&tekst=schuld",
        "/redactie/woorden?onderdeel=crisis&pagina=2",
        "/redactie/woorden/wijzigen?onderdeel=stopwoorden",
        "/redactie/woorden/proef?q=schulden",
        "/redactie/zoekvragen",
        "/redactie/actualiteit",
        "/redactie/actualiteit?per=leefgebied",
        "/redactie/actualiteit?per=aanbieder",
    ],
)
def test_every_page_of_the_desk_keeps_the_page_rules(bureau: Bureau, address: str) -> None:
    bureau.page(address.format(id=bureau.id, aanbieder=bureau.voorziening.aanbieder_id))


def test_every_number_on_the_desk_leads_to_what_it_counts(bureau: Bureau) -> None:
    page = bureau.page("/redactie/")
    numbers = {
        href: int(text.split()[0])
        for href, text in page.links().items()
        if text.split() and text.split()[0].isdigit()
    }

    for href, number in numbers.items():
        if "aandacht=" in href:
            assert f"{number} voorziening" in bureau.page(href).main


def test_a_proposal_is_approved_field_by_field_and_mended(bureau: Bureau) -> None:
    id_ = make_wijziging(bureau.wereld)
    page = bureau.page(f"/redactie/wijzigingen/{id_}")
    assert "nieuw: gerust" in page.main or "nieuw:" in page.main
    version = next(e.get("value") for e in page.all("input") if e.get("name") == "version")

    bureau.post(
        f"/redactie/wijzigingen/{id_}",
        {"version": version, "veld": "samenvatting", "nieuw-samenvatting": "Kom altijd binnen."},
    )

    wijziging = bureau.session.get_one(Wijziging, id_)
    assert wijziging.status is WijzigingStatus.GOEDGEKEURD
    voorziening = bureau.session.get_one(Voorziening, wijziging.voorziening_id)
    assert voorziening.samenvatting == "Kom altijd binnen."
    assert bureau.page(f"/redactie/wijzigingen/{id_}")


def test_what_changed_meanwhile_is_shown_and_nothing_typed_is_lost(bureau: Bureau) -> None:
    id_ = make_wijziging(bureau.wereld)
    sent = {"version": "0", "veld": "samenvatting", "nieuw-samenvatting": "Mijn verbetering."}

    page = Pagina(bureau.post(f"/redactie/wijzigingen/{id_}", sent, 409).text)

    assert "intussen" in page.main
    assert "Mijn verbetering." in [page.text(e) for e in page.all("textarea")]
    assert bureau.session.get_one(Wijziging, id_).status is WijzigingStatus.WACHT


def test_html_in_a_mended_text_is_refused_at_its_field(bureau: Bureau) -> None:
    id_ = make_wijziging(bureau.wereld)
    page = bureau.page(f"/redactie/wijzigingen/{id_}")
    version = next(e.get("value") for e in page.all("input") if e.get("name") == "version")
    sent = {"version": version, "veld": "samenvatting", "nieuw-samenvatting": "<b>Kom</b>"}

    answer = bureau.post(f"/redactie/wijzigingen/{id_}", sent, 400)

    assert "fout-nieuw-samenvatting" in answer.text


def test_a_proposal_goes_back_with_ready_made_reasons(bureau: Bureau) -> None:
    id_ = make_wijziging(bureau.wereld)
    bureau.post(f"/redactie/wijzigingen/{id_}/terug", {}, 400)

    bureau.post(f"/redactie/wijzigingen/{id_}/terug", {"kant": ["b1"], "reden": "Dank!"})

    wijziging = bureau.session.get_one(Wijziging, id_)
    assert wijziging.status is WijzigingStatus.TERUGGESTUURD
    assert wijziging.reden.splitlines()[-1] == "Dank!"
    assert len(wijziging.reden.splitlines()) == 2


def test_a_registration_shows_what_looks_like_it_and_is_let_in(bureau: Bureau) -> None:
    id_ = make_aanmelding(bureau.wereld)
    bureau.page(f"/redactie/aanmeldingen/{id_}")

    bureau.post(f"/redactie/aanmeldingen/{id_}", {})

    assert bureau.count(Aanbieder, Aanbieder.naam.startswith("Nieuwe Stichting")) == 1
    turned_down = make_aanmelding(bureau.wereld)
    bureau.post(f"/redactie/aanmeldingen/{turned_down}/afwijzen", {}, 400)
    bureau.post(f"/redactie/aanmeldingen/{turned_down}/afwijzen", {"kant": "onbekend"})
    assert bureau.count(Gebruiker, Gebruiker.naam == "Bo") == 1


def test_notes_stay_inside(bureau: Bureau) -> None:
    notities = f"/redactie/voorzieningen/{bureau.id}/notities"
    bureau.post(notities, {"tekst": " "}, 400)
    bureau.post(notities, {"tekst": GEHEIM})
    aanbieder = bureau.voorziening.aanbieder_id
    bureau.post(f"/redactie/aanbieders/{aanbieder}/notities", {"tekst": GEHEIM})

    assert GEHEIM in bureau.page(f"/redactie/voorzieningen/{bureau.id}").main
    slug = bureau.voorziening.slug
    owner = bureau.session.get_one(Aanbieder, aanbieder).slug
    for address in (
        f"/voorzieningen/{slug}",
        f"/aanbieders/{owner}",
        f"/api/v1/voorzieningen/{bureau.id}",
        f"/api/v1/zoeken?q={GEHEIM}",
        "/sitemap.xml",
    ):
        assert GEHEIM not in bureau.visitor.get(address).text.replace(f"?q={GEHEIM}", "").replace(
            f'"q":"{GEHEIM}"', ""
        )
    for note in bureau.session.scalars(select(Notitie)).all():
        key = "voorziening" if note.voorziening_id else "aanbieder"
        bureau.post(
            f"/redactie/notities/{note.id}/weg", {key: str(note.voorziening_id or aanbieder)}
        )
    assert bureau.count(Notitie) == 0


def test_many_entries_are_seen_changed_and_put_back(bureau: Bureau) -> None:
    chosen = {"id": str(bureau.id), "werk": "wet-erbij", "met_wet": "wmo"}
    page = Pagina(bureau.post("/redactie/bulk/voorbeeld", chosen, 200).text)
    assert "Wmo 2015" in page.main
    assert bureau.session.get_one(Voorziening, bureau.id).wetten == ()

    bureau.post("/redactie/bulk", {"id": str(bureau.id), "werk": "wet-erbij", "waarde": "wmo"})
    assert [wet.value for wet in bureau.session.get_one(Voorziening, bureau.id).wetten] == ["wmo"]

    newest = select(Bulkactie.id).where(Bulkactie.waarde == "wmo").order_by(Bulkactie.op.desc())
    actie = next(
        id_
        for id_ in bureau.session.scalars(newest)
        if str(bureau.id) in bureau.session.get_one(Bulkactie, id_).regels
    )
    assert "Terugdraaien" in bureau.page("/redactie/bulk").main
    bureau.post(f"/redactie/bulk/{actie}/terug", {})
    assert bureau.session.get_one(Voorziening, bureau.id).wetten == ()
    bureau.post("/redactie/bulk/voorbeeld", {"werk": "wet-erbij", "met_wet": "wmo"})
    bureau.post(
        "/redactie/bulk/voorbeeld",
        {"alles": "1", "werk": "bevestigen", "tekst": "Eetpunt Keent"},
        200,
    )


def test_a_bulk_change_that_cannot_be_keeps_the_ticks_and_is_no_success(bureau: Bureau) -> None:
    refused = bureau.client.post(
        "/redactie/bulk/voorbeeld",
        data={"id": str(bureau.id), "werk": "doelgroep-erbij", "tekst": "Eetpunt Keent"},
        follow_redirects=True,
    )

    page = Pagina(refused.text)
    assert refused.status_code == 200
    assert page.problems() == []
    assert [one for one in page.root.iter("div") if one.get("role") == "alert"]
    ticked = [box for box in page.root.iter("input") if box.get("checked") is not None]
    assert [box.get("value") for box in ticked] == [str(bureau.id)]
    chosen = [one for one in page.root.iter("option") if one.get("selected") is not None]
    assert "doelgroep-erbij" in [one.get("value") for one in chosen]


def test_an_old_version_is_put_back_from_the_history(bureau: Bureau) -> None:
    entry = bureau.make.voorziening(naam="Terug", samenvatting="Eerst.", werkgebied=[WEERT])
    bureau.post("/redactie/bulk", {"id": str(entry.id), "werk": "wet-erbij", "waarde": "wmo"})
    bureau.page(f"/redactie/voorzieningen/{entry.id}")

    bureau.post(f"/redactie/voorzieningen/{entry.id}/terugzetten", {"nummer": "1"})

    assert bureau.session.get_one(Voorziening, entry.id).wetten == ()
    assert bureau.count(Versie, Versie.voorziening_id == entry.id) == 3


def test_an_entry_follows_the_texts_of_another_by_its_address(bureau: Bureau) -> None:
    follower = bureau.make.voorziening(naam="Volger", samenvatting="Eigen.", werkgebied=[WEERT])
    address = f"/redactie/voorzieningen/{follower.id}/sjabloon"

    bureau.post(address, {"sjabloon": f"https://x.nl/redactie/voorzieningen/{bureau.id}"})
    bureau.session.refresh(follower)
    assert follower.samenvatting == bureau.voorziening.samenvatting
    assert "Stop met overnemen" in bureau.page(f"/redactie/voorzieningen/{follower.id}").main
    assert "Volger" in bureau.page(f"/redactie/voorzieningen/{bureau.id}").main
    for form in ({"stop": "1"}, {"sjabloon": "geen adres"}, {"sjabloon": str(follower.id)}):
        bureau.post(address, form)


def test_doubles_are_made_one(bureau: Bureau) -> None:
    plek = {"postcode": "6001 TV", "huisnummer": "3", "plaats": "Weert", "gemeente_code": WEERT}
    a, b = (
        bureau.make.voorziening(naam=naam, plekken=[plek]) for naam in ("De Zwaluw", "Zwaluw, de")
    )
    bureau.container.dubbelen._refresh()

    assert "De Zwaluw" in bureau.page("/redactie/dubbelen").main
    assert "Zwaluw, de" in bureau.page(f"/redactie/voorzieningen/{a.id}").main
    bureau.page(f"/redactie/samenvoegen/{a.id}/{b.id}")
    bureau.post(f"/redactie/samenvoegen/{a.id}/{b.id}", {"naam": "blijft"})

    answer = bureau.visitor.get(f"/voorzieningen/{b.slug}")
    assert (answer.status_code, answer.location) == (301, f"/voorzieningen/{a.slug}")
    assert "De Zwaluw" in bureau.page(f"/redactie/voorzieningen/{b.id}").main
    bureau.post("/redactie/dubbelen/niet", {"a": str(a.id), "b": str(b.id)})


def test_two_aanbieders_are_made_one(bureau: Bureau) -> None:
    a, b = (bureau.make.aanbieder(naam=naam) for naam in ("Kring Zuid", "Zuid Kring"))
    bureau.page(f"/redactie/aanbieders/samenvoegen/{a.id}/{b.id}")

    bureau.post(f"/redactie/aanbieders/samenvoegen/{a.id}/{b.id}", {})

    assert bureau.count(Aanbieder, Aanbieder.naam == "Zuid Kring") == 0


def test_a_word_is_kept_and_a_file_of_words_read(bureau: Bureau) -> None:
    wijzigen = "/redactie/woorden/wijzigen?onderdeel=woorden"
    bureau.post(wijzigen, {"relatie": "synoniem"}, 400)
    bureau.post(
        wijzigen,
        {"gewoon": "blorf", "vakterm": "voedselbank", "relatie": "synoniem", "leefgebied": ""},
    )
    key = "&sleutel=blorf&sleutel=voedselbank"
    bureau.page(wijzigen + key)
    bureau.post(
        wijzigen + key,
        {"gewoon": "blorfje", "vakterm": "voedselbank", "relatie": "synoniem", "leefgebied": ""},
    )

    exported = bureau.client.get("/redactie/woorden/bestand?onderdeel=woorden")
    assert "blorfje\tvoedselbank" in exported.text
    bureau.post(
        "/redactie/woorden/weg", {"onderdeel": "woorden", "sleutel": ["blorfje", "voedselbank"]}
    )
    assert bureau.count(Woordpaar, Woordpaar.gewoon == "blorfje") == 0
    header, *rows = exported.data.splitlines(keepends=True)
    back = io.BytesIO(header + next(row for row in rows if row.startswith(b"blorfje")))
    bureau.post("/redactie/woorden/bestand", {"bestand": (back, "woorden.tsv")})
    assert bureau.count(Woordpaar, Woordpaar.gewoon == "blorfje") == 1
    wrong = io.BytesIO(b"gewoon\tvakterm\tleefgebied\trelatie\tcrisis\na\tb\t\tneef\t0\n")
    bureau.post("/redactie/woorden/bestand", {"bestand": (wrong, "woorden.tsv")}, 400)
    tried = "/redactie/woorden/proef?q=blorf&gewoon=blorf&vakterm=voedselbank&relatie=synoniem"
    assert "Met dit woordpaar erbij" in bureau.page(tried).main
    assert bureau.client.get(tried.replace("synoniem", "neef")).status_code == 400


def test_a_question_in_vain_becomes_a_word_a_task_or_is_seen(bureau: Bureau) -> None:
    for number in range(2):
        row = Zoekcijfer(
            maand=date(2026, 11, 1),
            hash=str(number) * 64,
            woorden=f"blorf {number}",
            aantal=9,
            leeg=9,
        )
        bureau.session.add(row)
    bureau.session.commit()
    page = bureau.page("/redactie/zoekvragen")
    assert any("gewoon=blorf" in href for href in page.links())
    first, second = bureau.session.scalars(select(Zoekcijfer.id).order_by(Zoekcijfer.hash)).all()

    bureau.post(f"/redactie/zoekvragen/{first}/taak", {"woorden": "blorf 0"})
    bureau.post(f"/redactie/zoekvragen/{second}/gezien", {})

    assert bureau.count(Werklijst, Werklijst.naam == "Uitzoeken: blorf 0") == 1
    assert "blorf" not in bureau.page("/redactie/zoekvragen").main


def test_a_round_is_made_called_and_finished(bureau: Bureau) -> None:
    chosen = bureau.client.post(
        "/redactie/bulk/voorbeeld",
        data={"id": str(bureau.id), "werk": "werklijst"},
        follow_redirects=True,
    )
    assert "Nieuwe werklijst" in chosen.text
    many = bureau.client.post(
        "/redactie/bulk/voorbeeld",
        data={"id": [str(uuid4()) for _ in range(1_000)], "werk": "werklijst"},
    )
    assert (many.status_code, many.location) == (307, "/redactie/werklijsten/nieuw")
    bureau.post(
        "/redactie/werklijsten/nieuw", {"id": str(bureau.id), "naam": "", "gebruiker": ""}, 400
    )
    made = bureau.post(
        "/redactie/werklijsten/nieuw",
        {"id": str(bureau.id), "naam": "Belronde", "gebruiker": "", "toegewezen_aan": "Belgroep"},
    )
    lijst = made.location
    assert "Belgroep" in bureau.page(f"{lijst}/belblad").main
    assert "0495 123 456" in bureau.page(f"{lijst}/belblad").main
    regel = bureau.session.scalars(select(WerklijstRegel)).one()

    bureau.post(f"{lijst}/uitslag", {"regel": str(regel.id), "uitslag": "anders"}, 400)
    bureau.post(
        f"{lijst}/uitslag", {"regel": str(regel.id), "uitslag": "anders", "opmerking": "Verhuisd"}
    )
    bureau.post(f"{lijst}/toewijzen", {"gebruiker": "", "toegewezen_aan": "Bo"})
    bureau.post(f"{lijst}/klaar", {"klaar": "ja"})

    assert bureau.session.get_one(WerklijstRegel, regel.id).uitslag is Beluitslag.ANDERS
    assert bureau.count(Signaal, Signaal.tekst == "Verhuisd") == 1
    assert "1 van 1" in bureau.page(lijst).main
    assert "Belronde" in bureau.page("/redactie/werklijsten").main


def test_the_figures_can_be_taken_along(bureau: Bureau) -> None:
    answer = bureau.client.get("/redactie/actualiteit/bestand?per=leefgebied")

    assert answer.mimetype == "text/csv"
    header, *rows = answer.text.splitlines()
    assert header.startswith("leefgebied;totaal;op_tijd")
    assert len(rows) == 16


def test_a_worklist_of_another_gemeente_is_closed(bureau: Bureau) -> None:
    id_: UUID = add_werklijst(bureau.container.uow(), wie=make_redacteur("GM0946"), naam="Elders")

    assert bureau.client.get(f"/redactie/werklijsten/{id_}").status_code == 403
