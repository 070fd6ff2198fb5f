"""Notebooks, kept as text, become pages whose every cell was run.

``text`` reads the py:percent text, ``run`` runs its cells by the rules of snippets in the process
``kernel``, ``judge`` says what went wrong, ``document`` writes the ``.ipynb`` with the outputs and
the Markdown of the page, and ``drawn`` brings the code cells that mkdocs-jupyter drew into it.
"""
