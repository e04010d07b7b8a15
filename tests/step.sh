#!/usr/bin/env bash
# Runs one step of a longer target: says which and how many there are, and how long it took.
# usage: tests/step.sh 2/7 "name of the step" COMMAND...
set -u
number=$1 name=$2
shift 2
printf '\n[%s] %s\n' "$number" "$name"
SECONDS=0
"$@"
code=$?
if [ "$code" = 0 ]; then ending="done"; else ending="failed (exit code $code)"; fi
printf '[%s] %s: %s after %d min %02d s\n' "$number" "$name" "$ending" $((SECONDS / 60)) $((SECONDS % 60))
exit "$code"
