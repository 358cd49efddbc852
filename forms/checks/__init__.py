"""The checks that the rules of an instrument are made of.

A check is a function of a view of the household and of a rule; it knows no variable and no code,
both come from the rule (`rules.csv` of the instrument). `forms.checks.table` lists all of them.
"""
