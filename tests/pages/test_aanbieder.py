"""The pages of an aanbieder: its own entries only, every page by the rules, nothing typed lost."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.bootstrap import Container
from portal.data.models import Aanbieder, Rolverlening, Voorziening, Wijziging
from portal.domain.begrippen import (
    Doelgroep,
    KanaalSoort,
    Leefgebied,
    Rol,
    VoorzieningStatus,
)
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.wijzigingen import read_huidig
from portal.services.zoeken import ZoekOpdracht
from portal.web.app import create_app
from tests.factories import Factories
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina

NUMMERS = count(1)
PAGES = ["", "wijzigen", "openingstijden", "sluiten", "stoppen", "voorbeeld"]
POSTS = ["klopt", "intrekken", "open", "concept", "concept/weg"]


@pytest.fixture(scope="module")
def container(demo_instance, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    folder = tmp_path_factory.mktemp("aanbieder") / "instance"
    container = portaal.make_container(portaal.copy_of(demo_instance, folder))
    yield container
    container.database.dispose()


@pytest.fixture(scope="module")
def aanbieder_app(container: Container) -> Flask:
    app = create_app(container)
    app.testing = True
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def make(container: Container) -> Iterator[Factories]:
    with container.uow() as uow:
        yield Factories(uow.session)


@pytest.fixture
def entry(make: Factories) -> Voorziening:
    number = next(NUMMERS)
    return make.voorziening(
        naam=f"Koffie-inloop {number}",
        slug=f"koffie-inloop-{number}",
        aanbieder=make.aanbieder(naam=f"Buurthuis {number}", slug=f"buurthuis-{number}"),
        gecontroleerd_op=date(2026, 3, 1),
        doelgroepen=(Doelgroep.OUDEREN,),
        leeftijd_van=18,
        plekken=[
            {"straat": "Markt", "huisnummer": "1", "postcode": "6001 TV", "plaats": "Weert",
             "gemeente_code": "GM0988", "openingstijden": "Mo 09:00-10:00"},
            {"straat": "Beekpoort", "huisnummer": "2", "plaats": "Weert",
             "openingstijden": "Dec 24 off; Tu 10:00-12:00"},
        ],
        kanalen=[(KanaalSoort.TELEFOON, "0495-555 101")],
        werkgebied=["GM0988", "WK098821"],
    )  # fmt: skip


@pytest.fixture
def own(aanbieder_app: Flask, container: Container, entry: Voorziening) -> FlaskClient:
    client = aanbieder_app.test_client()
    log_in(client, container, Rol.AANBIEDER, aanbieder_id=entry.aanbieder_id)
    return client


@pytest.fixture
def other(aanbieder_app: Flask, container: Container, make: Factories) -> FlaskClient:
    client = aanbieder_app.test_client()
    number = next(NUMMERS)
    stranger = make.aanbieder(naam=f"Ander {number}", slug=f"ander-{number}")
    log_in(client, container, Rol.AANBIEDER, aanbieder_id=stranger.id)
    return client


def at(entry: Voorziening, rest: str = "") -> str:
    return f"/aanbieder/voorzieningen/{entry.id}" + (f"/{rest}" if rest else "")


def read(container: Container, id_: UUID) -> VoorzieningInvoer:
    with container.uow() as uow:
        return read_huidig(uow.session, id_)


def fields(answer: TestResponse) -> dict[str, list[str]]:
    """What a browser would send of the big form on this page."""
    page = Pagina(answer.text)
    (form,) = [f for f in page.all("form") if "formulier" in (f.get("class") or "")]
    found: dict[str, list[str]] = {}
    for element in form.iter():
        name, kind = element.get("name"), element.get("type")
        if not name or element.tag == "button":
            continue
        if element.tag == "textarea":
            # The first line end of a textarea is not part of its value; browsers send CRLF.
            found.setdefault(name, []).append("".join(element.itertext()).removeprefix("\n"))
        elif element.tag == "select":
            chosen = [o.get("value", "") for o in element.iter("option") if "selected" in o.attrib]
            found.setdefault(name, []).append(chosen[0] if chosen else "")
        elif kind not in ("checkbox", "radio") or "checked" in element.attrib:
            found.setdefault(name, []).append(element.get("value", ""))
    return found


def main(answer: TestResponse) -> str:
    return Pagina(answer.text).main


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_entry_keeps_the_page_rules(own, entry, page, prefix):
    answer = own.get(prefix + at(entry, page))

    assert answer.status_code == 200
    assert Pagina(answer.text).problems() == []


@pytest.mark.parametrize(
    "page",
    ["/aanbieder/", "/aanbieder/voorzieningen/nieuw", "/aanbieder/voorzieningen/nieuw/voorbeeld"],
)
def test_the_other_pages_keep_the_page_rules(own, page):
    answer = own.get(page)

    assert answer.status_code == 200
    assert Pagina(answer.text).problems() == []


@pytest.mark.parametrize("page", PAGES)
def test_somebody_elses_entry_is_refused_and_a_guess_finds_nothing(other, entry, make, page):
    hidden = make.voorziening(
        naam=f"Geheim {next(NUMMERS)}",
        slug=f"geheim-{uuid4()}",
        aanbieder=entry.aanbieder,
        status=VoorzieningStatus.CONCEPT,
    )

    assert other.get(at(entry, page)).status_code == 403
    assert other.get(at(hidden, page)).status_code == 404
    assert other.get(f"/aanbieder/voorzieningen/{uuid4()}/{page}".rstrip("/")).status_code == 404


@pytest.mark.parametrize("page", [*POSTS, "wijzigen", "openingstijden", "sluiten", "stoppen"])
def test_somebody_else_changes_nothing(other, container, entry, page):
    before = read(container, entry.id)
    data = {"zeker": "y", "gesloten_tot": "1-2-2027", "naam": "Gekaapt"}

    answer = other.post(at(entry, page), data=data)

    # Throwing one's own draft away is fine whatever the entry is; there is none.
    assert answer.status_code == (303 if page == "concept/weg" else 403)
    assert read(container, entry.id) == before


def test_a_desk_of_somebody_else_is_refused(own, other, entry):
    assert other.get(f"/aanbieder/?aanbieder={entry.aanbieder_id}").status_code == 403
    assert own.get("/aanbieder/?aanbieder=onzin").status_code == 400
    assert other.post("/aanbieder/klopt", data={"voorziening": str(entry.id)}).status_code == 403
    wrong = f"/aanbieder/voorzieningen/nieuw?aanbieder={entry.aanbieder_id}"
    assert other.get(wrong).status_code == 403
    assert other.get(f"/aanbieder/voorzieningen/nieuw?kopie={entry.id}").status_code == 403


def test_the_desk_tells_how_entries_stand_and_confirms_them_in_one_go(own, container, entry):
    answer = own.get("/aanbieder/")
    assert entry.naam in main(answer)
    assert "Alles klopt nog" in main(answer)

    done = own.post(
        "/aanbieder/klopt",
        data={"voorziening": [str(entry.id)], "aanbieder": str(entry.aanbieder_id)},
    )

    assert done.status_code == 303
    assert read(container, entry.id).gecontroleerd_op == date(2026, 11, 20)
    assert "Alles klopt nog" not in main(own.get(done.location))


def test_sending_the_form_as_it_is_changes_nothing(own, container, entry):
    before = read(container, entry.id)

    answer = own.post(at(entry, "wijzigen"), data=fields(own.get(at(entry, "wijzigen"))))

    assert answer.location.endswith("gedaan=niets")
    assert read(container, entry.id) == before


def test_boxes_keep_the_order_of_what_was_ticked(own, container, make, entry):
    reverse = tuple(reversed(tuple(Leefgebied)[:3]))
    other = make.voorziening(
        aanbieder=make.session.get_one(Aanbieder, entry.aanbieder_id), leefgebieden=reverse
    )
    typed = fields(own.get(at(other, "wijzigen")))

    same = own.post(at(other, "wijzigen"), data=typed)
    more = own.post(
        at(other, "wijzigen"),
        data={**typed, "leefgebieden": [term.value for term in tuple(Leefgebied)[:4]]},
    )

    assert same.location.endswith("gedaan=niets")
    assert more.location.endswith("gedaan=wacht")
    with container.uow() as uow:
        open_ = uow.session.scalars(
            select(Wijziging).where(Wijziging.voorziening_id == other.id)
        ).one()
    assert open_.velden["leefgebieden"]["nieuw"] == [
        term.value for term in (*reverse, tuple(Leefgebied)[3])
    ]


def test_a_phone_number_is_live_and_a_name_waits(own, container, entry):
    typed = fields(own.get(at(entry, "wijzigen")))

    answer = own.post(
        at(entry, "wijzigen"), data={**typed, "telefoon": "0495-555 102", "naam": "Open deur"}
    )

    assert answer.location.endswith("gedaan=beide")
    now = read(container, entry.id)
    assert (now.telefoon, now.naam) == ("0495-555 102", entry.naam)
    shown = fields(own.get(at(entry, "wijzigen")))
    assert shown["naam"] == ["Open deur"]
    assert "Een wijziging wacht" in main(own.get(at(entry)))
    own.post(at(entry, "intrekken"))
    assert fields(own.get(at(entry, "wijzigen")))["naam"] == [entry.naam]


def test_faults_stand_at_their_field_and_nothing_typed_is_lost(own, entry):
    typed = fields(own.get(at(entry, "wijzigen")))
    wrong = {
        **typed,
        "naam": "<b>Inloop</b>",
        "telefoon": "geen",
        "samenvatting": "",
        "plekken-0-rooster-ma-tot1": "08:00u",
        "plekken-0-rooster-di-van1": "10:00",
        "gebieden": "Verweggistan",
        "omschrijving": "Lang verhaal dat niemand wil verliezen.",
    }

    answer = own.post(at(entry, "wijzigen"), data=wrong)

    page = Pagina(answer.text)
    assert answer.status_code == 200
    assert page.problems() == []
    assert "Hier mag alleen gewone tekst staan" in page.main
    assert "Dit is geen telefoonnummer" in page.main
    assert "Dit is geen tijd" in page.main
    assert "Vul in van hoe laat tot hoe laat" in page.main
    again = fields(answer)
    assert again["omschrijving"] == ["Lang verhaal dat niemand wil verliezen."]
    assert again["naam"] == ["<b>Inloop</b>"]
    assert again["telefoon"] == ["geen"]
    ids = {element.get("id") for element in page.root.iter()}
    links = [href[1:] for href in page.links() if href.startswith("#veld-")]
    assert links
    assert set(links) <= ids


def test_an_unknown_gebied_is_told_at_its_box(own, entry):
    typed = {**fields(own.get(at(entry, "wijzigen"))), "gebieden": "Verweggistan"}

    answer = own.post(at(entry, "wijzigen"), data=typed)

    assert "Dit gebied kennen wij niet" in main(answer)


def test_places_come_and_go_without_script(own, container, entry):
    typed = fields(own.get(at(entry, "wijzigen")))
    more = own.post(at(entry, "wijzigen"), data={**typed, "actie": "plek-erbij"})
    third = fields(more)
    assert "plekken-2-straat" in third
    copied = own.post(
        at(entry, "wijzigen"),
        data={
            **third,
            "plekken-2-straat": "Dreef",
            "plekken-2-zelfde_tijden": "y",
            "actie": "kopieer:plekken-0:ma",
        },
    )
    typed = fields(copied)
    assert typed["plekken-0-rooster-vr-van1"] == ["09:00"]
    less = own.post(at(entry, "wijzigen"), data={**typed, "actie": "plek-weg:plekken-1"})
    typed = fields(less)
    assert "plekken-1-straat" not in typed
    assert Pagina(less.text).problems() == []
    assert len(read(container, entry.id).plekken) == 2

    own.post(at(entry, "wijzigen"), data={**typed, "actie": "verstuur"})

    shown = fields(own.get(at(entry, "wijzigen")))
    assert [shown[f"plekken-{n}-straat"] for n in (0, 1)] == [["Markt"], ["Dreef"]]
    assert "plekken-1-zelfde_tijden" in shown


def test_hours_that_do_not_fit_the_boxes_stay_as_text(own, container, entry):
    typed = fields(own.get(at(entry, "wijzigen")))
    assert typed["plekken-1-rooster-tekst"] == ["Dec 24 off; Tu 10:00-12:00"]

    wrong = own.post(at(entry, "wijzigen"), data={**typed, "plekken-1-rooster-tekst": "op dinsdag"})

    assert "Deze openingstijden kunnen wij niet lezen" in main(wrong)


def test_a_draft_is_kept_offered_and_thrown_away(own, container, entry):
    typed = {**fields(own.get(at(entry, "wijzigen"))), "naam": "Half af", "telefoon": "01"}

    kept = own.post(at(entry, "wijzigen"), data={**typed, "actie": "bewaar"})

    assert kept.location.endswith("gedaan=bewaard")
    answer = own.get(at(entry, "wijzigen"))
    assert "U was hier al mee bezig" in main(answer)
    assert (fields(answer)["naam"], fields(answer)["telefoon"]) == (["Half af"], ["01"])
    assert read(container, entry.id).naam == entry.naam
    assert own.post(at(entry, "concept/weg")).status_code == 303
    assert fields(own.get(at(entry, "wijzigen")))["naam"] == [entry.naam]


def test_the_script_keeps_a_draft_and_sending_ends_it(own, entry):
    typed = {**fields(own.get(at(entry, "wijzigen"))), "kosten": "Gratis"}

    assert own.post(at(entry, "concept"), data=typed).status_code == 204

    assert fields(own.get(at(entry, "wijzigen")))["kosten"] == ["Gratis"]
    own.post(at(entry, "wijzigen"), data=typed)
    assert "U was hier al mee bezig" not in main(own.get(at(entry, "wijzigen")))


def test_the_example_shows_the_draft_as_visitors_will_see_it(own, entry):
    typed = {
        **fields(own.get(at(entry, "wijzigen"))),
        "naam": "Open deur",
        "samenvatting": "Men participeert.",
    }

    answer = own.post(at(entry, "wijzigen"), data={**typed, "actie": "voorbeeld"})
    page = Pagina(own.get(answer.location).text)

    assert page.problems() == []
    assert page.text(page.all("h1")[0]) == "Open deur"
    assert "Dit is een voorbeeld" in page.main
    assert "men" in page.main


def test_an_example_of_a_faulty_draft_shows_the_faults(own, entry):
    typed = {**fields(own.get(at(entry, "wijzigen"))), "telefoon": "geen"}
    answer = own.post(at(entry, "wijzigen"), data={**typed, "actie": "voorbeeld"})

    assert "Dit is geen telefoonnummer" in main(own.get(answer.location))


def test_a_redacteur_reads_that_everything_is_live_at_once(aanbieder_app, container, entry):
    client = aanbieder_app.test_client()
    log_in(client, container, Rol.REDACTEUR, gemeente_code="GM0988")

    assert "wat u hier wijzigt, staat meteen op de website" in main(
        client.get(at(entry, "wijzigen"))
    )


def test_two_who_change_the_same_get_a_page_to_merge(own, container, entry):
    first = fields(own.get(at(entry, "wijzigen")))
    own.post(at(entry, "wijzigen"), data={**first, "telefoon": "0495-555 102", "kosten": "Gratis"})

    merge = own.post(
        at(entry, "wijzigen"),
        data={**first, "telefoon": "0495-555 103", "email": "a@voorbeeld.nl"},
    )

    page = Pagina(merge.text)
    assert "Iemand anders heeft dit ook veranderd" in page.main
    assert page.problems() == []
    typed = fields(merge)
    assert (typed["telefoon"], typed["email"]) == (["0495-555 103"], ["a@voorbeeld.nl"])
    assert typed["kosten"] == ["Gratis"]
    own.post(at(entry, "wijzigen"), data={**typed, "neem_over": "telefoon"})
    now = read(container, entry.id)
    assert (now.telefoon, now.email) == ("0495-555 102", "a@voorbeeld.nl")


def test_a_new_entry_waits_and_a_copy_needs_a_name(own, container, entry):
    start = own.get(f"/aanbieder/voorzieningen/nieuw?kopie={entry.id}")
    assert "De redactie kijkt eerst naar alles" in main(start)
    assert "staan meteen op de website" not in main(start)
    typed = fields(start) | {"geen_dubbel": ["1"]}
    assert typed["naam"] == [""]
    assert typed["plekken-0-straat"] == ["Markt"]
    refused = own.post("/aanbieder/voorzieningen/nieuw", data={**typed, "naam": entry.naam})
    assert "Er is al een voorziening" in main(refused)

    added = own.post("/aanbieder/voorzieningen/nieuw", data={**typed, "naam": "Nieuwe inloop"})

    assert added.location.endswith("gedaan=wacht")
    assert "Wacht op de redactie" in main(own.get(added.location))
    assert own.get(added.location.split("?")[0] + "/voorbeeld").status_code == 200


def test_who_adds_what_is_there_already_is_asked_first(own, container, entry):
    known = container.zoeker.search(ZoekOpdracht(q="voedselbank")).uitkomst.treffers[0].document
    copy = fields(own.get(f"/aanbieder/voorzieningen/nieuw?kopie={entry.id}"))
    typed = {name: value for name, value in copy.items() if not name.startswith("plekken-")}
    typed |= {"naam": [known.naam], "telefoon": [known.telefoon]}

    asked = own.post("/aanbieder/voorzieningen/nieuw", data=typed)

    assert "Staat dit er al?" in main(asked)
    assert known.naam in main(asked)
    assert fields(asked)["naam"] == [known.naam]
    sent = own.post("/aanbieder/voorzieningen/nieuw", data=fields(asked))
    assert sent.location.endswith("gedaan=wacht")


def test_a_draft_of_a_new_entry_is_offered_again(own, entry):
    typed = {**fields(own.get("/aanbieder/voorzieningen/nieuw")), "naam": "Half af"}

    assert own.post("/aanbieder/voorzieningen/nieuw/concept", data=typed).status_code == 204
    assert fields(own.get("/aanbieder/voorzieningen/nieuw"))["naam"] == ["Half af"]
    kept = own.post("/aanbieder/voorzieningen/nieuw", data={**typed, "actie": "bewaar"})
    assert kept.status_code == 303
    desk = own.get(kept.location)
    assert Pagina(desk.text).problems() == []
    assert "Uw concept is bewaard" in main(desk)
    assert "U was bezig met iets nieuws" in main(desk)
    assert "Half af" in main(desk)
    shown = own.post("/aanbieder/voorzieningen/nieuw", data={**typed, "actie": "voorbeeld"})
    assert "Vul dit in" in main(own.get(shown.location))
    desk = own.post(
        "/aanbieder/voorzieningen/nieuw/concept/weg",
        data={"aanbieder": str(entry.aanbieder_id)},
        follow_redirects=True,
    )
    assert "U was bezig met iets nieuws" not in main(desk)
    assert fields(own.get("/aanbieder/voorzieningen/nieuw"))["naam"] == [""]


def test_opening_hours_are_live_and_copied_to_other_places(own, container, entry):
    page = own.get(at(entry, "openingstijden"))
    typed = fields(page)
    assert typed["rooster-ma-van1"] == ["09:00"]
    copied = fields(
        own.post(
            at(entry, "openingstijden"),
            data={**typed, "rooster-ma-tot1": "17:00", "actie": "kopieer:ma"},
        )
    )

    answer = own.post(at(entry, "openingstijden"), data={**copied, "ook": "1", "actie": "verstuur"})

    assert answer.location.endswith("gedaan=direct")
    hours = [plek.openingstijden for plek in read(container, entry.id).plekken]
    assert hours == ["Mo-Fr 09:00-17:00"] * 2


def test_wrong_times_are_told_where_they_stand(own, container, entry):
    typed = fields(own.get(at(entry, "openingstijden")))

    answer = own.post(
        at(entry, "openingstijden"),
        data={
            **typed,
            "rooster-ma-van2": "09:30",
            "rooster-ma-tot2": "11:00",
            "rooster-uitzondering1-dag": "di",
        },
    )

    page = Pagina(answer.text)
    assert page.problems() == []
    assert "Maandag: Deze tijden passen niet bij elkaar" in page.main
    assert read(container, entry.id).plekken[0].openingstijden == "Mo 09:00-10:00"


def test_hours_the_wrong_way_round_are_told_with_their_day(own, container, entry):
    typed = fields(own.get(at(entry, "openingstijden")))
    wrong = {**typed, "rooster-di-van1": "17:00", "rooster-di-tot1": "09:00"}

    answer = own.post(at(entry, "openingstijden"), data={**wrong, "rooster-wo-van1": "9"})

    page = Pagina(answer.text)
    assert page.problems() == []
    assert "Dinsdag: Het einde is vroeger dan het begin" in page.main
    assert "Woensdag: Vul in van hoe laat tot hoe laat" in page.main
    assert read(container, entry.id).plekken[0].openingstijden == "Mo 09:00-10:00"


def test_hours_that_a_colleague_changed_meanwhile_are_not_overwritten(own, container, entry):
    typed = fields(own.get(at(entry, "openingstijden")))
    own.post(at(entry, "openingstijden"), data={**typed, "rooster-ma-tot1": "11:00"})

    answer = own.post(at(entry, "openingstijden"), data={**typed, "rooster-ma-tot1": "12:00"})

    assert "Iemand anders heeft deze openingstijden net ook veranderd" in main(answer)
    again = own.post(at(entry, "openingstijden"), data=fields(answer))
    assert again.status_code == 303
    assert read(container, entry.id).plekken[0].openingstijden == "Mo 09:00-12:00"


def test_a_place_that_is_not_there_has_no_hours(own, make, container, entry):
    assert own.get(at(entry, "openingstijden?plek=7")).status_code == 404


def test_closing_for_a_while_and_opening_again(own, container, entry):
    past = own.post(at(entry, "sluiten"), data={"gesloten_tot": "1-1-2026"})
    assert "Deze datum is al geweest" in main(past)
    assert "Vul dit in" in main(own.post(at(entry, "sluiten"), data={"gesloten_reden": "x"}))

    own.post(at(entry, "sluiten"), data={"gesloten_tot": "6-1-2027", "gesloten_reden": "Vakantie"})

    assert "Gesloten tot 6 januari 2027" in main(own.get(f"/voorzieningen/{entry.slug}"))
    own.post(at(entry, "open"))
    assert read(container, entry.id).gesloten_tot is None


def test_who_comes_for_what_stopped_reads_so_and_finds_what_is_near(own, container, entry):
    assert "Vul dit in" in main(
        own.post(at(entry, "stoppen"), data={"reden": "Te weinig vrijwilligers"})
    )

    own.post(at(entry, "stoppen"), data={"reden": "Te weinig vrijwilligers", "zeker": "y"})

    answer = own.get(f"/voorzieningen/{entry.slug}")
    page = Pagina(answer.text)
    assert answer.status_code == 410
    assert page.problems() == []
    assert entry.naam in page.main
    assert "Te weinig vrijwilligers" in page.main
    assert any(href.startswith("/zoeken?") for href in page.links())
    assert "Opnieuw aanbieden" in main(own.get(at(entry)))
    typed = fields(own.get(at(entry, "wijzigen")))
    own.post(at(entry, "wijzigen"), data=typed)
    assert "Wacht op de redactie" in main(own.get(at(entry)))


def test_advice_is_given_on_half_a_form(own):
    answer = own.post("/aanbieder/schrijfhulp", data={"samenvatting": "Men kan participeren."})

    assert answer.status_code == 200
    assert "meedoen" in answer.text
    assert "Geen" not in own.post("/aanbieder/schrijfhulp", data={}).text


def test_who_has_several_aanbieders_switches(aanbieder_app, container, make, entry):
    client = aanbieder_app.test_client()
    gebruiker = log_in(client, container, Rol.AANBIEDER, aanbieder_id=entry.aanbieder_id)
    number = next(NUMMERS)
    second = make.aanbieder(naam=f"Zorgboerderij {number}", slug=f"zorgboerderij-{number}")
    make.session.add(
        Rolverlening(gebruiker_id=gebruiker.id, rol=Rol.AANBIEDER, aanbieder_id=second.id)
    )
    make.session.commit()

    assert second.naam in main(client.get("/aanbieder/"))
    answer = client.get(f"/aanbieder/?aanbieder={second.id}")

    assert "U heeft nog niets op de website staan" in main(answer)
