import { dns, NetworkPolicy } from '../../../constructs/network/network-policy';
import type { Need } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';
import Start from './start';

/** Nothing is allowed but the resolver and one path, front → api → db: the logs of the four applications show it. */
export default class NetworkPolicyStep extends Start {
  static override readonly title = 'Cloisonner une application avec des NetworkPolicies';
  static override readonly needs: readonly Need[] = ['network-policy'];

  constructor(app: StepApp) {
    super(app);
    const { front, api, db } = this.apps;
    const port = 8080;
    new NetworkPolicy(this, 'default-deny', { pods: 'all', ingress: [], egress: [] })
      .note('spec.podSelector', 'tous les pods du namespace')
      .note('spec.policyTypes', "aucune règle ne suit : rien n'entre, rien ne sort");
    new NetworkPolicy(this, 'allow-dns', { pods: 'all', egress: [dns(app)] })
      .note('spec.egress', "les règles s'ajoutent : celle-ci rouvre le DNS, sans lequel aucun nom ne se résout")
      .note('spec.egress.0.to.0.podSelector', 'dans le même élément que namespaceSelector : ces pods, de ce namespace');
    new NetworkPolicy(this, 'front', { pods: front, egress: [{ peers: [api], ports: [port] }] }).note(
      'spec.egress',
      "la sortie de front ne suffit pas : l'entrée dans api doit s'ouvrir aussi",
    );
    new NetworkPolicy(this, 'api', {
      pods: api,
      ingress: [{ peers: [front], ports: [port] }],
      egress: [{ peers: [db], ports: [port] }],
    }).note('spec.ingress.0.ports.0.port', 'le port du pod, et non celui du Service (80)');
    new NetworkPolicy(this, 'db', { pods: db, ingress: [{ peers: [api], ports: [port] }] }).note(
      'spec.policyTypes',
      'les réponses passent toujours : aucune sortie à ouvrir',
    );
  }
}
