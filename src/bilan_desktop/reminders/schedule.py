"""When each kind of deadline is brought to mind: so long before, on the day, and again until it is seen to.

A deadline of a whole day speaks in the morning; one with a moment counts from that moment. Days are counted on the wall
calendar, so that a change to summer time moves no morning; hours are counted as they pass.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from attrs import frozen

from bilan_desktop.domain.agenda.kinds import DeadlineKind

Local = Callable[[datetime], datetime]
"""The instant of an hour on the wall: it takes a moment without a zone and returns it with one."""

MORNING = time(8)
EVENING = time(17)
DAY = timedelta(days=1)


@frozen
class Schedule:
    """`days_before` speaks in the morning, so many days ahead; a negative number is a day after.

    `eve` speaks on the evening before; `spans_before` so long before the moment; `again` so often once all has spoken.
    """

    days_before: tuple[int, ...] = ()
    eve: bool = False
    spans_before: tuple[timedelta, ...] = ()
    again: timedelta | None = None


SCHEDULES: dict[DeadlineKind, Schedule] = {
    DeadlineKind.SESSION: Schedule(eve=True, spans_before=(timedelta(minutes=15),)),
    DeadlineKind.CONVENTION: Schedule(days_before=(2, 0, -1)),
    DeadlineKind.WITHDRAWAL: Schedule(days_before=(0, -1)),
    DeadlineKind.PLANNED_END: Schedule(days_before=(30, 7, 1, 0), again=DAY),
    DeadlineKind.SYNTHESIS: Schedule(days_before=(7, 1, 0)),
    DeadlineKind.HAND_OVER: Schedule(days_before=(-1,), again=7 * DAY),
    DeadlineKind.FOLLOW_UP: Schedule(days_before=(0,), again=7 * DAY),
    DeadlineKind.DESTRUCTION: Schedule(days_before=(30, 7, 1)),
    DeadlineKind.RIGHTS: Schedule(days_before=(7, 1, 0), again=DAY),
    DeadlineKind.BREACH: Schedule(
        spans_before=(timedelta(hours=24), timedelta(hours=3), timedelta(0)), again=DAY
    ),
    DeadlineKind.COMPLAINT: Schedule(days_before=(7, 0), again=7 * DAY),
    DeadlineKind.OWN: Schedule(days_before=(0,), spans_before=(timedelta(0),)),
}
"""Convention: two days ahead, its last day, and the day after, when silence has become a refusal (R. 6313-8).
Withdrawal: the last day, and the day after, when payments may begin. Retention: 30, 7 and 1 days before its end."""


def occurrences(
    kind: DeadlineKind, due: date, local: Local, after: datetime | None = None
) -> Iterator[datetime]:
    """The instants at which a deadline is brought to mind, the earliest first, in UTC; endless where it speaks again.

    `due` is a day, or a moment: on the wall without a zone, an instant with one. With `after`, those that come after
    that instant; what was said for months is not counted through.
    """
    schedule = SCHEDULES[kind]
    first = sorted(_first(schedule, due, local))
    yield from (each for each in first if after is None or each > after)
    if schedule.again is not None:
        again = _again(schedule, due, first[-1], schedule.again, after)
        yield from (each for each in map(_in_utc(local), again) if after is None or each > after)


def _again(
    schedule: Schedule, due: date, last: datetime, step: timedelta, after: datetime | None
) -> Iterator[datetime]:
    """When it speaks again: moments of the calendar on the wall, or instants; the first ones come before `after`."""
    moment = last
    if not isinstance(due, datetime):
        moment = datetime.combine(due - min(schedule.days_before) * DAY, MORNING)
    if after is not None:
        passed = (after.astimezone(moment.tzinfo or UTC).replace(tzinfo=moment.tzinfo) - moment) // step
        moment += max(0, passed - 1) * step
    while True:
        moment += step
        yield moment


def _in_utc(local: Local) -> Local:
    return lambda moment: instant(moment, local)


def _first(schedule: Schedule, due: date, local: Local) -> Iterator[datetime]:
    if isinstance(due, datetime):
        moment = instant(due, local)
        yield from (moment - span for span in schedule.spans_before)
        if schedule.eve:
            yield _at(due.date() - DAY, EVENING, local)
    else:
        yield from (_at(due - days * DAY, MORNING, local) for days in schedule.days_before)


def instant(moment: datetime, local: Local) -> datetime:
    """A moment in UTC; without a zone it is an hour on the wall."""
    return (moment if moment.tzinfo else local(moment)).astimezone(UTC)


def _at(day: date, hour: time, local: Local) -> datetime:
    return local(datetime.combine(day, hour)).astimezone(UTC)
