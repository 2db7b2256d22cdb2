"""sitemap.xml as an index: published questions, areas, lawyers, statutes. No page that asks not to be indexed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from .models import Area, GuidanceCard, Lawyer, Question, Statute


class SiteMap(Sitemap):
    """With addresses of SITE_URL, whatever host was asked."""

    limit = 5000

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class QuestionSitemap(SiteMap):
    """By id, so that old pages of the map never change; `lastmod` is the row's own."""

    def items(self):
        return Question.objects.published().indexable().order_by("pk").only("updated_at")

    def lastmod(self, item):
        return item.updated_at

    def get_latest_lastmod(self):
        """One query instead of reading every row."""
        return self.items().order_by().aggregate(latest=Max("updated_at"))["latest"]


class AreaSitemap(SiteMap):
    def items(self):
        return Area.objects.order_by("pk")


class LawyerSitemap(SiteMap):
    def items(self):
        return Lawyer.objects.listed().order_by("pk").only("pk")


class StatuteSitemap(SiteMap):
    def items(self):
        return Statute.objects.order_by("pk").only("short_title")


class GuidanceSitemap(SiteMap):
    def items(self):
        return [
            reverse("consult:help"),
            reverse("consult:help-deadlines"),
            *(
                reverse("consult:help-card", args=[card.slug])
                for card in GuidanceCard.objects.shown().in_order()
            ),
        ]

    def location(self, item):
        return item


SITEMAPS = {
    "questions": QuestionSitemap,
    "areas": AreaSitemap,
    "lawyers": LawyerSitemap,
    "statutes": StatuteSitemap,
    "guidance": GuidanceSitemap,
}
