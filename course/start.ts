import type { Need, Scope, Step, StepClass } from './step';
import type { StepApp } from './step-app';

/** What a start state has that its solution has not. */
export interface StartProps<Solution extends Step> {
  /** What the learner will have done once it is repaired. @default the solution's */
  readonly title?: string;
  /** @default the solution's */
  readonly scope?: Scope;
  /** @default the solution's */
  readonly needs?: readonly Need[];
  /** @default the solution's */
  readonly since?: string;
  /** Spoils the solution: patches its objects, removes some, adds others. */
  readonly faults: (solution: Solution) => void;
}

/** The state that a step starts from: its solution and the faults that the learner repairs. */
export function startOf<Solution extends Step>(
  Solution: StepClass & (new (app: StepApp) => Solution),
  { title, scope, needs, since, faults }: StartProps<Solution>,
): StepClass {
  const Sound: StepClass = Solution;
  return class extends Sound {
    static override readonly title = title ?? Sound.title;
    static override readonly scope = scope ?? Sound.scope;
    static override readonly needs = needs ?? Sound.needs;
    static override readonly since = since ?? Sound.since;

    constructor(app: StepApp) {
      super(app);
      faults(this as unknown as Solution);
    }

    /** The solution's files are beside it, and the same. */
    override get companions(): ReadonlyMap<string, string> {
      return new Map();
    }
  };
}
