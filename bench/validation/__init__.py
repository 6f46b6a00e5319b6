"""Our validator against jing, in one run: verdicts on thousands of spoilt files, time, and memory.

samples --``mutants.mutants``-->   documents with a few slips each, the same ones for the same seed
mutants --``verdicts.compare``-->  what both engines say of them, jing's repeats of its last message set apart
samples --``files.made``-->        files of 9 kB to 40 MB
files   --``speed.report``-->      cold starts, throughput, two workers, memory at the peak
"""
