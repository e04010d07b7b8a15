#!/bin/sh
# Asks a deployed function all questions of this folder: sh ask.sh my-function [further options of aws lambda invoke]
# The answers go to answers/. It needs the permission lambda:InvokeFunction, and sends no mail.
set -eu
[ $# -ge 1 ] || { echo "usage: sh ask.sh my-function [options of aws lambda invoke]" >&2; exit 2; }
function=$1
shift
folder=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/answers"
answered=0 failed=0
for question in "$folder"/*.json; do
  answer="$folder/answers/$(basename "$question")"
  result=$(aws lambda invoke --function-name "$function" --cli-binary-format raw-in-base64-out \
    --payload "fileb://$question" "$@" --query FunctionError --output text "$answer")
  # A function that failed answers with its error, which is no answer of a handler.
  if [ "$result" = None ]; then
    answered=$((answered + 1))
  else
    rm -f "$answer"
    failed=$((failed + 1))
    echo "$(basename "$question"): the function failed" >&2
  fi
done
echo "$answered answers in $folder/answers"
[ "$failed" = 0 ] && [ "$answered" -gt 0 ]
