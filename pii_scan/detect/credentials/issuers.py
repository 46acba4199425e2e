"""How the keys of well-known services look. Prefixes are documented by each issuer for exactly this purpose, e.g.
https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/ and
https://docs.gitlab.com/security/tokens/#token-prefixes
"""

import re

FORMS: tuple[tuple[str, str], ...] = (
    ("aws", "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"),
    ("google", "AIza[0-9A-Za-z_-]{35}|GOCSPX-[0-9A-Za-z_-]{28}|ya29[.][0-9A-Za-z_-]{30,}"),
    ("github", "gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}"),
    ("gitlab", "gl(?:pat|dt|rt|ptt|ft|soat|cbt|imt|agent|oas)-[0-9A-Za-z_-]{20,}"),
    ("slack", "xox[abeprs]-[0-9A-Za-z-]{20,}|xapp-[0-9]-[0-9A-Z]{8,}-[0-9]{8,}-[0-9a-f]{32,}"),
    ("slack", "hooks[.]slack[.]com/services/T[0-9A-Z]{8,}/B[0-9A-Z]{7,}/[0-9A-Za-z]{20,}"),
    ("slack", "hooks[.]slack[.]com/workflows/T[0-9A-Z]{8,}/A[0-9A-Z]{8,}/(?:[0-9]{12,20}/)?[0-9A-Za-z]{20,}"),
    ("stripe", "[rs]k_(?:live|test)_[0-9A-Za-z]{16,}|whsec_[0-9A-Za-z+/]{32,}"),
    ("twilio", "(?:SK|AC)[0-9a-f]{32}"),
    ("sendgrid", "SG[.][0-9A-Za-z_-]{22}[.][0-9A-Za-z_-]{43}"),
    ("mailgun", "key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}"),
    ("mailchimp", "[0-9a-f]{32}-us[0-9]{1,2}"),
    ("brevo", "xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}"),
    ("npm", "npm_[0-9A-Za-z]{36}"),
    ("pypi", "pypi-AgE[0-9A-Za-z_-]{50,}"),
    ("rubygems", "rubygems_[0-9a-f]{48}"),
    ("openai", "sk-(?:proj|svcacct|admin|None)-[0-9A-Za-z_-]{40,}"),
    ("openai", "sk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}|sk-[0-9A-Za-z]{48}"),
    ("anthropic", "sk-ant-[a-z0-9]{3,8}-[0-9A-Za-z_-]{40,}"),
    ("huggingface", "hf_[0-9A-Za-z]{30,}|api_org_[0-9A-Za-z]{34}"),
    ("groq", "gsk_[0-9A-Za-z]{48,}"),
    ("replicate", "r8_[0-9A-Za-z]{37}"),
    ("telegram", "[0-9]{8,10}:AA[0-9A-Za-z_-]{33}"),
    ("discord", "[MNO][0-9A-Za-z_-]{23,27}[.][0-9A-Za-z_-]{6}[.][0-9A-Za-z_-]{27,40}"),
    ("discord", "discord(?:app)?[.]com/api/webhooks/[0-9]{17,20}/[0-9A-Za-z_-]{60,}"),
    ("digitalocean", "do[opr]_v1_[0-9a-f]{64}"),
    ("shopify", "shp(?:at|ca|pa|ss|it)_[0-9A-Fa-f]{32}"),
    ("square", "sq0(?:atp|csp|idp|cst)-[0-9A-Za-z_-]{22,}|EAAA[0-9A-Za-z_-]{60}"),
    ("azure", "[0-9A-Za-z_~.-]{3,4}[0-9]Q~[0-9A-Za-z_~.-]{31,34}|sig=[0-9A-Za-z%+/]{43,}(?:=|%3D)"),
    ("azure_devops", "[0-9A-Za-z]{76}AZDO[0-9A-Za-z]{4}"),
    ("databricks", "dapi[0-9a-f]{32}"),
    ("hashicorp", "hv[bsr][.][0-9A-Za-z_-]{24,}|[0-9A-Za-z]{14}[.]atlasv1[.][0-9A-Za-z_-]{60,}"),
    ("atlassian", "AT(?:ATT|CTT|BB)3?[0-9A-Za-z_=-]{60,}"),
    ("linear", "lin_(?:api|oauth)_[0-9A-Za-z]{40,}"),
    ("notion", "ntn_[0-9A-Za-z]{40,}|secret_[0-9A-Za-z]{43}"),
    ("figma", "fig[dou]_[0-9A-Za-z_-]{40,}"),
    ("newrelic", "NRAK-[0-9A-Z]{27}|NRII-[0-9A-Za-z_-]{32}"),
    ("grafana", "gls?[ac]_[0-9A-Za-z+/=_]{32,}"),
    ("sentry", "sntry[su]_[0-9A-Za-z+/=_]{40,}"),
    ("postman", "PMAK-[0-9a-f]{24}-[0-9a-f]{34}"),
    ("planetscale", "pscale_(?:tkn|pw|oauth)_[0-9A-Za-z_.=-]{32,}"),
    ("supabase", "sb(?:p|_secret)_[0-9A-Za-z_-]{30,}"),
    ("facebook", "EAA[0-9A-Za-z]{90,}|[0-9]{15,16}[|][0-9A-Za-z_-]{27}"),
    ("sourcegraph", "sgp_(?:[0-9A-Fa-f]{16}_|local_)?[0-9A-Fa-f]{40}"),
    ("intra42", "s-s4t2(?:ud|af)-[0-9a-f]{64}"),
    ("1password", "ops_eyJ[0-9A-Za-z+/=_-]{120,}|A3-[0-9A-Z]{6}-[0-9A-Z]{6,11}(?:-[0-9A-Z]{5,6}){3,5}"),
    ("bedrock", "ABSK[0-9A-Za-z+/]{109,}={0,2}"),
    ("vercel", "vc[pikra]_[0-9A-Za-z]{24,}"),
    ("cloudflare", "v1[.]0-[0-9a-f]{24}-[0-9a-f]{146}"),
    ("perplexity", "pplx-[0-9A-Za-z]{48}"),
    ("xai", "xai-[0-9A-Za-z]{70,}"),
    ("dynatrace", "dt0c01[.][0-9A-Z]{24}[.][0-9A-Z]{64}"),
    ("prefect", "pn[ub]_[0-9A-Za-z]{36}"),
    ("pulumi", "pul-[0-9a-f]{40}"),
    ("easypost", "EZ[AT]K[0-9A-Za-z]{54}"),
    ("shippo", "shippo_(?:live|test)_[0-9a-f]{40}"),
    ("sendinblue", "xsmtpsib-[0-9a-f]{64}-[0-9A-Za-z]{16}"),
    ("duffel", "duffel_(?:live|test)_[0-9A-Za-z_=-]{43}"),
    ("frameio", "fio-u-[0-9A-Za-z_=-]{64}"),
    ("typeform", "tfp_[0-9A-Za-z._=-]{44,}"),
    ("readme", "rdme_[0-9a-z]{70}"),
    ("scalingo", "tk-us-[0-9A-Za-z_-]{48}"),
    ("clojars", "CLOJARS_[0-9a-z]{60}"),
    ("twitter", "AAAAAAAAAAAAAAAAAAAAA[0-9A-Za-z%]{40,}"),
    ("plaid", "access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    ("mapbox", "sk[.]eyJ[0-9A-Za-z_-]{40,}[.][0-9A-Za-z_-]{20,}"),
    ("docker", "dckr_(?:pat|oat)_[0-9A-Za-z_-]{27,}"),
    ("airtable", "pat[0-9A-Za-z]{14}[.][0-9a-f]{64}"),
    ("tailscale", "tskey-[a-z]{3,8}-[0-9A-Za-z-]{20,}"),
    ("heroku", "HRKU-[0-9A-Za-z_-]{36,}"),
    ("hubspot", "pat-(?:na|eu)[0-9]-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    ("doppler", "dp[.](?:pt|st|ct|sa|scim|audit)[.][0-9A-Za-z._-]{40,}"),
    ("circleci", "CCIPAT_[0-9A-Za-z]{20,}_[0-9a-f]{40}"),
    ("buildkite", "bkua_[0-9a-f]{40}"),
    ("contentful", "CFPAT-[0-9A-Za-z_-]{43}"),
    ("dropbox", "sl[.][0-9A-Za-z_-]{120,}"),
    ("fastly", "fst_[0-9A-Za-z_-]{30,}"),
    ("flutterwave", "FLWSECK(?:_TEST)?-[0-9A-Za-z-]{12,}"),
    ("adyen", "AQE[0-9A-Za-z]{3,6}[0-9A-Za-z+/=_-]{60,}"),
    ("razorpay", "rzp_live_[0-9A-Za-z]{14}"),
    ("paystack", "sk_(?:live|test)_[0-9a-f]{40}"),
    ("braintree", "access_token[$]production[$][0-9a-z]{16}[$][0-9a-f]{32}"),
)  # fmt: skip

PATTERN = "|".join(form for _, form in FORMS)
"""One alternation, so that all issuers cost one search."""

_COMPILED = tuple((issuer, re.compile(form)) for issuer, form in FORMS)

DOCUMENTED = frozenset(
    (
        "AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "sk_test_26PHem9AhJZvU623DfE1x4sd", "sk_test_BQokikJOvBiI2HlWgH4olfQ2",
        "AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
        "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
    )
)  # fmt: skip
"""Keys that the issuers' own documentation shows."""


def issuer_of(token: str) -> str:
    """The first issuer whose form the whole token has; empty if none."""
    return next((issuer for issuer, form in _COMPILED if form.fullmatch(token)), "")
