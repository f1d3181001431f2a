"""What an answer of a website means, and which numbers are of the open internet."""

import ipaddress
import ssl

from portal.domain.begrippen import Linkuitkomst

_GONE = {404, 410}
_SERVER_ERROR = 500
_ERROR = 400
# Sent to keep machines out or slow; says nothing of what people get.
_REFUSED = {401, 403, 405, 406, 407, 418, 429, 451, 503, 999}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PARKING_HOSTS = (
    "sedoparking.com",
    "parkingcrew.net",
    "bodis.com",
    "above.com",
    "dan.com",
    "afternic.com",
    "hugedomains.com",
    "undeveloped.com",
)
_PARKING_WORDS = (
    b"domain is for sale",
    b"domein is te koop",
    b"domeinnaam is te koop",
    b"domeinnaam te koop",
    b"this domain may be for sale",
    b"buy this domain",
    b"domain is parked",
    b"sedoparking",
    b"parkingcrew",
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(number: str) -> bool:
    """Whether an IP number is of the open internet, however it is dressed up."""
    address: Address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo:
            return False
        address = inner or address
    return address.is_global and not address.is_multicast


def is_parked(hostname: str, body: bytes) -> bool:
    """Whether the address is for sale."""
    host = f".{hostname}"
    folded = body.lower()
    return any(host.endswith(f".{parking}") for parking in _PARKING_HOSTS) or any(
        words in folded for words in _PARKING_WORDS
    )


def judge(status: int) -> Linkuitkomst:
    """What a status means to a visitor."""
    if status in _GONE:
        return Linkuitkomst.WEG
    if status in _REFUSED:
        return Linkuitkomst.GEWEIGERD
    if status >= _SERVER_ERROR:
        return Linkuitkomst.SERVERFOUT
    return Linkuitkomst.WEG if status >= _ERROR else Linkuitkomst.GOED


def explain(error: Exception) -> Linkuitkomst:
    """Why there was no answer; libraries wrap the reason in each other's errors."""
    reasons: list[BaseException] = [error]
    while (inner := reasons[-1].__cause__ or reasons[-1].__context__) and len(reasons) < 10:
        reasons.append(inner)
    if any(isinstance(reason, ssl.SSLError) for reason in reasons):
        return Linkuitkomst.CERTIFICAAT
    if any(isinstance(reason, TimeoutError) for reason in reasons):
        return Linkuitkomst.TE_TRAAG
    return Linkuitkomst.GEEN_ANTWOORD
