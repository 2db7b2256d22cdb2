"""What every template may know: the site itself, and the visitor before the page."""

from django.conf import settings

from consult.access import Visitor, visitor_of


def facts():
    """The deployment's own facts; the same for every request."""
    return {
        "name": "法问",
        "icp": settings.LAWQA_ICP_NUMBER,
        "police": settings.LAWQA_POLICE_NUMBER,
        "contact_email": settings.LAWQA_CONTACT_EMAIL,
        "guest_ask": settings.LAWQA_GUEST_ASK,
        "url": settings.SITE_URL,
        "exit_url": settings.LAWQA_EXIT_URL,
    }


def site(request):
    """`site` and `visitor`; nobody when the request failed before sessions were read."""
    known = hasattr(request, "user") and hasattr(request, "session")
    return {"site": facts(), "visitor": visitor_of(request) if known else Visitor()}
