import { existsSync } from 'node:fs';
import { eventually } from '../../../../live/convergence';
import type { Facility } from '../facility/facility';
import { Client } from '../requests/client';

const needed = { '/usr/bin/ganesha.nfsd': 'nfs-ganesha-vfs', '/sbin/mount.nfs': 'nfs-common' };

/** Why no NFS server can be started for the nodes; `null` where one can. */
export function serverMissing({ nodes }: Facility): string | null {
  if (nodes.some(({ run }) => run === null))
    return "les nœuds de ce cluster ne s'ouvrent pas à nous, et n'apprendraient pas où est le serveur";
  const missing = Object.entries(needed).filter(([file]) => !existsSync(file));
  return missing.length === 0 ? null : `apt-get install ${missing.map(([, name]) => name).join(' ')} : pas de serveur ou pas de client NFS`;
}

/**
 * Starts NFS-Ganesha, an NFS 4 server that is an ordinary program, on the machine outside, and tells the nodes that it is `host`.
 * It shares one folder, whose path on that machine it returns, as `share`.
 */
export async function startNfsServer(facility: Facility, host: string, share: string) {
  const outside = new Client(facility.outside);
  const nodes = facility.nodes.map(({ run }) => new Client(run ?? []));
  const sh = async (client: Client, script: string, ...args: string[]) => {
    const { ok, stdout, stderr } = await client.run(['sh', '-euc', script, 'sh', ...args], 30);
    if (!ok) throw new Error(`serveur NFS : ${stderr.trim() || stdout.trim()}`);
    return stdout.trim();
  };
  const folder = await sh(outside, 'mktemp -d /tmp/etapes-nfs.XXXXXX');
  const stop = async () => {
    // The folder may be one and the same for all these machines, or one each.
    for (const node of nodes) await node.run(['sh', '-c', 'umount /etc/hosts; rm -rf "$1"', 'sh', folder]);
    await outside.run(['sh', '-c', 'kill -KILL "$(cat "$1/pid")"; rm -rf "$1"', 'sh', folder]);
  };
  try {
    const address = (await sh(outside, 'hostname -I')).split(' ')[0] as string;
    await sh(outside, 'cd "$1"; mkdir -m 0777 share; mkdir recovery; printf %s "$2" > conf', folder, configuration(folder, share));
    await sh(outside, 'ganesha.nfsd -f "$1/conf" -L "$1/log" -p "$1/pid" -N EVENT', folder);
    const answers = () => sh(outside, '! ss -Hltn "sport = :2049" | grep -q . || echo oui');
    await eventually('le serveur NFS écoute', answers, { within: 30 });
    // Over the node's file of names, for the node alone.
    const name = 'mkdir -p "$1"; { cat /etc/hosts; echo "$2 $3"; } > "$1/hosts-$4"; mount --bind "$1/hosts-$4" /etc/hosts';
    for (const [index, node] of nodes.entries()) await sh(node, name, folder, address, host, String(index));
    return { folder: `${folder}/share`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** ganesha-config(8). NFS 4 alone: neither rpcbind nor a lock daemon, and numbers for owners, as pods have no names for them. */
const configuration = (folder: string, share: string): string => `
NFS_CORE_PARAM { Protocols = 4; Enable_NLM = false; Enable_RQUOTA = false; Enable_UDP = false; mount_path_pseudo = true; }
NFSV4 { Graceless = true; RecoveryBackend = fs; RecoveryRoot = "${folder}/recovery"; UseGetpwnam = true; Only_Numeric_Owners = true; }
NFS_KRB5 { Active_krb5 = false; }
EXPORT { Export_Id = 1; Path = "${folder}/share"; Pseudo = "${share}"; Protocols = 4; Transports = TCP;
  Access_Type = RW; Squash = No_Root_Squash; SecType = sys; FSAL { Name = VFS; } }
`;
