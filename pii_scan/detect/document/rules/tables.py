"""Tables by what their columns are called."""

from pii_scan.detect.document.rule import Rule, header, named
from pii_scan.detect.document.signs import Signs


def _has_headers_or_rows(signs: Signs) -> bool:
    """A table without headers is known by its rows."""
    return bool(signs.headers) or signs.wording.calls > 0 or signs.wording.attorneys > 0


def _has_headers(signs: Signs) -> bool:
    return bool(signs.headers)


_NAME = header(r"\bname\b", r"^(?:first|last|surname|customer|patient|inmate|nombre|apellidos?)\b", r"^[fl] ?name$")
_CONTACT = header(
    r"\baddress\b", r"\be ?mail\b", r"\bphone\b", r"\bzip\b", r"\bstreet\b", r"direcci[oó]n", r"tel[eé]fono"
)

RULES = (
    Rule(
        "call_records",
        (
            (
                2.0,
                "columns:caller",
                header(r"caller|calling|from ?(?:number|phone)|origin(?:ating)?|a ?(?:number|party)|^ani$|^src"),
            ),
            (
                2.0,
                "columns:called",
                header(r"called|callee|dialed|to ?(?:number|phone)|destination|b ?(?:number|party)|^dnis$|^dst"),
            ),
            (
                1.5,
                "columns:duration",
                header(r"duration|seconds|length|call ?(?:start|end|time|date|id|type)|billsec|talk ?time"),
            ),
            (0.7, "columns:recording", header(r"record(?:ing|ed)|facility|inmate|monitored|pin\b")),
            (0.7, "name", named("call", "calls", "cdr", "llamadas")),
            (4.5, "rows:calls", lambda signs: signs.wording.calls > 0),
        ),
        only=_has_headers_or_rows,
    ),
    Rule(
        "attorney_list",
        (
            (3.0, "columns:attorney", header(r"attorney|lawyer|counsel|bar ?(?:number|no|id)|law ?firm|abogad")),
            (1.2, "columns:bar", header(r"\bbar\b", r"law ?firm", r"do not record|privileged")),
            (1.0, "name", named("attorney", "attorneys", "lawyers", "abogados", "counsel")),
            (3.0, "rows:attorneys", lambda signs: signs.wording.attorneys > 0),
            (-2.5, "columns:call", header(r"duration|billsec|called|callee|dialed")),
        ),
        only=_has_headers_or_rows,
    ),
    Rule(
        "payment_table",
        (
            (
                3.0,
                "columns:card",
                header(r"card ?(?:number|no|num)|\bpan\b|\bcvv|\bcvc\b|credit ?card|cc ?(?:num|number|exp)|tarjeta"),
            ),
            (1.5, "columns:amount", header(r"amount|total|paid|payment|monto|charge")),
            (1.0, "columns:bank", header(r"routing|account ?(?:number|no)|\biban\b|\baba\b")),
            (0.7, "name", named("payments", "payment", "cards", "transactions", "pagos")),
        ),
        only=_has_headers,
    ),
    Rule(
        "messages",
        (
            (2.5, "columns:body", header(r"^(?:message|body|text|content|messages|mensajes?|msg)(?: (?:text|body))?$")),
            (
                1.5,
                "columns:parties",
                header(
                    r"sender|recipient|participants|^from|^to$|^to |thread|conversation|inmate|contact|author|remitente"
                ),
            ),
            (0.7, "columns:sent", header(r"sent|timestamp|date|time|fecha")),
            (0.7, "name", named("messages", "message", "sms", "mensajes", "chat")),
        ),
        only=_has_headers,
    ),
    Rule(
        "customer_table",
        (
            (1.7, "columns:name", _NAME),
            (1.5, "columns:contact", _CONTACT),
            (1.0, "columns:identity", header(r"\bssn\b|social security|\bdob\b|birth|licen[sc]e|passport")),
            (0.7, "columns:customer", header(r"customer|client|member|account|employee|patient|inmate")),
            (
                0.5,
                "name",
                named("customers", "customer", "clients", "users", "members", "people", "employees", "clientes"),
            ),
            (-1.5, "columns:card", header(r"card ?(?:number|no)|\bcvv")),
        ),
        only=_has_headers,
    ),
)
