"""Clusters equal connected components, whatever the order; a person's word splits and can be taken back."""

import networkx
from hypothesis import given
from hypothesis import strategies as st

from onrecord.base.incident import Judgement
from onrecord.link.clusters import clusters

IDS = [f"men-{n}" for n in range(8)]
pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] < p[1])
rows = st.builds(
    lambda pair, verdict, score: Judgement(pair[0], pair[1], verdict, "link.weights/1", score),
    pairs,
    st.sampled_from(["same", "different", "unsure"]),
    st.floats(-20, 20),
)
one_row_a_pair = st.lists(rows, unique_by=lambda r: (r.left, r.right))


@given(one_row_a_pair)
def test_without_negatives_clusters_are_connected_components(judgements: list[Judgement]) -> None:
    positive = [j for j in judgements if j.verdict != "different"]
    graph = networkx.Graph()
    graph.add_nodes_from(IDS)
    graph.add_edges_from((j.left, j.right) for j in positive if j.verdict == "same")
    expected = sorted(tuple(sorted(component)) for component in networkx.connected_components(graph))
    assert clusters(IDS, positive) == expected


@given(one_row_a_pair, st.randoms(use_true_random=False))
def test_the_order_of_rows_about_different_pairs_does_not_matter(judgements: list[Judgement], random: object) -> None:
    shuffled = judgements[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(IDS, shuffled) == clusters(IDS[::-1], judgements)


@given(one_row_a_pair, pairs)
def test_a_person_keeps_a_pair_apart_and_takes_it_back(judgements: list[Judgement], pair: tuple[str, str]) -> None:
    apart = [*judgements, Judgement(*pair, "different", "person:kim", 0.0)]
    assert not any(set(pair) <= set(group) for group in clusters(IDS, apart))
    undone = [*apart, Judgement(*pair, "unsure", "person:kim", 0.0)]
    assert clusters(IDS, undone) == clusters(IDS, judgements)


@given(one_row_a_pair)
def test_no_cluster_holds_a_pair_judged_different(judgements: list[Judgement]) -> None:
    groups = clusters(IDS, judgements)
    assert sorted(mention for group in groups for mention in group) == IDS
    for row in judgements:
        assert row.verdict != "different" or not any({row.left, row.right} <= set(group) for group in groups)
