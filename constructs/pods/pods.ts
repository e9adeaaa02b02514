/** What a Service, a budget or a policy selects: pods that share labels. */
export interface Pods {
  readonly podLabels: Readonly<Record<string, string>>;
  /** Container ports by name, of all the containers. */
  readonly ports: Readonly<Record<string, number>>;
}
