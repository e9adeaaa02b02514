/** A change to an upstream source file, made while its module is built: nothing of that module is kept in the repository. */
export interface Patch {
  /** The module, as go.mod requires it. */
  readonly module: string;
  /** The file, below the module's folder. */
  readonly file: string;
  /** Texts, each of which the file has exactly once, and what takes their place; or the file's whole new text. */
  readonly change: string | readonly (readonly [text: string, by: string])[];
}

/** A folder with a go.mod, beside this file, and how what it requires is compiled. */
export interface GoModule {
  readonly folder: string;
  /** The first module that it requires, as `path@version`; once that is downloaded, so is the rest. @default it requires none */
  readonly source?: string;
  readonly tags?: string;
  /** @default false */
  readonly cgo?: boolean;
  readonly patches?: readonly Patch[];
  /** Seconds that compiling what its programs share takes on two cores, from nothing. */
  readonly seconds: number;
  /** Megabytes that a first build leaves in Go's caches: downloaded sources, compiled packages. */
  readonly megabytes: { readonly sources: number; readonly packages: number };
}

/** What is built in one go: programs of one module, with one version. */
export interface Project {
  /** Name and version, for people. */
  readonly title: string;
  readonly module: GoModule;
  /** Variables that the linker sets, mostly a version. */
  readonly stamp?: Readonly<Record<string, string>>;
}

/** A main package. */
export interface Program {
  readonly project: Project;
  /** Its import path. */
  readonly package: string;
  /** Seconds that it takes besides what its module's programs share. */
  readonly seconds: number;
}

/** Files that a program needs besides itself: a folder of a module. */
export interface Files {
  readonly project: Project;
  readonly files: { readonly module: string; readonly path: string };
}

export type Artifact = Program | Files;
