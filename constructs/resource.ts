import { ApiObject, type ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { addNote } from '../course/note';
import { type Plain, patch } from '../course/patch';
import { namespaceOf, resourcesAround } from './chart-resources';
import { checkName } from './names';

/**
 * What every building block of the course is: one object of the Kubernetes API, whose name is the construct's id.
 *
 * It is in the namespace that its chart names, if it is in any. Two objects of one kind, namespace and name in a chart are refused:
 * in the cluster, the second would overwrite the first.
 */
export abstract class Resource<Kind extends string = string> extends Construct {
  readonly name: string;

  constructor(
    scope: Construct,
    /** Also what keeps TypeScript from taking one kind for another where an object is passed. */
    readonly kind: Kind,
    name: string,
    /** Whether the object is in a namespace, or the whole cluster's. */
    private readonly reach: 'namespace' | 'cluster' = 'namespace',
  ) {
    super(scope, freshId(scope, kind, checkName(kind, name), reach));
    this.name = name;
    resourcesAround(this).set(identity(this, kind, name, reach), this);
  }

  /**
   * Makes the object, typed by its class of the API and held as the plain data that it prints. A patch then names fields as the
   * documentation of Kubernetes does, and may add those that came later: an object of the class itself, of Kubernetes 1.27,
   * would drop them without a word.
   */
  protected define<Props>(type: { manifest(props: Props): ApiObjectProps }, props: NoInfer<Props>): ApiObject {
    const object = new ApiObject(this, 'Resource', type.manifest(props));
    if (object.metadata.namespace !== undefined && this.reach === 'cluster') object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    return object;
  }

  /** The object itself. */
  get object(): ApiObject {
    return ApiObject.of(this);
  }

  /** Attaches a teacher's word, in French, to a field: `note('spec.ports[http].nodePort', 'le port ouvert sur chaque nœud')`. */
  note(path: string, text: string): this {
    addNote(this.object, path, text);
    return this;
  }

  /** Sets or adds a field, as plain data: `patch('spec.ports[http].targetPort', 8080)`. What holds the field must be there. */
  patch(path: string, value: Plain): this {
    this.object.addJsonPatch(patch(this.object.toJson(), path, value));
    return this;
  }

  /** Takes the object out of the step. What was given it still names it. */
  remove(): void {
    resourcesAround(this).delete(identity(this, this.kind, this.name, this.reach));
    this.node.scope?.node.tryRemoveChild(this.node.id);
  }
}

function identity(construct: Construct, kind: string, name: string, reach: 'namespace' | 'cluster'): string {
  return `${kind} ${reach === 'cluster' ? '' : (namespaceOf(construct) ?? '')}/${name}`;
}

/** The id of a resource, which no other resource of the chart may have, wherever it was made. */
function freshId(scope: Construct, kind: string, name: string, reach: 'namespace' | 'cluster'): string {
  if (resourcesAround(scope).has(identity(scope, kind, name, reach)))
    throw new Error(`Le chart a déjà un objet ${kind} « ${name} » : donnez un autre nom à l'un des deux.`);
  return `${kind} ${name}`;
}
