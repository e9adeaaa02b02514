# Le cluster est-il prêt ?
kubectl get nodes -o wide
kubectl apply -f ../01-cluster.yaml
kubectl wait --for=condition=Complete --timeout=5m job/verification || echo "Quelque chose manque : lisez le journal."
kubectl logs job/verification
