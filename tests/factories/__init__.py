"""Rows for tests, valid by default, committed at once so that every session sees them."""

from sqlalchemy.orm import Session

from tests.factories.aanbieder import AanbiederFactory
from tests.factories.controle import ControlerondeFactory
from tests.factories.gebruiker import GebruikerFactory
from tests.factories.netwerk import NetwerkFactory
from tests.factories.signaal import SignaalFactory
from tests.factories.verwijzing import VerwijzingFactory
from tests.factories.voorziening import VoorzieningFactory


class Factories:
    """One factory per aggregate."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.aanbieder = AanbiederFactory(session)
        self.controleronde = ControlerondeFactory(session)
        self.gebruiker = GebruikerFactory(session)
        self.voorziening = VoorzieningFactory(session, self.aanbieder)
        self.signaal = SignaalFactory(session, self.voorziening)
        self.verwijzing = VerwijzingFactory(session)
        self.netwerk = NetwerkFactory(session, self.voorziening)
