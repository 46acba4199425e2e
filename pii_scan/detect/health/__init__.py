"""Health: conditions, medicines, test results, and the numbers of patients and the insured."""
