"""What sort of document an item is, in the field's plain words."""
