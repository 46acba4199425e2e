"""What loggers say of each position besides the place: nothing of it tells one person from another."""

TIMES = (
    "time", "timestamp", "datetime", "date time", "date", "recorded_at", "created_at", "fix_time", "devicetime", "when",
    "utc", "gps time", "utc time", "time utc", "iso time", "local time",
)  # fmt: skip
LOGGED = frozenset((
    *TIMES, "altitude", "alt", "ele", "elevation", "height", "speed", "velocity", "course", "heading", "bearing",
    "direction", "accuracy", "horizontal_accuracy", "vertical_accuracy", "speed_accuracy", "course_accuracy", "battery",
    "battery_level", "battery_state", "motion", "wifi", "pauses", "activity", "desired_accuracy", "deferred",
    "significant_change", "locations_in_payload", "provider", "hdop", "vdop", "pdop", "sat", "sats", "satellites",
    "fid", "type", "seq", "index", "no", "n", "hr", "cad", "t", "satcount", "time_long", "geoidheight", "magvar",
    "fix", "dgpsid", "ageofdgpsdata", "src", "temperature", "pressure", "charging", "valid", "distance", "event",
))  # fmt: skip
"""A row or feature that says more is a place that somebody marked, or one of several people."""
LATITUDES = frozenset(("lat", "latitude", "latitude (deg)", "lat (deg)", "gps lat", "gps latitude"))
LONGITUDES = frozenset(
    ("lon", "lng", "long", "longitude", "longitude (deg)", "lon (deg)", "gps lon", "gps lng", "gps longitude")
)
DEVICES = ("device_id", "unique_id", "tid")
