"""What differs from one operating system to the next, each behind one abstract class. No Qt, no vault, no law."""
