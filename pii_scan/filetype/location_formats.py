"""Formats that may carry a position which this program does not read.

The engine adds `Problem(LOCATION_NOT_READ)` to a file of such a type, so that "no position found" is
never said of a file where none was looked for.
"""

LOCATION_FORMATS: dict[str, str] = {
    "video/x-msvideo": "cameras' own notes in AVI",
    "video/x-ms-asf": "ASF metadata",
    "video/mp2t": "camera metadata of AVCHD video",
    "image/jp2": "GML and GeoTIFF boxes of JPEG 2000",
    "image/x-canon-crw": "EXIF of a raw photo",
    "image/vnd.dwg": "geographic marker of a drawing",
    "image/vnd.djvu": "metadata of DjVu",
}
"""Media type → what was not looked at; fixed words, usable as a Problem's detail."""
