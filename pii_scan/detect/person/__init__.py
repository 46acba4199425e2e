"""Names of people: by label, by title, by line order on cards, by listed first names."""
