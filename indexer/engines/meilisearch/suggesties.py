"""Type-ahead by the server's own word search, which knows prefixes and typos."""

from collections.abc import Iterable

from indexer.engines.meilisearch.verbinding import Verbinding
from indexer.query import Suggestie, SuggestieSoort
from indexer.tekst import fold_text, words

MIN_LETTERS = 3
_MAX_AANBIEDERS = 3
# Several voorzieningen share a name or an aanbieder; so many are asked to find some that differ.
_RUIM = 20


def suggest(verbinding: Verbinding, uid: str, q: str, limit: int) -> tuple[Suggestie, ...]:
    """Voorzieningen by name and keywords, then aanbieders by name; at most ``limit``."""
    typed = words(q)
    if len("".join(typed)) < MIN_LETTERS:
        return ()
    ask = {"indexUid": uid, "q": " ".join(typed), "limit": _RUIM, "matchingStrategy": "all"}
    by_name, by_aanbieder = verbinding.ask(
        [
            {
                **ask,
                "attributesToSearchOn": ["naam", "trefwoorden"],
                "attributesToRetrieve": ["naam", "slug"],
            },
            {
                **ask,
                "attributesToSearchOn": ["aanbieder"],
                "attributesToRetrieve": ["aanbieder", "aanbieder_slug"],
            },
        ]
    )
    aanbieders = _unique(
        Suggestie(SuggestieSoort.AANBIEDER, hit["aanbieder"], hit["aanbieder_slug"])
        for hit in by_aanbieder["hits"]
    )[:_MAX_AANBIEDERS]
    namen = _unique(
        Suggestie(SuggestieSoort.VOORZIENING, hit["naam"], hit["slug"]) for hit in by_name["hits"]
    )
    return (*namen[: limit - len(aanbieders)], *aanbieders)


def _unique(suggesties: Iterable[Suggestie]) -> list[Suggestie]:
    """One for each text, the best hit first."""
    found: dict[str, Suggestie] = {}
    for suggestie in suggesties:
        found.setdefault(fold_text(suggestie.tekst), suggestie)
    return list(found.values())
