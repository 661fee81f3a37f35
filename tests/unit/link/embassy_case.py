"""Codings made by hand: seven invented outlets on the embassy attack of 8 December 2023, and smaller cases.

The texts are written here for the tests; no outlet of these names is meant.
"""

from collections.abc import Sequence

from onrecord.base.claim import Claim, CodedMention, Derivation, Tally
from onrecord.base.codebook import EventType, Modality, Slot
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.ids import content_id, digest
from onrecord.base.mention import Framing, Speaker
from onrecord.base.span import Evidence
from onrecord.base.values import (
    Count,
    DateInterval,
    Perpetrator,
    Place,
    Responsibility,
    Target,
    Value,
    Weapon,
)
from onrecord.ground.titles import neutral_title

BAGHDAD = Place("Baghdad", "site", "IQ", lat=33.31, lon=44.37, gazetteer_id="98182")
EIGHTH = DateInterval("2023-12-08", "2023-12-08", "day")
EMBASSY = Target("US embassy", "site")

Said = tuple[Slot, Value | None, str, str | None]
"""Slot, value, the words in the text, the speaker's words in the text (None: the outlet's own voice)."""


def words_in(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence.of(text, start, start + len(words))


def made_document(
    name: str, text: str, *, outlet: str | None = None, published: str | None = "2023-12-08", url: str | None = None
) -> Document:
    return Document(name, text, digest(text.encode()), outlet=outlet or name.title(), url=url, published=published)


def made_mention(
    document: Document,
    trigger: str,
    said: Sequence[Said],
    *,
    event_type: EventType = "shelling",
    aggregate: bool = False,
    modality: Modality = "asserted",
) -> CodedMention:
    text = document.text
    evidence = words_in(text, trigger)
    mention_id = content_id("men", document.document_id, str(evidence.span.start), str(evidence.span.end))
    claims = tuple(
        Claim(
            document.document_id,
            mention_id,
            slot,
            value,
            words_in(text, words),
            Speaker(words_in(text, speaker), speaker) if speaker else None,
            modality,
        )
        for slot, value, words, speaker in said
    )
    return CodedMention(
        mention_id=mention_id,
        event_type=event_type,
        aggregate=aggregate,
        modality=modality,
        trigger=evidence,
        title=neutral_title(event_type, [], []),
        claims=claims,
        derivations=tuple(Derivation(c.id, "made-by-hand/1", 1.0) for c in claims),
    )


def made_coding(
    document: Document, *mentions: CodedMention, tallies: Sequence[Tally] = (), framing: Sequence[Framing] = ()
) -> Coding:
    return Coding(document, mentions=mentions, tallies=tuple(tallies), framing=tuple(framing))


def embassy_mention(document: Document, trigger: str, *more: Said, event_type: EventType = "shelling") -> CodedMention:
    said: list[Said] = [
        ("date", EIGHTH, "Friday", None), ("place", BAGHDAD, "Baghdad", None),
        ("target", EMBASSY, "US embassy", None), *more,
    ]  # fmt: skip
    return made_mention(document, trigger, said, event_type=event_type)


def seed_coding() -> Coding:
    """14 rockets, by an Iraqi security official; a series since October; a tally; two loaded words."""
    document = made_document(
        "seed",
        "The US embassy in Baghdad was hit by rockets early on Friday.\n"
        "A US embassy spokesperson said it did not result in any casualties.\n"
        "An Iraqi security official said 14 Katyusha rockets were fired.\n"
        "No group has claimed responsibility. There were dozens of attacks in Iraq since mid-October.\n"
        "The Pentagon reported its forces were targeted 78 times in Iraq and Syria since October 7.\n"
        "The regime goes on with its onslaught.",
        outlet="Seed Television",
        url="https://seed.example/embassy",
    )
    embassy = embassy_mention(
        document, "hit by rockets",
        ("weapon", Weapon("Katyusha rockets", "rocket"), "Katyusha rockets", "An Iraqi security official"),
        ("munitions", Count(14, 14), "14 Katyusha rockets", "An Iraqi security official"),
        ("killed", Count(0, 0), "did not result in any casualties", "A US embassy spokesperson"),
        ("injured", Count(0, 0), "did not result in any casualties", "A US embassy spokesperson"),
        ("responsibility", Responsibility("none"), "No group has claimed responsibility", None),
    )  # fmt: skip
    series = made_mention(
        document,
        "dozens of attacks",
        [
            ("date", DateInterval("2023-10-15", "2023-12-08", "longer"), "since mid-October", None),
            ("place", Place("Iraq", "country", "IQ"), "Iraq since", None),
        ],
        event_type="attack",
        aggregate=True,
    )
    tally = Tally(
        Count(78, 78), "attacks", words_in(document.text, "targeted 78 times in Iraq and Syria since October 7"),
        "made-by-hand/1", since="2023-10-07", countries=("IQ", "SY"), target="US forces",
        speaker=Speaker(words_in(document.text, "The Pentagon"), "The Pentagon"),
    )  # fmt: skip
    framing = [
        Framing(words_in(document.text, word), "against Israel", "made-by-hand/1") for word in ("regime", "onslaught")
    ]
    return made_coding(document, embassy, series, tallies=[tally], framing=framing)


def _other(name: str, number: str, weapon: str, value: Weapon, count: Count, speaker: str) -> Coding:
    document = made_document(
        name,
        f"{speaker} told us that {number} {weapon} came down by the US embassy in Baghdad on Friday. Report by {name}.",
        url=f"https://{name}.example/1",
    )
    said: list[Said] = [("weapon", value, weapon, speaker), ("munitions", count, f"{number} {weapon}", speaker)]
    return made_coding(document, embassy_mention(document, "came down", *said))


def embassy_codings() -> list[Coding]:
    """The seed and three more outlets: 3 rockets, about seven mortar rounds, 2 missiles."""
    return [
        seed_coding(),
        _other("northwire", "three", "rockets", Weapon("rockets", "rocket"), Count(3, 3), "A police source"),
        _other(
            "southwire", "about seven", "mortar rounds", Weapon("mortar rounds", "mortar"), Count(7, 7, True),
            "A US military official",
        ),
        _other("eastpost", "two", "missiles", Weapon("missiles", "missile"), Count(2, 2), "A US defence official"),
    ]  # fmt: skip


def airbase_coding() -> Coding:
    """A different attack of the same day, some 180 km to the west."""
    document = made_document("westpost", "Drones hit the Ain al-Asad airbase on Friday, an official said.")
    place = Place("Ain al-Asad", "site", "IQ", lat=33.79, lon=42.44)
    said: list[Said] = [
        ("date", EIGHTH, "Friday", None), ("place", place, "Ain al-Asad", None),
        ("target", Target("Ain al-Asad airbase", "site"), "Ain al-Asad airbase", None),
        ("perpetrator", Perpetrator("an official's unnamed suspects", "suspected"), "Drones", "an official"),
    ]  # fmt: skip
    return made_coding(document, made_mention(document, "hit", said, event_type="air-drone-strike"))
