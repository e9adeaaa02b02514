#!/bin/sh
# Fabrique un certificat pour le nom « web », et le range dans le Secret web-tls.
# À la main, ce serait : kubectl create secret tls web-tls --cert=tls.crt --key=tls.key
set -eu
cd /tmp

openssl req -x509 -days 30 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
  -subj /CN=web -addext subjectAltName=DNS:web -keyout tls.key -out tls.crt

# Ce que tout pod qui a un compte de service trouve dans ce dossier : un jeton, la CA du cluster et le nom de son namespace.
account=/var/run/secrets/kubernetes.io/serviceaccount

# Le Job est le propriétaire du Secret : quand il disparaît, le Secret aussi.
cat >secret.json <<END
{
  "apiVersion": "v1",
  "kind": "Secret",
  "type": "kubernetes.io/tls",
  "metadata": {
    "name": "web-tls",
    "ownerReferences": [{ "apiVersion": "batch/v1", "kind": "Job", "name": "certificate", "uid": "$JOB_UID" }]
  },
  "data": { "tls.crt": "$(base64 -w 0 tls.crt)", "tls.key": "$(base64 -w 0 tls.key)" }
}
END
create() {
  curl --silent --show-error --max-time 10 --output answer.json --write-out '%{http_code}' \
    --cacert "$account/ca.crt" --header "Authorization: Bearer $(cat "$account/token")" \
    --header 'Content-Type: application/json' --data @secret.json \
    "https://kubernetes.default.svc/api/v1/namespaces/$(cat "$account/namespace")/secrets"
}

# 409 : un Secret de ce nom existe ; s'il vient d'un Job qu'on a supprimé, il est sur le point de disparaître.
for _ in $(seq 5); do
  code=$(create)
  [ "$code" = 409 ] || break
  sleep 2
done
case $code in
  201) echo 'Secret web-tls créé.' ;;
  409) echo 'Le Secret web-tls existe déjà : rien à faire.' ;;
  *)
    cat answer.json
    exit 1
    ;;
esac
