"""How often an address asked, as a process keeps it."""

import threading

from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from portal.web.common.limietgeheugen import SCHEME, Limietgeheugen

TWEE_PER_MINUUT = RateLimitItemPerMinute(2)


def test_who_asks_too_often_is_refused_and_others_are_not() -> None:
    limiter = FixedWindowRateLimiter(storage_from_string(f"{SCHEME}://"))

    assert [limiter.hit(TWEE_PER_MINUUT, "a") for _ in range(3)] == [True, True, False]
    assert limiter.hit(TWEE_PER_MINUUT, "b")
    assert limiter.get_window_stats(TWEE_PER_MINUUT, "a").remaining == 0


def test_a_minute_later_one_may_ask_again_and_what_is_old_is_forgotten() -> None:
    moment = [1_000.0]
    storage = Limietgeheugen(clock=lambda: moment[0])
    storage.incr("a", 60)
    storage.incr("a", 60)

    assert (storage.get("a"), storage.get_expiry("a")) == (2, 1_060.0)
    moment[0] += 61
    assert storage.get("a") == 0
    assert storage.incr("b", 60) == 1
    assert storage.reset() == 1


def test_a_count_can_be_cleared() -> None:
    storage = Limietgeheugen()
    storage.incr("a", 60)

    storage.clear("a")

    assert storage.get("a") == 0


def test_counting_starts_no_thread() -> None:
    storage = Limietgeheugen()
    before = threading.active_count()

    for number in range(50):
        storage.incr(str(number), 60)

    assert threading.active_count() == before
