#!/usr/bin/env bash
# What action.yml runs: annotations and the step summary, a SARIF file where one is wanted. It tells the exit code of the check as
# an output and ends with 0, so that the SARIF file is still uploaded; the last step of the action fails.
set -euo pipefail

# the check has failed before it began
fail() {
    printf 'ittisaq: %s\n' "$1" >&2
    echo "exit-code=2" >>"$GITHUB_OUTPUT"
    exit 0
}

mapfile -t paths < <(printf '%s\n' "${ITTISAQ_PATHS:-.}" | sed '/^[[:space:]]*$/d')
args=(--persona "${ITTISAQ_PERSONA:-gate}" --fail-on "${ITTISAQ_FAIL_ON:-error}")
[[ -z ${ITTISAQ_CONFIG:-} ]] || args+=(--config "$ITTISAQ_CONFIG")
[[ ${ITTISAQ_SARIF:-} != *[[:cntrl:]]* ]] || fail "sarif: the name of the file holds a control character." # a line break would write another output
[[ ${ITTISAQ_ALLOW_EMPTY:-false} != true ]] || args+=(--allow-empty)
[[ -z ${ITTISAQ_BASELINE:-} ]] || args+=(--baseline "$ITTISAQ_BASELINE")

export GIT_TERMINAL_PROMPT=0
since=${ITTISAQ_SINCE:-}
if [[ -n ${since//0/} ]]; then # the revision before a new branch is all zeros: everything counts as changed
    if [[ $since == -* ]] || ! { [[ $since =~ ^[0-9a-fA-F]{4,64}$ ]] || git check-ref-format --allow-onelevel "$since"; }; then
        fail "changed-lines: this is neither a revision in hexadecimal digits nor a name that git allows for a branch or tag."
    fi
    if ! git rev-parse --quiet --verify "$since^{commit}" >/dev/null; then
        git fetch --quiet --no-tags --depth=1 -- origin "$since" || fail "changed-lines: the revision $since cannot be fetched."
        since=$(git rev-parse FETCH_HEAD)
    fi
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
