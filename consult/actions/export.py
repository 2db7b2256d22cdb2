"""Everything the site holds of an account, for its holder (个人信息保护法 第四十五条)."""

from ..models import Answer, FollowUp, Mark, Question, Report


def export(*, user):
    """A plain dict, ready for JSON; times are ISO 8601."""
    questions = (
        Question.objects.filter(asker=user).prefetch_related("supplements").select_related("area", "region")
    )
    lawyer = getattr(user, "lawyer", None)
    return {
        "account": {
            "username": user.username, "email": user.email, "date_joined": user.date_joined.isoformat(),
            "last_login": user.last_login and user.last_login.isoformat(),
        },
        "questions": [
            {
                "id": row.pk, "title": row.title, "body": row.body, "nickname": row.nickname, "status": row.status,
                "area": row.area and row.area.slug, "region": row.region and row.region.slug,
                "notify_email": row.notify_email, "created_at": row.created_at.isoformat(),
                "supplements": [supplement.body for supplement in row.supplements.all()],
            }
            for row in questions
        ],
        "follow_ups": [
            {"answer": row.answer_id, "body": row.body, "created_at": row.created_at.isoformat()}
            for row in FollowUp.objects.filter(author=user)
        ],
        "marks": [
            {"answer": row.answer_id, "kind": row.kind, "created_at": row.created_at.isoformat()}
            for row in Mark.objects.filter(user=user)
        ],
        "same_questions": list(user.same_questions.values_list("question", flat=True)),
        "reports": [
            {"reason": row.reason, "note": row.note, "created_at": row.created_at.isoformat()}
            for row in Report.objects.filter(reporter=user)
        ],
        "notices": [{"text": row.text, "created_at": row.created_at.isoformat()} for row in user.notices.all()],
        "lawyer": lawyer
        and {
            "name": lawyer.name, "law_firm": lawyer.law_firm, "license_number": lawyer.license_number,
            "biography": lawyer.biography, "verification": lawyer.verification,
            "answers": [{"id": row.pk, "body": row.body} for row in Answer.objects.by(lawyer)],
            "drafts": [{"question": row.question_id, "body": row.body} for row in lawyer.drafts.all()],
        },
    }  # fmt: skip
