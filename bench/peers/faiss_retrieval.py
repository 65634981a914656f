"""What faiss answers about the vectors that bench/retrieval.ts wrote, and how long it takes: JSON on standard output.

    python faiss_retrieval.py FOLDER WIDTH GRAPH(0|1) N...

In FOLDER: titles.f32 (V, D), queries.f32 (Q, D), truth.i32 (Q, 1000). One thread and one query at a time, as requests come.
"""

import json
import sys
import time

import faiss
import numpy as np

folder, width, with_graph = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "1"
sizes = [int(n) for n in sys.argv[4:]]
titles = np.fromfile(f"{folder}/titles.f32", dtype=np.float32).reshape(-1, width)
queries = np.fromfile(f"{folder}/queries.f32", dtype=np.float32).reshape(-1, width)
truth = np.fromfile(f"{folder}/truth.i32", dtype=np.int32).reshape(len(queries), -1)
faiss.omp_set_num_threads(1)


def measured(name, index):
    begun = time.perf_counter()
    index.add(titles)
    built_seconds = time.perf_counter() - begun
    answers = []
    for n in sizes:
        index.search(queries[:1], n)
        milliseconds, found = [], 0
        for query, best in zip(queries, truth):
            begun = time.perf_counter()
            _, indices = index.search(query[None], n)
            milliseconds.append((time.perf_counter() - begun) * 1e3)
            found += len(np.intersect1d(indices[0], best[:n]))
        answers.append(
            {
                "n": n,
                "medianMs": float(np.median(milliseconds)),
                "firstTenthMs": float(np.quantile(milliseconds, 0.1)),
                "recall": found / (n * len(queries)),
            }
        )
    return {"engine": name, "builtSeconds": built_seconds, "answers": answers}


engines = [measured(f"faiss {faiss.__version__} flat", faiss.IndexFlatIP(width))]
if with_graph:
    graph = faiss.IndexHNSWFlat(width, 16, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = 128
    graph.hnsw.efSearch = 256
    engines.append(measured(f"faiss {faiss.__version__} HNSW", graph))
print(json.dumps(engines))
