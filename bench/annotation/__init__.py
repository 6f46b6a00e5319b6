"""Agreement of ``encode`` with annotation by hand, and whether it has fallen since the last release.

split.toml  --> development texts (rules may be read off them) and unread ones (only their totals are ever shown)
each text   --``encode``--> TEI --``evaluate``--> Scores, summed for each set
sets        --> a table each, and ``figures.json``: the figures of each release
"""
