/**
 * The typed API of Kubernetes 1.27, as cdk8s-plus-27 generated it (its L1 classes, nothing more): the folder of its own that it
 * is loaded from spares the loading of every L2 class.
 */
export * from 'cdk8s-plus-27/lib/imports/k8s';
