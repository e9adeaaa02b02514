# Un cluster sur votre poste. Calico applique les NetworkPolicies ; metrics-server nourrit « kubectl top » et les HPA.
# Pour les Services de type LoadBalancer, dans un second terminal : minikube -p etapes tunnel
# Pour tout effacer : minikube delete -p etapes
minikube start -p etapes --driver=docker --cni=calico --cpus=4 --memory=8g --addons=metrics-server
