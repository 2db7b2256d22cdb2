"""Practice areas (two levels) and the 34 province-level regions."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AreaQuerySet(models.QuerySet):
    def top_level(self):
        return self.filter(parent=None)

    def tree(self):
        """Top-level areas in order, each with its children prefetched in order."""
        return self.top_level().prefetch_related("children")

    def within(self, area):
        """The area itself and its parts."""
        return self.filter(models.Q(pk=area.pk) | models.Q(parent=area))


class Area(models.Model):
    """A practice area. A child's slug holds its parent's: `labor/wages`."""

    slug = models.CharField(_("网址名"), max_length=80, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级领域")
    )
    position = models.PositiveSmallIntegerField(_("次序"), default=0)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("领域")
        verbose_name_plural = _("领域")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("consult:area-detail", args=[self.slug])

    @property
    def top(self):
        return self.parent or self


class Region(models.Model):
    """A province-level region, by its GB/T 2260 code."""

    code = models.CharField(_("代码"), max_length=2, unique=True)
    iso = models.CharField("ISO 3166-2", max_length=5, unique=True)
    slug = models.SlugField(_("网址名"), unique=True)
    name = models.CharField(_("名称"), max_length=20)

    class Meta:
        verbose_name = _("地区")
        verbose_name_plural = _("地区")
        ordering = ["code"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("consult:region-detail", args=[self.slug])
