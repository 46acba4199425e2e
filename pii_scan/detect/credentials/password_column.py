"""Passwords in a column of their own: a cell has no shape, so only the header speaks."""

from pii_scan.detect.credentials import password
from pii_scan.detect.detector import Detector, Example

_CLEAR = r"\b(?<!encrypted )(?<!protected )(?<!cipher )(?<!ciphered )"
"""What is encrypted is a kind of its own."""

DETECTOR = Detector(
    kind=password.DETECTOR.kind,
    standard=password.DETECTOR.standard,
    check=password.DETECTOR.check,
    prior=-3.0,
    headers=(
        (
            _CLEAR
            + r"pass ?(word|wd|code|phrase)\b(?! (hash|salt|hint|date|changed|expir|set|reset|last|policy|algo))|"
            r"^(user |my )?pass$"
        ),
        (
            _CLEAR + r"passwords?$|\bp(wd|sw|w)$|\bcontrase[nñ]a\b|^clave( de acceso)?$|\bpasswort\b|\bsenha\b|"
            r"\bmot de passe\b|^mdp$"
        ),
    ),
    counter_examples=(Example("Tulip#4471"), Example("password"), Example("blue-Heron92 is a bird")),
    validator="header only; no placeholder",
    not_covered="Columns whose header does not say password.",
)
