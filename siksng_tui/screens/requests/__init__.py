"""Requests that wait for somebody: queues, review, conflicts, triage, rulings."""
