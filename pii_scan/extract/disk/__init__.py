"""Images of disks: what they lie in, their partitions, file systems, and what lies outside of files."""
