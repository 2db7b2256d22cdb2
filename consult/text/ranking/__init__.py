"""Ranking: which articles fit a question, which questions belong together, which area one is about.

Pure Python over plain values; nothing here knows where they are stored. What each part needs from the outside:

- `postings`: the words of all articles in force, one file built by `reindex` and mapped into memory by whoever
  suggests articles, so that it serves SQLite and PostgreSQL alike and costs a worker little memory of its own;
- `said`: how people put what an article is about (consult/data/said.tsv), words of their own in that index;
- `pairs`: questions that were answered and the articles those answers cite, rows of the database, added one by one;
- `articles`: the two together, put in order by small decision trees (`trees`, consult/data/article_ranker.json);
- `questions`: related questions, from the shared words and the shared suggested articles of a few hundred candidates;
- `areas`: the practice area, from consult/data/area_words.json and from questions whose area is known.

Figures: `python -m tests.bench.bench_ranking`.
"""
