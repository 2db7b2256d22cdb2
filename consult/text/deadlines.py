"""When does a legal period end? A small calculator that always says what may change its answer.

Counting follows 民法典第二百条至第二百零四条 and 民事诉讼法第八十五条: the day of the start is not counted, a period of
years or months ends on the corresponding day or else the last day of the month, and an end that falls on a day of
rest moves to the first day after it. The result is help, not advice: `Deadline.warnings` must be shown with it.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .deadlines_calendar import Calendar, shipped_calendar
from .deadlines_kinds import Article, Kind, Period, kinds

NOT_ADVICE = "这里只按您填写的日期推算，起算日有争议时请按较早的日期办理，并请律师核对。"


@dataclass(frozen=True)
class Deadline:
    """The answer. `last_day` is None where the law sets no limit; `nominal_day` is the end before days of rest."""

    kind: Kind
    start: date
    counted_from: date
    nominal_day: date | None
    last_day: date | None
    rule: str
    articles: tuple[Article, ...]
    warnings: tuple[str, ...]
    steps: tuple[str, ...]

    def days_left(self, today: date) -> int | None:
        """Days from `today` to the last day; negative when it has passed, None when there is no limit."""
        return None if self.last_day is None else (self.last_day - today).days


def compute(
    kind: str | Kind,
    start: date,
    interruptions: Iterable[date] = (),
    holidays: Calendar | None = None,
    event: date | None = None,
) -> Deadline:
    """Count a period from `start` (the day named by `kind.start_label`).

    `interruptions` are days on which a limitation period was interrupted; those after its end, and all of them for
    periods that cannot be interrupted, are ignored with a warning. `event` is the day named by
    `kind.outer.event_label` and applies the longest period. `holidays` defaults to the shipped calendar.
    Raises KeyError for an unknown kind and ValueError for days in an impossible order.
    """
    kind = kinds()[kind] if isinstance(kind, str) else kind
    interruptions = sorted(set(interruptions))
    if interruptions and interruptions[0] < start:
        raise ValueError("中断的日期早于起算日")
    if event and event > start:
        raise ValueError("事情发生的日期晚于起算日")
    return _Count(kind, start, interruptions, holidays or shipped_calendar(), event).deadline()


class _Count:
    """One calculation: collects the articles applied and the sentences to say."""

    def __init__(self, kind, start, interruptions, calendar, event):
        self.kind, self.start, self.interruptions = kind, start, interruptions
        self.calendar, self.event = calendar, event
        self.articles: list[Article] = [kind.article, *kind.articles]
        self.notes: list[str] = []
        self.sentences: list[str] = [kind.counted]

    def deadline(self) -> Deadline:
        kind, counted_from, nominal, last = self.kind, self.start, None, None
        if kind.period:
            counted_from = self.after_interruptions()
            nominal = self.cap(self.end_of(counted_from))
            last = self.rolled(nominal)
            self.explain(counted_from, nominal, last)
            self.doubts(nominal, last)
        nature = kind.nature
        return Deadline(
            kind=kind,
            start=self.start,
            counted_from=counted_from,
            nominal_day=nominal,
            last_day=last,
            rule="".join(self.sentences),
            articles=tuple(dict.fromkeys([*self.articles, *nature.articles])),
            warnings=(*self.notes, *kind.warnings, *nature.warnings, NOT_ADVICE),
            steps=(*kind.steps, *nature.steps),
        )

    def end_of(self, start: date) -> date:
        self.articles += self.kind.nature.start
        day, exact = add_period(start, self.kind.period, self.calendar)
        if not exact:
            self.articles += self.kind.nature.month_end
            self.sentences.append("到期月没有对应日，月末日为最后一日。")
        return day

    def rolled(self, day: date) -> date:
        last = self.calendar.first_working_day(day)
        if last != day:
            self.articles += self.kind.nature.rest
        return last

    def after_interruptions(self) -> date:
        """The day from which the period counts after the interruptions that take effect."""
        nature, current = self.kind.nature, self.start
        if self.interruptions and not nature.interrupts:
            self.articles += nature.interruption
            self.notes.append(f"您填写了中断的日期，但{nature.label}不因催告、协商而重新计算，因此没有采用。")
            return current
        for day in self.interruptions:
            end = self.calendar.first_working_day(add_period(current, self.kind.period, self.calendar)[0])
            if day > end:
                self.articles += nature.late
                self.notes.append(
                    f"{cn(day)}在期间届满（{cn(end)}）之后，不再发生中断；"
                    "对方如果在届满后同意履行，请保存证据并咨询律师。"
                )
                break
            self.articles += nature.interruption
            current = day
        return current

    def cap(self, day: date) -> date:
        """Apply the longest period, or say that there is one."""
        outer = self.kind.outer
        if not outer:
            return day
        if not self.event:
            self.notes.append(
                f"另有最长期间：自{outer.event_label}起{outer.years}年（{outer.article.article}），以先到的为准。"
            )
            return day
        limit, _ = add_period(self.event, Period(years=outer.years), self.calendar)
        if limit >= day:
            return day
        self.articles.append(outer.article)
        self.sentences.append(f"自{outer.event_label}起{outer.years}年的最长期间先到。")
        return limit

    def explain(self, counted_from: date, nominal: date, last: date) -> None:
        if counted_from != self.start:
            self.sentences.append(f"最后一次有效的中断是{cn(counted_from)}，期间重新计算。")
        self.sentences.append(f"{cn(counted_from)}当天不计入，从次日起算，到{cn(nominal)}届满。")
        if last != nominal:
            self.sentences.append(f"当天是休假日，顺延到{cn(last)}。")

    def doubts(self, nominal: date, last: date) -> None:
        """Warn where the calendar or the law of the time is not known."""
        unknown = [year for year in range(nominal.year, last.year + 1) if not self.calendar.knows(year)]
        if unknown:
            years = "、".join(map(str, unknown))
            self.notes.append(
                f"{years}年的国务院放假通知没有载入，只按周末和固定日期的法定节假日推算；"
                f"春节等假期和调休可能使最后一日不同，请尽量在{cn(nominal)}之前办理。"
            )
        if self.kind.since and self.start < date.fromisoformat(self.kind.since):
            since = cn(date.fromisoformat(self.kind.since))
            self.notes.append(
                f"这条规定的现行文本自{since}起施行，您的起算日更早，当时的规定可能不同，请律师核对。"
            )


def add_period(start: date, period: Period, calendar: Calendar) -> tuple[date, bool]:
    """End of a period before days of rest, and whether the corresponding day exists (民法典第二百零二条)."""
    if period.working_days:
        return calendar.add_working_days(start, period.working_days), True
    if period.days:
        return start + timedelta(days=period.days), True
    months = start.year * 12 + start.month - 1 + period.years * 12 + period.months
    year, month = divmod(months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)), start.day <= last


def cn(day: date) -> str:
    """2026年3月1日"""
    return f"{day.year}年{day.month}月{day.day}日"
