"""How the states and provinces number their driver's licences and ID cards: every shape of the public lists below.

Columns: issuer | shape without separators | as printed on cards (`;` parts several) | who publishes it | remark.
In shapes `A` is a letter and `9` a digit; `{m,n}` repeats; other letters stand for themselves; `[…]` is a choice.
A shape that only some sources list is kept with just these: cards of every age are in circulation, and a
disagreement is a fact of its own. For the US territories, the Northwest Territories, Nunavut and Yukon no
such list was found: they have no row, and a number of any shape is theirs where they are named as its issuer.
Publishers:

    N  National Traffic Safety Institute, https://ntsi.com/drivers-license-format/
    S  Star Point Screening, 17 December 2024, https://starpointscreening.com/blog/drivers-license-format-by-state
    B  A. Bullmer's list of 2012, https://github.com/adambullmer/USDLRegex
    D  dl_validator, https://github.com/amedeiros/dl_validator
    T  Florida's crash-report handbook, https://www.tracsflorida.org/wiki/index.php?title=Driver_License_Formats
    M  Microsoft Purview, https://learn.microsoft.com/purview/sit-defn-canada-drivers-license-number
    H  A. De Smet, https://www.highprogrammer.com/alan/numbers/
    C  Concord Monitor on the DMV's change of 11 October 2017, https://www.concordmonitor.com/license-number-change-14152882
    K  kept from this program's first table; no second source found
"""

TABLE = """
AL | 9{1,8}            |                      | N   | 7 or 8 digits in S, D; up to 7 in B
AK | 9{1,7}            |                      | NBD | 7 in S
AZ | A9{8}             |                      | NSBD|
AZ | 9{9}              |                      | NB  | the old number was the SSN
AZ | AA9{2,5}          |                      | B   | not in N
AR | 9{4,9}            |                      | NB  | 9 digits in S; 8 or 9 in D
CA | A9{7}             |                      | NSBD|
CO | 9{9}              | 99-999-9999          | NSBD|
CO | A9{3,6}           |                      | NB  |
CO | AA9{2,5}          |                      | NB  |
CT | 9{9}              |                      | NSBD| first two digits 01 to 24 in D
DE | 9{1,7}            |                      | NSBD|
DC | 9{7}              |                      | NSBD|
DC | 9{9}              |                      | NB  | the old number was the SSN
FL | A9{12}            | A999-999-99-999-9    | NSBDT| surname, first name, birth date, sex
GA | 9{7,9}            |                      | NSBD|
HI | H9{8}             | H99-99-9999          | NSD | any letter in N and B
HI | 9{9}              | 99-99-99999; 999-99-9999 | NSB |
ID | AA9{6}A           |                      | NSBD|
ID | 9{9}              |                      | NSB |
IL | A9{11}            | A999-9999-9999       | NSBD| surname, first name, birth date, sex
IL | A9{12}            |                      | NB  | not in S, D
IL | 9{11}A            | 9999-9999-999A       | H   | ID cards: the letter moved to the end
IN | 9{10}             | 9999-99-9999         | NSBD|
IN | A9{9}             |                      | NB  |
IN | 9{9}              |                      | NB  |
IA | 999AA9999         |                      | NSBD|
IA | 9{9}              |                      | NSB |
KS | K9{8}             | K99-99-9999          | NSD | any letter in N and B
KS | A9A9A             |                      | NB  |
KS | 9{9}              |                      | NB  |
KY | A9{8}             | A99-999-999          | NSBD|
KY | A9{9}             |                      | NB  |
KY | 9{9}              |                      | NB  |
LA | 9{1,9}            |                      | NB  | 00 or 01 and 7 digits in D, 0 and 8 in S
ME | 9{7}              |                      | NSBD|
ME | 9{7}A             |                      | NB  |
ME | 9{8}              |                      | NB  |
MD | A9{12}            | A-999-999-999-999    | NSBDH| surname, first and middle name, birthday
MD | MD9{11}           |                      | K   | newer cards
MA | S9{8}             |                      | NSD | any letter in N and B
MA | SA9{7}            |                      | S   |
MA | A9{8}             |                      | NB  |
MA | 9{9}              |                      | NSB |
MI | A9{12}            | A 999 999 999 999; A-999-999-999-999 | NSBDH| surname, first and middle name, birthday
MI | A9{10}            |                      | NB  |
MN | A9{12}            | A-999-999-999-999    | NSBH| names and birthday until 13 December 2004; any characters in D
MS | 9{9}              | 999-99-9999          | NSBD| printed like an SSN
MO | A9{5,9}           |                      | NB  | 9 digits in S; 6 to 9 in D
MO | A9{6}R            |                      | NB  |
MO | 9{8}AA            |                      | NB  |
MO | 9{9}A             |                      | NB  |
MO | 9{9}              |                      | NB  |
MO | 999A9{6}          |                      | T   |
MT | 9{13}             |                      | NSBD|
MT | 9{14}             |                      | NB  |
MT | A9{8}             |                      | NB  |
MT | 9{9}              |                      | NSB |
NE | A9{6,8}           |                      | N   | 8 digits in S, 3 to 8 in D
NE | A9{3,5}           |                      | D   |
NV | 9{10}             |                      | NSBD|
NV | 9{12}             |                      | NSB |
NV | X9{8}             |                      | NB  |
NV | 9{9}              |                      | NSB |
NH | 99AAA9{5}         | 99-AAA-99999         | NSBD| from name and birth date until 11 October 2017 (C)
NH | NH[LNV]9{8}       |                      | C   | L licence, N non-driver, V voter
NJ | A9{14}            | A9999 99999 99999    | NSBDH| names, birth month, year, sex, eyes
NM | 9{8,9}            |                      | NB  | 9 in S, D
NY | 9{9}              | 999 999 999          | NSBD|
NY | 9{8}              |                      | NB  |
NY | A9{7}             |                      | NB  |
NY | A9{18}            | A99999 99999 999999-99; A99999-99999-999999-99 | NBH | names and birth date, until 1992
NY | 9{16}             |                      | NB  |
NC | 9{1,12}           |                      | NBD | 12 in S
ND | AAA9{6}           | AAA-99-9999          | NSB |
ND | 9{9}              |                      | NSBD|
OH | AA9{6}            |                      | NSBD|
OH | A9{4,8}           |                      | N   | up to 3 to 7 more digits in B
OH | AA9{3,7}          |                      | NB  |
OH | 9{8}              |                      | NB  |
OK | A9{9}             |                      | NSBD|
OK | 9{9}              |                      | NSB |
OR | 9{1,9}            |                      | NB  | up to 7 in D
OR | A9{6,7}           |                      | S   |
OR | AA9{5}            |                      | K   |
PA | 9{8}              | 99 999 999           | NSBD|
RI | 9{7}              |                      | NSBD|
RI | V9{6}             |                      | S   | any letter in N and B
RI | A9{6}             |                      | NB  |
SC | 9{5,11}           |                      | NB  | 6 to 11 in S; 9 in D
SD | 9{6,10}           |                      | NB  | 8 in S, D
SD | 9{12}             |                      | NB  |
TN | 9{7,9}            |                      | NB  | 9 in S; 8 or 9 in D
TX | 9{7,8}            |                      | NB  | 8 in S, D
UT | 9{4,10}           |                      | NB  | 4 to 9 in D; 7 to 10 in S
VT | 9{8}              |                      | NSBD|
VT | 9{7}A             |                      | NSBD| the letter is an A
VA | A9{8}             | A99-99-9999          | NSD |
VA | A9{9,11}          |                      | NB  | not in S, D
VA | 9{9}              | 999-99-9999          | NB  | the old number was the SSN
WA | WDL[A-Z0-9]{9}    |                      | S   | since 2018
WA | A[A-Z*]{4}[A-Z*][A-Z*]999[A-Z0-9*][A-Z0-9*] | | NSB | surname, initials, birth date, check digit
WA | A[A-Z0-9*]{11}    |                      | NBD | any 12 characters: never taken without a digit
WV | 9{7}              |                      | NSBD|
WV | A9{5,6}           |                      | NB  | 6 digits in D
WV | AA9{5,6}          |                      | NSB |
WI | A9{13}            | A999-9999-9999-99    | NSBD| surname, first name, birth date, sex
WY | 9{9}              | 999999-999           | NSBD|
WY | 9{10}             |                      | NB  |
CA-AB | 9{5,9}         | 999999-999           | M   |
CA-BC | 9{7}           |                      | M   |
CA-MB | AAAAAAA999AA   | AA-AA-AA-A999AA      | M   |
CA-NB | 9{5,7}         |                      | M   |
CA-NL | A9{9}          |                      | M   |
CA-NS | AAAAA9{9}      | AAAAA-999999999      | M   |
CA-ON | A9{14}         | A9999-99999-99999    | M   |
CA-PE | 9{5,6}         |                      | M   |
CA-QC | A9{12}         | A9999-999999-99      | M   |
CA-SK | 9{8}           |                      | M   |
"""
"""Not here: New York's eight letters (N, B), which no card in circulation has and every word in capitals fits."""
