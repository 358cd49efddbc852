"""The floor: records, instruments as data, conditions, rules, findings, life cycle, errors."""
