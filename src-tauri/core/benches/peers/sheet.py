"""A list as openpyxl reads it, for the bench of imports: `sheet.py FILE TIMES` prints the seconds of each reading."""

import json
import sys
import time
from importlib.metadata import version

from openpyxl import load_workbook

times = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    sheet = load_workbook(sys.argv[1], read_only=True, data_only=True).active
    cells = sum(len(row) for row in sheet.iter_rows(values_only=True))
    times.append(time.perf_counter() - start)
print(json.dumps({"version": version("openpyxl"), "alone": times, "cells": cells}))
