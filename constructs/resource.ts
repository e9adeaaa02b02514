import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addNote, type FieldPath } from '../course/note';
import { checkName } from './names';

/**
 * What every building block of the course is: one object of the Kubernetes API, whose name is the construct's id.
 *
 * Two objects of one kind and name in a step are an error, since their constructs would share an id.
 */
export abstract class Resource extends Construct {
  readonly name: string;

  constructor(scope: Construct, kind: string, name: string) {
    super(scope, `${kind} ${checkName(kind, name)}`);
    this.name = name;
  }

  /** The object itself. */
  get object(): ApiObject {
    return ApiObject.of(this);
  }

  /** Attaches a teacher's word, in French, to a field: `note('spec.ports.0.nodePort', 'le port ouvert sur chaque nœud')`. */
  note(path: FieldPath, text: string): this {
    addNote(this.object, path, text);
    return this;
  }
}
