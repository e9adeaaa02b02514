# Un cluster sur Google Cloud. Dataplane V2 applique les NetworkPolicies. Comptez dix minutes ; chaque heure est facturée.
# kubectl a besoin, une fois, de : gcloud components install gke-gcloud-auth-plugin
# GKE refuse les externalIPs ; --enable-service-externalips les permet, pour l'étape qui apprend à les refuser.
# Pour tout effacer : gcloud container clusters delete etapes --zone europe-west9-a
gcloud container clusters create etapes --zone europe-west9-a --num-nodes 2 --machine-type e2-standard-2 \
  --release-channel regular --enable-dataplane-v2 --enable-service-externalips
gcloud container clusters get-credentials etapes --zone europe-west9-a
