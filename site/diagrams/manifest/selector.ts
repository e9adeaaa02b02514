type Labels = Readonly<Record<string, string>>;

interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

/** A label selector of apps, policy or networking. */
export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Requirement[];
}

const holds = ({ key, operator, values = [] }: Requirement, labels: Labels): boolean => {
  const value = labels[key];
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  return (value !== undefined && values.includes(value)) === (operator === 'In');
};

/** Whether labels satisfy a selector, as Kubernetes decides it: an empty selector takes everything. */
export const matches = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) && matchExpressions.every((one) => holds(one, labels));

const operators = { In: 'parmi', NotIn: 'hors de', Exists: 'présent', DoesNotExist: 'absent' } as const;

/** A requirement as a learner reads it: `etapes/disque=ssd`. */
export const requirement = ({ key, operator, values = [] }: Requirement): string =>
  operator === 'In' && values.length === 1 ? `${key}=${values[0]}` : [key, operators[operator], values.join(', ')].join(' ').trim();

/** `app=web, tier=front`; empty for a selector that takes everything. */
export const describe = ({ matchLabels = {}, matchExpressions = [] }: Selector): string =>
  [...labelLines(matchLabels), ...matchExpressions.map(requirement)].join(', ');

/** `app=web`, one per label. */
export const labelLines = (labels: Labels): string[] => Object.entries(labels).map(([key, value]) => `${key}=${value}`);
