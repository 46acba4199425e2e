"""Identity cards in a second style, for measuring only: other layouts, faces of type, cameras than the sample's.

Two halves that share no layout, no typeface, no seed: `development` may be looked at while the readers are made,
`held_out` is drawn when they are done.
"""
