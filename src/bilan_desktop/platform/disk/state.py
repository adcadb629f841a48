"""What is known of a disk."""

from enum import StrEnum


class DiskState(StrEnum):
    """`UNKNOWN` where the system does not tell: a network, a memory, a filesystem that spans several disks."""

    ENCRYPTED = "encrypted"
    PLAIN = "plain"
    UNKNOWN = "unknown"
