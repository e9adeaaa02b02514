# Un cluster sur Azure. Le plan de données Cilium applique les NetworkPolicies. Comptez dix minutes ; chaque heure est facturée.
# Pour tout effacer : az group delete --name etapes
az group create --name etapes --location francecentral
az aks create --resource-group etapes --name etapes --node-count 2 --node-vm-size Standard_D2s_v5 \
  --network-plugin azure --network-plugin-mode overlay --network-dataplane cilium --generate-ssh-keys
az aks get-credentials --resource-group etapes --name etapes
