"""Neutral titles made from coded slots alone, and the plain words for dates and event types they stand on."""

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.base.codebook import EventType, Modality
from onrecord.base.values import DateInterval, Place

TYPE_WORDS: dict[EventType, str] = {
    "armed-clash": "armed clash",
    "government-regains-territory": "government regains territory",
    "non-state-actor-overtakes-territory": "non-state actor takes territory",
    "chemical-weapon": "chemical weapon use",
    "air-drone-strike": "air or drone strike",
    "suicide-bomb": "suicide bombing",
    "shelling": "shelling",
    "remote-explosive": "explosive device",
    "grenade": "grenade attack",
    "sexual-violence": "sexual violence",
    "attack": "attack",
    "abduction": "abduction",
    "peaceful-protest": "peaceful protest",
    "protest-with-intervention": "protest with intervention",
    "excessive-force-against-protesters": "force against protesters",
    "violent-demonstration": "violent demonstration",
    "mob-violence": "mob violence",
    "agreement": "agreement",
    "arrests": "arrests",
    "change-to-group": "change to a group",
    "disrupted-weapons-use": "weapons use disrupted",
    "base-established": "base established",
    "looting-property-destruction": "looting or property destruction",
    "non-violent-transfer": "non-violent transfer of territory",
    "other": "other event",
}
"""One plain name for each event type of the codebook: descriptive, taking no side."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def neutral_title(
    event_type: EventType,
    places: Sequence[Place],
    dates: Sequence[DateInterval],
    *,
    aggregate: bool = False,
    modality: Modality = "asserted",
) -> str:
    """`Shelling, Baghdad, 8 December 2023`; a part that is not known is left out.

    `places` and `dates` in order of preference: the first of each is used.
    """
    words = f"series: {TYPE_WORDS[event_type]}" if aggregate else TYPE_WORDS[event_type]
    parts = [words[0].upper() + words[1:]]
    parts += [place.name for place in places[:1]] + [date_words(interval) for interval in dates[:1]]
    suffix = {"possible": " (unconfirmed)", "negated": " (denied)", "planned": " (announced)"}.get(modality, "")
    return ", ".join(parts) + suffix


def date_words(interval: DateInterval) -> str:
    """`8 December 2023`, `7–9 December 2023`, `December 2023`, `2023`, `7 October – 8 December 2023`."""
    first, last = date.fromisoformat(interval.start), date.fromisoformat(interval.end)
    if first == last:
        return _day(first)
    if _is_whole_year(first, last):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return _within_month(first, last)
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _within_month(first: date, last: date) -> str:
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    ends_month = last == date.max or (last + timedelta(days=1)).day == 1
    return month if first.day == 1 and ends_month else f"{first.day}–{last.day} {month}"


def _is_whole_year(first: date, last: date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
