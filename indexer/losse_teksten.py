"""Looking through a few hundred short texts in memory, with the same language as the index: for
what is no document, such as what people say of themselves."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from indexer.language import Taalmodel
from indexer.plan import Alternatief, Zoekplan
from indexer.woordenschat import Woordenschat

# A part of a word, or a far relation, is too little to say that a short text answers to it.
_STERK = 0.45


class LosseTeksten:
    """``bundels``: the texts of one person or thing each; together they are the corpus that tells
    which words are known and rare."""

    def __init__(self, taalmodel: Taalmodel, bundels: Iterable[Collection[str]]) -> None:
        self._taalmodel = taalmodel
        stammen: Counter[str] = Counter()
        woorden: Counter[str] = Counter()
        aantal = 0
        for bundel in bundels:
            aantal += 1
            termen = [taalmodel.terms_of_text(tekst) for tekst in bundel]
            stammen.update({stam for found in termen for stam in found.stammen})
            woorden.update({woord for found in termen for woord in found.woorden})
        self._schat = Woordenschat(stammen, woorden, aantal)

    def plan(self, q: str) -> Zoekplan:
        """What to look for in these texts."""
        return self._taalmodel.plan(q, self._schat)

    def find(self, plan: Zoekplan, tekst: str) -> Mapping[str, Alternatief]:
        """The words of the question to which this text answers, each with how."""
        stammen = self._taalmodel.terms_of_text(tekst).stammen
        found = {}
        for groep in plan.groepen:
            for alternatief in groep.alternatieven:
                if alternatief.sterkte >= _STERK and stammen.issuperset(alternatief.termen):
                    found[groep.woord] = alternatief
                    break
        return found
