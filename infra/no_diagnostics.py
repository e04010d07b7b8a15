"""Fails on any diagnostic of `terraform validate -json`: a deprecation is a warning there, and passes.

usage: terraform validate -json | no_diagnostics.py
"""

import json
import sys

diagnostics = json.load(sys.stdin)["diagnostics"]
for each in diagnostics:
    print(f"{each['severity']}: {each['summary']}: {each.get('detail', '')} {each.get('range', '')}", file=sys.stderr)
sys.exit(1 if diagnostics else 0)
