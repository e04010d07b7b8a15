#!/bin/sh
# Random stack lives, events and damaged inputs of every reader, with another seed in every round, until the time is over.
# usage: tests/soak.sh SECONDS     (a round that has begun is finished)
set -u
end=$(($(date +%s) + $1))
rounds=0
while [ "$(date +%s)" -lt "$end" ]; do
  seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
  export SIGNET_SEED="$seed" PROPTEST_RNG_SEED="$seed" SIGNET_LIVES="${SIGNET_LIVES:-300}"
  echo "== SIGNET_SEED=$seed PROPTEST_RNG_SEED=$seed SIGNET_LIVES=$SIGNET_LIVES"
  for tests in "-p ses-identity-policy --lib" "-p ses-identity-policy --test function lives" \
    "-p custom-message --lib" "-p custom-message --test trigger properties" "-p fuzz --test readers"; do
    # shellcheck disable=SC2086 # words on purpose
    if ! ${CARGO:-cargo} test --locked --quiet $tests; then
      echo "repeat it: SIGNET_SEED=$seed PROPTEST_RNG_SEED=$seed SIGNET_LIVES=$SIGNET_LIVES cargo test $tests" >&2
      exit 1
    fi
  done
  rounds=$((rounds + 1))
done
echo "$rounds rounds without a failure"
