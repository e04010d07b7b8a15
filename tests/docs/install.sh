#!/bin/sh
# Installs the npm packages with which the tests of docs/with check a page.
#
# usage: install.sh cdk|pulumi|serverless FOLDER
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
construct=$root/infra/cdk

packages() { npm ci --silent --no-audit --no-fund --ignore-scripts; }

rm -rf "$2"
mkdir -p "$2"
cp -R "$root/tests/docs/$1/." "$2"
cd "$2"
if ! packages; then
  echo "npm cannot be reached: the tests of $1 are skipped" >&2
  rm -rf node_modules
  exit
fi
# Amplify's packages lie beside the CDK of the construct, which is installed once.
if [ "$1" = cdk ]; then
  [ -d "$construct/node_modules" ] || (cd "$construct" && packages)
  for module in aws-cdk-lib constructs typescript @types/node; do
    ln -s "$construct/node_modules/$module" "node_modules/$module"
  done
fi
touch .ready
