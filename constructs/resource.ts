import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { addNote, type FieldPath } from '../course/note';
import { checkName } from './names';

/**
 * What every building block of the course is: one object of the Kubernetes API, whose name is the construct's id.
 *
 * Two objects of one kind and name in a step are refused: in the cluster, the second would overwrite the first.
 */
export abstract class Resource<Kind extends string = string> extends Construct {
  readonly name: string;

  constructor(
    scope: Construct,
    /** Also what keeps TypeScript from taking one kind for another where an object is passed. */
    readonly kind: Kind,
    name: string,
  ) {
    super(scope, freshId(scope, kind, checkName(kind, name)));
    this.name = name;
  }

  /**
   * Makes the object, typed by its class of the API and held as the plain data that it prints. A JSON patch then names fields as
   * the documentation of Kubernetes does, and may add those that came later: an object of the class itself, of Kubernetes 1.27,
   * would drop them without a word.
   */
  protected define<Props>(type: { manifest(props: Props): ApiObjectProps }, props: NoInfer<Props>): ApiObject {
    return new ApiObject(this, 'Resource', type.manifest(props));
  }

  /** The object itself. A lesson may patch it with `addJsonPatch`: values are plain data, as they are printed. */
  get object(): ApiObject {
    return ApiObject.of(this);
  }

  /** Attaches a teacher's word, in French, to a field: `note('spec.ports.0.nodePort', 'le port ouvert sur chaque nœud')`. */
  note(path: FieldPath, text: string): this {
    addNote(this.object, path, text);
    return this;
  }
}

/** The id of a resource, which no other resource of the step may have, wherever it was made. */
function freshId(scope: Construct, kind: string, name: string): string {
  const id = `${kind} ${name}`;
  if (scope.node.root.node.findAll().some((other) => other instanceof Resource && other.node.id === id)) {
    throw new Error(`L'étape a déjà un objet ${kind} « ${name} » : donnez un autre nom à l'un des deux.`);
  }
  return id;
}
