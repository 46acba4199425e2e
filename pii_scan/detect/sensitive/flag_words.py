"""Words of sexual abuse, self-harm and childhood, each with how surely it speaks of somebody.

`ALONE` needs nobody else in the sentence, `OF_SOMEBODY` needs a person.
"""

import re

from pii_scan.detect.sieve import Sieve, accent_free

ALONE, OF_SOMEBODY = True, False

_PEOPLE = "|".join(rf" {who}\b" for who in (
    "son", "daughter", "child", "boy", "girl", "kid", "niece", "nephew", "brother", "sister", "cousin", "baby",
    "twins?", "stepson", "stepdaughter", "granddaughter", "grandson", "is", "was", "has", "had", "who", "told",
    "said", "and", "that", "at", "in", "needs", "wants", "can",
))  # fmt: skip
"""What follows an age that is a child's."""

FLAGS: tuple[tuple[str, bool, re.Pattern[str], Sieve], ...] = tuple(
    (flag, alone, re.compile(rf"(?i)\b(?:{pattern})\b"), Sieve(accent_free(rf"(?i)\b(?:{pattern})\b")))
    for flag, alone, pattern in (
        (
            "sexual_abuse", ALONE,
            r"PREA (?:reports?|complaints?|allegations?|incidents?|investigations?|victim|case|grievance|"
            r"hotline|claim)|"
            r"(?:filed|file|reported|report|made|make|call(?:ed)?) (?:a |an |the |it to )?PREA|"
            r"(?:raped|molested|sexually (?:abused|assaulted|harassed|touched|exploited)) (?:me|him|her|my \w+|by)|"
            r"(?:was|were|been|got|being|getting) (?:raped|molested|sexually (?:abused|assaulted|harassed|"
            r"exploited)|gang[- ]raped)|"
            r"touched (?:me|him|her) (?:there|inappropriately|sexually|down there|in my private)|groped (?:me|"
            r"him|her)|"
            r"forced (?:me|him|her) to (?:have sex|perform|touch)|forc(?:ed|ing) (?:himself|herself) on (?:me|"
            r"him|her)|"
            r"(?:grab(?:bed|s)?|touch(?:ed|es|ing)?|fondl(?:ed|ing)|groped|exposed|rubbed|"
            r"squeezed) (?:on )?(?:my|his|her|their) "
            r"(?:genitals?|penis|breasts?|vagina|buttocks|crotch|groin|private parts?|privates)|rape kit|"
            r"sexual abuse by|child (?:porn(?:ography)?|sexual abuse material)|csam|"
            r"sexual(?:ly)? exploit\w+ of (?:a )?(?:minors?|child(?:ren)?)|"
            r"me viol[oó]|me violaron|(?:la|lo) violaron|fu[ei] violad[oa]|me toc[oó] (?:inapropiadamente|sin|mis)|"
            r"abus[oó] sexualmente de|abus[oó] de m[ií]|abusaron de m[ií]|me abus[oó]|me manose[oó]|"
            r"(?:denuncia|queja|reporte|informe) (?:de )?PREA",
        ),
        (
            "sexual_abuse", OF_SOMEBODY,
            r"sexual(?:ly)? (?:abus|assault|molest|harass|misconduct|exploit|violence|contact with)\w*|"
            r"rape[ds]?|raping|rapist|molest(?:ed|ing|er|ation)|"
            r"abuso sexual|agresi[oó]n sexual|violaci[oó]n sexual|acoso sexual|incest|statutory rape|PREA|violad[oa]",
        ),
        (
            "self_harm", ALONE,
            r"(?:kill(?:ing|ed)?|hurt(?:ing)?|cut(?:ting)?|hang(?:ing|ed)?|hung|harm(?:ing|ed)?|poison(?:ing|ed)?) "
            r"(?:my|him|her)self|end(?:ing)? (?:my (?:own )?life|it all)|take my (?:own )?life|took (?:his|"
            r"her) own life|"
            r"(?:want(?:s|ed)? to|wanna|gonna|ready to|rather) die|wish i was(?:n'?t)? (?:dead|born)|better off dead|"
            r"end(?:ing)? (?:his|her) (?:own )?life|don'?t want to (?:live|be here any ?more|wake up|go on)|"
            r"no reason to live|"
            r"(?:i'?m|i am|i feel|i felt|he'?s|she'?s|he is|she is|feeling|is|was) suicidal|suicid(?:e|"
            r"al) (?:watch|attempts?|notes?|"
            r"ideations?|thoughts?|gestures?|risk assessment|plan|precautions)|attempted suicide|"
            r"(?:commit(?:ted|ting)?|attempt(?:s|ing)?|contemplat\w+|threat\w+|considering|thinking (?:about|"
            r"of)) suicide|slit (?:my|his|her) wrists?|"
            r"cut(?:s|ting)? (?:my|his|her) (?:wrists?|arms?)|overdose on purpose|"
            r"quitarme la vida|quitarse la vida|matarme|me quiero morir|quiero morir(?:me)?|no quiero (?:vivir|"
            r"seguir viviendo)|"
            r"intent[oó] (?:de )?suicid\w+|hacerme daño|hacerse daño|me cort[oé]|se cort[oó] las venas|"
            r"ideaci[oó]n suicida|"
            r"pensamientos suicidas|se suicid[oó]|se colg[oó]|se ahorc[oó]|suicidarme|suicidarse",
        ),
        (
            "self_harm", OF_SOMEBODY,
            r"suicid(?:e|al|es)|self[- ]?(?:harm\w*|injur\w+|mutilat\w+|inflicted)|suicidios?|suicida|"
            r"autolesi[oó]n\w*|"
            r"(?:kill(?:ing|ed)?|hurt(?:ing)?|hang(?:ing|ed)?) themselves",
        ),
        (
            "minor", ALONE,
            r"minor (?:child(?:ren)?|victims?|witness|daughter|son)|juvenile (?:record|offender|detainee|case|"
            r"petition|defendant|"
            r"delinquen\w+|arrest|probation)s?|child victim|victim is a minor|minor is the victim|(?:an |"
            r"the )?unaccompanied minors?|"
            r"(?:my|her|his|their|our|mi|su) (?:[1-9]|1[0-7])[ -]?(?:year|yr)s?[ -]old"
            rf"(?={_PEOPLE}|[,.;!?]|$)|"
            r"(?:the|an?|this|that) (?:[1-9]|1[0-7])[ -]?(?:year|yr)s?[ -]old (?:\w+ )?(?:son|daughter|child|"
            r"boy|girl|kid|victim|juvenile|"
            r"student|minor|female|male|teen(?:ager)?|niece|nephew|toddler)|"
            r"age of (?:the )?(?:child|victim|minor|juvenile):? (?:[1-9]|1[0-7])|(?:child|juvenile|minor|"
            r"student|victim)(?:'s)? age:? (?:[1-9]|1[0-7])|"
            r"(?:hij[oa]|niñ[oa]|sobrin[oa]|niet[oa]|herman[oa]|hermanit[oa]|beb[eé]) de (?:[1-9]|1[0-7]) años|"
            r"(?:un|una|el|la|es) menor de edad|menor (?:víctima|infractor)",
        ),
        (
            "minor", OF_SOMEBODY,
            r"child victims|child (?:abuse|protective services|custody|welfare case)|juvenile (?:detention|hall|"
            r"court|"
            r"justice)|menor(?:es)? de edad|abuso infantil|"
            r"maltrato infantil|underage|(?:[1-9]|1[0-7])[ -]?(?:year|yr)s?[ -]old|"
            r"(?:in|starts?|started|finished|repeat\w*) (?:the )?(?:1st|2nd|3rd|[4-9]th|first|second|third|"
            r"fourth|fifth|sixth|seventh|"
            r"eighth) grade|(?:1st|2nd|3rd|[4-9]th)[- ]grader|kindergarten|(?:primer|segundo|tercer|cuarto|"
            r"quinto|sexto) grado",
        ),
    )
)  # fmt: skip

_GRADES = (
    "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "first", "second", "third", "fourth", "fifth",
    "sixth",
    "seventh", "eighth",
)  # fmt: skip
GATE = (
    "prea",
    "raped",
    "rape",
    "rapes",
    "raping",
    "rapist",
    "molested",
    "molest",
    "molesting",
    "molester",
    "molestation",
    "sexual",
    "sexually",
    "touched me",
    "touched him",
    "touched her",
    "groped me",
    "groped him",
    "groped her",
    *(f"{verb} {whom}" for verb in ("forced", "forcing") for whom in ("me", "him", "her", "himself", "herself")),
    "child porn",
    "child pornography",
    "csam",
    "violó",
    "violaron",
    "violado",
    "violada",
    "me tocó",
    "sexualmente",
    "abusó",
    "abusaron",
    "manoseó",
    "incest",
    "violación",
    "acoso",
    "myself",
    "himself",
    "herself",
    "themselves",
    "his life",
    "her life",
    "my life",
    "own life",
    "end it all",
    "ending it all",
    *(f"{verb} die" for verb in ("want to", "wants to", "wanted to", "wanna", "gonna", "ready to", "rather")),
    "wish i was",
    "wish i wasn't",
    "wish i wasnt",
    "better off dead",
    "want to live",
    "want to be here",
    "want to wake up",
    "want to go on",
    "reason to live",
    "suicide",
    "suicidal",
    "suicides",
    *(f"{whose} {part}" for whose in ("my", "his", "her") for part in ("wrist", "wrists", "arm", "arms")),
    "overdose on purpose",
    "la vida",
    "matarme",
    "morir",
    "morirme",
    "no quiero vivir",
    "seguir viviendo",
    "suicidio",
    "suicidios",
    "suicida",
    "suicidas",
    "suicidó",
    "suicidarme",
    "suicidarse",
    "suicidar",
    "daño",
    "cortó",
    "venas",
    "colgó",
    "ahorcó",
    *(
        f"self {harm}"
        for harm in (
            "harm",
            "harming",
            "harmed",
            "harms",
            "injury",
            "injurious",
            "injuries",
            "injuring",
            "injured",
            "inflicted",
            "mutilation",
            "mutilating",
            "mutilated",
        )
    ),
    "selfharm",
    "selfinjury",
    "autolesión",
    "autolesiones",
    "autolesionarse",
    "autolesionó",
    "autolesiona",
    "minor child",
    "minor children",
    "minor victim",
    "minor victims",
    "minor witness",
    "minor daughter",
    "minor son",
    "minor is the victim",
    "is a minor",
    "unaccompanied minor",
    "unaccompanied minors",
    "juvenile",
    "juveniles",
    "child victim",
    "child victims",
    "child sexual",
    "child abuse",
    "child protective",
    "child custody",
    "child welfare",
    "year-old",
    "years-old",
    "yr-old",
    "yrs-old",
    "yearold",
    "yearsold",
    "de edad",
    "menor víctima",
    "menor infractor",
    "sexual exploitation",
    "genital",
    "genitals",
    "penis",
    "breast",
    "breasts",
    "vagina",
    "buttocks",
    "crotch",
    "groin",
    "private part",
    "private parts",
    "privates",
    *(f"age of {the}{who}" for the in ("", "the ") for who in ("child", "victim", "minor", "juvenile")),
    *(f"de {n} años" for n in range(1, 18)),
    "infantil",
    "underage",
    *(f"{n} {word}" for n in _GRADES for word in ("grade", "grader")),
    "kindergarten",
    *(f"{n} grado" for n in ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto")),
    *(f"{who}{own} age" for who in ("child", "juvenile", "minor", "student", "victim") for own in ("", "'s")),
)
"""Every flag holds one of these."""

NOT_HARM = re.compile(
    r"(?i)suicid(?:e|al) (?:prevention|awareness|squad|bomb\w*|attack\w*|doors?|mission|burn|pact movie|inside|"
    r"king|pool|run|hotline|"
    r"lifeline|crisis line|helpline|rates?|statistics|research|prevention week|safe\w*)|(?:career|political|"
    r"social|commercial|corporate) suicide|"
    r"suicidio (?:político|asistido)|prevención del? suicidio|rape(?:seed| seed| oil| culture| whistle|"
    r" crisis cent\w+)|"
    r"rapes? of (?:the lock|nanking|the sabine)|sex(?:ual)? harassment (?:training|policy|prevention)|"
    r"(?:to|would|could|nearly|almost|i) die (?:for|laughing)|want to die (?:laughing|of (?:embarrassment|laughter))|"
    r"(?:under|over|below|above|than|least|age of|aged|kids|ages?) (?:[1-9]|1[0-7])[ -]?(?:year|yr)s?[ -]old|"
    r"minor (?:chord|scale|league|version|release|issue|bug|change)"
)
"""A flag's words with a neighbour that takes their meaning."""

PUBLIC = re.compile(
    r"(?i)\b(?:training|brochure|awareness|hotline number|zero[- ]tolerance|poster|pamphlet|handbook|"
    r"curriculum|workshop|webinar|module \d|prevention (?:week|month|program|lifeline|hotline)|national suicide|988|"
    r"crisis line|if you (?:or someone|are|have been|feel|see|suspect)|someone you know|how to report|anyone who|"
    r"shall|study finds|researchers|capacitación|folleto|tolerancia cero|línea de (?:ayuda|crisis)|si usted|"
    r"prevención|cartel)"
)
"""Signs of texts for everybody: posters, courses, rules."""
ABOUT_RULES = re.compile(
    r"(?i)\b(?:polic(?:y|ies)|course|statutes?|u\.s\.c\.|cfr|section \d|§|definitions?|statistics|survey\w*|"
    r"percent|política)"
)
"""The same, but reports on one person have these as well."""

OF_MACHINES = re.compile(
    r"(?i)\b(?:process(?:es)?|threads?|daemon|worker|server|kernel|parser|signal|sigkill|script|subprocess|socket|"
    r"function|loop|node|child process|binary|release|software|whisk(?:e)?y|wine|car|truck|laptop|building|"
    r"company|startup|bug|code|tree|"
    r"house|tradition|dispute|plugin|array|element|pointer)\b"
)
"""What also has children, dies, kills itself and is nine years old."""
