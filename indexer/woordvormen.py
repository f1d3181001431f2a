"""Word forms: the stem of a Dutch word, its near relatives, and the parts of a long one."""

import re
import threading
from collections.abc import Mapping
from functools import lru_cache

import Stemmer

# Shorter stems say too little, shorter parts are found by accident.
_MIN_STAM = 2
_MIN_DEEL = 3
_MIN_AFLEIDING = 3
# Letters that may stand between two parts: gezondheid-s-zorg, schuld-en-last.
_TUSSENKLANKEN = ("", "s", "en", "e", "n")
# Plurals on -s that the stemmer leaves: maatjes, relaties, autos, bureaus.
_MEERVOUD_S = re.compile(r"(?<=je|au)s$|(?<=[cdgmpst]ie)s$|(?<=[bcdfghklmnprtvz][aoy])s$")
# Plurals on -eren keep their -er when the stemmer is done with them.
_MEERVOUD_ER = re.compile(r"(?<=kind|lied)er$")
# Endings of verbs: werkt, slaapt, verslaafd, verhuisd. After other letters -t and -d mostly
# belong to the word (sport, client, kind, geld).
_VERVOEGING = re.compile(r"(?<=..[fgklmpw])t$|(?<=..[fgsvz])d$")
_DUBBEL = re.compile(r"([bdfgklmnprst])\1$|(?<=[^aeiou])([aeou])\2(?=[^aeiouhj]$)")
_SLOTKLANK = {"v": "f", "z": "s"}
# Derivations: the person (begeleid-er, verpleeg-ster), the act (scheid-ing), the verb after
# letters where the ending may belong to the word (woon-t, betaal-d), the participle.
_AFGELEID = re.compile(
    r"(?P<persoon>.{5,}?)(?:sters?|ers?)|(?P<daad>.{4,})ing(?:en)?"
    r"|(?P<vervoegd>.{4,}(?:(?<=[dnrs])t|(?<=[lnr])d)|.{3,}et)"
)
_DEELWOORD = re.compile(
    r"(?P<voor>in|uit|op|aan|af|door|over|mee|toe|bij|na|om|onder|voor|weg|terug|samen|)"
    r"ge(?P<rest>.{2,}(?:[dt]e?|en))"
)


def _by_vorm(vormen: Mapping[str, str]) -> dict[str, str]:
    """What each of the forms, written with spaces between, is a form of."""
    return {vorm: woord for woord, tekst in vormen.items() for vorm in tekst.split()}


# Forms of verbs that change their vowel.
_STERK = _by_vorm(
    {
        "bijten": "beet gebeten",
        "blijven": "bleef bleven gebleven",
        "breken": "brak gebroken",
        "denken": "dacht gedacht",
        "drinken": "dronk dronken gedronken",
        "eten": "at aten gegeten",
        "helpen": "hielp hielpen geholpen",
        "kiezen": "koos kozen gekozen",
        "kopen": "kocht gekocht",
        "lezen": "las lazen gelezen",
        "liegen": "loog gelogen",
        "lopen": "liep liepen gelopen",
        "rijden": "reed reden gereden",
        "roepen": "riep geroepen",
        "scheiden": "gescheiden",
        "schrijven": "schreef geschreven",
        "slaan": "sla slaat sloeg sloegen geslagen",
        "slapen": "sliepen geslapen",
        "spreken": "sprak gesproken",
        "stelen": "stal gestolen",
        "sterven": "stierf gestorven",
        "vallen": "viel vielen gevallen",
        "verliezen": "verloor verloren",
        "wassen": "gewassen",
        "wegen": "woog gewogen",
        "zingen": "zong gezongen",
        "zwemmen": "zwom gezwommen",
    }
)
# Forms that would meet others though they mean something else: ouderen are no ouders, wie boos is
# zoekt geen bos, and who learns to read (lezen) is not always at a lesson.
_APART = _by_vorm(
    {
        "oudere": "oudere ouderen",
        "jongere": "jongere jongeren",
        "naaste": "naaste naasten",
        "aandoening": "aandoening aandoeningen",
        "been": "been benen",
        "boon": "boon bonen",
        "boos": "boos boze",
        "braken": "braken braakt",
        "dans": "dans dansen danst",
        "gemaakt": "gemaakt gemaakte",
        "haak": "haken haakt",
        "hals": "hals halzen",
        "halt": "halt",
        "halte": "halte haltes halten",
        "hoofd": "hoofd hoofden",
        "kaars": "kaars kaarsen",
        "kans": "kans kansen",
        "koop": "koop koopt kopen",
        "laag": "laag lage",
        "leeg": "leeg lege leegte",
        "lezen": "lees leest lezen lezend",
        "lift": "lift liften",
        "maat": "maat maten",
        "meten": "meet meten",
        "openbaar": "openbaar openbare",
        "overheid": "overheid overheden",
        "pasen": "pasen",
        "pols": "pols polsen",
        "raad": "raad raden raadt",
        "reden": "reden redenen",
        "reeks": "reeks reeksen",
        "reken": "reken rekenen rekent",
        "rits": "rits ritsen",
        "roken": "rook rookt roken rookte",
        "slaap": "slaap slaapt slapen sliep",
        "stelen": "steelt stelen",
        "stoken": "stook stookt stoken",
        "teen": "teen tenen",
        "vals": "vals valse",
        "vers": "vers verse",
        "verstandig": "verstandig verstandige",
        "vieren": "vieren viert",
        "wegen": "weeg weegt wegen",
        "weten": "weet weten",
        "zaak": "zaak zaken",
        "zaal": "zaal zalen",
        "zoon": "zoon zonen zoons",
    }
)

# One stemmer object holds the word it works on, so each thread has its own.
_local = threading.local()


@lru_cache(maxsize=131_072)
def stem(woord: str) -> str:
    """The stem of a folded word: ``schulden`` and ``schuld``, ``brieven`` and ``brief`` meet.

    The Porter kind of stemmer, because Snowball's newer Dutch one cuts into stems
    (``schulden`` would become ``schul``). What it leaves is evened out: plurals on -s, endings
    of verbs, doubled letters, and a voiced last consonant.
    """
    if woord in _APART:
        return _APART[woord]
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        stemmer = _local.stemmer = Stemmer.Stemmer("dutch_porter")
    stam: str = stemmer.stemWord(_MEERVOUD_S.sub("", woord))
    stam = _VERVOEGING.sub("", _MEERVOUD_ER.sub("", stam))
    stam = _DUBBEL.sub(r"\1\2", stam)
    stam = stam[:-1] + _SLOTKLANK.get(stam[-1:], stam[-1:])
    return stam if len(stam) >= _MIN_STAM else woord


@lru_cache(maxsize=131_072)
def derivations(woord: str) -> tuple[str, ...]:
    """Stems of the words that ``woord`` may come from: ``gepest`` → ``pest``, ``mantelzorger`` →
    ``mantelzorg``, ``dronk`` → ``drink``. Guesses: they count for less than the stem."""
    found = [_STERK[woord]] if woord in _STERK else []
    if match := _AFGELEID.fullmatch(woord):
        found.append(match["persoon"] or match["daad"] or match["vervoegd"][:-1])
    if match := _DEELWOORD.fullmatch(woord):
        found.append(match["voor"] + match["rest"])
    eigen = stem(woord)
    stammen = dict.fromkeys(map(stem, found))
    return tuple(stam for stam in stammen if stam != eigen and len(stam) >= _MIN_AFLEIDING)


class Samenstellingen:
    """Splits compounds by a curated list of parts, and only when the parts fill the word."""

    def __init__(self, delen: tuple[str, ...]) -> None:
        self._delen = frozenset(deel for deel in delen if len(deel) >= _MIN_DEEL)
        self._stammen = frozenset(map(stem, self._delen))
        self._longest = max(map(len, self._delen), default=0)
        self.split = lru_cache(maxsize=131_072)(self._split)

    def _split(self, woord: str) -> tuple[str, ...]:
        """The stems of the parts, in order; empty when the word is no compound of them."""
        delen = self._fill(woord, {})
        return tuple(map(stem, delen)) if delen and len(delen) > 1 else ()

    def _fill(self, rest: str, known: dict[str, tuple[str, ...] | None]) -> tuple[str, ...] | None:
        """The fewest parts that fill ``rest``, the longest first; None when there are none."""
        if rest not in known:
            options: list[tuple[str, ...]] = [(rest,)] if self._ends_word(rest) else []
            for length in range(min(self._longest, len(rest) - _MIN_DEEL), _MIN_DEEL - 1, -1):
                if rest[:length] not in self._delen:
                    continue
                for klank in _TUSSENKLANKEN:
                    if rest.startswith(klank, length):
                        tail = self._fill(rest[length + len(klank) :], known)
                        options += [(rest[:length], *tail)] if tail else []
            known[rest] = min(options, key=len, default=None)
        return known[rest]

    def _ends_word(self, rest: str) -> bool:
        """The last part may be inflected."""
        return rest in self._delen or (len(rest) >= _MIN_DEEL and stem(rest) in self._stammen)
