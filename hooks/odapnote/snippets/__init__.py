"""Every ``python`` fence of a page is run, and what it prints is compared with the page.

As in sybil, a document is cut into regions and a region has an evaluator:
``fences`` finds the regions, ``sessions`` groups those that share their names, ``runner`` runs
sessions in processes of their own, and ``judge`` compares what happened with what the page says.
"""
