"""Formats that may carry a position which this program does not read.

The engine adds `Problem(LOCATION_NOT_READ)` to a file of such a type, so that "no position found" is
never said of a file where none was looked for.
"""

LOCATION_FORMATS: dict[str, str] = {
    "video/mp4": "position atom of MP4 video",
    "video/quicktime": "position atom of QuickTime video",
    "video/3gpp": "position atom of 3GPP video",
    "video/x-msvideo": "AVI metadata",
    "video/x-matroska": "Matroska tags",
    "video/x-ms-asf": "ASF metadata",
    "video/mp2t": "camera metadata of AVCHD video",
    "audio/mp4": "position atom of MP4 audio",
    "image/bpg": "EXIF of BPG",
    "image/jxl": "EXIF of JPEG XL",
    "image/jp2": "EXIF and GML of JPEG 2000",
    "image/vnd.adobe.photoshop": "EXIF of Photoshop",
    "image/x-adobe-dng": "EXIF of a raw photo",
    "image/x-canon-cr2": "EXIF of a raw photo",
    "image/x-canon-cr3": "EXIF of a raw photo",
    "image/x-canon-crw": "EXIF of a raw photo",
    "image/x-nikon-nef": "EXIF of a raw photo",
    "image/x-sony-arw": "EXIF of a raw photo",
    "image/x-pentax-pef": "EXIF of a raw photo",
    "image/x-olympus-orf": "EXIF of a raw photo",
    "image/x-panasonic-rw2": "EXIF of a raw photo",
    "image/x-fuji-raf": "EXIF of a raw photo",
    "image/x-raw": "EXIF of a raw photo",
    "image/vnd.dwg": "geographic marker of a drawing",
    "image/vnd.djvu": "metadata of DjVu",
}
"""Media type → what was not looked at; fixed words, usable as a Problem's detail."""
