"""All figures of ranking: `python -m tests.bench.bench_ranking` (about three minutes).

The first run fits the trees of two times five folds, which takes some minutes more; they are kept in the temporary
folder until the code that makes them changes.
"""

import subprocess
import sys

from . import bench_areas, bench_articles, bench_related
from .fit_article_ranker import all_readings, fold_models
from .statute_collection import DATA


def main() -> None:
    if not DATA.is_dir():
        sys.exit(f"skipped: the collection is not there ({DATA})")
    bench_areas.report()
    readings = all_readings()
    bench_related.report(bench_articles.cold(fold_models(readings, "shuffled")))
    bench_articles.report(readings)
    alone = "from tests.bench import bench_articles; bench_articles.memory()"
    sys.stdout.flush()
    subprocess.run([sys.executable, "-c", alone], check=True)


if __name__ == "__main__":
    main()
