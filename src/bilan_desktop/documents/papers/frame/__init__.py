"""What opens a bilan and frames its sessions."""
