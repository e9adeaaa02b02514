import { type About, about } from './about';
import type { Step, StepClass } from './step';
import type { StepApp } from './step-app';

/** What a start state has that its solution has not: what it says of itself where that differs, and its faults. */
export interface StartProps<Solution extends Step> extends Partial<About> {
  /** Spoils the solution: patches its objects, removes some, adds others. */
  readonly faults: (solution: Solution) => void;
}

/** The state that a step starts from: its solution and the faults that the learner repairs. */
export function startOf<Solution extends Step>(
  Solution: StepClass & (new (app: StepApp) => Solution),
  { faults, ...own }: StartProps<Solution>,
): StepClass {
  const Sound: StepClass = Solution;
  return class extends Sound {
    static override readonly about = about({ ...Sound.about, ...own });

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
