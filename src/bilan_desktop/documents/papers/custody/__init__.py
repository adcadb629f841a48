"""What is kept, handed on, copied or destroyed."""
