"""What Windows keeps about its users: shortcuts, jump lists, event logs, the registry, caches of pictures, ESE."""
