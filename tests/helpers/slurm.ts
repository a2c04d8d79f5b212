/** A Slurm cluster of one node, this machine, with a munge of its own; ports and folders are the test's. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** The number of questions whether the node is ready; each takes a part of a second. */
const MOST_ASKINGS = 200;

export interface Slurm {
  /** Settings that `sbatch` and the other commands need beside the environment. */
  env: Record<string, string>;
}

/** Starts the daemons in `folder`, and ends them when `use` has ended. Throws when Slurm is not installed. */
export async function withSlurm<T>(folder: string, use: (slurm: Slurm) => Promise<T>): Promise<T> {
  const env = { ...(process.env as Record<string, string>), SLURM_CONF: join(folder, 'slurm.conf') };
  await configure(folder);
  const daemons: ChildProcess[] = [];
  const start = async (command: string, args: string[]) => {
    const daemon = spawn(command, args, { env, stdio: 'ignore' });
    daemons.push(daemon);
    await once(daemon, 'spawn');
  };
  try {
    await start('munged', ['--foreground', '--force', ...mungeFiles(folder)]);
    await start('slurmctld', ['-D', '-i']);
    await start('slurmd', ['-D']);
    await untilIdle(env);
    return await use({ env: { SLURM_CONF: env.SLURM_CONF as string } });
  } finally {
    await Promise.all(daemons.reverse().map(ended));
  }
}

function mungeFiles(folder: string): string[] {
  const file = (name: string) => join(folder, `munge.${name}`);
  const options = ['key-file=', 'socket=', 'pid-file=', 'log-file=', 'seed-file='].map((option) => `--${option}`);
  return options.map((option, i) => option + file(['key', 'socket', 'pid', 'log', 'seed'][i] as string));
}

async function configure(folder: string): Promise<void> {
  const [control, node] = [await freePort(), await freePort()];
  const host = hostname().split('.')[0];
  for (const name of ['state', 'spool']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'munge.key'), randomBytes(1024), { mode: 0o400 });
  await writeFile(join(folder, 'cgroup.conf'), 'CgroupPlugin=disabled\n');
  const lines = [
    'ClusterName=test',
    `SlurmctldHost=${host}(127.0.0.1)`,
    'SlurmUser=root',
    `SlurmctldPort=${control}`,
    `SlurmdPort=${node}`,
    'AuthType=auth/munge',
    `AuthInfo=socket=${join(folder, 'munge.socket')}`,
    'CredType=cred/munge',
    `StateSaveLocation=${join(folder, 'state')}`,
    `SlurmdSpoolDir=${join(folder, 'spool')}`,
    `SlurmctldPidFile=${join(folder, 'slurmctld.pid')}`,
    `SlurmdPidFile=${join(folder, 'slurmd.pid')}`,
    `SlurmctldLogFile=${join(folder, 'slurmctld.log')}`,
    `SlurmdLogFile=${join(folder, 'slurmd.log')}`,
    // Control groups are the machine's, not the test's.
    'ProctrackType=proctrack/linuxproc',
    'TaskPlugin=task/none',
    'SelectType=select/cons_tres',
    'SelectTypeParameters=CR_CPU',
    'ReturnToService=2',
    `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} State=UNKNOWN`,
    'PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP',
  ];
  await writeFile(join(folder, 'slurm.conf'), `${lines.join('\n')}\n`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilIdle(env: Record<string, string>): Promise<void> {
  let told = '';
  for (let asked = 0; asked < MOST_ASKINGS; asked += 1) {
    told = await run('sinfo', ['-h', '-o', '%T'], { env }).then(
      ({ stdout }) => stdout.trim(),
      (error: Error) => error.message,
    );
    if (told === 'idle') return;
  }
  throw new Error(`the node of Slurm does not become ready: ${told}`);
}

async function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const exit = once(daemon, 'exit');
  daemon.kill();
  await exit;
}
