"""Tagged PDF: what each mark on a page is, in which order it is read, and what stands for a picture."""
