# Un cluster sur AWS, décrit dans eksctl.yaml, à côté de ce fichier. Comptez vingt minutes, et chaque heure est facturée.
# Pour tout effacer, les Services de type LoadBalancer et les volumes d'abord : eksctl delete cluster -f eksctl.yaml --disable-nodegroup-eviction
eksctl create cluster -f eksctl.yaml
# Ce contrôleur donne une adresse aux Services de type LoadBalancer ; eksctl.yaml a créé son ServiceAccount et ses droits.
helm upgrade --install aws-load-balancer-controller aws-load-balancer-controller --repo https://aws.github.io/eks-charts \
  --namespace kube-system --set clusterName=etapes \
  --set serviceAccount.create=false --set serviceAccount.name=aws-load-balancer-controller --wait
