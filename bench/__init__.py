"""Figures of speed and quality, each measured beside its peer in the same run.

python -m bench               cold start against jing, words a second against spaCy   (``cold``, ``speed``)
python -m bench.profile       where the time of an encoding goes, stage by stage
python -m bench.annotation    agreement with hand annotation, held against the last release (``annotation/figures.json``)
command --``measure.run``--> wall and CPU time, memory of a child process; medians of interleaved rounds
What a machine lacks (the data, jing, spaCy) is skipped, and the table says so.
"""
