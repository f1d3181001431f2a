"""What an aanbieder changes: live at once, or waiting; history; and the redactie that decides."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from portal.data.models import Gebruiker, IndexTaak, MailTaak, Versie, Voorziening, Wijziging
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Bulkwerk,
    Gebeurtenis,
    KanaalSoort,
    Rol,
    VoorzieningStatus,
    WijzigingStatus,
)
from portal.domain.errors import IntussenGewijzigd, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer
from portal.domain.wijzigingen import SamenvoegenNodig
from portal.services.aanbod import confirm_aanbod, end_voorziening
from portal.services.bulk import do_bulk
from portal.services.sessies import make_identiteit
from portal.services.versies import add_versie, list_versies
from portal.services.voorzieningen import Gestopt, get_voorziening
from portal.services.wachtrij import (
    approve_wijziging,
    get_wijziging,
    list_wachtrij,
    return_wijziging,
)
from portal.services.wijzigingen import (
    add_voorstel,
    read_huidig,
    restore_versie,
    submit_wijziging,
    withdraw_wijziging,
)
from tests.factories import Factories


@pytest.fixture
def entry(factories: Factories) -> Voorziening:
    return factories.voorziening(
        naam="Inloop",
        aanbieder=factories.aanbieder(naam="De Kei"),
        plekken=[{"straat": "Markt", "plaats": "Weert", "gemeente_code": "GM0988",
                  "openingstijden": "Mo 09:00-10:00"}],
        kanalen=[(KanaalSoort.TELEFOON, "0495-555 101"), (KanaalSoort.WHATSAPP, "0612345678")],
    )  # fmt: skip


@pytest.fixture
def wie(factories: Factories, entry: Voorziening) -> Identiteit:
    return make_identiteit(factories.gebruiker(Rol.AANBIEDER, aanbieder_id=entry.aanbieder_id))


@pytest.fixture
def redacteur(factories: Factories) -> Identiteit:
    return make_identiteit(factories.gebruiker(Rol.REDACTEUR, gemeente_code="GM0988"))


def read(uow: UnitOfWork, id_: UUID) -> VoorzieningInvoer:
    with uow:
        return read_huidig(uow.session, id_)


def rows(uow: UnitOfWork, model):
    with uow:
        return list(uow.session.scalars(select(model)))


def submit(uow, wie, id_, basis=None, **changes: Any):
    basis = basis or read(uow, id_)
    return submit_wijziging(uow, wie, id_, replace(basis, **changes), basis=basis)


def propose(uow, wie, id_, **changes: Any) -> Wijziging:
    submit(uow, wie, id_, **changes)
    return next(w for w in rows(uow, Wijziging) if w.status == WijzigingStatus.WACHT)


def test_a_phone_number_is_live_at_once_and_stands_in_history(uow, entry, wie):
    done = submit(uow, wie, entry.id, telefoon="0495-555 102")

    assert (done.direct, done.wacht) == (("telefoon",), ())
    assert read(uow, entry.id).telefoon == "0495-555 102"
    newest, first = list_versies(uow, wie, entry.id)
    assert (first.nummer, first.gebeurtenis, first.rol) == (1, Gebeurtenis.NIEUW, None)
    assert (newest.gebeurtenis, newest.rol, newest.organisatie) == (
        Gebeurtenis.DIRECT, Rol.AANBIEDER, "De Kei",
    )  # fmt: skip
    assert newest.velden == ("telefoon",)
    assert [(v.oud, v.nieuw) for v in newest.verschillen] == [("0495-555 101", "0495-555 102")]
    assert rows(uow, Wijziging) == []
    assert rows(uow, IndexTaak)[-1].voorziening_id == entry.id


def test_a_name_waits_while_the_hours_of_the_same_form_are_live(uow, entry, wie):
    plek = replace(read(uow, entry.id).plekken[0], openingstijden="24/7")

    done = submit(uow, wie, entry.id, naam="Open deur", plekken=(plek,))

    assert (done.direct, done.wacht) == (("plekken",), ("naam",))
    now = read(uow, entry.id)
    assert (now.naam, now.plekken[0].openingstijden) == ("Inloop", "24/7")
    (waits,) = rows(uow, Wijziging)
    assert waits.velden == {"naam": {"oud": "Inloop", "nieuw": "Open deur"}}
    assert (waits.rol, waits.organisatie, waits.door_id) == (Rol.AANBIEDER, "De Kei", wie.id)


def test_other_ways_to_get_in_touch_stay(uow, entry, wie):
    submit(uow, wie, entry.id, telefoon="0495-555 102")

    with uow:
        voorziening = uow.session.get(Voorziening, entry.id)
        uow.session.refresh(voorziening, ["kanalen"])
        assert [k.soort for k in voorziening.kanalen] == [
            KanaalSoort.TELEFOON,
            KanaalSoort.WHATSAPP,
        ]


def test_a_second_change_continues_the_proposal_that_waits(uow, entry, wie):
    first = propose(uow, wie, entry.id, naam="Open deur")
    with_first = replace(read(uow, entry.id), naam="Open deur")

    submit(uow, wie, entry.id, with_first, samenvatting="Voor een praatje.")

    (waits,) = rows(uow, Wijziging)
    assert waits.id == first.id
    assert set(waits.velden) == {"naam", "samenvatting"}


def test_colleagues_who_both_propose_lose_nothing(uow, entry, wie):
    basis = read(uow, entry.id)
    submit(uow, wie, entry.id, basis, naam="Open deur")

    submit(uow, wie, entry.id, basis, samenvatting="Voor een praatje.")

    (waits,) = rows(uow, Wijziging)
    assert set(waits.velden) == {"naam", "samenvatting"}
    with pytest.raises(SamenvoegenNodig) as raised:
        submit(uow, wie, entry.id, basis, naam="Huiskamer")
    (conflict,) = raised.value.samenvoeging.conflicten
    assert (conflict.veld, conflict.mijn, conflict.ander) == ("naam", "Huiskamer", "Open deur")
    assert raised.value.ander.naam == "Open deur"


def test_taking_everything_back_ends_the_proposal(uow, entry, wie):
    propose(uow, wie, entry.id, naam="Open deur")
    shown = replace(read(uow, entry.id), naam="Open deur")

    submit(uow, wie, entry.id, shown, naam="Inloop")

    assert [w.status for w in rows(uow, Wijziging)] == [WijzigingStatus.INGETROKKEN]


def test_who_says_that_all_is_right_confirms_it(uow, entry, wie):
    basis = read(uow, entry.id)

    submit_wijziging(uow, wie, entry.id, basis, basis=basis, bevestigd=True)

    assert read(uow, entry.id).gecontroleerd_op == date(2026, 11, 20)
    assert list_versies(uow, wie, entry.id)[0].gebeurtenis == Gebeurtenis.BEVESTIGD


def test_a_form_that_changes_nothing_leaves_no_trace(uow, entry, wie):
    done = submit(uow, wie, entry.id)

    assert (done.direct, done.wacht) == ((), ())
    assert rows(uow, Versie) == rows(uow, Wijziging) == []


def test_a_temporary_closure_has_its_own_line_in_history(uow, entry, wie):
    submit(uow, wie, entry.id, gesloten_tot=date(2026, 12, 24), gesloten_reden="Vakantie")

    assert list_versies(uow, wie, entry.id)[0].gebeurtenis == Gebeurtenis.GESLOTEN
    assert read(uow, entry.id).gesloten_reden == "Vakantie"


def test_what_a_redacteur_changes_is_live(uow, entry, redacteur):
    done = submit(uow, redacteur, entry.id, naam="Open deur")

    assert done.direct == ("naam",)
    versie = list_versies(uow, redacteur, entry.id)[0]
    assert (versie.gebeurtenis, versie.rol, versie.organisatie) == (
        Gebeurtenis.GEWIJZIGD, Rol.REDACTEUR, "Weert",
    )  # fmt: skip


def test_names_of_gebieden_become_codes_and_unknown_ones_are_told(uow, entry, wie):
    propose(uow, wie, entry.id, werkgebied=("Leudal", "GM0988"))

    (waits,) = rows(uow, Wijziging)
    assert waits.velden["werkgebied"]["nieuw"] == ["GM0988", "GM1640"]
    with pytest.raises(InvoerOngeldig) as raised:
        submit(uow, wie, entry.id, werkgebied=("Verweggistan",))
    assert [fout.veld for fout in raised.value.fouten] == ["werkgebied"]


def stranger() -> Identiteit:
    return Identiteit(
        id=uuid4(), naam="", email="", bevoegdheden=(Bevoegdheid(Rol.AANBIEDER, uuid4()),)
    )


def far_redacteur() -> Identiteit:
    role = Bevoegdheid(Rol.REDACTEUR, gemeente_code="GM0946")
    return Identiteit(id=uuid4(), naam="", email="", bevoegdheden=(role,))


@pytest.mark.parametrize("who", [stranger, far_redacteur])
def test_somebody_elses_entry_is_closed(uow, factories, entry, wie, redacteur, who):
    hidden = factories.voorziening(
        status=VoorzieningStatus.CONCEPT, plekken=[{"gemeente_code": "GM0988"}]
    )
    waits = propose(uow, wie, entry.id, naam="Open deur")
    basis = read(uow, entry.id)

    for id_, error in (
        (entry.id, NietToegestaan),
        (hidden.id, NietGevonden),
        (uuid4(), NietGevonden),
    ):
        with pytest.raises(error):
            submit_wijziging(uow, who(), id_, basis, basis=basis)
        with pytest.raises(error):
            list_versies(uow, who(), id_)
        with pytest.raises(error):
            withdraw_wijziging(uow, who(), id_)
        with pytest.raises(error):
            restore_versie(uow, who(), id_, 1)
    with pytest.raises(NietToegestaan):
        get_wijziging(uow, who(), waits.id)
    with pytest.raises(NietToegestaan):
        approve_wijziging(uow, who(), waits.id, version=entry.version)
    with pytest.raises(NietToegestaan):
        return_wijziging(uow, who(), waits.id, "Nee")
    with pytest.raises(NietToegestaan):
        add_voorstel(uow, stranger(), entry.aanbieder_id, basis)
    assert list_wachtrij(uow, who()) == ()
    assert read(uow, entry.id) == basis


def test_an_aanbieder_does_not_decide_on_its_own_proposal(uow, entry, wie):
    waits = propose(uow, wie, entry.id, naam="Open deur")

    assert list_wachtrij(uow, wie) == ()
    assert get_wijziging(uow, wie, waits.id).velden == ("naam",)
    with pytest.raises(NietToegestaan):
        approve_wijziging(uow, wie, waits.id, version=entry.version)
    with pytest.raises(NietToegestaan):
        restore_versie(uow, wie, entry.id, 1)


def test_approve_wijziging_publishes_it_tells_who_asked_and_keeps_history(
    uow, entry, wie, redacteur
):
    waits = propose(uow, wie, entry.id, naam="Open deur")
    (regel,) = list_wachtrij(uow, redacteur)
    assert (regel.naam, regel.velden, regel.gemeenten) == ("Inloop", ("naam",), {"GM0988"})
    detail = get_wijziging(uow, redacteur, waits.id)
    assert [(v.veld, v.oud, v.nieuw) for v in detail.verschillen] == [
        ("naam", "Inloop", "Open deur")
    ]

    approve_wijziging(uow, redacteur, waits.id, version=detail.version)

    assert read(uow, entry.id).naam == "Open deur"
    (done,) = rows(uow, Wijziging)
    assert (done.status, done.besloten_door) == (WijzigingStatus.GOEDGEKEURD, "Weert")
    assert done.velden["naam"]["overgenomen"]
    (mail,) = rows(uow, MailTaak)
    assert (mail.soort, mail.ontvanger) == ("wijziging_goedgekeurd", wie.email)
    assert list_versies(uow, wie, entry.id)[0].gebeurtenis == Gebeurtenis.GOEDGEKEURD
    assert list_wachtrij(uow, redacteur) == ()


def test_approve_takes_chosen_fields_only(uow, entry, wie, redacteur):
    waits = propose(uow, wie, entry.id, naam="Open deur", samenvatting="Nieuw.")
    version = get_wijziging(uow, redacteur, waits.id).version

    approve_wijziging(uow, redacteur, waits.id, version=version, velden=["samenvatting", "soort"])

    now = read(uow, entry.id)
    assert (now.naam, now.samenvatting) == ("Inloop", "Nieuw.")
    (mail,) = rows(uow, MailTaak)
    assert mail.gegevens["niet_overgenomen"] == ["naam"]


def test_approve_takes_what_the_redacteur_made_of_it(uow, entry, wie, redacteur):
    waits = propose(uow, wie, entry.id, naam="Open deur")
    detail = get_wijziging(uow, redacteur, waits.id)

    better = replace(detail.voorstel, naam="De open deur")
    approve_wijziging(uow, redacteur, waits.id, version=detail.version, invoer=better)

    assert read(uow, entry.id).naam == "De open deur"


def test_what_the_redacteur_changed_meanwhile_is_not_lost(uow, entry, wie, redacteur):
    waits = propose(uow, wie, entry.id, naam="Open deur")
    submit(uow, redacteur, entry.id, naam="De inloop", kosten="Gratis")
    detail = get_wijziging(uow, redacteur, waits.id)

    assert [(v.veld, v.nieuw) for v in detail.intussen] == [("naam", "De inloop")]
    assert [c.veld for c in detail.conflicten] == ["naam"]
    with pytest.raises(SamenvoegenNodig):
        approve_wijziging(uow, redacteur, waits.id, version=detail.version)
    approve_wijziging(uow, redacteur, waits.id, version=detail.version, velden=["naam"])
    now = read(uow, entry.id)
    assert (now.naam, now.kosten) == ("Open deur", "Gratis")


def test_a_decision_on_what_nobody_saw_is_refused(uow, entry, wie, redacteur):
    waits = propose(uow, wie, entry.id, naam="Open deur")
    version = get_wijziging(uow, redacteur, waits.id).version
    submit(uow, wie, entry.id, telefoon="0495-555 109")

    with pytest.raises(IntussenGewijzigd):
        approve_wijziging(uow, redacteur, waits.id, version=version)


def test_two_redacteuren_decide_once(uow, entry, wie, redacteur):
    waits = propose(uow, wie, entry.id, naam="Open deur")
    version = get_wijziging(uow, redacteur, waits.id).version
    return_wijziging(uow, redacteur, waits.id, "Te vaag")

    with pytest.raises(IntussenGewijzigd):
        approve_wijziging(uow, redacteur, waits.id, version=version)
    with pytest.raises(IntussenGewijzigd):
        return_wijziging(uow, redacteur, waits.id, "Nog eens")


def test_return_wijziging_tells_why(uow, entry, wie, redacteur):
    waits = propose(uow, wie, entry.id, naam="Open deur")

    return_wijziging(uow, redacteur, waits.id, "De naam is al in gebruik.")

    (done,) = rows(uow, Wijziging)
    assert (done.status, done.reden) == (
        WijzigingStatus.TERUGGESTUURD, "De naam is al in gebruik.",
    )  # fmt: skip
    (mail,) = rows(uow, MailTaak)
    assert (mail.soort, mail.gegevens["reden"]) == (
        "wijziging_teruggestuurd", "De naam is al in gebruik.",
    )  # fmt: skip


NIEUW = VoorzieningInvoer(
    naam="Repair Café",
    samenvatting="Samen spullen maken.",
    leefgebieden=("sociale-contacten",),
    plekken=(PlekInvoer(straat="Markt", postcode="6001 TV"),),
)


def test_a_new_entry_is_public_when_it_is_approved(uow, entry, wie, redacteur):
    id_ = add_voorstel(uow, wie, entry.aanbieder_id, NIEUW, "Elke week").voorziening_id
    with uow:
        assert uow.session.get(Voorziening, id_).status == VoorzieningStatus.TER_BEOORDELING
    (regel,) = list_wachtrij(uow, redacteur)
    detail = get_wijziging(uow, redacteur, regel.id)
    assert regel.nieuw
    assert "naam" in {v.veld for v in detail.verschillen}

    approve_wijziging(uow, redacteur, regel.id, version=detail.version)

    with uow:
        added = uow.session.get(Voorziening, id_)
    assert added.status == VoorzieningStatus.GEPUBLICEERD
    assert (added.gecontroleerd_op, added.gecontroleerd_door) == (date(2026, 11, 20), "De Kei")


def test_a_returned_new_entry_is_changed_and_offered_again(uow, entry, wie, redacteur):
    id_ = add_voorstel(uow, wie, entry.aanbieder_id, NIEUW).voorziening_id
    (regel,) = list_wachtrij(uow, redacteur)
    return_wijziging(uow, redacteur, regel.id, "Wie mag komen?")

    done = submit(uow, wie, id_, samenvatting="Voor iedereen.")

    assert done.wacht == ()
    assert read(uow, id_).samenvatting == "Voor iedereen."
    (again,) = list_wachtrij(uow, redacteur)
    assert (again.nieuw, again.voorziening_id) == (True, id_)
    changed = get_wijziging(uow, redacteur, again.id)
    approve_wijziging(
        uow, redacteur, again.id, version=changed.version,
        invoer=replace(changed.voorstel, kosten="Gratis"),
    )  # fmt: skip
    assert read(uow, id_).kosten == "Gratis"


def test_taking_a_new_entry_back_makes_it_a_concept(uow, entry, wie):
    id_ = add_voorstel(uow, wie, entry.aanbieder_id, NIEUW).voorziening_id

    withdraw_wijziging(uow, wie, id_)

    with uow:
        assert uow.session.get(Voorziening, id_).status == VoorzieningStatus.CONCEPT
    with pytest.raises(NietGevonden):
        withdraw_wijziging(uow, wie, id_)


def test_any_version_can_be_put_back_and_the_check_stays(uow, entry, wie, redacteur):
    submit(uow, wie, entry.id, telefoon="0495-555 102")
    submit_wijziging(
        uow, redacteur, entry.id, replace(read(uow, entry.id), naam="B"),
        basis=read(uow, entry.id), bevestigd=True,
    )  # fmt: skip

    done = restore_versie(uow, redacteur, entry.id, 1)

    assert set(done.direct) == {"naam", "telefoon"}
    now = read(uow, entry.id)
    assert (now.naam, now.telefoon) == ("Inloop", "0495-555 101")
    assert now.gecontroleerd_op == date(2026, 11, 20)
    assert list_versies(uow, wie, entry.id)[0].gebeurtenis == Gebeurtenis.HERSTELD
    assert restore_versie(uow, redacteur, entry.id, 1).direct == ()
    with pytest.raises(NietGevonden):
        restore_versie(uow, redacteur, entry.id, 99)


def test_the_other_steps_in_its_life_leave_a_version(uow, entry, wie):
    confirm_aanbod(uow, wie, [entry.id])
    end_voorziening(uow, wie, entry.id, "")
    with uow:
        add_versie(
            uow.session, entry.id, Gebeurtenis.GEMARKEERD, rol=None, organisatie="", op=uow.clock()
        )
        uow.commit()

    versies = list_versies(uow, wie, entry.id)

    assert [v.nummer for v in versies] == [4, 3, 2, 1]
    assert [v.velden for v in versies] == [
        (), ("status",), ("gecontroleerd_op", "gecontroleerd_door"), (),
    ]  # fmt: skip
    assert versies[0].status == VoorzieningStatus.GEARCHIVEERD


def test_a_mail_goes_to_colleagues_when_the_account_is_gone(uow, factories, entry, wie, redacteur):
    waits = propose(uow, wie, entry.id, naam="Open deur")
    colleague = factories.gebruiker(Rol.AANBIEDER, aanbieder_id=entry.aanbieder_id)
    with uow:
        uow.session.get_one(Gebruiker, wie.id).actief = False
        uow.commit()

    return_wijziging(uow, redacteur, waits.id, "Te vaag")

    assert [mail.ontvanger for mail in rows(uow, MailTaak)] == [colleague.email]


def test_what_stopped_tells_so_and_what_was_archived_does_not(
    uow, factories, entry, wie, redacteur
):
    archived = factories.voorziening(naam="Weg", werkgebied=["GM0988"])
    do_bulk(uow, wie=redacteur, ids=[archived.id], werk=Bulkwerk.ARCHIVEREN)
    propose(uow, wie, entry.id, naam="Open deur")

    end_voorziening(uow, wie, entry.id, "Te weinig vrijwilligers.")

    with pytest.raises(Gestopt) as raised:
        get_voorziening(uow, entry.slug)
    assert (raised.value.naam, raised.value.plaats) == ("Inloop", "Weert")
    assert [w.status for w in rows(uow, Wijziging)] == [WijzigingStatus.INGETROKKEN]
    with pytest.raises(NietGevonden) as hidden:
        get_voorziening(uow, archived.slug)
    assert not isinstance(hidden.value, Gestopt)
