"""How often the repair that is offered for a single slip makes the file valid again.

valid documents --``slips.spoilt``--> each with one slip, of a known kind; the same ones for the same seed
spoilt document --``find_problems``, ``find_repairs``--> the repair of its first problem that has one
repaired        --``find_problems``--> valid or not; byte for byte what it was or not

python -m bench.repairs [--count N] [--seed N] [--list KIND] [--schema FILE] FILES...
"""
