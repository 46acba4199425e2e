"""Member names as keys: decoded, told apart, and harmless because nothing is ever written by them."""

_KEY_MAX = 4096


class Keys:
    """Gives each member a key of its own, also where an archive repeats a name."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key(self, name: str) -> str:
        """`name` itself, cut to 4096 characters; `name (2)` for its second use."""
        name = name[:_KEY_MAX] or "unnamed"
        count = self._seen.get(name, 0) + 1
        self._seen[name] = count
        return name if count == 1 else f"{name} ({count})"
