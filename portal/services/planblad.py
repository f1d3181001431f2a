"""A plan as the sheet that pages, paper, mail and calendar show."""

from collections import defaultdict
from collections.abc import Sequence

from portal.data.models.plan import PlanDeel, PlanRegel
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied
from portal.services.hulpblad import Bladgroep, Bladregel, Hulpblad, add_kaartje
from portal.services.lijst import list_details


def make_planblad(
    uow: UnitOfWork,
    gemeente_code: str | None,
    delen: Sequence[PlanDeel],
    regels: Sequence[PlanRegel],
) -> Hulpblad:
    """Every leefgebied that has goals, notes or lines. Own notes are left out, so that no page
    can show them by mistake. What is no longer public is a line with its name."""
    ids = [regel.voorziening_id for regel in regels if regel.voorziening_id]
    with uow:
        details = {v.id: v for v in list_details(uow.session, ids, uow.clock().date())}
    per_leefgebied = defaultdict[Leefgebied, list[PlanRegel]](list)
    for regel in regels:
        per_leefgebied[regel.leefgebied].append(regel)
    teksten = {deel.leefgebied: deel for deel in delen if deel.doelen or deel.notities}
    nummer = iter(range(1, len(regels) + 1))
    groepen = tuple(
        Bladgroep(
            leefgebied=leefgebied,
            doelen=teksten[leefgebied].doelen if leefgebied in teksten else "",
            notities=teksten[leefgebied].notities if leefgebied in teksten else "",
            regels=tuple(
                Bladregel(
                    nummer=next(nummer),
                    voorziening=details.get(regel.voorziening_id) if regel.voorziening_id else None,
                    tekst=regel.tekst,
                    id=regel.id,
                    gedaan=regel.gedaan,
                    van_client=regel.van_client,
                )
                for regel in per_leefgebied[leefgebied]
            ),
        )
        for leefgebied in Leefgebied
        if leefgebied in per_leefgebied or leefgebied in teksten
    )
    return add_kaartje(uow, groepen, gemeente_code)
