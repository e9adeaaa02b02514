import { busybox } from './busybox/recipe';
import { metalLbController } from './controller/recipe';
import { coredns } from './coredns/recipe';
import { curl } from './curl/recipe';
import { elasticsearch } from './elasticsearch/recipe';
import { etcd } from './etcd/recipe';
import { kafka } from './kafka/recipe';
import { localPathProvisioner } from './local-path-provisioner/recipe';
import { metricsServer } from './metrics-server/recipe';
import { nginx } from './nginx-unprivileged/recipe';
import { pause } from './pause/recipe';
import { podinfo } from './podinfo/recipe';
import { postgres } from './postgres/recipe';
import type { Recipe } from './recipe';
import { redis } from './redis/recipe';
import { metalLbSpeaker } from './speaker/recipe';
import { traefik } from './traefik/recipe';

/** The images of the course. */
export const courseRecipes: readonly Recipe[] = [podinfo, nginx, busybox, curl, traefik, kafka, elasticsearch, etcd, postgres, redis];

/** The images of the test cluster's own components. */
export const clusterRecipes: readonly Recipe[] = [pause, coredns, localPathProvisioner, metricsServer, metalLbController, metalLbSpeaker];

export const recipes: readonly Recipe[] = [...courseRecipes, ...clusterRecipes];
