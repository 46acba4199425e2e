"""Genes and findings that reports to patients name, and words that stand beside a variant."""

GENES = (
    "brca", "brca1", "brca2", "brca 1", "brca 2", "brca1/2", "palb2", "tp53", "mlh1", "msh2", "msh6", "pms2",
    "chek2", "pten", "apoe", "apoe4",
    "apoe e4", "cftr", "hfe", "htt", "huntington's gene", "huntington gene", "huntington's disease gene",
    "factor v leiden", "f5 leiden", "mthfr",
    "hla-b27", "hla-b", "hbb", "g6pd", "cyp2d6", "cyp2c19", "dmd gene", "fmr1", "smn1", "hexa", "lynch syndrome",
    "sickle cell", "tay-sachs",
    "fragile x", "karyotype", "genetic test", "genetic testing", "dna test", "prueba genética", "prueba de adn",
)  # fmt: skip
MARKS = (
    "heterozygous", "homozygous", "hemizygous", "pathogenic", "likely pathogenic", "variant", "variants", "mutation",
    "mutations", "carrier",
    "genotype", "germline", "deleterious", "variante", "mutación", "portador", "portadora", "heterocigoto",
    "heterocigota", "homocigoto",
    "patogénica",
)  # fmt: skip
