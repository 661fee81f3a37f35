"""The tables hold what they promise: coordinates in range, known countries, levels of the codebook."""

from onrecord.base.values import Place
from onrecord.ground.gazetteer import all_countries, rows_named, towns_and_sites
from onrecord.ground.gazetteer.countries import table_rows
from onrecord.ground.names import name_key


def test_every_site_is_a_valid_place() -> None:
    codes = {c.code for c in all_countries()} | {"", "IO"}
    for row in table_rows("sites.csv"):
        point = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
        Place(row["name"], row["precision"], row["country"] or None, row["admin1"] or None, *point)  # type: ignore[arg-type]
        assert row["country"] in codes, row
        assert row["source"], row


def test_no_site_stands_on_null_island() -> None:
    assert not [r for r in table_rows("sites.csv") if r["lat"] and abs(float(r["lat"])) + abs(float(r["lon"])) < 0.5]


def test_country_codes_are_unique() -> None:
    codes = [c.code for c in all_countries()]
    assert len(codes) == len(set(codes))


def test_every_capital_is_a_known_town() -> None:
    keys = set(towns_and_sites())
    unknown = [c.name for c in all_countries() if c.capital and name_key(c.capital) not in keys]
    assert len(unknown) < 12, unknown
    assert rows_named("baghdad")
