#!/bin/sh
# Compte les nombres premiers d'une tranche de dix mille, choisie par le numéro du pod.
set -eu

first=$((JOB_COMPLETION_INDEX * 10000))
last=$((first + 9999))
count=$(
  awk -v first="$first" -v last="$last" '
    function prime(n, d) {
      if (n < 2) return 0
      for (d = 2; d * d <= n; d++) if (n % d == 0) return 0
      return 1
    }
    BEGIN { for (n = first; n <= last; n++) total += prime(n); print total }'
)
sleep 5 # le temps de voir les pods passer deux par deux
echo "tranche $JOB_COMPLETION_INDEX : $count nombres premiers de $first à $last"
