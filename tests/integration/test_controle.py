"""The cycle: asked in time and once, whatever happens to the runs; and nothing is ever deleted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select

from portal.data import outbox
from portal.data.models import (
    Aanbieder,
    Controleronde,
    IndexTaak,
    MailTaak,
    Versie,
    Voorziening,
)
from portal.data.uow import UnitOfWork, make_session_factory
from portal.domain.begrippen import Gebeurtenis, Rol, VoorzieningStatus
from portal.domain.controle import Beleid, Controlelink
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.services.aanbod import confirm_aanbod
from portal.services.controle import Controleverslag, run_controle
from portal.services.controlebeleid import change_beleid, get_beleid
from portal.services.controlelink import confirm_vragen, get_controlevraag
from portal.services.indexeren import documents_for
from portal.services.voorzieningen import get_voorziening_by_id
from tests.factories import Factories

# Checked on 10 March: due on 10 September, asked about on 27 August.
GECONTROLEERD = date(2026, 3, 10)
VRAAGDAG = date(2026, 8, 27)


def op(uow: UnitOfWork, days: int) -> UnitOfWork:
    """So many days after the day of the question."""
    moment = datetime.combine(VRAAGDAG + timedelta(days=days), time(6, 0), UTC)
    moved = uow.another()
    moved.clock = lambda: moment
    return moved


def entry(factories: Factories, **values: Any) -> Voorziening:
    values.setdefault("aanbieder", None)
    if values["aanbieder"] is None:
        values["aanbieder"] = factories.aanbieder(email="info@example.nl")
    return factories.voorziening(**{"gecontroleerd_op": GECONTROLEERD, **values})


def mails(uow: UnitOfWork) -> list[MailTaak]:
    with uow:
        return list(uow.session.scalars(select(MailTaak).order_by(MailTaak.id)))


def ronde(uow: UnitOfWork, id_: UUID) -> Controleronde | None:
    with uow:
        return uow.session.get(Controleronde, id_)


def status(uow: UnitOfWork, id_: UUID) -> VoorzieningStatus:
    with uow:
        return uow.session.get_one(Voorziening, id_).status


def history(uow: UnitOfWork, id_: UUID) -> list[Gebeurtenis]:
    with uow:
        rows = uow.session.scalars(select(Versie).where(Versie.voorziening_id == id_))
        return [row.gebeurtenis for row in sorted(rows, key=lambda row: row.nummer)]


def queued(uow: UnitOfWork) -> set[UUID]:
    with uow:
        return set(uow.session.scalars(select(IndexTaak.voorziening_id)))


def clear_queue(uow: UnitOfWork) -> None:
    with uow:
        outbox.remove(uow.session, list(uow.session.scalars(select(IndexTaak.id))))
        uow.commit()


def test_an_aanbieder_gets_one_mail_for_all_that_is_due_or_will_be_soon(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder(naam="De Kei", email="info@example.nl")
    due = entry(factories, naam="A", aanbieder=aanbieder)
    soon = entry(factories, naam="B", aanbieder=aanbieder, gecontroleerd_op=date(2026, 3, 20))
    later = entry(factories, naam="C", aanbieder=aanbieder, gecontroleerd_op=date(2026, 5, 1))

    verslag = run_controle(op(uow, 0))

    [mail] = mails(uow)
    assert (mail.soort, mail.ontvanger, mail.taal) == ("controle", "info@example.nl", "nl")
    assert [v["naam"] for v in mail.gegevens["voorzieningen"]] == ["A", "B"]
    assert [ronde(uow, v.id) is not None for v in (due, soon, later)] == [True, True, False]
    assert verslag == Controleverslag(mails=1, gevraagd=2)


def test_before_its_time_nobody_is_asked(uow: UnitOfWork, factories: Factories) -> None:
    entry(factories)

    assert run_controle(op(uow, -1)) == Controleverslag()
    assert mails(uow) == []


def test_every_medewerker_is_asked_in_the_own_language_and_closed_accounts_are_not(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder(email="info@example.nl")
    for values in ({"taal": "en"}, {}, {"actief": False}):
        factories.gebruiker(Rol.AANBIEDER, aanbieder_id=aanbieder.id, **values)
    entry(factories, aanbieder=aanbieder)

    run_controle(op(uow, 0))

    found = mails(uow)
    assert sorted(mail.taal for mail in found) == ["en", "nl"]
    assert "info@example.nl" not in {mail.ontvanger for mail in found}


def test_who_cannot_be_asked_stands_on_the_worklist_at_once(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = entry(factories, aanbieder=factories.aanbieder())

    assert run_controle(op(uow, 0)) == Controleverslag(werklijst=1)

    row = ronde(uow, made.id)
    assert row is not None
    assert (row.gevraagd_op, row.werklijst_op) == (None, VRAAGDAG)


def test_a_silent_aanbieder_goes_through_every_step_and_loses_nothing(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = entry(factories)
    taken = {}

    for days in (0, 1, 13, 14, 15, 28, 41, 42, 43, 100, 125, 126, 127, 400):
        verslag = run_controle(op(uow, days))
        if verslag != Controleverslag():
            taken[days] = verslag

    assert taken == {
        0: Controleverslag(mails=1, gevraagd=1),
        14: Controleverslag(mails=1, herinnerd=1),
        28: Controleverslag(werklijst=1),
        42: Controleverslag(gemarkeerd=1),
        126: Controleverslag(mails=1, verborgen=1),
    }
    sent = mails(uow)
    assert [mail.soort for mail in sent] == [
        "controle",
        "controle_herinnering",
        "controle_verborgen",
    ]
    assert [mail.gegevens["voorzieningen"][0]["verborgen"] for mail in sent] == [False, False, True]
    assert status(uow, made.id) is VoorzieningStatus.VERLOPEN
    assert history(uow, made.id)[-2:] == [Gebeurtenis.GEMARKEERD, Gebeurtenis.VERBORGEN]
    with pytest.raises(NietGevonden):
        get_voorziening_by_id(op(uow, 126), made.id)


def test_running_twice_on_a_day_mails_once(uow: UnitOfWork, factories: Factories) -> None:
    entry(factories)

    run_controle(op(uow, 0))
    again = run_controle(op(uow, 0))

    assert len(mails(uow)) == 1
    assert again == Controleverslag()


def test_running_late_takes_every_missed_step_with_one_mail(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = entry(factories)
    run_controle(op(uow, 0))

    late = run_controle(op(uow, 300))

    assert late == Controleverslag(mails=1, herinnerd=1, werklijst=1, gemarkeerd=1)
    assert status(uow, made.id) is VoorzieningStatus.GEPUBLICEERD


def test_a_first_run_over_a_neglected_region_hides_nothing(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = entry(factories, gecontroleerd_op=date(2020, 1, 1))

    assert run_controle(op(uow, 0)) == Controleverslag(mails=1, gevraagd=1, gemarkeerd=1)
    assert status(uow, made.id) is VoorzieningStatus.GEPUBLICEERD


def test_page_and_index_say_not_confirmed_from_the_day_it_is_marked(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = entry(factories)
    run_controle(op(uow, 0))
    clear_queue(uow)
    said = {}

    for days in (41, 42):
        run_controle(op(uow, days))
        moved = op(uow, days)
        with moved:
            document = documents_for(moved, [made.id])[str(made.id)]
        detail = get_voorziening_by_id(op(uow, days), made.id)
        said[days] = (document.bevestigd, detail.bevestigd, queued(uow))

    assert said == {41: (True, True, set()), 42: (False, False, {made.id})}


def test_only_what_lapses_is_indexed_anew(uow: UnitOfWork, factories: Factories) -> None:
    lapses = entry(factories)
    entry(factories, gecontroleerd_op=date(2026, 8, 1))
    clear_queue(uow)

    for days in range(0, 60, 3):
        run_controle(op(uow, days))

    assert queued(uow) == {lapses.id}


def test_a_check_by_whatever_way_ends_the_round(uow: UnitOfWork, factories: Factories) -> None:
    made = entry(factories)
    run_controle(op(uow, 0))
    run_controle(op(uow, 126))
    run_controle(op(uow, 140))
    assert status(uow, made.id) is VoorzieningStatus.VERLOPEN

    confirm_aanbod(op(uow, 150), REGIOREDACTEUR, [made.id])
    verslag = run_controle(op(uow, 151))

    assert verslag == Controleverslag(gesloten=1)
    assert status(uow, made.id) is VoorzieningStatus.GEPUBLICEERD
    assert ronde(uow, made.id) is None
    assert len(mails(uow)) == 3


def test_the_mail_that_tells_of_hiding_puts_it_back_also_when_nobody_could_be_asked_before(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder()
    made = entry(factories, aanbieder=aanbieder)
    for days in (0, 126):
        run_controle(op(uow, days))
    with uow:
        uow.session.get_one(Aanbieder, aanbieder.id).email = "info@example.nl"
        uow.commit()

    hiding = op(uow, 140)
    run_controle(hiding)

    [mail] = mails(uow)
    today = hiding.clock().date()
    link = Controlelink(aanbieder_id=aanbieder.id, ronde=today, geldig_tot=today)
    (detail,) = get_controlevraag(hiding, link).open
    confirm_vragen(hiding, link, {made.id: detail.version})
    assert mail.soort == "controle_verborgen"
    assert status(uow, made.id) is VoorzieningStatus.GEPUBLICEERD


def test_what_is_archived_meanwhile_is_left_alone(uow: UnitOfWork, factories: Factories) -> None:
    made = entry(factories)
    run_controle(op(uow, 0))
    with uow:
        row = uow.session.get_one(Voorziening, made.id)
        row.status = VoorzieningStatus.GEARCHIVEERD
        uow.commit()

    assert run_controle(op(uow, 14)) == Controleverslag(gesloten=1)
    assert run_controle(op(uow, 400)) == Controleverslag()


def test_a_run_that_is_killed_half_way_keeps_what_was_done_and_goes_on_next_time(
    uow: UnitOfWork, factories: Factories
) -> None:
    for number in range(3):
        entry(factories, aanbieder=factories.aanbieder(email=f"a{number}@example.nl"))

    def die(_done: int) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        run_controle(op(uow, 0), die)
    assert len(mails(uow)) == 1

    assert run_controle(op(uow, 0)).mails == 2
    assert len({mail.ontvanger for mail in mails(uow)}) == 3


def test_two_machines_at_once_take_every_step_once(shared: Engine) -> None:
    sessions = make_session_factory(shared)
    with sessions() as session:
        factories = Factories(session)
        for number in range(8):
            entry(factories, aanbieder=factories.aanbieder(email=f"a{number}@example.nl"))
    together = Barrier(2, timeout=20)

    def run(_number: int) -> list[Controleverslag]:
        done = []
        for days in (0, 14, 42):
            together.wait()
            done.append(run_controle(op(UnitOfWork(sessions), days)))
        return done

    with ThreadPoolExecutor() as pool:
        pairs = zip(*pool.map(run, range(2)), strict=True)

    for one, other in pairs:
        one.add(other)
        assert one.mails in {8, 0}
        assert max(one.gevraagd, one.herinnerd, one.gemarkeerd) == 8
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(MailTaak)) == 16


REDACTEUR = Identiteit(
    id=UUID(int=1),
    naam="R",
    email="r@example.nl",
    bevoegdheden=(Bevoegdheid(Rol.REDACTEUR, gemeente_code="GM0988"),),
)
REGIOREDACTEUR = Identiteit(
    id=UUID(int=2), naam="R", email="q@example.nl", bevoegdheden=(Bevoegdheid(Rol.REDACTEUR),)
)


def test_a_gemeente_sets_its_own_terms_and_the_others_keep_theirs(
    uow: UnitOfWork, factories: Factories
) -> None:
    weert = entry(factories, werkgebied=["WK098831"])
    leudal = entry(factories, werkgebied=["GM1640"])

    change_beleid(
        op(uow, 0), wie=REDACTEUR, gemeente_code="GM0988", beleid=Beleid(termijn_maanden=12)
    )
    run_controle(op(uow, 0))

    assert ronde(uow, weert.id) is None
    assert ronde(uow, leudal.id) is not None
    assert get_beleid(uow, wie=REDACTEUR, gemeente_code="GM0988")[0].termijn_maanden == 12
    assert get_beleid(uow, wie=REGIOREDACTEUR, gemeente_code="GM1640") == (Beleid(), False)


def test_longer_terms_take_away_a_mark_and_tell_the_index(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = entry(factories, werkgebied=["GM0988"])
    run_controle(op(uow, 0))
    run_controle(op(uow, 42))
    clear_queue(uow)

    change_beleid(
        op(uow, 43), wie=REDACTEUR, gemeente_code="GM0988", beleid=Beleid(termijn_maanden=12)
    )
    assert queued(uow) == {made.id}
    run_controle(op(uow, 43))

    row = ronde(uow, made.id)
    assert row is not None
    assert row.gemarkeerd_op is None
    assert get_voorziening_by_id(op(uow, 43), made.id).bevestigd


def test_own_terms_can_be_given_up(uow: UnitOfWork) -> None:
    beleid = Beleid(termijn_maanden=12)
    for value in (beleid, None, None):
        change_beleid(uow, wie=REDACTEUR, gemeente_code="GM0988", beleid=value)

    assert get_beleid(uow, wie=REDACTEUR, gemeente_code="GM0988") == (Beleid(), False)


def test_terms_that_cannot_be_are_refused(uow: UnitOfWork) -> None:
    with pytest.raises(InvoerOngeldig):
        change_beleid(uow, wie=REDACTEUR, gemeente_code="GM0988", beleid=Beleid(werklijst_na=1))


@pytest.mark.parametrize(
    ("code", "error"), [("GM0946", NietToegestaan), ("", NietToegestaan), ("GM9999", NietGevonden)]
)
def test_nobody_sets_the_terms_of_another_gemeente(
    uow: UnitOfWork, code: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        get_beleid(uow, wie=REDACTEUR, gemeente_code=code)
    with pytest.raises(error):
        change_beleid(uow, wie=REDACTEUR, gemeente_code=code, beleid=None)
