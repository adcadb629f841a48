"""The French sentences that windows, command line and papers share."""
