"""Claims and mentions → drafts of findings: one folder a family of rules, one module a check."""
