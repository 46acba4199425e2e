"""Files that machines write: dumps, logs, settings; and what is known by its format alone."""

import re

from pii_scan.detect.document.rule import Rule, Test, media, named
from pii_scan.detect.document.signs import Signs

_SQL = re.compile(
    r"(?im)^\s*(?:INSERT INTO|CREATE TABLE|COPY \S+ ?\(.*FROM stdin|DROP TABLE IF EXISTS|"
    r"-- MySQL dump|PRAGMA foreign_keys)"
)
_LOG_LINE = re.compile(
    r"(?m)^(?:\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[^\n]{0,40}?\b"
    r"(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|NOTICE|CRITICAL)\b"
    r"|\S+ \S+ \S+ \[\d{2}/\w{3}/\d{4}:|<\d+>|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \S+ \S+?(?:\[\d+\])?:)"
)
_SETTING = re.compile(r"(?m)^[ \t]*(?:export )?[A-Za-z_][\w.-]{1,60}[ \t]*[=:][ \t]*\S|^\[[\w. -]+\][ \t]*$")
_SECRET = re.compile(
    r"(?i)\b(?:password|passwd|secret|api[_-]?key|access[_-]?key|token|connection[_-]?string|db_(?:user|pass|host))\b"
)


def _log_lines(signs: Signs) -> bool:
    return len(_LOG_LINE.findall(signs.text)) >= 3


def _settings(signs: Signs) -> bool:
    return bool(signs.lines) and len(_SETTING.findall(signs.text)) >= max(3, 0.6 * len(signs.lines))


def _suffix(*endings: str) -> Test:
    return lambda signs: signs.wording.name.lower().endswith(endings)


RULES = (
    Rule(
        "sql_dump",
        (
            (4.0, "statements:sql", lambda s: bool(_SQL.search(s.text))),
            (2.5, "media_type", media("application/sql", "text/x-sql")),
            (0.7, "name", _suffix(".sql", ".dump")),
        ),
        only=lambda s: not s.is_image,
    ),
    Rule(
        "log",
        (
            (3.5, "lines:log", _log_lines),
            (2.2, "name", _suffix(".log")),
            (1.0, "media_type", media("text/x-log")),
        ),
        only=lambda s: not s.is_image,
    ),
    Rule(
        "config",
        (
            (1.7, "lines:settings", _settings),
            (1.5, "words:secret", lambda s: bool(_SECRET.search(s.text)) and _settings(s)),
            (
                1.5,
                "name",
                _suffix(".env", ".ini", ".conf", ".cfg", ".yaml", ".yml", ".toml", ".properties", "web.config"),
            ),
            (0.7, "name_word", named("config", "settings", "env")),
            (-2.0, "lines:log", _log_lines),
        ),
        only=lambda s: not s.is_scan and not s.headers,
    ),
    Rule(
        "presentation",
        (
            (
                4.0,
                "media_type",
                media("application/vnd.openxmlformats-officedocument.presentationml", "application/vnd.ms-powerpoint"),
            ),
        ),
    ),
    Rule("video", ((4.0, "media_type", media("video/")),)),
    Rule("private_key", ((5.0, "pem", lambda s: "PRIVATE KEY-----" in s.text),)),
)
