"""How a compartment ends: closing, destruction, its date; and how an end cut short is finished."""
