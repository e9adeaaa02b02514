#!/bin/sh
# Échoue deux fois, puis réussit. Le compte est gardé dans un emptyDir, qui survit au conteneur et meurt avec le pod.
set -eu

echo essai >>/tries/list
try=$(wc -l </tries/list)
if [ "$try" -lt 3 ]; then
  echo "essai $try : échec"
  exit 1
fi
echo "essai $try : réussi"
