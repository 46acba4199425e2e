"""Readers of tracks, maps and location histories."""

from pii_scan.extract.geo import csv_track, fit, geojson, gpx, kml, nmea, social_history, takeout, tcx
from tests.fuzz.target import CANARY, Target, extractor_target
from tests.hostile.samples.geo import FIT, GEOJSON, GPX, HISTORY, KML, LOG, NMEA, SOCIAL, TCX


def _seeds(data: bytes) -> list[bytes]:
    return [data, data.replace(b"Marisol", CANARY.encode())]


TARGETS: list[Target] = [
    extractor_target(gpx.EXTRACTOR, gpx.GPX, lambda: _seeds(GPX)),
    extractor_target(kml.EXTRACTOR, kml.KML, lambda: _seeds(KML)),
    extractor_target(tcx.EXTRACTOR, tcx.TCX, lambda: _seeds(TCX)),
    extractor_target(geojson.EXTRACTOR, geojson.GEOJSON, lambda: _seeds(GEOJSON)),
    extractor_target(takeout.EXTRACTOR, takeout.HISTORY, lambda: _seeds(HISTORY)),
    extractor_target(fit.EXTRACTOR, fit.FIT, lambda: _seeds(FIT)),
    extractor_target(nmea.EXTRACTOR, nmea.NMEA, lambda: _seeds(NMEA)),
    extractor_target(csv_track.EXTRACTOR, csv_track.TRACK, lambda: _seeds(LOG)),
    extractor_target(social_history.EXTRACTOR, social_history.HISTORY, lambda: _seeds(SOCIAL)),
]
