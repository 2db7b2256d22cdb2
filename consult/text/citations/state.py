"""What the library says about one citation: the states of design §3.

The text judged is the one in force on the day of the answer. When the library lacks it, the text held is judged, and
the state says that it came into being or ended after that day. What is not known is never held against a citation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consult.text.quotes import Quoted, QuoteVerdict, Shelf, judge


class State(StrEnum):
    VERIFIED = "verified"
    EXISTS = "exists"
    QUOTE_MISMATCH = "quote_mismatch"
    NO_SUCH_ARTICLE = "no_such_article"
    UNKNOWN_STATUTE = "unknown_statute"
    CHANGED_SINCE = "changed_since"
    REPEALED = "repealed"


@dataclass(frozen=True)
class HeldVersion:
    """One wording of an article in the library; dates that nobody knows are None.

    `amended`: the day the wording was adopted. `effective`: the first day it was in force (of a statute changed by
    修正 the library may know only the statute's first day). `ended`: the first day it was no longer in force because a
    later wording took its place. `repealed`: the statute or article is gone; `repealed_on`: the first day it was.
    """

    text: str
    amended: date | None = None
    effective: date | None = None
    ended: date | None = None
    repealed: bool = False
    repealed_on: date | None = None

    @property
    def began(self) -> date | None:
        """The last of the known days that had to come before the wording was law."""
        known = [day for day in (self.amended, self.effective) if day]
        return max(known) if known else None

    @property
    def last(self) -> date | None:
        """The first known day on which the wording was no longer law."""
        known = [day for day in (self.ended, self.repealed_on) if day]
        return min(known) if known else None


@dataclass(frozen=True)
class Judgement:
    """The state, the wording it was judged by, and what became of the quoted words (None when none were judged)."""

    state: State
    version: HeldVersion | None = None
    verdict: QuoteVerdict | None = None


def state_of(
    *,
    statute_known: bool,
    versions: Sequence[HeldVersion],
    today: date,
    on: date | None = None,
    quoted: Quoted | None = None,
    elsewhere: Shelf | None = None,
    statute_complete: bool | None = None,
    statute_changed_on: date | None = None,
) -> Judgement:
    """The state of a citation in an answer of the day `on` (today, when None).

    `versions` are the wordings held of the cited article, in any order. `elsewhere`: the statute's articles, for
    words put to the wrong article. `statute_complete`: False when the library is known to lack articles of the
    statute; a missing number then proves nothing, and the article counts as one the library doesn't have.
    `statute_changed_on`: the latest day on which the statute held was amended or began; an answer older than that may
    have cited a number that was still there.
    """
    day = on or today
    if not statute_known:
        return Judgement(State.UNKNOWN_STATUTE)
    if not versions:
        return Judgement(_state_of_missing(day, statute_complete, statute_changed_on))
    version = in_force(versions, day)
    verdict = None
    if quoted:
        verdict = judge(
            quoted.text, version.text, marked=quoted.marked, firm=quoted.firm, elsewhere=elsewhere
        )
    if _over(version, versions, day, today):
        return Judgement(State.REPEALED, version, verdict)
    if _changed_after(version, day):
        return Judgement(State.CHANGED_SINCE, version, verdict)
    if verdict is None or verdict.is_paraphrase:
        return Judgement(State.EXISTS, version, verdict)
    return Judgement(State.VERIFIED if verdict.matches else State.QUOTE_MISMATCH, version, verdict)


def in_force(versions: Sequence[HeldVersion], day: date) -> HeldVersion:
    """The wording in force on `day`; when none is known to be, the one held that is nearest to it."""
    begun = [version for version in versions if version.began is None or version.began <= day]
    if not begun:
        return min(versions, key=lambda version: version.began or date.max)
    lasting = [version for version in begun if not (version.last and version.last <= day)]
    return max(lasting or begun, key=lambda version: version.began or date.min)


def _state_of_missing(day: date, complete: bool | None, changed_on: date | None) -> State:
    if complete is False:
        return State.UNKNOWN_STATUTE
    return State.CHANGED_SINCE if changed_on and changed_on > day else State.NO_SUCH_ARTICLE


def _over(version: HeldVersion, versions: Sequence[HeldVersion], day: date, today: date) -> bool:
    """Whether nothing of the article was in force any more.

    A wording whose successor hadn't begun yet was still in force. A repeal of unknown date is true of today, not of an
    earlier day.
    """
    if version.repealed_on:
        return version.repealed_on <= day
    if version.ended and version.ended <= day:
        return not any(other.began and other.began > day for other in versions)
    return version.repealed and day >= today


def _changed_after(version: HeldVersion, day: date) -> bool:
    """Whether the wording came into being, or the article was repealed, after `day`.

    A wording that a later one replaced after `day` was simply in force then.
    """
    days = (version.amended, version.effective, version.repealed_on)
    return any(moment is not None and moment > day for moment in days)
