"""这是您的问题吗? Answered questions so like what somebody is about to ask that they may not need to."""

from ..models import Question

SHOWN = 3
# From this likeness on (1 is the text itself) one is mentioned; from the other on, asking waits for a look at it. Chosen on
# the tuning half of tests/search/paraphrases.jsonl among 8,300 questions: half of them reach the first.
LEAST, SURE = 0.25, 0.35


def answered_before(near, least=LEAST):
    """The answered ones of what `likeness.nearest` found, the likest first. Sensitive ones are never offered."""
    likely = [pk for pk, likeness, held in near if likeness >= least and held.is_answered]
    rows = Question.objects.published().answered().recommendable().for_cards().in_bulk(likely[: 3 * SHOWN])
    return [rows[pk] for pk in likely if pk in rows][:SHOWN]
