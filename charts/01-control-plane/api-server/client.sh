#!/bin/sh
# Parle à l'API server comme le fait kubectl : une requête HTTP, un jeton, une réponse en JSON.
set -eu

api=https://kubernetes.default.svc
identity=/var/run/secrets/kubernetes.io/serviceaccount
namespace=$(cat "$identity/namespace")

# get CHEMIN JETON EXPLICATION : envoie la requête et affiche le code de la réponse
get() {
  code=$(curl --silent --max-time 5 --output /dev/null --write-out '%{http_code}' \
    --cacert "$identity/ca.crt" --header "Authorization: Bearer $2" "$api$1") || true
  echo "$code  GET $1  ($3)"
}

while true; do
  echo "--- $(date)"
  token=$(cat "$identity/token") # relu à chaque tour, car le kubelet le renouvelle
  get "/api/v1/namespaces/$namespace/pods" "$token" 'reconnu, et le rôle permet de lister les pods'
  get "/api/v1/namespaces/$namespace/configmaps/memo" "$token" 'lu dans etcd'
  get "/api/v1/namespaces/$namespace/configmaps/autre" "$token" 'reconnu, mais le rôle ne permet que memo'
  get "/api/v1/namespaces/$namespace/pods" jeton-invente "personne ne connaît ce jeton"
  sleep 10
done
