"""Words that were written as one: ``huishoudelijkehulp``, ``ikkanmijnhuurnietbetalen``."""

from collections.abc import Callable

# Shorter pieces are found in any word by accident.
_MIN_HELFT = 4
_MIN_DEEL = 2
# A sentence has words of ordinary length, the more so when it has but two.
_MIN_GEMIDDELD = 3.2
_MIN_VAN_TWEE = 3
# What begins or ends a long word says something about it when it is a long word itself.
_MIN_RAND = 5


def find_halves(woord: str, count: Callable[[str], int]) -> tuple[str, ...]:
    """The two words of the corpus that ``woord`` consists of, of all pairs the most frequent;
    ``count`` says how often a word occurs."""
    cuts = range(_MIN_HELFT, len(woord) - _MIN_HELFT + 1)
    halves = ((woord[:cut], woord[cut:]) for cut in cuts)
    known = [pair for pair in halves if all(map(count, pair))]
    return max(known, key=lambda pair: min(map(count, pair)), default=())


def find_sentence(woord: str, is_word: Callable[[str], bool]) -> tuple[str, ...]:
    """The words of a sentence without spaces, the longest words first; empty when ``woord`` is
    no row of known words."""
    best: list[tuple[int, tuple[str, ...]] | None] = [(0, ())]
    for end in range(1, len(woord) + 1):
        rows = (
            (known[0] + (end - start) ** 2, (*known[1], woord[start:end]))
            for start in range(max(0, end - _MIN_DEEL + 1))
            if (known := best[start]) is not None and is_word(woord[start:end])
        )
        best.append(max(rows, default=None))
    found = best[-1][1] if best[-1] else ()
    shortest = min(map(len, found), default=0)
    ordinary = len(woord) >= _MIN_GEMIDDELD * len(found)
    if len(found) < 2 or not ordinary or (len(found) == 2 and shortest < _MIN_VAN_TWEE):
        return ()
    return found


def find_edges(woord: str, is_word: Callable[[str], bool]) -> tuple[str, ...]:
    """The longest known words with which an unknown word begins and ends."""
    sizes = range(len(woord) - 1, _MIN_RAND - 1, -1)
    begin = next((woord[:size] for size in sizes if is_word(woord[:size])), None)
    end = next((woord[-size:] for size in sizes if is_word(woord[-size:])), None)
    return tuple(edge for edge in (begin, end) if edge)
