"""Synonyms: how people say it and how the law, or other people, say it. Search reads both ways."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Synonym(models.Model):
    lay = models.CharField(_("口语"), max_length=20)
    legal = models.CharField(_("法律用语或其他说法"), max_length=20)

    class Meta:
        verbose_name = _("同义词")
        verbose_name_plural = _("同义词")
        constraints = [models.UniqueConstraint(fields=["lay", "legal"], name="synonym_once")]

    def __str__(self):
        return f"{self.lay} = {self.legal}"
