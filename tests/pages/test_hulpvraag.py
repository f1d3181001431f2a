"""The quickscan: three plain questions, nothing kept, and always somebody to call."""

import re

from flask.testing import FlaskClient

from portal.bootstrap import Container
from portal.domain.begrippen import Rol
from portal.domain.hulpvraag import Gevaar, Hulpvraag
from portal.web.app import create_app
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina
from tests.support.portaal import make_container

NIEUW = "/redactie/hulpvraag/nieuw"


def get(client: FlaskClient, query: str) -> Pagina:
    return Pagina(client.get(f"/hulpvraag?{query}").text)


def test_own_words_become_a_proposal_that_the_visitor_may_change(client: FlaskClient) -> None:
    page = get(client, "stap=waar&woorden=ik+kan+mijn+huur+niet+betalen")

    checked = [
        e.get("value")
        for e in page.all("input")
        if e.get("name") == "leefgebied" and "checked" in e.attrib
    ]
    assert "geld-en-schulden" in checked or "wonen" in checked
    assert "Klopt het" in page.text(page.all("h1")[0])


def test_who_took_all_proposals_away_goes_on(client: FlaskClient) -> None:
    page = get(client, "stap=waar&woorden=ik+kan+mijn+huur+niet+betalen&gekozen=1")

    assert "Waar woont u" in page.text(page.all("h1")[0])


def test_who_does_not_know_keeps_the_words_and_the_help_lines(client: FlaskClient) -> None:
    page = get(client, "stap=weet-niet&leefgebied=wonen&woorden=mijn+man+slaat+mij")

    sent = {e.get("name"): e.get("value") for e in page.all("input")}
    assert "Waar woont u" in page.text(page.all("h1")[0])
    assert sent["woorden"] == "mijn man slaat mij"
    assert "leefgebied" not in sent
    assert "0800-2000" in page.main


def test_one_leefgebied_leads_straight_to_help_nearby(client: FlaskClient) -> None:
    page = get(client, "stap=hulp&leefgebied=mantelzorg&waar=6034")

    first = page.main.index("Wat kunt u zelf?")
    second = page.main.index("mensen om u heen en vrijwilligers")
    third = page.main.index("Waarbij heeft u hulp nodig?")
    assert first < second < third
    assert "Begin met een gesprek" not in page.main


def test_several_leefgebieden_begin_with_a_talk_and_the_oco_of_the_place(
    client: FlaskClient,
) -> None:
    page = get(client, "stap=hulp&leefgebied=wonen&leefgebied=geld-en-schulden&waar=6002")

    talk = page.main.index("Begin met een gesprek")
    assert (
        talk
        < page.main.index("De Vraagwijzer Weert")
        < page.main.index("Geld en schulden Wat kunt")
    )
    assert "0495-555 110" in page.main[talk:]
    assert "Neem iemand mee" in page.main


def test_who_does_not_know_is_advised_a_talk(client: FlaskClient) -> None:
    assert "Begin met een gesprek" in get(client, "stap=hulp&waar=6002").main


def test_words_of_danger_show_the_help_lines_at_every_step(client: FlaskClient) -> None:
    for stap in ("wat", "waar", "hulp"):
        page = get(client, f"stap={stap}&woorden=ik+wil+dood")

        assert "Heeft u nu hulp nodig?" in page.main
        assert page.main.index("Heeft u nu hulp nodig?") < 200


def test_a_transition_leads_to_its_own_page(client: FlaskClient) -> None:
    page = get(client, "stap=hulp&overgang=18-min-18-plus&waar=6002")

    assert any(url.startswith("/overgangen/18-min-18-plus") for url in page.links())


def test_an_unknown_value_is_a_fault_and_no_answer_is_lost(client: FlaskClient) -> None:
    answer = client.get("/hulpvraag?stap=hulp&leefgebied=voetbal&woorden=huur")

    assert answer.status_code == 400
    assert "huur</textarea>" in answer.text


def test_the_answers_set_no_cookie_and_travel_along_in_the_address(client: FlaskClient) -> None:
    answer = client.get("/hulpvraag?stap=waar&voor=naaste&leefgebied=wonen&overgang=wmo-wlz")

    assert "Set-Cookie" not in answer.headers
    hidden = {(e.get("name"), e.get("value")) for e in Pagina(answer.text).all("input")}
    assert {("voor", "naaste"), ("leefgebied", "wonen"), ("overgang", "wmo-wlz")} <= hidden


def test_an_overgang_tells_what_to_do_and_who_walks_along(client: FlaskClient) -> None:
    page = Pagina(client.get("/overgangen/18-min-18-plus?waar=6002").text)

    assert "Overbruggingscoach" in page.main
    assert "0495-555 110" in page.main
    assert client.get("/overgangen/bestaat-niet").status_code == 404

    langdurig = Pagina(client.get("/overgangen/wmo-wlz?waar=6031").text).main
    coach = langdurig.index("Overbruggingscoach: van de ene wet")
    assert coach < langdurig.index("Cliëntondersteuner met eigen ggz-ervaring")


def test_an_address_gives_its_own_team_and_not_that_of_the_neighbours(client: FlaskClient) -> None:
    page = Pagina(client.get("/sociaal-team?waar=6034").text)

    assert "Dorpsloket Nederweert" in page.main
    assert "Hulploket Leudal" not in page.main
    assert "0495-555 111" in page.main


def test_teams_for_any_question_stand_before_the_desks_for_one_thing(client: FlaskClient) -> None:
    page = Pagina(client.get("/sociaal-team?waar=6034").text)

    folded = page.text(page.all("details")[0])
    order = ["Sociaal team Nederweert", "Centrum voor Jeugd en Gezin Nederweert", "Andere loketten"]
    assert [page.main.index(name) for name in order] == sorted(map(page.main.index, order))
    assert "Urgentie voor een huurwoning" in folded
    assert "Sociaal team Nederweert" not in folded


def test_own_words_are_understood_before_they_are_answered(client: FlaskClient) -> None:
    vraagbaak = client.application.extensions["portal"].vraagbaak

    vraag, _leefgebieden = vraagbaak.understand(Hulpvraag(woorden="ik wil dood"))

    assert vraagbaak.answer(vraag).advies.hulplijnen == vraag.gevaar == (Gevaar.ZELFDODING,)
    assert vraagbaak.understand(Hulpvraag()) == (Hulpvraag(), ())


def test_an_editor_adds_a_row_and_visitors_of_that_gemeente_see_it(
    own_container: Container,
) -> None:
    client = create_app(own_container).test_client()
    log_in(client, own_container, Rol.REDACTEUR, gemeente_code="GM0988")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(NIEUW).text)
    assert token is not None
    blank = dict.fromkeys(("voor", "leefgebied", "gevaar", "overgang"), "")
    form = blank | {"csrf_token": token[1], "nummer": "1", "gemeente_code": "GM0988"}

    answer = client.post(
        NIEUW, data=form | {"aantal": "een", "beslissing": "gesprek", "toelichting": "Kom langs!"}
    )
    client.post(NIEUW, data=form | {"aantal": "een", "beslissing": "hulplijn"})

    assert answer.status_code == 303
    # Another process, as it is within a minute.
    visitor = create_app(make_container(own_container.settings.instance)).test_client()
    in_weert = visitor.get("/hulpvraag?stap=hulp&leefgebied=wonen&waar=Weert").text
    elsewhere = visitor.get("/hulpvraag?stap=hulp&leefgebied=wonen&waar=Nederweert").text
    for text in ("Kom langs!", 'class="hulplijnen"'):
        assert text in in_weert
        assert text not in elsewhere


def test_a_row_without_a_number_is_told_at_its_field(own_container: Container) -> None:
    client = create_app(own_container).test_client()
    log_in(client, own_container, Rol.REDACTEUR)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(NIEUW).text)
    assert token is not None

    answer = client.post(NIEUW, data={"csrf_token": token[1], "toelichting": "Mijn tekst"})

    page = Pagina(answer.text)
    assert answer.status_code == 400
    assert page.problems() == []
    assert "#veld-nummer" in page.links()
    assert "Mijn tekst" in answer.text
