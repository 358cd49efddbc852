"""Questionnaires on paper, blank or filled in."""
