"""Figures → claims and statements: what is counted, where and when, and which figures one clause joins."""
