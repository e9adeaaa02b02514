import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { watch } from '../support/objects/history';

lab(
  '02-pods/sidecar',
  ({ seen, kube, objects }) => {
    const within = (container: string, ...argv: string[]) => kube.exec('postgres', argv, { container });
    const sql = (query: string) =>
      within('postgres', 'psql', '--username=postgres', '--dbname=boutique', '--tuples-only', '--no-align', `--command=${query}`);
    const statuses = async () => {
      const { metadata, status } = await kube.get('pod/postgres');
      const all = [...status.initContainerStatuses, ...status.containerStatuses];
      return { uid: metadata.uid, restarts: Object.fromEntries(all.map(({ name, restartCount }) => [name, restartCount])) };
    };
    const backups = async () => (await within('postgres', 'ls', '/backups')).trim().split('\n');

    seen("les sidecars partent avant postgres, dans l'ordre du manifeste, et comptent parmi les trois conteneurs prêts", async () => {
      const started = (await kube.events('postgres'))
        .filter(({ reason }) => reason === 'Started')
        .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion));
      expect(started.map(({ involvedObject }) => /\{(.*)\}/.exec(involvedObject.fieldPath)?.[1])).toEqual([
        'logger',
        'backup-manager',
        'postgres',
      ]);
      expect(await kube.run(['get', 'pod', 'postgres'])).toMatch(/postgres +3\/3 +Running/);
      const { status } = await kube.get('pod/postgres');
      const [logger, manager, postgres] = [...status.initContainerStatuses, ...status.containerStatuses].map(
        ({ state }) => state.running.startedAt,
      );
      expect(logger <= manager && manager <= postgres).toBe(true);
    });

    seen('logger lit ce que postgres écrit : une requête fautive est aussitôt dans son journal', async () => {
      await expect(sql('SELECT * FROM inconnue')).rejects.toThrow('does not exist');
      await eventually(
        'la faute dans le journal',
        async () => /ERROR: +relation "inconnue" does not exist/.test(await kube.logs('postgres', ['-c', 'logger'])),
        { within: 15 },
      );
      expect(await kube.logs('postgres', ['-c', 'logger'])).toMatch(
        /^logger : départ, .*, avant postgres\n[\s\S]*logger : postgres écrit son journal/,
      );
      expect(await kube.raw(['exec', 'postgres', '-c', 'logger', '--', 'touch', '/var/log/postgresql/essai'])).toMatchObject({
        ok: false,
        stderr: expect.stringContaining('Read-only file system'),
      });
    });

    seen('backup-manager joint postgres par localhost, et sa sauvegarde se lit depuis postgres, qui ne peut y écrire', async () => {
      expect(await sql('SELECT article FROM commandes ORDER BY id')).toBe('thé\ncafé\nchocolat\n');
      const file = await eventually('une sauvegarde', async () => (await backups()).find((name) => name.endsWith('.sql')), { within: 30 });
      expect(await within('postgres', 'cat', `/backups/${file}`)).toMatch(/COPY public\.commandes[\s\S]*chocolat/);
      await expect(within('postgres', 'touch', '/backups/essai')).rejects.toThrow('Read-only file system');
    });

    seen("un sidecar qui s'arrête redémarre seul, dans le même pod ; il reprend sa tâche et garde cinq sauvegardes", async () => {
      const { uid } = await statuses();
      const old = [1, 2, 3, 4, 5, 6].map((hour) => `/backups/boutique-0${hour}00.sql`);
      await within('backup-manager', 'touch', '-d', '2001-01-01', ...old);
      await within('backup-manager', 'bash', '-c', 'kill -INT 1');
      await eventually('backup-manager redémarré', async () => (await statuses()).restarts['backup-manager'] === 1, { within: 60 });
      await eventually('cinq sauvegardes', async () => (await backups()).length === 5, { within: 30 });
      expect(await statuses()).toEqual({ uid, restarts: { logger: 0, 'backup-manager': 1, postgres: 0 } });
    });

    seen("à l'arrêt, postgres finit le premier, puis backup-manager, et logger le dernier : il a tout recopié", async () => {
      await sql("INSERT INTO commandes (article) VALUES ('lait')");
      const sidecar = (name: string) => `initContainerStatuses[?(@.name=="${name}")]`;
      const order = ['containerStatuses[0]', sidecar('backup-manager'), sidecar('logger')];
      const states = await watch(kube, 'pod/postgres', order.map((one) => `{.status.${one}.state.terminated.finishedAt}`).join(' '));
      const logger = kube.run(['logs', 'postgres', '-c', 'logger', '--follow']);
      await kube.delete('pod/postgres');
      expect(await logger).toMatch(/database system is shut down\n(.*\n)*logger : arrêt, .*\n$/);
      const [postgres = '', manager = '', last = ''] = ((await states.stop(/^\S+Z \S+Z \S+Z$/)).at(-1) ?? '').split(' ');
      expect([postgres, manager, last]).toEqual([expect.stringMatching(/Z$/), expect.stringMatching(/Z$/), expect.stringMatching(/Z$/)]);
      expect(postgres <= manager && manager <= last && postgres < last).toBe(true);
    });

    seen("les volumes sont partis avec le pod : la base d'un pod nouveau est neuve", async () => {
      const pod = objects.find(({ kind }) => kind === 'Pod');
      await kube.run(['apply', '--server-side', '-f', '-'], { input: JSON.stringify(pod) });
      await kube.wait('pod/postgres', 'condition=Ready', 60);
      expect(await sql('SELECT count(*) FROM commandes')).toBe('3\n');
    });
  },
  { ready: 180 },
);
