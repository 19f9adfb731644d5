"""From text to tree and back: the grammar, its lexer, and the nesting of labels."""
