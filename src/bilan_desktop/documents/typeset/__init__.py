"""Setting type: from words to lines, from lines to pages, without a drop of ink yet."""
