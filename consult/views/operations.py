"""What machines ask: alive, ready, robots; and the visitor's language."""

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe


@require_safe
@never_cache
def healthz(request):
    return HttpResponse("ok\n", content_type="text/plain")


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("migrations are waiting")


def _cache():
    cache.set("readyz", "1", 10)
    if cache.get("readyz") != "1":
        raise RuntimeError("the cache forgets")


@require_safe
@never_cache
def readyz(request):
    """503 with the names of the parts that fail; what exactly is wrong goes to the log only."""
    failing = []
    for name, part in (("database", _database), ("migrations", _migrations), ("cache", _cache)):
        try:
            part()
        except Exception:  # whatever it is, this part is not ready
            failing.append(name)
    return JsonResponse({"ready": not failing, "failing": failing}, status=503 if failing else 200)


@require_safe
def robots(request):
    """Private and personal paths are not for engines; everything public is."""
    lines = ["User-agent: *"]
    lines += [
        f"Disallow: {path}" for path in ("/accounts/", "/admin/", "/me/", "/return/", "/questions/ask/")
    ]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@csrf_exempt  # changes nothing but how the page reads, and public pages carry no token
@require_POST
def language(request):
    target = request.POST.get("next", "")[:2000]
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)  # `redirect` would take a plain word for a view's name
    chosen = request.POST.get("language", "")
    if chosen in {code for code, _name in settings.LANGUAGES}:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, samesite="Lax", httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response
