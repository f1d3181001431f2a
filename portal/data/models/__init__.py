"""The tables, a module per aggregate."""

from portal.data.models.aanbieder import Aanbieder, AanbiederSlug
from portal.data.models.bulkactie import Bulkactie
from portal.data.models.controle import (
    Controlebeleid,
    Controleronde,
    Dubbelbesluit,
    Notitie,
    Werklijst,
    WerklijstRegel,
)
from portal.data.models.gebied import Gebied, Kern, Postcode, PostcodeGebied
from portal.data.models.gebruiker import (
    Aanmelding,
    Gebruiker,
    Herstelcode,
    Rolverlening,
    Sessie,
    Sleutel,
)
from portal.data.models.hulpvraag import Beslisregel
from portal.data.models.lijst import GedeeldeLijst
from portal.data.models.mail import MailTaak
from portal.data.models.netwerk import (
    BewaardeZoekopdracht,
    Netwerkantwoord,
    Netwerkvraag,
    Profiel,
    Tip,
)
from portal.data.models.outbox import IndexTaak
from portal.data.models.plan import Plan, PlanDeel, PlanRegel
from portal.data.models.regio import Regio, RegioContact, RegioGemeente
from portal.data.models.signaal import (
    Linkcontrole,
    Signaal,
    Voorzieningcijfer,
    Zoekcijfer,
)
from portal.data.models.telling import Telling
from portal.data.models.verwijzing import Verwijsbeleid, Verwijzing
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    SjabloonVolger,
    Voorziening,
    VoorzieningLocatie,
    VoorzieningSlug,
    voorziening_werkgebied,
)
from portal.data.models.wijziging import Concept, Versie, Wijziging
from portal.data.models.woordenboek import (
    Crisispatroon,
    Samenstellingsdeel,
    Stopwoord,
    Woordpaar,
)

__all__ = [
    "Aanbieder",
    "AanbiederSlug",
    "Aanmelding",
    "Beslisregel",
    "BewaardeZoekopdracht",
    "Bulkactie",
    "Concept",
    "Contactkanaal",
    "Controlebeleid",
    "Controleronde",
    "Crisispatroon",
    "Dubbelbesluit",
    "Gebied",
    "Gebruiker",
    "GedeeldeLijst",
    "Herstelcode",
    "IndexTaak",
    "Kern",
    "Linkcontrole",
    "Locatie",
    "MailTaak",
    "Netwerkantwoord",
    "Netwerkvraag",
    "Notitie",
    "Plan",
    "PlanDeel",
    "PlanRegel",
    "Postcode",
    "PostcodeGebied",
    "Profiel",
    "Regio",
    "RegioContact",
    "RegioGemeente",
    "Rolverlening",
    "Samenstellingsdeel",
    "Sessie",
    "Signaal",
    "SjabloonVolger",
    "Sleutel",
    "Stopwoord",
    "Telling",
    "Tip",
    "Versie",
    "Verwijsbeleid",
    "Verwijzing",
    "Voorziening",
    "VoorzieningLocatie",
    "VoorzieningSlug",
    "Voorzieningcijfer",
    "Werklijst",
    "WerklijstRegel",
    "Wijziging",
    "Woordpaar",
    "Zoekcijfer",
    "voorziening_werkgebied",
]
