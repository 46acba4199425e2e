"""Names of accounts in social networks and payment apps, with the network's name beside them."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

HANDLE = Kind("social_handle", LegalClass.SUPPORTING, "Account in a social network")
_NETWORKS = (
    "twitter", "instagram", "insta", "snapchat", "snap chat", "tiktok", "tik tok", "telegram", "discord", "skype",
    "facebook", "linkedin", "reddit", "youtube", "twitch", "github", "kik",
    "wechat", "mastodon", "pinterest", "onlyfans", "threads", "bluesky", "messenger", "truth social", "steam",
)  # fmt: skip
_SHORT = ("ig", "snap", "sc", "fb", "tg")
"""Words of other senses: the handle must look like one."""
_NETWORK = "|".join(name.replace(" ", "[ ]?") for name in (*_NETWORKS, *_SHORT))
_LABELLED = re.compile(
    rf"(?<![\w.@-])(?P<network>(?i:{_NETWORK}))(?:[ _-]?(?i:handle|user ?name|id|account|profile|name|usuario|"
    rf"cuenta))?"
    r"[ \t\"']{0,2}(?:(?:[:=]|[ ](?:is|es)[ ])[ \t\"']{0,3}(?P<plain>[@$]?[A-Za-z0-9_][A-Za-z0-9_.#-]{2,30})"
    r"|[ ]?[(]?(?P<signed>[@$][A-Za-z0-9_][A-Za-z0-9_.-]{2,30}))(?![\w@/])"
)
_ADDRESS = re.compile(
    r"(?<![\w.-])(?:www\.|m\.)?(?P<network>instagram|twitter|x|facebook|fb|tiktok|linkedin|t|github|snapchat|"
    r"reddit|"
    r"youtube|twitch|threads)\.(?:com|me|tv|app|net)/(?:(?:in|add|u|user|c)/|@|"
    r"\$)?(?P<handle>[A-Za-z0-9_][A-Za-z0-9_.-]{2,40})"
)
_PAGES = frozenset(
    """login share sharer home intent pages groups watch reel reels hashtag explore policies about help privacy terms
    search settings profile profile.php events marketplace company jobs school status story stories tags download legal
    developers features blog embed results channel playlist feed shorts post posts photo photos video videos i in p r
    sharer.php tr plugins dialog signup oauth api widgets.js topics trending sponsors apps orgs pricing""".split()  # noqa: SIM905
)
_WORDS = frozenset(
    """follow us our page link post account user name handle the and for not none yes unknown http https www profile
    share like add text call chat bot api app link: message group channel live video""".split()  # noqa: SIM905
)


def find_handles(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for match in _LABELLED.finditer(body):
        group = "signed" if match["signed"] else "plain"
        handle = match[group].rstrip(".-")
        bare = handle.lstrip("@$")
        if len(bare) < 3 or bare.lower() in _WORDS or bare.isdigit():
            continue
        marked = handle[0] in "@$" or any(ch.isdigit() or ch in "_." for ch in bare)
        if not marked and match["network"].lower() in _SHORT:
            continue
        start = match.start(group)
        yield Found(
            HANDLE, handle, bare.lower(), 0.85 if marked else 0.55, start, start + len(handle), ("label:network",)
        )
    for match in _ADDRESS.finditer(body):
        handle = match["handle"].rstrip(".-")
        if handle.lower() not in _PAGES and len(handle) > 2:
            start = match.start("handle")
            # `github.com/gorilla/mux` is a repository; whose it is, is seldom the question.
            repository = match["network"].lower() == "github" and body[match.end() : match.end() + 1] == "/"
            yield Found(
                HANDLE,
                handle,
                handle.lower(),
                0.4 if repository else 0.8,
                start,
                start + len(handle),
                ("profile_address",),
            )


DETECTOR = Detector(
    kind=HANDLE,
    standard="No common format; each network's rules, e.g. https://help.x.com/en/managing-your-account/x-username-rules",
    find=find_handles,
    gate=(
        *_NETWORKS,
        # `config:` and `desc:` end like some of them.
        *(f"{before}{name}:" for name in _SHORT for before in (" ", "\n", ",", "(")),
        *(f"{name}{mark}" for name in _SHORT for mark in (" @", " $", ": @", ":@")),
        "t.me",
        "x.com",
        "fb.com",
    ),
    headers=(
        r"^(?:twitter|instagram|snapchat|tiktok|telegram|discord|skype|facebook|linkedin|reddit)"
        r"(?: (?:handle|id|user ?name|account|profile))?$|^social (?:media )?handle$",
    ),
    examples=(
        Example("Instagram: @quill_feather99", "quill_feather99"),
        Example("snapchat username: marla.w_88", "marla.w_88"),
        Example("see https://www.linkedin.com/in/rowan-ellis-4471 for more", "rowan-ellis-4471"),
    ),
    counter_examples=(
        Example("Instagram: follow us today"),
        Example("https://www.facebook.com/sharer.php?u=x"),
        Example("Telegram: message"),
    ),
    validator="the network's name beside it; no page of the network itself",
    not_covered="A handle without its network.",
)  # fmt: skip
