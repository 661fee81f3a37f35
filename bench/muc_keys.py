"""MUC-4 answer keys: templates of numbered slots; fillers with `/` alternatives, `?` for optional, `: "…"` for whose."""

import re
from dataclasses import dataclass, field

_SLOT = re.compile(r"^(\d+)\.\s+[A-Z: ]+?\s{2,}(.*)$")
_PIECE = re.compile(r'"(?:\\.|[^"\\])*"|[^"]+')
_EMPTY = ("-", "*", "")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to fill: any of `values`, about the filler of another slot called any of `tags` (empty: no tag)."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a slot, right in any of its options. Optional: missing it costs nothing."""

    options: tuple[Option, ...]
    optional: bool = False


@dataclass(slots=True)
class Template:
    """An incident. Optional templates cost nothing when missed. `slots`: MUC slot number → fillers."""

    optional: bool = False
    slots: dict[int, list[Filler]] = field(default_factory=dict)


def read_keys(text: str) -> dict[str, list[Template]]:
    """Templates by message; a message judged irrelevant has none."""
    keys: dict[str, list[Template]] = {}
    template, message, slot = Template(), "", 0
    for line in text.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        head = _SLOT.match(line)
        slot, words = (int(head[1]), head[2].strip()) if head else (slot, line.strip())
        if head and slot == 0:
            message = words
            keys.setdefault(message, [])
        elif head and slot == 1:
            template = Template("OPTIONAL" in words)
            if words != "*":
                keys[message].append(template)
        elif words.startswith("/") and template.slots.get(slot):
            last = template.slots[slot].pop()
            template.slots[slot].append(Filler(last.options + read_filler(words[1:]).options, last.optional))
        elif words not in _EMPTY:
            template.slots.setdefault(slot, []).append(read_filler(words))
    return keys


def read_filler(words: str) -> Filler:
    """One filler as written in a key."""
    words = words.strip()
    optional = words.startswith("?")
    words = words.lstrip("? ")
    parts = _split(words[1:-1], ") / (") if words.startswith("(") and words.endswith(")") else [words]
    return Filler(tuple(_option(p) for p in parts), optional)


def _option(words: str) -> Option:
    value, *tag = _split(words, ": ") if '"' in words else [words]
    return Option(_strings(value), _strings(": ".join(tag)) if tag else ())


def _strings(words: str) -> tuple[str, ...]:
    found = (p.strip().lstrip("? ").strip('"').replace('\\"', '"') for p in _split(words, " / "))
    return tuple(p for p in found if p not in _EMPTY)


def _split(words: str, mark: str) -> list[str]:
    """Cut at `mark` outside quotation marks."""
    masked = "".join("\0" * len(p) if p.startswith('"') and len(p) > 1 else p for p in _PIECE.findall(words))
    out, last = [], 0
    while (at := masked.find(mark, last)) >= 0:
        out.append(words[last:at])
        last = at + len(mark)
    return [*out, words[last:]]
