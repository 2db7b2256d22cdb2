"""Atom feeds (RFC 4287): latest, by area, by lawyer. Published questions only.

Addresses are those of SITE_URL and ids are tags (RFC 4151), so that neither depends on how a reader reached the site.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from .models import Area, Lawyer, Question

LENGTH = 30
TAGS_SINCE = "2026"  # a year in which the host was ours already: part of every id, never to be changed


def tag(name):
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAGS_SINCE}:{name}"


class QuestionFeed(Feed):
    """The latest questions."""

    feed_type = Atom1Feed
    language = "zh-CN"

    def title(self, obj=None):
        return _("法问：最新问题")

    def subtitle(self, obj=None):
        return _("公开的法律问题和律师回答")

    def link(self, obj=None):
        return settings.SITE_URL + self.page(obj)

    def page(self, obj=None):
        return reverse("consult:question-list")

    def feed_url(self, obj=None):
        return settings.SITE_URL + self.path(obj)

    def path(self, obj=None):
        return reverse("consult:feed-questions")

    def feed_guid(self, obj=None):
        return tag(self.path(obj))

    def questions(self, obj=None):
        return Question.objects.published().recommendable().latest()

    def items(self, obj=None):
        return self.questions(obj).for_feed()[:LENGTH]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        """Readers take a summary for HTML."""
        return escape(item.summary)

    def item_link(self, item):
        return settings.SITE_URL + item.get_absolute_url()

    def item_guid(self, item):
        return tag(f"question/{item.pk}")

    def item_author_name(self, item):
        return str(item.display_name)

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.updated_at


class AreaFeed(QuestionFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Area, slug=slug)

    def title(self, obj):
        return _("法问：%(area)s") % {"area": obj.name}

    def page(self, obj):
        return obj.get_absolute_url()

    def path(self, obj):
        return reverse("consult:feed-area", args=[obj.slug])

    def questions(self, obj):
        return super().questions().in_area(obj)


class LawyerFeed(QuestionFeed):
    def get_object(self, request, pk):
        return get_object_or_404(Lawyer.objects.shown(), pk=pk)

    def title(self, obj):
        return _("法问：%(name)s回答的问题") % {"name": obj.name}

    def page(self, obj):
        return obj.get_absolute_url()

    def path(self, obj):
        return reverse("consult:feed-lawyer", args=[obj.pk])

    def questions(self, obj):
        return super().questions().answered_by(obj)
