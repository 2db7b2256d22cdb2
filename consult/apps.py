"""The one app of LawQA, and its admin."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class ConsultConfig(AppConfig):
    default = True
    name = "consult"
    verbose_name = _("法问")

    def ready(self):
        # System checks register themselves on import.
        from . import checks  # noqa: F401


class WorkplaceConfig(admin_apps.AdminConfig):
    """Django's admin with our site in its place."""

    default = False
    default_site = "consult.admin.site.Workplace"

    def ready(self):
        # Before Django asks for the site: importing it imports what registers there, and would make it a second time.
        from . import admin  # noqa: F401

        super().ready()
