#!/bin/sh
# Ce que le conteneur sait du Secret. Un mot de passe ne s'écrit jamais dans un journal : sa longueur suffit.
set -eu
trap 'exit 0' TERM

while true; do
  file=$(cat /etc/login/password)
  echo "compte $(cat /etc/login/username), mot de passe : ${#PASSWORD} caractères en variable, ${#file} en fichier"
  sleep 5 &
  wait $!
done
