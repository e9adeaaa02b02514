import { ConfigMap } from '../../../constructs/configuration/config-map';
import { EtcdCluster } from '../../../constructs/etcd/etcd-cluster';
import { Container } from '../../../constructs/pods/container';
import { Deployment } from '../../../constructs/workloads/deployment';
import { Job } from '../../../constructs/workloads/job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** An etcd of one's own: a Job puts settings and reads them back, a Deployment watches them change. */
export default class Etcd extends Step {
  static override readonly about = about({
    title: 'Partager une configuration avec un etcd à soi',
    needs: ['storage'],
    leaves: ['persistentvolumeclaim/data-etcd-'],
  });

  constructor(app: StepApp) {
    super(app);
    const etcd = new EtcdCluster(this, 'etcd', { storage: '1Gi' });
    etcd.members.note('spec.replicas', 'trois membres : deux suffisent à décider, un peut tomber');
    const client = new ConfigMap(this, 'etcdctl', {
      data: { ETCDCTL_ENDPOINTS: etcd.endpoints, ETCDCTL_DIAL_TIMEOUT: '60s', ETCDCTL_COMMAND_TIMEOUT: '60s' },
    }).note('data.ETCDCTL_ENDPOINTS', "etcdctl s'adresse à un autre membre quand le sien tombe");
    const etcdctl = (name: string, ...args: string[]) =>
      new Container(name, {
        image: images.etcd,
        ports: {},
        command: ['etcdctl'],
        args,
        envFrom: [client],
      });

    const watcher = new Deployment(this, 'watcher', {
      containers: [etcdctl('watcher', 'watch', '--prefix', '/settings/', '--rev=1')],
    });
    watcher.note(
      'spec.template.spec.containers[watcher].args[/settings/]',
      'toutes les clés qui commencent ainsi : chaque changement est annoncé',
    );
    watcher.note('spec.template.spec.containers[watcher].args[--rev]', "depuis la première révision : etcd garde l'historique");
    const settings = new Job(this, 'settings', {
      restartPolicy: 'OnFailure',
      initContainers: [etcdctl('put-color', 'put', '/settings/color', 'bleu'), etcdctl('put-title', 'put', '/settings/title', 'Bonjour')],
      containers: [etcdctl('get', 'get', '--prefix', '/settings/')],
    });
    settings.note('spec.template.spec.initContainers', "l'image n'a pas de shell : une commande par conteneur, l'une après l'autre");
  }
}
