import type { KubeObject } from '../../../imports/kube-object';
import { idOf } from './id';
import { drawNobody } from './nobody';
import { describe, matches } from './selector';
import type { Sketch } from './sketch';

/** What watches or limits other objects without owning them: autoscalers, disruption budgets, admission policies. */
export function drawRules(sketch: Sketch): void {
  for (const scaler of sketch.all('HorizontalPodAutoscaler')) drawScaler(sketch, scaler);
  for (const budget of sketch.all('PodDisruptionBudget')) drawBudget(sketch, budget);
  for (const policy of sketch.all('ValidatingAdmissionPolicy')) drawAdmission(sketch, policy);
  for (const binding of sketch.all('ValidatingAdmissionPolicyBinding')) {
    const { policyName, validationActions, matchResources } = binding.spec;
    const where = matchResources?.namespaceSelector ? [`namespaces ${describe(matchResources.namespaceSelector)}`] : [];
    const from = sketch.object(binding, [validationActions.join(', '), ...where]);
    sketch.link({ from, to: sketch.named('ValidatingAdmissionPolicy', policyName), kind: 'refers', says: 'met en vigueur {le}' });
  }
}

function drawScaler(sketch: Sketch, scaler: KubeObject): void {
  const { scaleTargetRef, minReplicas = 1, maxReplicas, metrics = [] } = scaler.spec;
  const goals: string[] = metrics.map(({ resource }: KubeObject) => `${resource.name} à ${resource.target.averageUtilization} %`);
  const from = sketch.object(scaler, goals);
  const says = `règle de ${minReplicas} à ${maxReplicas} le nombre de pods {du}`;
  sketch.link({
    from,
    to: sketch.named(scaleTargetRef.kind, scaleTargetRef.name),
    kind: 'selects',
    label: [`${minReplicas} à ${maxReplicas}`],
    says,
  });
}

function drawBudget(sketch: Sketch, budget: KubeObject): void {
  const { selector, minAvailable, maxUnavailable } = budget.spec;
  const limit = minAvailable === undefined ? `au plus ${maxUnavailable} absent` : `au moins ${minAvailable} présent`;
  const from = sketch.object(budget, [limit]);
  const chosen = sketch.pods.filter(({ labels }) => matches(selector, labels));
  for (const { id } of chosen) sketch.link({ from, to: id, kind: 'selects', says: 'protège {le}', back: true });
  if (chosen.length === 0) drawNobody(sketch, from, describe(selector));
}

/** The objects of the manifest that an admission policy judges, by their plural name in the API. */
function drawAdmission(sketch: Sketch, policy: KubeObject): void {
  const resources: string[] = policy.spec.matchConstraints.resourceRules.flatMap((rule: KubeObject) => rule.resources);
  const from = sketch.object(policy, resources);
  for (const { kind, metadata } of sketch.objects.filter((object) => resources.includes(`${object.kind.toLowerCase()}s`)))
    sketch.link({ from, to: idOf(kind, metadata.name), kind: 'selects', label: ['juge'], says: 'juge, avant son entrée, {le}' });
}
