"""Rate limits: how often one person may do a thing. Counted in the cache by fixed windows."""

import hashlib
import time
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache

# action: ((how many, in how many seconds), …). An account and an address are counted apart.
RULES = {
    "ask": ((6, 600), (30, 86400)),
    "answer": ((20, 600), (200, 86400)),
    "write": ((20, 600), (200, 86400)),
    "mark": ((60, 600),),
    "report": ((10, 600), (40, 86400)),
    "preview": ((120, 600),),
    "return-code": ((10, 600), (40, 86400)),
}


def client_address(request):
    """The visitor's address: as many proxies from the right are believed as LAWQA_TRUSTED_PROXIES says."""
    trusted = settings.LAWQA_TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return request.META.get("REMOTE_ADDR", "")


def _network(address):
    """One IPv6 subscriber has a whole /64."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address


def who(request):
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return f"address:{_network(client_address(request))}"


def seconds_to_wait(request, action):
    """Count one more `action` by this visitor; 0 when it may go on, else the seconds until it may."""
    if not settings.LAWQA_LIMITS:
        return 0
    now = int(time.time())
    wait = 0
    for allowed, window in RULES[action]:
        # The key is hashed: addresses are personal data and stay out of the cache's key list.
        name = f"{settings.SECRET_KEY[:8]}:{who(request)}:{action}:{window}:{now // window}"
        key = "limit:" + hashlib.sha256(name.encode()).hexdigest()[:32]
        cache.add(key, 0, window)
        try:
            count = cache.incr(key)
        except ValueError:  # it expired between the two calls
            count = 1
        if count > allowed:
            wait = max(wait, window - now % window)
    return wait
