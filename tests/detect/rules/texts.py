"""A rules file that is right, in both languages; the tests break one thing at a time."""

from pathlib import Path

MEMBER = """\
# Our own kinds.
[[rule]]
id = "acme_member"
title = "Acme member number"
legal_class = "health_insurance"
patterns = ["AC[0-9]{8}", "AC [0-9]{4} [0-9]{4}"]
labels = ["member no", "número de socio"]
anti_labels = ["order"]
headers = ["^member"]
validator = "luhn"
label_required = true
examples = [
    "Member no: AC12345674",
    "Miembro / número de socio\\nAC 1234 5674",
    { text = "member no AC12345674 since 2019", value = "AC12345674" },
]
counter_examples = ["Member no: AC12345675", "seen AC12345674"]
"""
PROJECTS = """\

[[rule]]
id = "acme_projects"
title = "Code names of Acme's projects"
legal_class = "supporting"
words = ["Blue Heron", "Kestrel", "Zwölfender"]
examples = ["the blue_heron budget", "Project: KESTREL", "getBlueHeronCost()", "zwölfender", "ZWOLFENDER"]
counter_examples = ["blueherons", "kestrels hover", "a blue bird"]
"""
YAML = """\
rules:
  - id: acme_member
    title: Acme member number
    legal_class: health_insurance
    pattern: "AC[0-9]{8}"
    labels: [member no, número de socio]
    validator: luhn
    label_required: yes
    confidence: 0.9
    examples:
      - "Member no: AC12345674"
      - text: member no AC12345674
        value: AC12345674
    counter_examples:
      - "Member no: AC12345675"
"""


def written(folder: Path, text: str, name: str = "acme.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
