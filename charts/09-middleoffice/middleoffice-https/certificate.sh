#!/bin/sh
# Fabrique un certificat pour le nom $HOST et le dépose dans le Secret $SECRET.
# La clé naît ici, dans le cluster : elle n'est dans aucun fichier du cours.
set -eu
cd /tmp

# 1. Une clé et un certificat auto-signé, valable 90 jours.
openssl req -x509 -newkey rsa:2048 -noenc -days 90 \
  -subj "/CN=$HOST" -addext "subjectAltName=DNS:$HOST" \
  -keyout tls.key -out tls.crt 2>openssl.log || { cat openssl.log; exit 1; }
openssl x509 -in tls.crt -noout -subject -enddate

# 2. Le Secret. Il appartient au Job : Kubernetes l'efface avec lui.
cat > secret.yaml <<END
apiVersion: v1
kind: Secret
metadata:
  name: $SECRET
  ownerReferences:
    - apiVersion: batch/v1
      kind: Job
      name: $JOB_NAME
      uid: $JOB_UID
type: kubernetes.io/tls
data:
  tls.crt: $(base64 -w 0 tls.crt)
  tls.key: $(base64 -w 0 tls.key)
END

# 3. L'envoi à l'API server, sous l'identité du pod. Comme « kubectl apply
#    --server-side » : crée le Secret, ou le remplace s'il existe.
account=/var/run/secrets/kubernetes.io/serviceaccount
namespace=$(cat "$account/namespace")
curl --silent --show-error --fail-with-body --output answer.json \
  --request PATCH --header 'Content-Type: application/apply-patch+yaml' \
  --header "Authorization: Bearer $(cat "$account/token")" --cacert "$account/ca.crt" \
  --data-binary @secret.yaml \
  "https://kubernetes.default.svc/api/v1/namespaces/$namespace/secrets/$SECRET?fieldManager=certificate&force=true" \
  || { cat answer.json; exit 1; }
echo "Secret $SECRET déposé dans $namespace"
