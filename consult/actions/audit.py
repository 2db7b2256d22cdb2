"""Writing the audit log: one entry an act."""

from ..models import AuditEntry


def record(*, actor, action, target, reason="", before=None, after=None, label=None):
    """Append one entry. `actor` is an account, or None for the system (a command, a job).

    Staff are named for good; anybody else's name goes with their account.
    """
    by_staff = actor is not None and actor.is_staff
    return AuditEntry.objects.create(
        actor_id=actor.pk if actor else None,
        actor_name=actor.get_username() if by_staff else "account" if actor else "system",
        action=action,
        target_type=target._meta.model_name,
        target_id=target.pk,
        target_label=str(target if label is None else label)[:120],
        reason=reason[:300],
        before=before or {},
        after=after or {},
    )
