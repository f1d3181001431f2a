"""Each component alone: what it shows for what it is given, and how it is named to assistive tools."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from indexer.documents import Plek, VoorzieningDocument
from indexer.query import Reden, Stuk, Treffer, Waarom
from portal.domain.begrippen import ContactSoort, KanaalSoort, Leefgebied
from portal.domain.regio import Contact, OcoKenmerk
from portal.domain.toestemming import Toestemming
from portal.services.voorziening_detail import KanaalDetail, PlekDetail
from portal.web.common.zoekpagina import FacetGroep, Keuze, Optie, Paginering
from tests.support.pagina import Pagina

Render = Callable[..., Pagina]
COMPONENTS = Path(__file__).resolve().parents[2] / "portal" / "web" / "templates" / "components"
STATIC = COMPONENTS.parents[3] / "static"


@pytest.fixture
def render(app: Flask) -> Iterator[Render]:
    """``render("afstand", 800)``: the macro of that name from the file of that name, parsed."""
    with app.test_request_context("/"):

        def render_(name: str, *args: Any, **kwargs: Any) -> Pagina:
            module = app.jinja_env.get_template(f"components/{name}.html").module
            return Pagina(f"<!DOCTYPE html><main>{getattr(module, name)(*args, **kwargs)}</main>")

        yield render_


def classes(page: Pagina, name: str) -> list[Element]:
    return [e for e in page.root.iter() if name in (e.get("class") or "").split()]


def contact(**values: Any) -> Contact:
    standard = {
        "soort": ContactSoort.OCO,
        "naam": "OCO Weert",
        "telefoon": "0495-555 110",
        "gemeente_code": "GM0988",
        "gemeente_naam": "Weert",
    }
    return Contact(**(standard | values))


def treffer(*, waarom: tuple[Waarom, ...] = (), **values: Any) -> Treffer:
    standard = {
        "id": "1",
        "version": 1,
        "slug": "hulp",
        "naam": "Hulp bij geld",
        "samenvatting": "Samen naar uw geld kijken.",
        "aanbieder": "Stichting Samen",
        "plekken": (Plek(plaats="Weert"), Plek(plaats="Weert"), Plek(plaats="Ospel")),
        "telefoon": "0495-555 101",
        "gecontroleerd_op": "2026-11-03",
        "gecontroleerd_door": "Stichting Samen",
    }
    return Treffer(
        document=VoorzieningDocument(**(standard | values)),
        afstand_m=812,
        waarom=waarom,
        markering={"naam": (Stuk("Hulp bij "), Stuk("geld", raak=True))},
    )


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_has_its_name_and_its_arguments_on_top(path: Path) -> None:
    text = path.read_text()

    assert text.startswith("{#")
    assert f"macro {path.stem}(" in text


def test_a_telephone_button_keeps_its_number_left_to_right(render: Render) -> None:
    page = render("telefoonknop", "14 0495", "De Vraagwijzer")

    assert page.links() == {"tel:140495": "Bel 14 0495, De Vraagwijzer"}
    assert page.all("bdi")[0].get("dir") == "ltr"


@pytest.mark.parametrize(
    ("meters", "text"),
    [
        (812, "800 m (ongeveer 10 minuten lopen)"),
        (5_200, "5 km (ongeveer 21 minuten fietsen)"),
        (24_000, "24 km"),
    ],
)
def test_a_distance_says_how_long_it_takes_when_that_helps(
    render: Render, meters: int, text: str
) -> None:
    assert render("afstand", meters).main == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (
            ("2026-11-03", "Stichting Samen"),
            "Gecontroleerd op 3 november 2026 door Stichting Samen",
        ),
        (("2026-11-03", ""), "Gecontroleerd op 3 november 2026"),
        (("2025-11-03", "", False), "Niet bevestigd sinds 3 november 2025. Bel of mail eerst."),
        ((None,), "Nog niet gecontroleerd. Bel of mail eerst."),
    ],
)
def test_when_an_entry_was_checked_is_said_in_words(
    render: Render, values: tuple[Any, ...], text: str
) -> None:
    assert render("gecontroleerd", *values).main == text


def test_of_the_reasons_the_first_two_are_shown(render: Render) -> None:
    reasons = (
        Waarom(Reden.WOORD_IN_NAAM, "geld"),
        Waarom(Reden.LICHTE_HULP),
        Waarom(Reden.DICHTBIJ),
    )

    page = render("waarom", reasons)

    assert page.main == "Waarom u dit ziet: ‘geld’ staat in de naam · U kunt hier zo terecht"


def test_a_reason_is_not_given_twice(render: Render) -> None:
    reasons = (Waarom(Reden.BETEKENIS, "schulden"), Waarom(Reden.BETEKENIS, "schulden"))

    page = render("waarom", reasons)

    assert page.main == "Waarom u dit ziet: Gaat over schulden"


def test_without_a_reason_nothing_is_said(render: Render) -> None:
    assert render("waarom", ()).main == ""


def test_a_card_tells_what_who_where_and_how_to_call(render: Render) -> None:
    page = render("voorziening_card", treffer(waarom=(Waarom(Reden.DICHTBIJ),)))

    assert page.links() == {
        "/voorzieningen/hulp": "Hulp bij geld",
        "tel:0495555101": "Bel 0495-555 101, Hulp bij geld",
    }
    assert [page.text(mark) for mark in page.all("mark")] == ["geld"]
    where = page.text(classes(page, "voorziening-card__waar")[0])
    assert where == "Weert, Ospel · 800 m (ongeveer 10 minuten lopen)"
    assert "Waarom u dit ziet: Dichtbij" in page.text()


def test_a_card_escapes_what_an_aanbieder_wrote(render: Render) -> None:
    page = render("voorziening_card", treffer(samenvatting="<script>alert(1)</script>"))

    assert page.all("script") == []


def test_a_card_without_telephone_has_no_empty_button(render: Render) -> None:
    page = render("voorziening_card", treffer(telefoon=""))

    assert [href for href in page.links() if href.startswith("tel:")] == []


def test_maatwerk_is_said_to_ask_for_a_decision(render: Render) -> None:
    page = render("statusbadge", "maatwerkvoorziening", "2", verwijzing_nodig=True)

    assert [page.text(e) for e in page.all("li")] == [
        "Eerst een besluit nodig",
        "Gespecialiseerde hulp",
    ]


def test_a_choice_without_hits_cannot_be_made_but_can_be_taken_back(render: Render) -> None:
    opties = (
        Optie(Keuze("wonen", "Wonen"), 3),
        Optie(Keuze("vervoer", "Vervoer", leeg=True), 0),
        Optie(Keuze("veiligheid", "Veiligheid", gekozen=True), 0),
    )

    page = render("filter_groep", FacetGroep("leefgebied", "Onderwerp", opties))

    state = {
        e.get("value"): ("disabled" in e.attrib, "checked" in e.attrib) for e in page.all("input")
    }
    assert state == {
        "wonen": (False, False),
        "vervoer": (True, False),
        "veiligheid": (False, True),
    }
    assert "Vervoer (0)" in page.text()


def test_a_flag_is_a_parameter_of_its_own(render: Render) -> None:
    page = render(
        "filter_groep",
        FacetGroep("ja", "Snel kiezen", (Optie(Keuze("openNu", "Nu open", geteld=False), ""),)),
    )

    field = page.all("input")[0]
    assert (field.get("name"), field.get("value")) == ("openNu", "1")
    assert "(" not in page.text()


def test_many_choices_are_shown_in_two_steps(render: Render) -> None:
    opties = tuple(Optie(Keuze(str(n), f"Keuze {n}", gekozen=n == 14), 20 - n) for n in range(15))

    page = render("filter_groep", FacetGroep("taal", "Taal", opties))

    rest = classes(page, "filter-groep__rest")[0]
    assert page.text(rest).startswith("Nog 8 keuzes Taal")
    assert "open" in rest.attrib  # a choice made there is never hidden


def test_each_chip_says_that_it_takes_a_filter_away(render: Render) -> None:
    page = render("chips", [("Gratis", "/zoeken?q=x")], "/zoeken")

    assert page.links() == {
        "/zoeken?q=x": "Haal dit filter weg: Gratis",
        "/zoeken": "Haal alle filters weg",
    }


def test_paging_names_its_numbers_and_the_current_one(render: Render) -> None:
    nummers = ((1, "/a", False), None, (4, "/b", True), (5, "/c", False))

    page = render("paginering", Paginering(4, 5, "/v", "/c", nummers))

    numbers = classes(page, "paginering__nummer")
    assert [e.get("aria-label") for e in numbers] == ["Bladzijde 1", "Bladzijde 4", "Bladzijde 5"]
    assert [e.get("aria-current") for e in numbers] == [None, "page", None]


def test_one_page_needs_no_paging(render: Render) -> None:
    assert render("paginering", Paginering(1, 1, None, None, ())).main == ""


def test_the_error_summary_links_to_fields_that_are_there(render: Render) -> None:
    fouten = {"waar": ["Geen postcode."], "pagina": ["Begin bij 1."]}

    page = render("foutoverzicht", fouten, ["q", "waar"])

    assert page.links() == {"#veld-waar": "Geen postcode."}
    assert "Begin bij 1." in page.text()


def test_the_search_form_keeps_what_was_typed_and_says_what_is_wrong(render: Render) -> None:
    page = render("zoekveld", q='een "vraag"', waar="99999", fouten={"waar": ["Geen postcode."]})

    fields = {e.get("name"): e for e in page.all("input")}
    assert fields["q"].get("value") == 'een "vraag"'
    assert fields["waar"].get("aria-invalid") == "true"
    assert fields["waar"].get("aria-describedby") == "fout-waar"
    assert "Geen postcode." in page.text()


def test_contacts_of_several_gemeenten_say_for_whom_they_are(render: Render) -> None:
    others = contact(
        naam="OCO Leudal", telefoon="0475-555 110", gemeente_naam="Leudal", slug="oco-leudal"
    )

    page = render("contactlijst", (contact(), others))

    assert "Voor inwoners van Leudal" in page.text()
    assert page.links()["/voorzieningen/oco-leudal"] == "OCO Leudal"


def test_more_contacts_than_one_can_choose_from_are_left_to_the_page_about_them(
    render: Render,
) -> None:
    page = render("oco_blok", tuple(contact(gemeente_naam=str(n)) for n in range(30)))

    assert list(page.links()) == ["/clientondersteuning"]


@pytest.mark.parametrize(
    ("soorten", "numbers"),
    [
        (("zelfdoding",), ["tel:113", "tel:112"]),
        (("geweld",), ["tel:08002000", "tel:112"]),
        (("kind",), ["tel:08002000", "tel:08000432", "tel:112"]),
        (("acuut",), ["tel:112"]),
        ((), []),
    ],
)
def test_danger_brings_the_right_help_lines(
    render: Render, soorten: tuple[str, ...], numbers: list[str]
) -> None:
    page = render("hulplijnen", soorten)

    assert [href for href in page.links() if href.startswith("tel:")] == numbers


def test_of_several_ways_of_contact_the_telephone_comes_first(render: Render) -> None:
    kanalen = (
        KanaalDetail(KanaalSoort.EMAIL, "info@samen.example"),
        KanaalDetail(KanaalSoort.WEBSITE, "https://www.samen.example/"),
        KanaalDetail(KanaalSoort.TELEFOON, "0495-555 101"),
    )

    links = render("contact_acties", kanalen, "Samen").links()

    assert links == {
        "tel:0495555101": "Bel 0495-555 101, Samen",
        "mailto:info@samen.example": "Mail: info@samen.example",
        "https://www.samen.example/": "samen.example",
    }


def test_a_secret_address_shows_no_place(render: Render) -> None:
    page = render("plek_kaart", PlekDetail(adres_geheim=True, telefoon="0495-555 101"))

    assert "Het adres is geheim" in page.text()
    assert page.all("address") == []


def test_opening_hours_without_a_place_have_a_heading(render: Render) -> None:
    page = render("plek_kaart", PlekDetail(openingstijden="24/7"))

    assert page.text(page.all("h3")[0]) == "Online of per telefoon"


def test_opening_hours_are_a_table_that_says_what_is_not_weekly(render: Render) -> None:
    plek = PlekDetail(naam="De Zaal", plaats="Weert", openingstijden="We[1,3] 13:30-15:30; PH off")

    page = render("plek_kaart", plek)

    rows = {page.text(row[0]): page.text(row[1]) for row in page.all("tr")}
    assert rows["Woensdag"] == "13:30 – 15:30 alleen de eerste en derde van de maand"
    assert rows["Zondag"] == "Gesloten"
    assert "Gesloten op feestdagen." in page.text()


@pytest.mark.parametrize("tijden", ["24/7", "Mo-Su 00:00-24:00"])
def test_what_is_closed_for_a_while_is_not_said_to_be_open(render: Render, tijden: str) -> None:
    plek = PlekDetail(naam="De Zaal", plaats="Weert", openingstijden=tijden)

    page = render("plek_kaart", plek, gesloten=True)

    assert "Nu open" not in page.text()
    assert classes(page, "openingstijden__nu--open") == []


def test_whether_leave_is_needed_is_one_plain_sentence(render: Render) -> None:
    for answer in Toestemming:
        text = render("toestemming", answer).main

        assert re.fullmatch(r"(Ja|Nee|Soms)[,:] [^.]+\.", text)
        assert text.startswith("Nee") is (answer is Toestemming.NEE)


def test_a_clientondersteuner_who_was_chosen_says_why(render: Render) -> None:
    page = render(
        "oco_blok",
        (
            contact(),
            contact(naam="Wlz", gemeente_naam="", kenmerk=OcoKenmerk.WLZ),
            contact(
                naam="S", gemeente_naam="", kenmerk=OcoKenmerk.INFORMEEL, onderwerp=Leefgebied.WONEN
            ),
        ),
    )

    assert "via het zorgkantoor." in page.main
    assert "eigen ervaring. Weet veel over: Wonen." in page.main
    assert "Voor inwoners van" not in page.main


def test_every_icon_that_is_named_exists() -> None:
    templates = "".join(path.read_text() for path in COMPONENTS.parent.rglob("*.html"))
    named = set(re.findall(r'icoon\("([\w-]+)"', templates)) | {slug.value for slug in Leefgebied}

    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "img" / "iconen.svg").read_text()))

    assert named - drawn == set()


def test_the_language_switch_names_each_language_in_that_language(render: Render) -> None:
    links = [("nl", "Nederlands", "/", True), ("en", "English", "/en/", False)]

    page = render("taalwissel", links)

    link = page.all("a")[0]
    assert (page.text(link), link.get("lang"), link.get("hreflang")) == ("English", "en", "en")
    assert classes(page, "taalwissel__taal")[0].get("aria-current") == "true"


def test_a_breadcrumb_ends_at_this_page(render: Render) -> None:
    page = render("kruimelpad", [("Start", "/")], "Wonen")

    current = [e for e in page.root.iter() if e.get("aria-current")]
    assert [page.text(e) for e in current] == ["Wonen"]


def test_a_gebied_list_links_to_their_pages(render: Render) -> None:
    page = render("gebied_lijst", [SimpleNamespace(code="WK098811", naam="Keent")])

    assert page.links() == {"/gebieden/WK098811": "Keent"}


def test_a_difference_says_in_words_what_goes_and_what_comes(render: Render) -> None:
    page = render("verschil", [("gelijk", "Kom"), ("weg", "binnen"), ("nieuw", "langs")])

    assert page.text(page.all("del")[0]) == "weg: binnen,"
    assert page.text(page.all("ins")[0]) == "nieuw: langs,"


def test_a_button_that_changes_something_is_a_form_with_a_token(render: Render) -> None:
    page = render("actieknop", "/weg", "Weghalen", {"id": ["1", "2"], "soort": "a"}, over="Inloop")

    sent = [(e.get("name"), e.get("value")) for e in page.all("input")]
    assert sent[0][0] == "csrf_token"
    assert sent[1:] == [("id", "1"), ("id", "2"), ("soort", "a")]
    assert page.text(page.all("button")[0]) == "Weghalen Inloop"
    assert page.all("form")[0].get("method") == "post"


def test_bars_have_the_width_of_their_share(render: Render) -> None:
    page = render("staafdiagram", [("op_tijd", 3), ("te_laat", 0), ("gemarkeerd", 1)], 4)

    rects = [e for e in page.root.iter() if str(e.tag).endswith("rect")]
    bars = [(e.get("data-deel"), e.get("x"), e.get("width")) for e in rects]
    assert bars == [
        ("op_tijd", "0", "150.0"),
        ("gemarkeerd", "150.0", "50.0"),
    ]
    assert classes(page, "staafdiagram")[0].get("aria-hidden") == "true"


def test_the_menu_of_the_redactie_says_where_one_is(render: Render) -> None:
    page = render("redactie_menu", "redactie.woorden")

    current = [page.text(e) for e in page.all("a") if e.get("aria-current") == "page"]
    assert current == ["Woorden"]


def test_a_line_has_a_gap_where_a_number_may_not_be_shown(render: Render) -> None:
    page = render("lijndiagram", [[5, "weinig", 10, 20]], ["jan", "feb", "mrt", "apr"])

    (line,) = classes(page, "lijndiagram__lijn")
    assert line.get("d") == "M40.0 122.5M413.3 85.0L600.0 10.0"
    assert len([e for e in page.root.iter() if str(e.tag).endswith("circle")]) == 3
    assert classes(page, "lijndiagram")[0].get("aria-hidden") == "true"


@pytest.mark.parametrize(
    ("cel", "text"), [(12, "12"), (0, "0"), ("weinig", "<5"), ("afgeschermd", "–niet getoond")]
)
def test_a_count_that_is_not_shown_says_so(render: Render, cel: int | str, text: str) -> None:
    assert render("getal", cel).main == text
