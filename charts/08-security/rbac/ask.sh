#!/bin/sh
# Pose toutes les dix secondes les mêmes questions à l'API server, avec le jeton du pod, comme le ferait kubectl.
set -eu
trap 'exit 0' TERM

account=/var/run/secrets/kubernetes.io/serviceaccount
namespace=$(cat $account/namespace)

# ask QUESTION MÉTHODE CHEMIN : le code de la réponse et, en cas de refus, la raison que donne le serveur.
ask() {
  answer=$(
    curl --silent --max-time 5 --cacert $account/ca.crt --header "Authorization: Bearer $(cat $account/token)" \
      --request "$2" --write-out '\n%{http_code}' "https://kubernetes.default.svc/api/v1/namespaces/$3" || true
  )
  code=$(echo "$answer" | tail -n 1)
  case $code in
    200) echo "$code oui  $1" ;;
    403) echo "$code non  $1 : $(echo "$answer" | sed -n 's/^ *"message": "\(.*\)",$/\1/p' | tr -d '\\')" ;;
    *) echo "$code ?    $1" ;;
  esac
}

while true; do
  ask 'lister les pods' GET "$namespace/pods"
  ask "lire le journal d'un pod" GET "$namespace/pods/$HOSTNAME/log"
  ask "lire le Secret $SECRET" GET "$namespace/secrets/$SECRET"
  # dryRun=All : le serveur décide comme pour de vrai, mais ne supprime rien.
  ask 'supprimer un pod' DELETE "$namespace/pods/$HOSTNAME?dryRun=All"
  ask 'lister les pods de kube-system' GET kube-system/pods
  echo
  sleep 10
done
