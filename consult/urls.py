"""Every address of the site, as a table of contents (design.md §5)."""

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap as sitemap_part
from django.urls import path, re_path

from .feeds import AreaFeed, LawyerFeed, QuestionFeed
from .sitemaps import SITEMAPS
from .views import (
    about,
    answering,
    asking,
    browse,
    desk,
    help,
    laws,
    lawyers,
    me,
    operations,
    question_page,
    questions,
    reports,
    return_code,
    search,
)

app_name = "consult"


urlpatterns = [
    # Browsing
    path("", browse.home, name="home"),
    path("areas/", browse.area_list, name="area-list"),
    re_path(r"^areas/(?P<slug>[a-z0-9-]+(?:/[a-z0-9-]+)?)/$", browse.area_detail, name="area-detail"),
    path("regions/<slug:slug>/", browse.region_detail, name="region-detail"),
    # Search
    path("search/", search.search, name="search"),
    # Questions
    path("questions/", questions.question_list, name="question-list"),
    path("questions/ask/", asking.ask, name="question-ask"),
    path("questions/<int:pk>/", question_page.detail, name="question-detail"),
    path("questions/<int:pk>/edit/", asking.edit, name="question-edit"),
    path("questions/<int:pk>/supplement/", asking.add_supplement, name="question-supplement"),
    path("questions/<int:pk>/withdraw/", asking.withdraw_question, name="question-withdraw"),
    path("questions/<int:pk>/same/", asking.same, name="question-same"),
    path("questions/<int:pk>/report/", reports.question, name="question-report"),
    path("questions/<int:pk>/answer/", answering.create, name="answer-create"),
    path("questions/ask/begin/", asking.begin, name="question-begin"),
    path("questions/ask/hints/", help.hints, name="question-hints"),
    path("questions/<int:pk>/evidence/", help.evidence_list, name="question-evidence"),
    # Answers
    path("answers/<int:pk>/edit/", answering.edit, name="answer-edit"),
    path("answers/<int:pk>/preview/", answering.preview, name="answer-preview"),
    path("answers/<int:pk>/history/", answering.history, name="answer-history"),
    path("answers/<int:pk>/accept/", answering.accept, name="answer-accept"),
    path("answers/<int:pk>/unaccept/", answering.unaccept, name="answer-unaccept"),
    path("answers/<int:pk>/helpful/", answering.helpful, name="answer-helpful"),
    path("answers/<int:pk>/unhelpful/", answering.unhelpful, name="answer-unhelpful"),
    path("answers/<int:pk>/follow-up/", answering.follow_up, name="answer-follow-up"),
    path("answers/<int:pk>/report/", reports.answer, name="answer-report"),
    path("follow-ups/<int:pk>/report/", reports.follow_up, name="follow-up-report"),
    # Return codes
    path("return/", return_code.enter, name="return-code"),
    path("return/new/", return_code.new, name="return-code-new"),
    # Lawyers
    path("lawyers/", lawyers.lawyer_list, name="lawyer-list"),
    path("lawyers/apply/", desk.apply, name="lawyer-apply"),
    path("lawyers/<int:pk>/", lawyers.lawyer_detail, name="lawyer-detail"),
    path("lawyers/<int:pk>/report/", reports.lawyer, name="lawyer-report"),
    path("lawyers/<int:pk>/licence/", desk.licence_scan, name="lawyer-licence"),
    path("desk/", desk.desk, name="desk"),
    path("desk/drafts/<int:pk>/", desk.save_draft, name="draft-save"),
    # The law
    path("laws/", laws.statute_list, name="statute-list"),
    path("laws/<str:title>/", laws.statute_detail, name="statute-detail"),
    path("laws/<str:title>/text/", laws.statute_text, name="statute-text"),
    path("laws/<str:title>/<str:number>/", laws.article_detail, name="article-detail"),
    # Guidance
    path("help/", help.help_index, name="help"),
    path("help/deadlines/", help.deadlines, name="help-deadlines"),
    path("help/<slug:slug>/", help.card, name="help-card"),
    # My own
    path("me/", me.me, name="me"),
    path("me/notices/", me.notices, name="me-notices"),
    path("me/attach/", me.attach, name="me-attach"),
    path("me/export/", me.export, name="me-export"),
    path("me/erase/", me.erase, name="me-erase"),
    # About
    path("about/rules/", about.page("rules"), name="about-rules"),
    path("about/helped-count/", about.page("helped_count"), name="about-helped-count"),
    path("about/privacy/", about.page("privacy"), name="about-privacy"),
    path("about/terms/", about.page("terms"), name="about-terms"),
    path("about/transparency/", about.transparency, name="about-transparency"),
    # Feeds and maps
    path("feeds/questions.atom", QuestionFeed(), name="feed-questions"),
    re_path(r"^feeds/areas/(?P<slug>[a-z0-9-]+(?:/[a-z0-9-]+)?)\.atom$", AreaFeed(), name="feed-area"),
    path("feeds/lawyers/<int:pk>.atom", LawyerFeed(), name="feed-lawyer"),
    path(
        "sitemap.xml",
        sitemap_index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "consult:sitemap-part"},
        name="sitemap",
    ),
    path("sitemaps/<section>.xml", sitemap_part, {"sitemaps": SITEMAPS}, name="sitemap-part"),
    # Machines
    path("language/", operations.language, name="language"),
    path("healthz/", operations.healthz, name="healthz"),
    path("readyz/", operations.readyz, name="readyz"),
    path("robots.txt", operations.robots, name="robots"),
]
