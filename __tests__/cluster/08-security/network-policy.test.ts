import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

const apps = ['front', 'api', 'db', 'intruder'] as const;
type App = (typeof apps)[number];
type ByApp<T> = Readonly<Record<App, T>>;

/** What each pod reaches, sorted. */
type Matrix = ByApp<readonly string[]>;

/** Where each pod tries to go: the others' Services (intruder has none) and their pods' own addresses, the resolver, the API server. */
const services = ['http://api', 'http://db', 'http://front'];
const others = (app: App) => [...services.filter((url) => url !== `http://${app}`), ...apps.filter((name) => name !== app)];
const open = Object.fromEntries(apps.map((app) => [app, [...others(app), 'DNS', "serveur d'API"].sort()])) as unknown as Matrix;
const confined: Matrix = { front: ['DNS', 'api', 'http://api'], api: ['DNS', 'db', 'http://db'], db: ['DNS'], intruder: ['DNS'] };

/** A line for each target that answers; all at once, since what is blocked takes its two seconds. */
const script = `for target in "$@" DNS=kubernetes.default.svc.cluster.local "serveur d'API=$KUBERNETES_SERVICE_HOST:443"; do
  name=\${target%%=*} where=\${target#*=}
  {
    case $where in
      http*) timeout 2 wget -q -O /dev/null "$where" ;;
      *:*) timeout 2 nc "\${where%:*}" "\${where##*:}" < /dev/null ;;
      *) timeout 2 nslookup -type=a "$where" ;;
    esac > /dev/null 2>&1 && echo "$name"
  } &
done
wait`;

lab(
  '08-security/network-policy',
  ({ broken, seen, kube, files, missing }) => {
    const measure = async (only: readonly App[] = apps): Promise<Matrix> => {
      const pods = await kube.pods();
      const address = Object.fromEntries(pods.map(({ metadata, status }) => [metadata.labels.app, status.podIP]));
      const rows = only.map(async (app) => {
        const targets = others(app).map((to) => `${to}=${to.startsWith('http') ? to : `http://${address[to]}:8080`}`);
        const reached = await kube.exec(`deploy/${app}`, ['sh', '-c', script, 'sh', ...targets]);
        return [app, reached.split('\n').filter(Boolean).sort()];
      });
      return Object.fromEntries(await Promise.all(rows));
    };
    /** Waits for the matrix, since each node learns of Services and policies in its own time, and then judges a measure after that. */
    const settles = async (expected: Matrix) => {
      await eventually('la matrice', async () => isDeepStrictEqual(await measure(), expected), { within: 45 }).catch(() => {});
      expect(await measure()).toEqual(expected);
    };
    /** A path that is open, and closed by a change. */
    const closes = async (from: App, to: string, change: () => Promise<unknown>) => {
      const reaches = async () => (await measure([from]))[from].includes(to);
      await eventually(`${from} joint ${to}`, reaches);
      await change();
      await eventually(`${from} ne joint plus ${to}`, async () => !(await reaches()));
    };
    /** The last line of each application's journal. */
    const journals = async (): Promise<ByApp<string>> => {
      const lines = apps.map(async (app) => [app, (await kube.logs(`deploy/${app}`, ['--tail=1'])).trim().replace(`${app} : `, '')]);
      return Object.fromEntries(await Promise.all(lines));
    };
    const say = async (expected: ByApp<string>) => {
      await eventually('les journaux', async () => isDeepStrictEqual(await journals(), expected), { within: 45, every: 2 }).catch(() => {});
      expect(await journals()).toEqual(expected);
    };

    broken("avant, chacun des quatre pods joint tout : les autres, par Service et par adresse, le DNS et le serveur d'API", () =>
      settles(open),
    );

    broken('les quatre journaux ne disent que « oui »', () =>
      say({
        front: 'DNS oui, api oui, db oui',
        api: 'DNS oui, front oui, db oui',
        db: 'DNS oui, front oui, api oui',
        intruder: 'DNS oui, front oui, api oui, db oui',
      }),
    );

    seen.unless(missing.policies, "après, il reste de cette matrice le DNS pour tous, front → api et api → db, et rien d'autre", () =>
      settles(confined),
    );

    seen.unless(missing.policies, 'les quatre journaux le disent', () =>
      say({
        front: 'DNS oui, api oui, db NON',
        api: 'DNS oui, front NON, db oui',
        db: 'DNS oui, front NON, api NON',
        intruder: 'DNS oui, front NON, api NON, db NON',
      }),
    );

    seen('les pods restent prêts : leurs sondes viennent du nœud, que les politiques ne concernent pas', async () => {
      const states = (await kube.pods()).map(({ status }) => status.containerStatuses[0]);
      expect(states.map(({ ready, restartCount }) => ({ ready, restartCount }))).toEqual(
        apps.map(() => ({ ready: true, restartCount: 0 })),
      );
    });

    for (const [policy, from, to, why] of [
      ['front', 'front', 'http://api', "l'entrée dans api ne suffit pas, il faut la sortie de front"],
      ['db', 'api', 'http://db', "la sortie d'api ne suffit pas, il faut l'entrée dans db"],
      ['allow-dns', 'intruder', 'DNS', 'sans cette règle, plus aucun nom ne se résout'],
    ] as const)
      seen.unless(missing.policies, `la politique « ${policy} » retirée, ${from} ne joint plus ${to} : ${why}`, async () => {
        await closes(from, to, () => kube.delete(`networkpolicy/${policy}`));
        expect(await kube.apply(files.manifest, { serverSide: true })).toMatchObject({ ok: true });
      });

    seen.unless(missing.policies, 'la politique nomme le port du pod : avec celui du Service (80), front ne joint plus api', async () => {
      const port = (value: number) =>
        kube.patch('networkpolicy/api', [{ op: 'replace', path: '/spec/ingress/0/ports/0/port', value }], { type: 'json' });
      await closes('front', 'http://api', () => port(80));
      await port(8080);
    });

    seen.unless(missing.policies, 'toutes remises, la matrice est de nouveau celle de la solution', () => settles(confined));
  },
  { startReady: 120 },
);
