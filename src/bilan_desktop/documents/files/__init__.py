"""Files as such: taken in, inspected, straightened, wrapped, protected."""
