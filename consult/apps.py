"""The one app of LawQA."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultConfig(AppConfig):
    name = "consult"
    verbose_name = _("法问")

    def ready(self):
        # System checks register themselves on import.
        from . import checks  # noqa: F401
