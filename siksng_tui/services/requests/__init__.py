"""The life of a request once it is filed: queues, judgement, decision, and word to the citizen."""
