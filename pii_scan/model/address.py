"""Where bytes are: a chain of steps from the source into nested containers."""

from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_KEEP = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/ ,;:@&=+$()[]{}'^`|<>*?#\"")
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


def encode_key(key: str) -> str:
    """Percent-encode `%`, `!`, backslash, control and direction characters; the rest stays readable.

    A local name that is no UTF-8 arrives with surrogate escapes and is encoded byte by byte.
    """
    out: list[str] = []
    for char in key:
        if ord(char) < 128:
            out.append(char if ord(char) in _KEEP else f"%{ord(char):02X}")
        elif char.isprintable() and char not in _BIDI:
            out.append(char)
        else:
            out.append("".join(f"%{b:02X}" for b in char.encode("utf-8", "surrogateescape")))
    return "".join(out)


def decode_key(text: str) -> str:
    return unquote_to_bytes(text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: which scheme reads the key. The first step is a source's (`file`, `az`, `http`…),
    the later ones are containers' (`zip`, `docx`, `pdf`…)."""

    scheme: str
    key: str


@dataclass(frozen=True, slots=True)
class Address:
    """Printed `az://account/container/a/x.zip!/scans/17.jpg`; never holds a secret.

    The printed form is parseable back; the schemes of inner steps are not printed, so two addresses
    are the same place when their printed forms are equal.
    """

    steps: tuple[Step, ...]

    def child(self, scheme: str, key: str) -> "Address":
        return Address((*self.steps, Step(scheme, key.lstrip("/"))))

    @property
    def depth(self) -> int:
        """0 for a listed item, 1 for its members, and so on."""
        return len(self.steps) - 1

    @property
    def name(self) -> str:
        """The last path part of the innermost step; a hint for typing, nothing more."""
        return self.steps[-1].key.rstrip("/").rsplit("/", 1)[-1]

    @property
    def root(self) -> "Address":
        return Address(self.steps[:1])

    def __str__(self) -> str:
        first = self.steps[0]
        key = first.key if first.scheme != "file" or first.key.startswith("/") else "/" + first.key
        return f"{first.scheme}://" + "!/".join([encode_key(key), *(encode_key(s.key) for s in self.steps[1:])])

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The inverse of `str`.

        Raises:
            ValueError: there is no `scheme://` in front.
        """
        scheme, sep, rest = text.partition("://")
        if not sep or not scheme.isascii() or not scheme.replace("+", "").isalnum():
            raise ValueError("an address starts with scheme://")
        first, *inner = rest.split("!/")
        return cls((Step(scheme, decode_key(first)), *(Step("in", decode_key(key)) for key in inner)))
