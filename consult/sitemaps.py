"""sitemap.xml as an index: published questions, areas, lawyers, statutes. No page that asks not to be indexed."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max

from .models import Area, Lawyer, Question, Statute


class QuestionSitemap(Sitemap):
    """By id, so that old pages of the map never change; `lastmod` is the row's own."""

    limit = 5000

    def items(self):
        return Question.objects.published().indexable().order_by("pk").only("updated_at")

    def lastmod(self, item):
        return item.updated_at

    def get_latest_lastmod(self):
        """One query instead of reading every row."""
        return self.items().order_by().aggregate(latest=Max("updated_at"))["latest"]


class AreaSitemap(Sitemap):
    def items(self):
        return Area.objects.order_by("pk")


class LawyerSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Lawyer.objects.listed().order_by("pk").only("pk")


class StatuteSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Statute.objects.order_by("pk").only("short_title")


SITEMAPS = {
    "questions": QuestionSitemap,
    "areas": AreaSitemap,
    "lawyers": LawyerSitemap,
    "statutes": StatuteSitemap,
}
