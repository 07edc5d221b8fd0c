"""Runs one of Evidently's presets on Parquet files and prints what it cost: a line of JSON.

Usage: evidently_run.py summary CURRENT | drift REFERENCE CURRENT
"""

import json
import resource
import sys
import time


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


import pandas
import evidently
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset, DataSummaryPreset

imported = cpu()
frames = [pandas.read_parquet(path) for path in sys.argv[2:]]
numbers = [name for name in frames[0].columns if frames[0][name].dtype.kind in "fiu"]
definition = DataDefinition(
    numerical_columns=numbers, categorical_columns=[name for name in frames[0].columns if name not in numbers]
)
loaded = cpu()
began = time.monotonic()
data = [Dataset.from_pandas(frame, data_definition=definition) for frame in frames]
if sys.argv[1] == "summary":
    result = Report([DataSummaryPreset()]).run(data[0], None)
else:
    result = Report([DataDriftPreset()]).run(data[1], data[0])
outputs = len(result.dict()["metrics"])
print(
    json.dumps(
        {
            "version": evidently.__version__,
            "rows": len(frames[0]),
            "columns": len(frames[0].columns),
            "outputs": outputs,
            "wall_s": time.monotonic() - began,
            "import_cpu_s": imported,
            "load_cpu_s": loaded - imported,
            "run_cpu_s": cpu() - loaded,
            "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
