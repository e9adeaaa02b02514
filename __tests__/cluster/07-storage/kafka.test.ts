import { eventually, settles } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { evict } from '../support/objects/evict';

const bootstrap = 'kafka-0.kafka-headless:9092';

lab(
  '07-storage/kafka',
  ({ kube, seen }) => {
    /** One of Kafka's own commands, in a broker's container beside the broker: with a small heap. */
    const tool = (command: string, args: readonly string[], input?: string) =>
      kube.exec('kafka-0', ['env', 'KAFKA_HEAP_OPTS=-Xmx64m', `/opt/kafka/bin/${command}`, ...args], {
        within: 90,
        ...(input === undefined ? {} : { input }),
      });
    const topic = () => tool('kafka-topics.sh', ['--bootstrap-server', bootstrap, '--describe', '--topic', 'orders']);
    /** For each partition, the numbers that a line of the description gives: `Replicas`, `Isr`. */
    const numbers = (text: string, what: string) =>
      [...text.matchAll(new RegExp(`${what}: ([\\d,]+)`, 'g'))].map(([, list = '']) => list.split(',').sort().join());
    const read = async (count: number) => {
      const limits = ['--from-beginning', '--max-messages', String(count), '--timeout-ms', '60000'];
      const text = await tool('kafka-console-consumer.sh', ['--bootstrap-server', bootstrap, '--topic', 'orders', ...limits]);
      return text.split('\n').filter((line) => line.startsWith('commande '));
    };
    const orders = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `commande ${from + index}`);
    /** What kafka-2 has on its disk: made once, when the disk is formatted. */
    const disk = async () => {
      const text = await kube.exec('kafka-2', ['cat', '/var/lib/kafka/data/kraft/meta.properties']);
      return { directory: /^directory\.id=(.+)$/m.exec(text)?.[1], claim: (await kube.get('pvc/data-kafka-2')).metadata.uid };
    };
    let before: Awaited<ReturnType<typeof disk>>;

    seen('trois brokers font un quorum, et en élisent un', async () => {
      const text = await tool('kafka-metadata-quorum.sh', ['--bootstrap-server', bootstrap, 'describe', '--status']);
      expect(text).toMatch(/LeaderId:\s+[012]\n/);
      const voters = /CurrentVoters:\s+(.*)/.exec(text)?.[1] ?? '';
      expect([...new Set(voters.match(/(?<=\[|, |"id": )\d(?=[,\]])/g))].sort()).toEqual(['0', '1', '2']);
    });

    seen('cent messages écrits par un Job sont lus par un autre', async () => {
      expect(await kube.logs('job/producer', ['--tail=1'])).toBe('100 messages écrits dans orders\n');
      const log = await kube.logs('job/consumer');
      expect(log).toContain('100 messages lus dans orders\n');
      expect([...new Set(log.match(/^commande \d+$/gm))]).toHaveLength(100);
    });

    seen('chaque partition du sujet a une copie chez les trois brokers', async () => {
      expect(numbers(await topic(), 'Replicas')).toEqual(['0,1,2', '0,1,2', '0,1,2']);
      // A copy that is slow is out of the list until it has caught up.
      await settles('chaque copie est à jour', async () => expect(numbers(await topic(), 'Isr')).toEqual(['0,1,2', '0,1,2', '0,1,2']), {
        within: 60,
      });
    });

    seen('le budget laisse partir un broker, et non deux', async () => {
      before = await disk();
      expect(before.directory).toBeTruthy();
      expect(await evict(kube, 'kafka-2', 1)).toMatchObject({ ok: true });
      expect(await evict(kube, 'kafka-1', 1)).toMatchObject({ ok: false, stderr: expect.stringContaining('disruption budget') });
    });

    seen(
      'sans lui, on écrit et on lit encore tout',
      async () => {
        await kube.scale('sts/kafka', 2);
        // The StatefulSet may have replaced it already: killed again, for good.
        await kube.run(['delete', 'pod/kafka-2', '--grace-period=1', '--ignore-not-found', '--wait=false']);
        await kube.wait('pod/kafka-2', 'delete', 60);
        const acks = ['--producer-property', 'acks=all'];
        await tool('kafka-console-producer.sh', ['--bootstrap-server', bootstrap, '--topic', 'orders', ...acks], 'commande 101\n');
        expect((await read(101)).sort()).toEqual(orders(1, 101).sort());
      },
      { within: 180 },
    );

    seen(
      'il revient avec ses données, et rattrape les autres',
      async () => {
        await kube.scale('sts/kafka', 3);
        await kube.rollout('status', 'sts/kafka', { within: 120 });
        expect(await disk()).toEqual(before);
        const caughtUp = async () => numbers(await topic(), 'Isr').join(' ') === '0,1,2 0,1,2 0,1,2';
        await eventually('trois copies à jour', caughtUp, { within: 90 });
        expect((await read(101)).sort()).toEqual(orders(1, 101).sort());
      },
      { within: 240 },
    );
  },
  { ready: 300 },
);
