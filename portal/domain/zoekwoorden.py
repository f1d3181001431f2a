"""Which words of a question may be counted.

What few people ask could say who asked it. So a question that speaks of danger, that may tell who
or where somebody is, or that is a whole story, is not counted at all; the others are counted under
a keyed hash, and their words are kept from the fifth time on (see decision 0016).
"""

import hashlib
import hmac
from collections.abc import Collection
from datetime import date

from portal.domain.persoonsgegevens import looks_personal

# The least number of times that something must have been asked before its words are kept.
MIN_AANTAL = 5
# More words than this are a story of one person.
MAX_WOORDEN = 6
MAX_LENGTE = 200


def find_telbare_woorden(q: str, woorden: Collection[str], crisis: Collection[str]) -> str:
    """The words to count ``q`` by, empty when it is not to be counted. ``woorden`` are those that
    mean something; ``crisis`` the kinds of danger that it speaks of."""
    tekst = " ".join(woorden)
    if crisis or not woorden or len(woorden) > MAX_WOORDEN or len(tekst) > MAX_LENGTE:
        return ""
    return "" if looks_personal(q) else tekst


def hash_vraag(sleutel: str, maand: date, woorden: str, voorziening_id: str = "") -> str:
    """By what a question is counted: the same for the same words in any order, another every
    month and for each entry, and of no use to who has the table without the key."""
    told = "\0".join((maand.isoformat(), *sorted(woorden.split()), voorziening_id))
    return hmac.new(sleutel.encode(), told.encode(), hashlib.sha256).hexdigest()
