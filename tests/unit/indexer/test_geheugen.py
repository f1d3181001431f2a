from itertools import count

from indexer.geheugen import Geheugen


def test_what_was_worked_out_is_given_again_until_it_no_longer_holds() -> None:
    geheugen, numbers = Geheugen(2), count()

    given = [geheugen.remember("a", lambda: next(numbers)) for _ in range(2)]
    geheugen.clear()
    given.append(geheugen.remember("a", lambda: next(numbers)))

    assert given == [0, 0, 1]


def test_a_full_memory_makes_room_for_what_is_asked_now() -> None:
    geheugen = Geheugen(2)

    for key in ("a", "b", "c"):
        geheugen.remember(key, lambda key=key: key)

    assert geheugen.remember("c", lambda: "anew") == "c"
    assert geheugen.remember("a", lambda: "anew") == "anew"
