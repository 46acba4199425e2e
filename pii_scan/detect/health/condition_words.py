"""Words for conditions: those that mean little else, and those with many meanings."""

PLAIN = tuple(word.strip() for word in """
substance abuse treatment, drug treatment, drug rehab, hormone therapy, inhaler, prenatal care, chest pain,
mental health caseload,
hiv, hiv positive, hep c, hep b, hepatitis, hepatitis a, hepatitis b, hepatitis c, diabetes, diabetic, diabetics,
type 1 diabetes,
type 2 diabetes, schizophrenia, schizophrenic, schizoaffective, bipolar, bipolar disorder, dialysis, epilepsy,
epileptic, ptsd, chemo, chemotherapy, methadone, suboxone, buprenorphine, naltrexone, vivitrol, insulin,
antidepressant, antidepressants, antipsychotic, antipsychotics, psych meds, leukemia, lymphoma, melanoma,
parkinson's, parkinson's disease, alzheimer's, dementia, multiple sclerosis, lupus, crohn's, crohn's disease,
ulcerative colitis, cirrhosis, copd, emphysema, tuberculosis, congestive heart failure, high blood pressure,
hypertension, kidney failure, renal failure, sickle cell, cystic fibrosis, fibromyalgia, arthritis, gonorrhea,
chlamydia, syphilis, genital herpes, hpv, adhd, ocd, autism, autistic, asperger's, anorexia, bulimia,
borderline personality,
panic attacks, panic disorder, opioid use disorder, alcohol use disorder, substance use disorder, cancer,
breast cancer,
lung cancer, prostate cancer, colon cancer, miscarriage, ectopic pregnancy, preeclampsia, tumor, tumour, mastectomy,
hysterectomy, colonoscopy, pacemaker, transplant, amputation, amputated, colostomy, hemophilia, covid, pneumonia,
mrsa, scabies,
kidney stones, gallstones, heart attack, migraines, hernia, prozac, zoloft, seroquel, lithium carbonate, xanax,
psychosis, psychotic,
vih, vih positivo, vih positiva, diabetico, diabetica, insulina, quimioterapia, esquizofrenia, diálisis, epilepsia,
metadona, trastorno bipolar, presión alta, hipertensión, cáncer, cáncer de mama, tuberculosis, cirrosis, artritis,
tumor, aborto espontáneo, demencia, lupus, leucemia, neumonía, autismo
""".replace("\n", " ").split(",") if word.strip())  # fmt: skip
"""A person in the sentence is enough."""

MANY_MEANINGS = tuple(word.strip() for word in """
depression, depressed, anxiety, asthma, aids, sida, stroke, strokes, seizure, seizures, asma, depresión, ansiedad,
pregnant, embarazada,
abortion, aborto, surgery, cirugía, overdose, overdosed, sobredosis, herpes, stds, detox, rehab, sober, relapsed,
convulsiones, derrame,
panic attack, mental illness, mental breakdown, on disability, discapacidad, blood clot, concussion, infection,
biopsy, psychiatrist, psych ward, psychiatric hospital, mental hospital, suboxone clinic, overdosing
""".replace("\n", " ").split(",") if word.strip())  # fmt: skip
"""Somebody has to have it: `her asthma`, `he had a stroke`."""

TOLD = (
    "c/o", "complains of", "complaining of", "presents with", "presented with", "42 cfr part 2",
    "diagnosed with", "diagnosed as", "diagnosed him with", "diagnosed her with", "diagnosed me with",
    "tested positive",
    "diagnosticado con", "diagnosticada con", "diagnosticado de", "diagnosticada de", "diagnosticaron",
    "being treated for", "treated for", "in chemotherapy", "on methadone", "takes insulin", "take insulin",
    "history of", "hx of", "h/o",
    "suffers from", "suffered from", "suffering from", "padece de", "sufre de", "dio positivo", "hospitalized for",
    "admitted for", "admitted with", "takes medication for", "medication for", "meds for", "allergic to",
    "alérgico a",
    "alérgica a", "prescribed", "recetaron", "recetó", "medicado con", "medicada con", "tratado por",
    "en tratamiento por",
)  # fmt: skip
"""Announce a condition or a medicine in running text."""
