"""Judging candidate pairs: the sum of the comparisons against two thresholds, and what `same` needs besides."""

from collections.abc import Sequence

from onrecord.base.coding import Coding
from onrecord.base.incident import Comparison, Judgement, Verdict
from onrecord.link.blocking import candidate_pairs
from onrecord.link.comparisons import compare
from onrecord.link.facts import Facts, facts_of
from onrecord.link.weights import Weights, weights


def link(codings: Sequence[Coding], judgements: Sequence[Judgement] = ()) -> list[Judgement]:
    """Automatic judgements on all candidate pairs, sorted by ids, whatever the order of the input.

    A pair that already has the very same automatic judgement gets no second one, so linking twice adds nothing.
    People's judgements are never changed or repeated here: clustering lets them overrule these.
    """
    known = {judgement.id for judgement in judgements}
    shipped = weights()
    made = [judge(a, b, shipped) for a, b in candidate_pairs(facts_of(codings), shipped)]
    return [judgement for judgement in made if judgement.id not in known]


def judge(left: Facts, right: Facts, using: Weights) -> Judgement:
    """One pair's judgement with its waterfall."""
    lines = compare(left, right, using)
    score = round(sum(line.bits for line in lines), 6)
    verdict, reason = _verdict(left, right, lines, score, using)
    first, second = sorted((left.id, right.id))
    return Judgement(first, second, verdict, using.method, score, lines, reason)


def _verdict(
    left: Facts, right: Facts, lines: Sequence[Comparison], score: float, using: Weights
) -> tuple[Verdict, str]:
    if left.mention.aggregate != right.mention.aggregate:
        return "different", "a series is not one of its incidents"
    if left.mention.aggregate:
        return _series_verdict(left, right, lines, score)
    if score <= using.different_at:
        return "different", ""
    if score < using.same_at:
        return "unsure", ""
    missing = [line.name for line in lines if line.name in using.needs and line.outcome not in using.needs[line.name]]
    return ("unsure", f"no support from {' and '.join(missing)}") if missing else ("same", "")


def _series_verdict(left: Facts, right: Facts, lines: Sequence[Comparison], score: float) -> tuple[Verdict, str]:
    """Two series are one only over the same interval and countries, of a like type, with a party in common."""
    outcomes = {line.name: line.outcome for line in lines}
    if outcomes["date"] not in ("same day", "same interval") or left.countries != right.countries:
        return "different", "another interval or area"
    party = outcomes["target"] in ("same site", "same party") or outcomes["perpetrator"] == "same party"
    if outcomes["type"] in ("same", "compatible") and party and score > 0:
        return "same", ""
    return "unsure", "no party in common"
