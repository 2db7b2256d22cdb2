"""Rate limits: how often one person may do a thing. Counted in the cache by fixed windows."""

import time
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

# action: ((how many, in how many seconds), …). An account and an address are counted apart.
RULES = {
    "ask": ((6, 600), (30, 86400)),
    "answer": ((20, 600), (200, 86400)),
    "write": ((20, 600), (200, 86400)),
    "mark": ((60, 600),),
    "report": ((10, 600), (40, 86400)),
    "preview": ((120, 600),),
    "draft": ((400, 600),),
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


def _key(*parts):
    """Hashed: addresses are personal data and stay out of the cache's list of keys."""
    return "limit:" + salted_hmac("consult.limits", "\n".join(map(str, parts))).hexdigest()


def seconds_to_wait(request, action, once=""):
    """Count one more `action` by this visitor; 0 when it may go on, else the seconds until it may.

    The same form sent again (`once`: its submission_id) counts once, since it does nothing the second time.
    """
    if not settings.LAWQA_LIMITS:
        return 0
    if once and not cache.add(_key(who(request), action, "once", once), 1, 600):
        return 0
    now = int(time.time())
    wait = 0
    for allowed, window in RULES[action]:
        key = _key(who(request), action, window, now // window)
        cache.add(key, 0, window)
        try:
            count = cache.incr(key)
        except ValueError:  # it expired between the two calls
            count = 1
        if count > allowed:
            wait = max(wait, window - now % window)
    return wait
