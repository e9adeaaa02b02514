/** A pod that Pod Security `restricted` would refuse, and why the step teaches with it all the same. */
export interface Exception {
  readonly step: string;
  /** `Kind/name` of the object that holds the pod. */
  readonly object: string;
  readonly reason: string;
}

/** Every exception of the course: whatever is not in this list satisfies `restricted`. */
export const exceptions: readonly Exception[] = [
  {
    step: 'pod-security (start)',
    object: 'Deployment/web',
    reason: 'the state that the learner repairs: the namespace refuses its pods, and says why',
  },
];
