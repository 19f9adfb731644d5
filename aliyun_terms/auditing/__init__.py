"""How clauses that matter are printed: conspicuousness, against law and against promises."""
