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
    "search": ((150, 300), (1500, 86400)),
    "draft": ((400, 600),),
    "hints": ((400, 600),),
    "return-code": ((10, 600), (40, 86400)),
}

REMEMBERED_SECONDS = 600


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

    The same form sent again (`once`: its submission_id) counts once, since it does nothing the second time. A form that was
    refused is counted anew, or sending everything twice would lift the limit.
    """
    if not settings.LAWQA_LIMITS:
        return 0
    token = once and _key(who(request), action, "once", once)
    first = not token or cache.add(token, "counting", REMEMBERED_SECONDS)
    if not first and cache.get(token) == "counted":
        return 0
    wait = max(_wait(request, action, *rule, counts=first) for rule in RULES[action])
    if token and first and wait:
        cache.delete(token)
    elif token and first:
        cache.set(token, "counted", REMEMBERED_SECONDS)
    return wait


def _wait(request, action, allowed, window, counts):
    """One rule's answer; without `counts` it only looks."""
    now = int(time.time())
    key = _key(who(request), action, window, now // window)
    cache.add(key, 0, window)
    try:
        count = cache.incr(key, 1 if counts else 0)
    except ValueError:  # it expired between the two calls
        count = 1
    return window - now % window if count > allowed else 0
