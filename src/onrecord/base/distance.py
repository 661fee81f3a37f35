"""Distance between two places on the sphere."""

from math import asin, cos, radians, sin, sqrt

from onrecord.base.values import Place

EARTH_KM = 6371.0
"""Mean radius of the Earth in km (IUGG)."""


def kilometres(left: Place, right: Place) -> float | None:
    """Great-circle distance by the haversine formula; None without coordinates on both sides."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    lat1, lat2 = radians(left.lat), radians(right.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(right.lon - left.lon) / 2
    inside = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(inside)))
