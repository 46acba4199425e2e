"""Names of medicines: the commonly prescribed ones, and the stems that WHO gives to groups of substances.

Stems: WHO, The use of stems in the selection of International Nonproprietary Names, 2018.
"""

import re

MEDICINES = tuple(word.strip() for word in """
abilify, acetaminophen, acyclovir, adderall, advair, albuterol, allopurinol, alprazolam, ambien, amitriptyline,
amlodipine, amoxicillin, apixaban, aripiprazole, aspirin, ativan, atorvastatin, azithromycin, baclofen, benztropine,
bictegravir, biktarvy, bupropion, buprenorphine, buspar, buspirone, carbamazepine, carvedilol, celexa, cephalexin,
cetirizine, chlorpromazine, ciprofloxacin, citalopram, clonazepam, clonidine, clopidogrel, clozapine, clozaril,
codeine,
cogentin, coumadin, cymbalta, depakote, descovy, dexamethasone, diazepam, diclofenac, digoxin, dilantin,
diphenhydramine,
divalproex, dolutegravir, doxycycline, duloxetine, effexor, eliquis, emtricitabine, enalapril, epclusa, escitalopram,
famotidine, fentanyl, fluconazole, fluoxetine, fluphenazine, furosemide, gabapentin, geodon, genvoya, glipizide,
glucophage, haldol, haloperidol, heparin, humalog, hydrochlorothiazide, hydrocodone, hydroxyzine, ibuprofen, invega,
isoniazid, januvia, keppra, klonopin, lamictal, lamotrigine, lantus, lasix, latuda, levetiracetam, levothyroxine,
lexapro,
lipitor, lisinopril, lithium, lorazepam, losartan, meloxicam, metformin, methadone, methocarbamol, methotrexate,
methylphenidate, metoprolol, metronidazole, mirtazapine, morphine, naloxone, naltrexone, naproxen, narcan, neurontin,
novolog, olanzapine, omeprazole, ondansetron, oxcarbazepine, oxycodone, paliperidone, pantoprazole, paroxetine, paxil,
paxlovid, penicillin, percocet, phenytoin, plaquenil, pravastatin, prazosin, prednisone, pregabalin,
prenatal vitamins,
propranolol, prozac, quetiapine, remeron, risperdal, risperidone, ritalin, rosuvastatin, semaglutide, ozempic,
seroquel, sertraline, simvastatin, spironolactone, suboxone, sulfamethoxazole, sumatriptan, synthroid, tamoxifen,
tamsulosin,
tegretol, tenofovir, topiramate, tramadol, trazodone, trileptal, truvada, tylenol, valium, valproate, valproic acid,
vancomycin, venlafaxine, vicodin, vistaril, vivitrol, vyvanse, warfarin, wellbutrin, xanax, xarelto, ziprasidone,
zofran,
zoloft, zolpidem, zyprexa, metformina, losartán, omeprazol, ibuprofeno, amoxicilina, paracetamol, insulina, insulin,
insulin glargine, sertralina, fluoxetina, litio, levotiroxina, enalapril, salbutamol, clonazepán, diclofenaco,
metadona,
atorvastatina, prednisona, gabapentina, risperidona, quetiapina, warfarina, lisinopril hctz
""".replace("\n", " ").split(",") if word.strip())  # fmt: skip

STEM = re.compile(
    r"\b[a-z]{3,14}(?:pril|sartan|statina?|olol|prazole?|azole|cillina?|mycin|floxacin|cycline|formina?|gliptin|"
    r"gliflozin|"
    r"glutide|tidine|setron|oxetine|triptan|azepam|zolam|barbital|caine|dronate|terol|[mn]ab|tinib|[nt]avir|"
    r"tegravir|buvir|clovir|azosin|dipine|thiazide|semide|apine|peridone|piprazole|idone|triptyline|profen[oa]?|"
    r"coxib|"
    r"codone|morphone|parin|xaban|grel|sone|solone|thyroxine|gabalin|racetam|navir|fungin|conazole|lukast)\b",
    re.IGNORECASE,
)
