"""The site's roots; everything else is in consult/urls.py."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", include("consult.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
handler400 = "consult.views.errors.bad_request"
handler403 = "consult.views.errors.forbidden"
handler404 = "consult.views.errors.not_found"
handler500 = "consult.views.errors.server_error"
