#!/usr/bin/env bash
# What action.yml runs: annotations and the step summary, a SARIF file where one is wanted. It tells the exit code of the check as
# an output and ends with 0, so that the SARIF file is still uploaded; the last step of the action fails.
set -euo pipefail

mapfile -t paths < <(printf '%s\n' "${ITTISAQ_PATHS:-.}" | sed '/^[[:space:]]*$/d')
args=(--persona "${ITTISAQ_PERSONA:-gate}" --fail-on "${ITTISAQ_FAIL_ON:-error}")
[[ -z ${ITTISAQ_CONFIG:-} ]] || args+=(--config "$ITTISAQ_CONFIG")
[[ -z ${ITTISAQ_BASELINE:-} ]] || args+=(--baseline "$ITTISAQ_BASELINE")

since=${ITTISAQ_SINCE:-}
if [[ -n ${since//0/} ]]; then # the revision before a new branch is all zeros: everything counts as changed
    git cat-file -e "$since^{commit}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$since"
    args+=(--since "$since")
fi

code=0
ittisaq check --format github "${args[@]}" -- "${paths[@]}" || code=$?

if [[ -n ${ITTISAQ_SARIF:-} ]] && ((code != 3)); then
    again=0
    ittisaq check --format sarif --output "$ITTISAQ_SARIF" --quiet "${args[@]}" -- "${paths[@]}" || again=$?
    if [[ -s $ITTISAQ_SARIF ]]; then
        echo "sarif-file=$ITTISAQ_SARIF" >>"$GITHUB_OUTPUT"
    fi
    ((again <= code)) || code=$again
fi

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
