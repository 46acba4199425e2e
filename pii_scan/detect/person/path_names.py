"""Names of people in file and folder names: `maria_gonzalez_dl.jpg`, `GARCIA-JOSE`, `JohnSmith.pdf`."""

import re

from pii_scan.detect.person.gazetteer import is_common, is_first, is_strong_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS

_TOKEN = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ'’]+|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|[^\W\d_]+")
_SOLE = re.compile(r"[^\w]*([^\W\d_]+(?:['’-][^\W\d_]+)*)[ _]*(?:\(?\d{1,3}\)?)?(?:\.\w{1,5}){0,2}")
_MAC = re.compile(r"^(?:Mc|Mac|De|Di|La|Le|Van|O)$")
_TECHNICAL = word_set(
    """
    JPG JPEG PNG TIF TIFF GIF BMP HEIC AVIF PDF DOC DOCX XLS XLSX CSV TSV JSON XML HTML HTM TXT LOG SQL ZIP TAR
    GZ RAR EML MSG MP PPT PPTX IMG DSC SCAN SCANS COPY FRONT BACK DL ID SSN PASSPORT LICENSE SELFIE PHOTO PHOTOS
    PROFILE DUMP EXPORT BACKUP UPLOAD UPLOADS TMP TEMP NEW OLD FINAL DRAFT README DATA FILES NUMBERS NUMBER PART
    PARTS ORDERS INVOICES STATEMENTS RECEIPTS TEST SAMPLE EXIF IMAGES DOCS USERS USER ADMIN PARQUET PAGES SQLITE
    MIN MAX APP CHAT CHATS WHATSAPP HOW SETUP
    """
)
_ORDINARY = word_set(
    """
    ACOUNTS AGENT ALERT ALIAS ALPHA ANCHORS ANGLE ARCH AREA ARROW ARTS ATLAS AZURE BANNER BARE BARRIER BASE BASH BATCH
    BATCHER  BENCH BENEFITS BILLING BILLINGS BILLS BLANK BOARD BONUS BOOK BOOKING BOOKINGS BOOKS BOOT BORDER
    BOTTOM BOUND BOX BRANCH BRAND BRANDS BRIGHT BROCHURE BUTTON CAKE CAMEL CAMERA CANCEL CAPE CARBON CARDS CARGO CASES
    CASSETTE CAST CHAIN CHANNEL CHARS CHART CHARTS CHECKER CHECKERS CHECKS CLAUSE CLICK CLIENT CLIENTS CLIPPER CLOCK
    CLOUD CLUSTER COMMENT COMMENTS COMMONS COMP COMPLAINT CONSOLE CONSTANT CORE CORNER COST COSTS COUNTER COUNTS
    COURIER COVER CRON CURL CURRENT DASH DATES DEED DELAY DELIVERY DEMO DEMOS DEPOSIT DESK DEST DEVEL DISTANCE DOCK
    DOCKER DOCKET DOUBLE DRAFTS DROP EDGE ENTER ENTRIES EXHIBIT EXPOSE FACTOR FAIL FAKE FARM FAVORITE FETCH FIELD
    FIELDS FIGURE FIGURES FILING FILL FILTER FINDER FLASH FLEET FLOOR FLOW FLYER FONT FORCE FOREST FORM FORMS FOUND
    FRAME FRAMES FREEZE FUSE GALLERY GAMMA GARDEN GATE GATHER GETTER GIFT GIST GRAPH GUESS GUEST GUIDE HACK HALT
    HANDLER HANDY HASH  HEADING HEAP HELPER HIDDEN HILLS HOLD HOLDER HOLE HOME HOMES HOOK HOOKS HOST HOUSE
    HOUSING INDEX INTAKE INVENTORY ISSUE ITEM ITEMS JEST JOBS JOURNAL JUMP JUNK KEYS KILL KINDS KINGDOM LABS LAND
    LANDING LAYER LEAK LEAKS LEASE LEDGER LEGACY LESS LETTER LETTERS LEVELS LIMB LINES LINK LINKER LINT LISTEN LISTER
    LOADER LOANS LOCK LOCKER LOCKS LOGO LOGOS LOOKER LOOSE LOWER MAIL MANUAL MAPLE MARKER MARKS MARSHAL MASK MATH
    MEMBER MEMBERS MEMORY MEMOS MERCHANT MESS MINI MIXER MOCK MODE MOUSE MULTIPART NARROW NINE NOON NULL OFFER ORDER
    PACK PAGE PAGER PAGES PAIR PALM PARCEL PARTNERS PATCH PATCHES PENCIL PERMITS PHOTO PICK PICKER PICTURE PICTURES
    PILOT PINE PING PINK PIPE PIPES PLAIN PLANE PLANNER PLANNERS PLANS POINTER POINTERS POINTS POLE POLICY POLL POOL
    PORT PORTAL PORTS POSTER PRESS PRIME PRINTER PRINTERS PROMISE PROTO PULLER PULSE PURCHASE PURCHASES PUSH PUSHER
    QUERY QUIET QUOTE RAINBOW RANGE RATES READER READING REAP REAR RECEIPT RECORD RECORDS REFUND REGEN RENDER
    RESULT REVEAL RISK ROLE ROLES ROLLING ROOF ROOM ROOT ROOTS ROSTER ROUTE ROUTES RUNNER RUNNING RUST SAFE SALVAGE
    SAMPLES SAVER SCALA SCALE SCAN SCHEDULE SCORE SCREEN SCREENS SEARCH SEAT SECTOR SEED SEEDS SEEK SENDER SENSOR
    SENSORS SERVE SERVER SESSION SESSIONS SETTLE SETTLEMENT SHADE SHADER SHADOW SHAPE SHAPER SHARE SHARED SHARER SHARP
    SHEET SHEETS SHELL SHIELD SHIFT SHIPMENT SICK SIGNS SILK SINGLETON SITE SITES SKETCH SKILL SLACK SLATE SLICE SLIDE
    SLIDES SLIGHT SLOT SNOW SOCKS SOLE SOURCE SPAN SPARE SPARK SPEAKER SPELL SPOOL STABLE STACK STACKS STAFF STAGE
    STAMP STAMPS STANDARD STARS STARTUP STASH STENCIL STEP STEPS STEWARD STOCK STOCKS STORAGE STORE STORES STREAM
    STREAMS STRING STUCK STYLE STYLES SUITE SURFACE SURPRISE SWAP SWARM SWEEP SWIFT TABLE TABLES TAGS TAIL TANGO TAPE
    TAPES TARGET TASK TEMPLATE TESTER TICKET TITLE TOOL TOOLS TOUCH TRACE TRACK TRADE TRAIN TRANSFER TRASH TREES TRIM
    TRIP TRIPS TRUST TUNE TUNING TUTOR UNIT UNITS UPDATE USAGE VENDOR VENDORS VERSION VIDEO VIDEOS VISIT VISITOR
    VISITORS VISITS VOICE VOUCHER WAGON WAKE WALLET WARN WARNING WARRANTY WATCHER WEST WILLS WIRE WISDOM WORK WORKER
    WORKERS WORKS YARD ZIPS ZONE ZONES IMAGES
    COUNTY ENUMS FEATURES INCIDENT INCIDENTS LEGAL LINKS MISSING PARKING PRINT PRIMITIVE QUEUE REQUIRED RESULTS RESUME
    LOGIN LOGINS PASSWORDS CREDENTIALS COOKIES CONTACTS CALLS PAIN
    SURVEY SURVEYS UTILITY UTILITIES WEDDING WEDDINGS TYPES TRIGGERS UNIONS ARRAYS COLUMN COLUMNS HEADERS FOOTERS
    """
)
"""Words of file names that the list of surnames holds as well; alone they are no person."""
_CUES = word_set(
    """
    PATIENT INMATE RE MR MRS MS DR MISS CLIENT DETAINEE RESIDENT EMPLOYEE STUDENT MEMBER APPLICANT TENANT CLAIMANT
    DEFENDANT PLAINTIFF CALLER PRISONER PACIENTE CLIENTE SRA SENOR SENORA ESTATE RESUME CV OBITUARY
    MUGSHOT BADGE DOB
    """
)
"""Before or behind them stands a person."""
_PAPERS = frozenset({"ID", "DL", "SSN", "PASSPORT", "LICENSE", "LICENCE", "SELFIE", "FRONT", "BACK", "PROFILE", "VISA"})
"""What is scanned of a person."""
_GAP = 3
"""Signs between two parts of one name."""


def name_spans(path_segment: str, *, sign: bool = False, person: bool = False) -> list[tuple[int, int]]:
    """Stretches that name a person, as character offsets. Prefers finding too much: the use is masking.

    Args:
        sign: something in the segment may be about a person (a long number, a date), so that a listed name counts.
        person: something in it is (a birth date, an SSN, an e-mail address): even `Brown` counts.
    """
    tokens = _tokens(path_segment)
    spans: list[tuple[int, int]] = []
    for index, (word, start, end) in enumerate(tokens):
        known = _as_first(word), _as_last(word)
        if not any(known) and not _named(word):
            continue
        for other, other_start, other_end in tokens[index + 1 : index + 3]:
            if {fold(word), fold(other)} <= _ORDINARY:
                continue
            if other_start - end > _GAP + 2 or not _parted(path_segment[end:other_start]):
                break
            pair = (known[0] and _as_last(other)) or (known[1] and _as_first(other)) or (_strong(word) and _open(other))
            unlisted = _named(word) and _named(other) and other_start > end
            if pair or unlisted or (_strong(other) and _open(word)):
                spans.append((start, other_end))
                break
    spans += [(start, end) for word, start, end in tokens if _alone(word, path_segment, start, end)]
    cued = person or any(fold(word) in _CUES for word, _, _ in tokens)
    papers = any(fold(word) in _PAPERS for word, _, _ in tokens)
    if sign or cued or papers or spans:
        spans += [
            (start, end)
            for word, start, end in tokens
            if _apart(path_segment, start, end) and (_listed(word) or _joined(word) or (cued and _everyday(word)))
        ]
    elif (only := sole_word(path_segment)) is not None and (_listed(only[0]) or _joined(only[0])):
        spans.append(only[1:])
    return _beside(_merged(spans, path_segment), tokens, path_segment)


def sole_word(path_segment: str) -> tuple[str, int, int] | None:
    """The word of a segment that holds nothing else but an extension."""
    match = _SOLE.fullmatch(path_segment)
    return None if match is None else (match[1], match.start(1), match.end(1))


def may_be_name(word: str) -> bool:
    """Beside a masked folder also a name that is an everyday word, or one that no list knows."""
    return _everyday(word) or _listed(word) or _named(word)


def _listed(word: str) -> bool:
    """A name of the lists that is no everyday word and none of file names."""
    folded = fold(word)
    if folded in _TECHNICAL or folded in _ORDINARY or folded in _CUES or is_common(word):
        return False
    return len(word) > (2 if word[0].isupper() and word[1:].islower() else 3) and (is_surname(word) or is_first(word))


def _everyday(word: str) -> bool:
    """`Brown` and `Grace`, which need a better sign than a number."""
    folded = fold(word)
    return len(word) > 3 and folded not in _TECHNICAL and (folded in NAME_LAST_WORDS or folded in NAME_FIRST_WORDS)


def _joined(word: str) -> bool:
    """`mgonzalez` and `mariagonzalez`, as accounts are named."""
    if len(word) < 6 or not word.isalpha() or fold(word) in _ORDINARY or is_common(word) or is_surname(word):
        return False
    if len(word) > 6 and _listed(word[1:]) and is_surname(word[1:]):
        return True
    return any(
        _strong(word[:at]) and is_surname(word[at:]) and not is_common(word[at:]) and fold(word[at:]) not in _ORDINARY
        for at in range(4, len(word) - 3)
    )


def _beside(spans: list[tuple[int, int]], tokens: list[tuple[str, int, int]], segment: str) -> list[tuple[int, int]]:
    """A name that no list knows is often left over next to one that is found."""
    further = [
        (start, end)
        for word, start, end in tokens
        if _named(word)
        and any(_touches(segment, (start, end), span) or _touches(segment, span, (start, end)) for span in spans)
    ]
    return _merged(spans + further, segment) if further else spans


def _touches(segment: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return 0 < other[0] - one[1] <= _GAP and re.fullmatch(r"[\s_.,+-]+", segment[one[1] : other[0]]) is not None


def _tokens(segment: str) -> list[tuple[str, int, int]]:
    found = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(segment)]
    out: list[tuple[str, int, int]] = []
    for word, start, end in found:
        if out and out[-1][2] == start and _MAC.match(out[-1][0]):
            out[-1] = (out[-1][0] + word, out[-1][1], end)
        else:
            out.append((word, start, end))
    out = [token for token in out if len(token[0]) > 1]
    if len(out) > 1 and out[-1][2] == len(segment) and segment[out[-1][1] - 1] == "." and len(out[-1][0]) < 4:
        # `.md` and `.py` are on the lists as well; after a first name it may still be one.
        return out if is_strong_first(out[-2][0]) else out[:-1]
    return out


def _parted(between: str) -> bool:
    """Only separators, at most an initial among them."""
    return re.fullmatch(r"[\s_.,+%-]{0,3}(?:[A-Za-z][\s_.-]{1,2})?", between) is not None


def _strong(word: str) -> bool:
    return is_strong_first(word) and fold(word) not in _TECHNICAL and len(word) > 2


def _as_first(word: str) -> bool:
    folded = fold(word)
    return folded not in _TECHNICAL and (folded in NAME_FIRST_WORDS or (is_first(word) and not is_common(word)))


def _as_last(word: str) -> bool:
    folded = fold(word)
    return folded not in _TECHNICAL and (folded in NAME_LAST_WORDS or (is_surname(word) and not is_common(word)))


def _open(word: str) -> bool:
    """A word that could be a name nobody listed."""
    return len(word) > 3 and fold(word) not in _TECHNICAL and not is_common(word) and word.isalpha()


def _named(word: str) -> bool:
    """Written as a name, `Zwetschkenbaum`, and no word that is known: two such side by side are taken for a person."""
    return _open(word) and fold(word) not in _ORDINARY and word[0].isupper() and word[1:].islower()


def _alone(word: str, segment: str, start: int, end: int) -> bool:
    """`maria.jpg`, `IMG_0012_gonzalez.png`: a single listed name counts where it is no everyday word."""
    apart = (start == 0 or not segment[start - 1].isalpha()) and (end == len(segment) or not segment[end].isalpha())
    return (
        apart
        and len(word) > 3
        and (_strong(word) or (is_first(word) and is_surname(word) and _as_first(word) and not is_common(word)))
    )


def _apart(segment: str, start: int, end: int) -> bool:
    return (start == 0 or not segment[start - 1].isalpha()) and (end == len(segment) or not segment[end].isalpha())


def _merged(spans: list[tuple[int, int]], segment: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or _parted(segment[out[-1][1] : start])):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
