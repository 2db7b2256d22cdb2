"""Follow-ups: the exchange under one answer between the asker and that lawyer."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .publication import Publication, PublicationQuerySet, Status


class FollowUpQuerySet(PublicationQuerySet):
    def visible_to(self, user, as_asker=False):
        """What is published, what they wrote; to the asker of the question also the asker's own side."""
        if user.is_authenticated and user.is_staff:
            return self
        own = Q(status=Status.PUBLISHED)
        if user.is_authenticated:
            own |= Q(author=user)
        if as_asker:
            own |= Q(side=FollowUp.Side.ASKER)
        return self.filter(own)

    def waiting_for(self, lawyer):
        """Public questions back to this lawyer that nothing of theirs follows yet, oldest first."""
        replies = FollowUp.objects.filter(
            answer=OuterRef("answer"), side=FollowUp.Side.LAWYER, pk__gt=OuterRef("pk")
        )
        rows = self.published().filter(
            answer__lawyer=lawyer,
            answer__status=Status.PUBLISHED,
            answer__question__status=Status.PUBLISHED,
            side=FollowUp.Side.ASKER,
        )
        return rows.exclude(Exists(replies)).select_related("answer__question").order_by("pk")


class FollowUp(Publication):
    """追问 when the asker wrote it, 追答 when the lawyer did. A guest's has no author account."""

    class Side(models.TextChoices):
        ASKER = "asker", _("追问")
        LAWYER = "lawyer", _("追答")

    answer = models.ForeignKey(
        "consult.Answer", models.CASCADE, related_name="follow_ups", verbose_name=_("回答")
    )
    side = models.CharField(_("一方"), max_length=6, choices=Side)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("作者"),
    )
    body = models.TextField(_("内容"), max_length=2000)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("追问与追答")
        verbose_name_plural = _("追问与追答")

    def __str__(self):
        return self.body[:30]
