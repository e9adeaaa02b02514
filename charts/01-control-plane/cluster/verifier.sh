#!/bin/sh
# Vérifie un cluster neuf depuis un pod, et s'arrête au premier défaut avec son message.
set -eu

api=https://kubernetes.default.svc
identity=/var/run/secrets/kubernetes.io/serviceaccount

# ask CHEMIN [options de curl] : une requête à l'API server, signée du jeton que le kubelet a posé dans le pod
ask() {
  path=$1
  shift
  curl --silent --show-error --fail --max-time 10 --cacert "$identity/ca.crt" \
    --header "Authorization: Bearer $(cat "$identity/token")" "$@" "$api$path"
}

echo "1. Le nom d'un Service donne son adresse, et cette adresse répond"
address=$(ask /livez --retry 5 --retry-all-errors --output /dev/null --write-out '%{remote_ip}')
echo "   kubernetes.default.svc -> $address"

echo "2. L'API server répond"
ask /version | grep gitVersion

echo '3. Le volume demandé existe, et garde ce que le pod y écrit'
echo "   écrit par $(hostname)" > /disque/essai
cat /disque/essai

echo '4. Les mesures des nœuds et des pods (facultatif : « kubectl top » et les HPA)'
if ask /apis/metrics.k8s.io/v1beta1 --output /dev/null 2> /dev/null; then
  echo '   metrics-server répond'
else
  echo "   metrics-server ne répond pas : installez-le avant l'étape sur les HPA"
fi

echo 'Le cluster est prêt.'
