"""Structured data (schema.org) as plain dicts: what engines are told says no more than the page does."""

from django.conf import settings

from .text.markup import plain

CONTEXT = "https://schema.org"


def address(path):
    return settings.SITE_URL + path


def qa_page(question, answers):
    """QAPage of a published question with published answers; None without any (schema.org/QAPage)."""
    if not answers:
        return None
    accepted = [answer_item(answer) for answer in answers if answer.is_accepted]
    suggested = [answer_item(answer) for answer in answers if not answer.is_accepted]
    item = {
        "@type": "Question",
        "name": question.title,
        "text": question.body or question.title,
        "answerCount": len(answers),
        "upvoteCount": question.same_count,
        "datePublished": question.published_at.isoformat(),
        "author": {"@type": "Person", "name": str(question.display_name)},
        "url": address(question.get_absolute_url()),
    }
    if accepted:
        item["acceptedAnswer"] = accepted[0] if len(accepted) == 1 else accepted
    if suggested:
        item["suggestedAnswer"] = suggested
    return {"@context": CONTEXT, "@type": "QAPage", "inLanguage": "zh-CN", "mainEntity": item}


def answer_item(answer):
    item = {
        "@type": "Answer",
        "text": plain(answer.body),
        "upvoteCount": answer.helpful_count,
        "datePublished": answer.created_at.isoformat(),
        "url": address(answer.get_absolute_url()),
        "author": person(answer.lawyer),
    }
    if answer.edited_at:
        item["dateModified"] = answer.edited_at.isoformat()
    if answer.ai_assisted:
        # IPTC's term for what people made with the help of a model.
        item["digitalSourceType"] = (
            "https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
        )
    return item


def person(lawyer):
    item = {"@type": "Person", "name": lawyer.name, "url": address(lawyer.get_absolute_url())}
    if not lawyer.is_from_source:
        item["jobTitle"] = lawyer.title
    if lawyer.law_firm:
        item["worksFor"] = {"@type": "LegalService", "name": lawyer.law_firm}
    return item


def lawyer_page(lawyer):
    """ProfilePage of a lawyer (schema.org/ProfilePage)."""
    item = person(lawyer)
    if lawyer.biography:
        item["description"] = lawyer.biography
    if lawyer.photo:
        item["image"] = address(lawyer.photo.url)
    item["knowsAbout"] = [area.name for area in lawyer.areas.all()]
    return {"@context": CONTEXT, "@type": "ProfilePage", "mainEntity": item}


def breadcrumbs(steps):
    """BreadcrumbList from pairs (name, path), outermost first."""
    items = [
        {"@type": "ListItem", "position": place, "name": str(name), "item": address(path)}
        for place, (name, path) in enumerate(steps, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}
