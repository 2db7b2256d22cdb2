"""What askers add to their questions afterwards."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .publication import Publication, PublicationQuerySet
from .questions import Question


class SupplementQuerySet(PublicationQuerySet):
    pass


class Supplement(Publication):
    """补充说明: what the asker adds after posting; public while it and its question are published."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="supplements", verbose_name=_("问题"))
    body = models.TextField(_("补充说明"), max_length=2000)

    objects = SupplementQuerySet.as_manager()

    class Meta:
        verbose_name = _("补充说明")
        verbose_name_plural = _("补充说明")

    def __str__(self):
        return self.body[:30]
