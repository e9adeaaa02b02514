import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { endpoints } from '../support/objects/endpoints';

lab('03-services/dns', ({ seen, kube, inside }) => {
  /** What the Job found, by the name that it was given: « web » -> ['10.96.0.7'] */
  const answers = async (): Promise<Record<string, string[]>> => {
    const lines = (await kube.logs('job/lookup')).split('\n').map((line) => line.split(' -> '));
    const found = lines.filter((line) => line.length === 2) as [string, string][];
    return Object.fromEntries(found.map(([name, list]) => [name.split(`.${kube.namespace}.svc.`)[0], list.split(' ').sort()]));
  };
  const addressOf = async (pod: string): Promise<string> => (await kube.get(`pod/${pod}`)).status.podIP;
  const addresses = async (service: string): Promise<string[]> => (await endpoints(kube, service)).map(({ address }) => address).sort();

  seen('chaque pod reçoit le suffixe de son namespace, qui complète les noms courts', async () => {
    expect(await kube.logs('job/lookup')).toMatch(new RegExp(`^suffixe de recherche : ${kube.namespace}\\.svc\\.\\S+\\n`));
  });

  seen("le nom d'un Service est une seule adresse, celle du Service", async () => {
    expect((await answers())['web']).toEqual([(await kube.get('service/web')).spec.clusterIP]);
  });

  seen("le nom d'un Service sans adresse (headless) donne celle de chaque pod", async () => {
    const { 'web-headless': web, db } = await answers();
    expect((await kube.get('service/web-headless')).spec.clusterIP).toBe('None');
    expect(web).toHaveLength(2);
    expect(web).toEqual(await addresses('web'));
    expect(db).toEqual((await Promise.all(['db-0', 'db-1'].map(addressOf))).sort());
  });

  seen('chaque pod du StatefulSet a un nom à lui, qui donne son adresse', async () => {
    const found = await answers();
    expect(found['db-0.db']).toEqual([await addressOf('db-0')]);
    expect(found['db-1.db']).toEqual([await addressOf('db-1')]);
  });

  seen('le message de fin du Job redit les cinq réponses de son journal', async () => {
    const [pod] = await kube.list('pods', 'app=lookup');
    const [, ...lines] = (await kube.logs('job/lookup')).trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(pod.status.containerStatuses[0].state.terminated).toMatchObject({ exitCode: 0, message: `${lines.join('\n')}\n` });
  });

  seen('un Service répond sous son nom court, avec son namespace, et en entier', async () => {
    const client = await inside();
    const domain = /suffixe de recherche : (\S+)/.exec(await kube.logs('job/lookup'))?.[1];
    for (const name of ['web', `web.${kube.namespace}`, `web.${kube.namespace}.svc`, `web.${domain}`, `web.${domain}.`])
      expect({ name, status: (await client.get(`http://${name}/`)).status }).toEqual({ name, status: 200 });
  });

  seen("un pod d'un Deployment, lui, n'a pas de nom, et un nom inconnu est introuvable", async () => {
    const client = await inside();
    const [web] = await kube.pods('app=web');
    for (const name of [`${web.metadata.name}.web-headless`, 'db-2.db', 'inconnu'])
      await expect(client.get(`http://${name}:9898/`)).rejects.toThrow('Could not resolve host');
  });

  seen('recréé, db-0 a une autre adresse et garde son nom', async () => {
    const client = await inside();
    const { uid } = (await kube.get('pod/db-0')).metadata;
    await kube.delete('pod/db-0');
    await eventually('un nouveau db-0', async () => {
      const found = await kube.find('pod/db-0');
      return found && found.metadata.uid !== uid;
    });
    await kube.wait('pod/db-0', 'condition=Ready', 60);
    // The resolver remembers an answer for up to 30 seconds.
    const { body } = await eventually('db-0.db répond', () => client.get('http://db-0.db:9898/'), { within: 45 });
    expect(body).toContain('"hostname": "db-0"');
    const { stdout } = await client.run(['curl', '-s', '-o', '/dev/null', '-w', '%{remote_ip}', 'http://db-0.db:9898/']);
    expect(stdout).toBe(await addressOf('db-0'));
  });
});
