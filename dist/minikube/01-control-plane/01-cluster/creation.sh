#!/bin/sh
set -eu
cd "$(dirname "$0")"

# Un cluster sur votre poste. Calico applique les NetworkPolicies ; metrics-server nourrit « kubectl top » et les HPA.
# Pour les Services de type LoadBalancer, dans un second terminal : minikube -p etapes tunnel
# Pour tout effacer : minikube delete -p etapes
minikube start -p etapes --driver=docker --cni=calico --cpus=4 --memory=8g --addons=metrics-server

# Le cluster est-il prêt ?
kubectl get nodes -o wide
kubectl apply -f ../01-cluster.yaml
kubectl wait --for=condition=Complete --timeout=5m job/verification || echo "Quelque chose manque : lisez le journal."
kubectl logs job/verification
