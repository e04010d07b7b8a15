#!/usr/bin/env bash
# Checks infra/ without AWS. A check whose tool is not installed is skipped with a message.
#
# usage: check.sh <folder with the venvs cloud, checkov and sam>
set -euo pipefail
cd "$(dirname "$0")"
venvs=$(cd "$1" && pwd)
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

stack_templates=(*.yaml)
step() { printf '== %s\n' "$*"; }

step "cfn-lint"
"$venvs/cloud/bin/cfn-lint" --regions us-east-1 eu-central-1 -- "${stack_templates[@]}" examples/*.yaml

step "SAM translator"
"$venvs/cloud/bin/python" translate.py "${stack_templates[@]}"

step "checkov"
LOG_LEVEL=ERROR "$venvs/checkov/bin/checkov" --framework cloudformation --skip-download --quiet --compact --directory .

if [ -x "$venvs/sam/bin/sam" ]; then
  step "sam validate"
  for template in "${stack_templates[@]}"; do
    SAM_CLI_TELEMETRY=0 "$venvs/sam/bin/sam" validate --lint --region us-east-1 --template "$template"
  done
else
  step 'sam validate: skipped, SAM CLI is not installed (`make check SAM=1` installs it, 340 MB)'
fi

if ! command -v terraform >/dev/null; then
  step "Terraform: skipped, terraform is not installed"
  exit 0
fi
step "terraform fmt"
TF_CLI_CONFIG_FILE=/dev/null terraform fmt -check -diff -recursive terraform

# The AWS provider comes from a folder. Nothing is downloaded.
mirror=${TF_MIRROR:-/opt/tf-plugins}
if [ ! -d "$mirror/registry.terraform.io/hashicorp/aws" ]; then
  step "terraform validate, plan, test: skipped, no hashicorp/aws in $mirror (set TF_MIRROR to another folder)"
  exit 0
fi
cat > "$temporary/terraformrc" <<RC
provider_installation {
  filesystem_mirror { path = "$mirror" }
}
RC
export TF_CLI_CONFIG_FILE=$temporary/terraformrc CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
# Runs in a copy, because init writes into the folder that it reads.
cp -r terraform "$temporary/terraform"

step "terraform validate"
# A folder with its own provider requirement can be validated alone: modules and examples.
grep --recursive --files-with-matches required_providers "$temporary/terraform" --include='*.tf' | xargs -n 1 dirname | sort | while read -r folder; do
  echo "${folder#"$temporary"/}"
  terraform -chdir="$folder" init -backend=false -input=false -no-color >/dev/null
  terraform -chdir="$folder" validate -no-color -json | "$venvs/cloud/bin/python" no_diagnostics.py
done

step "terraform test"
for folder in "$temporary/terraform" "$temporary/terraform/identity"; do
  terraform -chdir="$folder" test -no-color
done
