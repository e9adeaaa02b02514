import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { dns, NetworkPolicy } from '../../../constructs/network/network-policy';
import { Container } from '../../../constructs/pods/container';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Nothing is allowed but the resolver and one path, front → api → db: the logs of the four applications show it. */
export default class NetworkPolicyStep extends Step {
  static override readonly about = about({ title: 'Cloisonner une application avec des NetworkPolicies', needs: ['network-policy'] });

  readonly policies: readonly NetworkPolicy[];

  constructor(app: StepApp) {
    super(app);
    const lab = new ConfigMap(this, 'lab', { files: ['probe.sh', 'index.html'] });
    const [front, api, db] = ['front', 'api', 'db'].map((name) => this.speaker(name, lab)) as [Deployment, Deployment, Deployment];
    this.speaker('intruder', lab);
    const port = 8080;
    this.policies = [
      new NetworkPolicy(this, 'default-deny', { pods: 'all', ingress: [], egress: [] })
        .note('spec.podSelector', 'tous les pods du namespace')
        .note('spec.policyTypes', "aucune règle ne suit : rien n'entre, rien ne sort"),
      new NetworkPolicy(this, 'allow-dns', { pods: 'all', egress: [dns(app)] })
        .note('spec.egress', "les règles s'ajoutent : celle-ci rouvre le DNS, sans lequel aucun nom ne se résout")
        .note('spec.egress[0].to[0].podSelector', 'dans le même élément que namespaceSelector : ces pods, de ce namespace'),
      new NetworkPolicy(this, 'front', { pods: front, egress: [{ peers: [api], ports: [port] }] }).note(
        'spec.egress',
        "la sortie de front ne suffit pas : l'entrée dans api doit s'ouvrir aussi",
      ),
      new NetworkPolicy(this, 'api', {
        pods: api,
        ingress: [{ peers: [front], ports: [port] }],
        egress: [{ peers: [db], ports: [port] }],
      }).note('spec.ingress[0].ports[8080].port', 'le port du pod, et non celui du Service (80)'),
      new NetworkPolicy(this, 'db', { pods: db, ingress: [{ peers: [api], ports: [port] }] }).note(
        'spec.policyTypes',
        'les réponses passent toujours : aucune sortie à ouvrir',
      ),
    ];
  }

  /** An application that serves a page and tries to reach the others; nobody calls the intruder, which has no Service. */
  private speaker(name: string, lab: ConfigMap): Deployment {
    const deployment = new Deployment(this, name, {
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('probe', {
          image: images.busybox,
          command: ['sh', '/lab/probe.sh', ...['front', 'api', 'db'].filter((other) => other !== name)],
          env: { NAME: name },
          ports: { http: 8080 },
          probes: { readiness: Probe.httpGet('/') },
          mounts: [Volume.configMap(lab).at('/lab')],
        }).note('command', `sert une page, et essaie de joindre les autres : kubectl logs -f deployment/${name}`),
      ],
    });
    if (name !== 'intruder') new ClusterIpService(this, name, { pods: deployment, ports: { http: 80 } });
    return deployment;
  }
}
