"""Profiles, tips, questions and saved searches of professionals, on both databases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal.data.models import Gebruiker, MailTaak, Netwerkvraag, Voorziening
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied, Overgang, Rol, Zichtbaarheid
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import Profielgegevens
from portal.services import netwerkvragen as vragen
from portal.services import tips
from portal.services.netwerkbureau import get_netwerkbureau
from portal.services.netwerkvraag_detail import get_vraag
from portal.services.profielen import (
    change_profiel,
    get_profiel,
    list_collegas,
    list_publieke_profielen,
    remove_profiel,
)
from portal.services.sessies import make_identiteit
from portal.services.zoekopdrachten import (
    MAX_FITTING,
    Fitting,
    list_zoekopdrachten,
    run_zoekopdrachten,
    save_zoekopdracht,
    stop_zoekopdracht,
)
from tests.factories import Factories

WEERT, NEDERWEERT = "GM0988", "GM0946"
GEGEVENS = Profielgegevens(organisatie="Punt Welzijn", leefgebieden=(Leefgebied.WONEN,))


def log_in(gebruiker: Gebruiker) -> Identiteit:
    """As after the second factor."""
    return replace(make_identiteit(gebruiker), tweede_factor=True)


@pytest.fixture
def anna(factories: Factories) -> Gebruiker:
    return factories.gebruiker(Rol.PROFESSIONAL, naam="Anna", email="anna@example.nl")


@pytest.fixture
def bram(factories: Factories) -> Gebruiker:
    return factories.gebruiker(Rol.PROFESSIONAL, naam="Bram", email="bram@example.nl")


def mails(uow: UnitOfWork, soort: str) -> list[MailTaak]:
    with uow:
        query = select(MailTaak).where(MailTaak.soort == soort).order_by(MailTaak.ontvanger)
        return list(uow.session.scalars(query))


def codes(error: pytest.ExceptionInfo[InvoerOngeldig]) -> list[tuple[str, str]]:
    return [(fout.veld, fout.code) for fout in error.value.fouten]


def test_a_profile_is_made_changed_and_taken_away_by_its_owner(
    uow: UnitOfWork, anna: Gebruiker
) -> None:
    wie = log_in(anna)
    change_profiel(uow, wie, GEGEVENS)
    change_profiel(uow, wie, replace(GEGEVENS, functie="Sociaal werker"))

    (collega,) = list_collegas(uow, wie)
    assert (collega.naam, collega.gegevens.functie, collega.eigen) == (
        "Anna",
        "Sociaal werker",
        True,
    )
    remove_profiel(uow, wie)
    assert get_profiel(uow, wie) is None


def test_residents_see_clientondersteuners_who_chose_so_and_a_name_only_when_it_was_given(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    kaart, naam = Zichtbaarheid.KAART, Zichtbaarheid.NAAM
    shown: dict[str, Any] = {"oco": True, "publieke_telefoon": "0495 111 222"}
    make = factories.netwerk.profiel
    make(anna, gemeenten=(WEERT,), zichtbaarheid=kaart, telefoon="0495 999 999", **shown)
    make(bram, gemeenten=(NEDERWEERT,), zichtbaarheid=naam, overgangen=(Overgang.WMO_WLZ,), **shown)
    make(factories.gebruiker(Rol.PROFESSIONAL), gemeenten=(WEERT,), **shown)
    make(factories.gebruiker(Rol.PROFESSIONAL, actief=False), zichtbaarheid=naam, **shown)

    (in_weert,) = list_publieke_profielen(uow, gemeente_code=WEERT)
    (coach,) = list_publieke_profielen(uow, overgang=Overgang.WMO_WLZ)

    assert (in_weert.naam, in_weert.telefoon) == ("", "0495 111 222")
    assert coach.naam == "Bram"
    with pytest.raises(InvoerOngeldig):
        change_profiel(uow, log_in(anna), replace(GEGEVENS, zichtbaarheid=kaart))


def test_a_question_is_mailed_once_to_those_who_may_know_and_want_to_be_asked(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    make, knows = factories.netwerk.profiel, {"leefgebieden": (Leefgebied.WONEN,)}
    others = [factories.gebruiker(Rol.PROFESSIONAL) for _ in range(4)]
    make(anna, gemeenten=(WEERT,), **knows)
    make(bram, gemeenten=(WEERT, NEDERWEERT), **knows)
    make(others[0], gemeenten=(NEDERWEERT,), **knows)
    make(others[1], gemeenten=(WEERT,), leefgebieden=(Leefgebied.VERVOER,))
    make(others[2], gemeenten=(WEERT,), vragen_mail=False, **knows)

    id_ = vragen.ask_vraag(
        uow,
        log_in(anna),
        tekst="Wie kent een kamer?",
        leefgebieden=[Leefgebied.WONEN],
        gemeenten=[WEERT],
    )

    (mail,) = mails(uow, "netwerkvraag")
    assert mail.ontvanger == "bram@example.nl"
    assert mail.gegevens["tekst"] == "Wie kent een kamer?"
    assert get_vraag(uow, log_in(anna), id_)[0].ontvangers == 1
    assert [v.id for v in get_netwerkbureau(uow, log_in(bram)).vragen] == [id_]


def test_a_question_holds_no_personal_data_and_nobody_asks_all_day(
    uow: UnitOfWork, anna: Gebruiker
) -> None:
    def ask(tekst: str) -> None:
        vragen.ask_vraag(uow, log_in(anna), tekst=tekst, leefgebieden=[Leefgebied.WONEN])

    with pytest.raises(InvoerOngeldig) as personal:
        ask("Wie kent een plek voor mevrouw Jansen, geboren 3-4-1950?")
    for number in range(3):
        ask(f"Wie kent een kamer voor {number} nachten?")
    with pytest.raises(InvoerOngeldig) as often:
        ask("En nog een?")

    assert codes(personal) == [("tekst", "geboortedatum-in-tekst"), ("tekst", "naam-in-tekst")]
    assert codes(often) == [("tekst", "vragen-op")]


def test_an_answer_goes_to_who_asked_and_may_point_to_an_entry(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    factories.voorziening(naam="Kamers met hulp")
    vraag = factories.netwerk.vraag(anna)

    def answer(adres: str) -> None:
        vragen.answer_vraag(uow, log_in(bram), vraag.id, tekst="Bel de inloop.", adres=adres)

    answer("https://kaart.example.nl/en/voorzieningen/kamers-met-hulp?van=mail")
    with pytest.raises(InvoerOngeldig) as unknown:
        answer("/voorzieningen/bestaat-niet")

    (mail,) = mails(uow, "netwerkantwoord")
    _, (antwoord,) = get_vraag(uow, log_in(anna), vraag.id)
    assert (mail.ontvanger, mail.gegevens["naam"]) == ("anna@example.nl", "Bram")
    assert (antwoord.slug, antwoord.naam) == ("kamers-met-hulp", "Bram")
    assert codes(unknown) == [("adres", "voorziening-onbekend")]
    vragen.close_vraag(uow, log_in(anna), vraag.id)
    with pytest.raises(vragen.VraagGesloten):
        answer("")


def test_only_who_wrote_it_takes_a_question_or_answer_away(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    vraag = factories.netwerk.vraag(anna)
    antwoord = factories.netwerk.antwoord(bram, vraag)

    for refused in (vragen.close_vraag, vragen.remove_vraag):
        with pytest.raises(NietToegestaan):
            refused(uow, log_in(bram), vraag.id)
    with pytest.raises(NietToegestaan):
        vragen.remove_antwoord(uow, log_in(anna), antwoord.id)
    vragen.remove_vraag(uow, log_in(anna), vraag.id)
    with pytest.raises(NietGevonden):
        vragen.remove_antwoord(uow, log_in(bram), antwoord.id)


def test_a_question_is_forgotten_after_a_year(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker
) -> None:
    factories.netwerk.antwoord(anna, factories.netwerk.vraag(anna, dagen_geleden=366))
    kept = factories.netwerk.vraag(anna, dagen_geleden=364)

    assert (vragen.forget_vragen(uow), vragen.forget_vragen(uow)) == (1, 0)
    with uow:
        assert uow.session.scalars(select(Netwerkvraag.id)).all() == [kept.id]


def test_a_tip_is_for_professionals_and_the_redactie_of_the_gemeente(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    voorziening = factories.voorziening(werkgebied=[WEERT])
    factories.netwerk.profiel(anna, organisatie="MEE", functie="Cliëntondersteuner")
    tips.add_tip(uow, log_in(anna), voorziening.slug, "Bel 0495 123 456, vraag naar de balie.")

    def read(rol: Rol | None, **bevoegdheid: Any) -> object:
        wie = log_in(factories.gebruiker(rol, **bevoegdheid))
        return tips.find_tips(uow, wie, voorziening.id)

    (tip,) = tips.find_tips(uow, log_in(bram), voorziening.id) or ()
    assert (tip.organisatie, tip.functie, tip.eigen) == ("MEE", "Cliëntondersteuner", False)
    assert read(Rol.REDACTEUR, gemeente_code=WEERT)
    assert read(Rol.REDACTEUR, gemeente_code=NEDERWEERT) is None
    assert read(Rol.AANBIEDER, aanbieder_id=voorziening.aanbieder_id) is None
    assert tips.find_tips(uow, None, voorziening.id) is None
    with pytest.raises(InvoerOngeldig):
        tips.add_tip(uow, log_in(anna), voorziening.slug, " ")


def test_a_full_name_in_a_tip_is_asked_once_more_unless_it_is_one_that_is_known_here(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker
) -> None:
    aanbieder = factories.aanbieder(naam="Stichting Blij Verder")
    slug = factories.voorziening(naam="Rozen Tuin", aanbieder=aanbieder).slug
    factories.netwerk.profiel(anna)
    wie = log_in(anna)

    tips.add_tip(uow, wie, slug, "Vraag Blij Verder Nederweert naar de Rozen Tuin.")
    with pytest.raises(InvoerOngeldig) as asked:
        tips.add_tip(uow, wie, slug, "Vraag naar Piet Blij.\nOf naar Ria Zomers.")
    tips.add_tip(uow, wie, slug, "Vraag naar Ria Zomers.", toch=True)

    assert codes(asked) == [("tekst", "naam-in-tekst")]


def test_a_tip_of_over_a_year_ago_is_old_until_somebody_confirms_it(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    tip = factories.netwerk.tip(anna, dagen_geleden=400)

    (asked,) = get_netwerkbureau(uow, log_in(anna)).oude_tips
    tips.confirm_tip(uow, log_in(bram), tip.id)

    assert asked.oud
    assert not tips.get_tip(uow, log_in(bram), tip.id).oud
    assert get_netwerkbureau(uow, log_in(anna)).oude_tips == ()


def test_a_reported_tip_waits_for_the_redactie_which_keeps_it_or_tells_why_it_goes(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    voorziening = factories.voorziening(naam="Inloop", werkgebied=[WEERT])
    tip = factories.netwerk.tip(anna, voorziening_id=voorziening.id)
    weert, elders = (
        log_in(factories.gebruiker(Rol.REDACTEUR, gemeente_code=code))
        for code in (WEERT, NEDERWEERT)
    )
    tips.report_tip(uow, log_in(bram), tip.id, "Dit is een mening.")
    assert [t.melding for t in tips.list_tips(uow, weert).tips] == ["Dit is een mening."]
    assert (tips.count_gemelde_tips(uow, elders), tips.list_tips(uow, elders).tips) == (0, ())

    tips.keep_tip(uow, weert, tip.id)
    assert tips.list_tips(uow, weert).tips == ()
    with pytest.raises(NietGevonden):
        tips.remove_tip(uow, elders, tip.id, "Weg.")
    tips.remove_tip(uow, weert, tip.id, "Dit is een mening.")

    (mail,) = mails(uow, "tip_weg")
    assert mail.ontvanger == "anna@example.nl"
    assert mail.gegevens == {"voorziening": "Inloop", "reden": "Dit is een mening."}
    assert tips.list_tips(uow, weert, alle=True).tips == ()


def test_a_tip_is_changed_and_taken_away_by_who_wrote_it(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    tip = factories.netwerk.tip(anna, dagen_geleden=10)
    for refused in (
        lambda: tips.change_tip(uow, log_in(bram), tip.id, "Anders."),
        lambda: tips.remove_own_tip(uow, log_in(bram), tip.id),
    ):
        with pytest.raises(NietToegestaan):
            refused()

    tips.change_tip(uow, log_in(anna), tip.id, "Er is een achteringang.")
    assert tips.get_tip(uow, log_in(bram), tip.id).tekst == "Er is een achteringang."
    tips.remove_own_tip(uow, log_in(anna), tip.id)
    with pytest.raises(NietGevonden):
        tips.get_tip(uow, log_in(bram), tip.id)


def as_fitting(row: Voorziening) -> Fitting:
    return Fitting(str(row.id), row.naam, row.slug)


def test_a_saved_search_tells_what_is_new_in_one_mail_and_nothing_twice(
    uow: UnitOfWork, factories: Factories, anna: Gebruiker, bram: Gebruiker
) -> None:
    long_ago = uow.clock() - timedelta(days=100)
    known, old = (factories.voorziening(updated_at=long_ago) for _ in range(2))
    nieuw = factories.voorziening(updated_at=uow.clock() - timedelta(hours=3))
    found = {"q=een": [known], "q=twee": [known]}

    def zoek(parameters: str) -> Sequence[Fitting]:
        return [as_fitting(row) for row in found[parameters]]

    for naam, parameters in (("Een", "q=een"), ("Twee", "q=twee")):
        save_zoekopdracht(uow, log_in(anna), naam=naam, parameters=parameters, zoek=zoek)
    gone = factories.gebruiker(Rol.PROFESSIONAL, actief=False)
    factories.netwerk.zoekopdracht(gone, parameters="q=een", dagen_geleden=9)
    found["q=een"], found["q=twee"] = [known, old, nieuw], [nieuw, known]
    same_day = run_zoekopdrachten(uow, zoek)
    tomorrow = uow.another()
    tomorrow.clock = lambda: uow.clock() + timedelta(days=1)
    first = run_zoekopdrachten(tomorrow, zoek)
    again = run_zoekopdrachten(tomorrow, zoek)

    (mail,) = mails(uow, "zoekopdrachten")
    told = {
        zoekopdracht["naam"]: [v["slug"] for v in zoekopdracht["voorzieningen"]]
        for zoekopdracht in mail.gegevens["zoekopdrachten"]
    }
    assert (same_day.zoekopdrachten, first.zoekopdrachten, again.zoekopdrachten) == (0, 2, 0)
    assert (mail.ontvanger, told) == (
        "anna@example.nl",
        {"Een": [nieuw.slug], "Twee": [nieuw.slug]},
    )


def test_a_saved_search_is_kept_once_and_holds_no_address(
    uow: UnitOfWork, anna: Gebruiker, bram: Gebruiker
) -> None:
    def save(naam: str, parameters: str, aantal: int = 1) -> None:
        every = [Fitting(str(number), "", "") for number in range(aantal)]
        save_zoekopdracht(
            uow, log_in(anna), naam=naam, parameters=parameters, zoek=lambda _p: every
        )

    save("Taal", "q=taal")
    save("Taalles", "q=taal")
    refused = []
    for parameters, aantal in (
        ("waar=6001+AB+12", 1),
        ("waar=51.2%2C5.7", 1),
        ("q=van+meneer+Jansen", 1),
        ("q=hulp", MAX_FITTING + 1),
    ):
        with pytest.raises(InvoerOngeldig) as error:
            save("Naam", parameters, aantal)
        refused += codes(error)

    (kept,) = list_zoekopdrachten(uow, log_in(anna))
    assert kept.naam == "Taalles"
    assert [code for _, code in refused] == [*["zoekopdracht-persoon"] * 3, "zoekopdracht-ruim"]
    assert list_zoekopdrachten(uow, log_in(bram)) == ()
    stop_zoekopdracht(uow, kept.id)
    stop_zoekopdracht(uow, kept.id)
    assert list_zoekopdrachten(uow, log_in(anna)) == ()
