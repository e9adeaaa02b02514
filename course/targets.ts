import type { Capabilities, TargetId } from './target';

/**
 * What each target answers. Sources: minikube's handbook; the EKS user guide and eksctl's schema; AKS's and GKE's documentation
 * of storage classes, load balancer annotations and network policies.
 */
export const targets: Readonly<Record<TargetId, Capabilities>> = {
  minikube: {
    title: 'minikube',
    creation: `# Un cluster sur votre poste. Calico applique les NetworkPolicies ; metrics-server nourrit « kubectl top » et les HPA.
# Pour les Services de type LoadBalancer, dans un second terminal : minikube -p etapes tunnel
# Pour tout effacer : minikube delete -p etapes
minikube start -p etapes --driver=docker --cni=calico --cpus=4 --memory=8g --addons=metrics-server
`,
    eksctl: false,
    storageClass: undefined,
    missingStorageClass: undefined,
    provisioner: {
      name: 'k8s.io/minikube-hostpath',
      volumeBindingMode: 'Immediate',
      allowVolumeExpansion: false,
    },
    loadBalancer: { annotations: {} },
    ingressService: 'NodePort',
    fixedNodePorts: true,
    dnsPods: ['kube-dns'],
  },
  eks: {
    title: 'EKS',
    creation: `# Un cluster sur AWS, décrit dans eksctl.yaml, à côté de ce fichier. Comptez vingt minutes, et chaque heure est facturée.
# Pour tout effacer, les Services de type LoadBalancer et les volumes d'abord : eksctl delete cluster -f eksctl.yaml --disable-nodegroup-eviction
eksctl create cluster -f eksctl.yaml
# Ce contrôleur donne une adresse aux Services de type LoadBalancer ; eksctl.yaml a créé son ServiceAccount et ses droits.
helm upgrade --install aws-load-balancer-controller aws-load-balancer-controller --repo https://aws.github.io/eks-charts \\
  --namespace kube-system --set clusterName=etapes \\
  --set serviceAccount.create=false --set serviceAccount.name=aws-load-balancer-controller --wait
`,
    eksctl: true,
    storageClass: 'gp3',
    missingStorageClass: 'gp3',
    provisioner: {
      name: 'ebs.csi.aws.com',
      parameters: { type: 'gp3', encrypted: 'true' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    },
    loadBalancer: {
      class: 'service.k8s.aws/nlb',
      annotations: {
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
        'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': 'http',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '{path}',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '{port}',
      },
    },
    ingressService: 'LoadBalancer',
    fixedNodePorts: false,
    dnsPods: ['kube-dns'],
  },
  aks: {
    title: 'AKS',
    creation: `# Un cluster sur Azure. Le plan de données Cilium applique les NetworkPolicies. Comptez dix minutes ; chaque heure est facturée.
# Pour tout effacer : az group delete --name etapes
az group create --name etapes --location francecentral
az aks create --resource-group etapes --name etapes --node-count 2 --node-vm-size Standard_D2s_v5 \\
  --network-plugin azure --network-plugin-mode overlay --network-dataplane cilium --generate-ssh-keys
az aks get-credentials --resource-group etapes --name etapes
`,
    eksctl: false,
    storageClass: undefined,
    missingStorageClass: undefined,
    provisioner: {
      name: 'disk.csi.azure.com',
      parameters: { skuName: 'StandardSSD_LRS' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    },
    loadBalancer: {
      annotations: {
        // The path alone is ignored: the probe is a TCP one unless its protocol is said.
        'service.beta.kubernetes.io/azure-load-balancer-health-probe-protocol': 'http',
        'service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path': '{path}',
      },
    },
    ingressService: 'LoadBalancer',
    fixedNodePorts: false,
    dnsPods: ['kube-dns'],
  },
  gke: {
    title: 'GKE',
    creation: `# Un cluster sur Google Cloud. Dataplane V2 applique les NetworkPolicies. Comptez dix minutes ; chaque heure est facturée.
# kubectl a besoin, une fois, de : gcloud components install gke-gcloud-auth-plugin
# GKE refuse les externalIPs ; --enable-service-externalips les permet, pour l'étape qui apprend à les refuser.
# Pour tout effacer : gcloud container clusters delete etapes --zone europe-west9-a
gcloud container clusters create etapes --zone europe-west9-a --num-nodes 2 --machine-type e2-standard-2 \\
  --release-channel regular --enable-dataplane-v2 --enable-service-externalips
gcloud container clusters get-credentials etapes --zone europe-west9-a
`,
    eksctl: false,
    storageClass: undefined,
    missingStorageClass: undefined,
    provisioner: {
      name: 'pd.csi.storage.gke.io',
      parameters: { type: 'pd-balanced' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    },
    loadBalancer: { annotations: {} },
    ingressService: 'LoadBalancer',
    fixedNodePorts: false,
    // NodeLocal DNSCache, on by default since 1.33.1, answers on each node in the place of kube-dns.
    dnsPods: ['kube-dns', 'node-local-dns'],
  },
};
