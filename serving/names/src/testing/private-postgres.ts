import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL of one's own, gone when stopped. */
export interface PrivatePostgres {
	/** How to connect: over a socket in its own folder, no port. */
	readonly connection: { readonly host: string; readonly user: string; readonly database: string };
	readonly stop: () => Promise<void>;
	/** Ends the server and what it does, and starts it again on the same folder; `meanwhile` runs while there is none. */
	readonly restart: (meanwhile: () => Promise<void>) => Promise<void>;
}

/** Whether this machine has the programs of a PostgreSQL server. */
export const hasPostgres = (): boolean => programs() !== undefined;

/** Starts a server on an empty folder; nothing is written to be kept, and nobody else can reach it. */
export async function privatePostgres(): Promise<PrivatePostgres> {
	const bin = programs();
	if (bin === undefined) throw new Error('this machine has no PostgreSQL server');
	const folder = mkdtempSync(join(tmpdir(), 'marquee-postgres-'));
	const data = join(folder, 'data');
	// PostgreSQL refuses to run as root: there it runs as the user that its package made.
	const identity = process.getuid?.() === 0 ? userNamed('postgres') : undefined;
	if (identity !== undefined) chownSync(folder, identity.uid, identity.gid);
	const settings = { ...identity, cwd: folder };
	await run(
		join(bin, 'initdb'),
		['-D', data, '-U', 'marquee', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '-N'],
		settings,
	);
	const started = async () => {
		const server = spawn(
			join(bin, 'postgres'),
			['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'jit=off'],
			{ ...settings, stdio: ['ignore', 'ignore', 'pipe'] },
		);
		const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
		const end = async () => {
			server.kill('SIGINT');
			await ended;
		};
		try {
			await ready(server.stderr);
		} catch (cause) {
			await end();
			throw cause;
		}
		server.stderr.resume();
		return end;
	};
	const removed = () => rmSync(folder, { recursive: true, force: true });
	let end: () => Promise<void>;
	try {
		end = await started();
	} catch (cause) {
		removed();
		throw cause;
	}
	const stop = async () => {
		await end();
		removed();
	};
	const restart = async (meanwhile: () => Promise<void>) => {
		await end();
		await meanwhile();
		end = await started();
	};
	return { connection: { host: folder, user: 'marquee', database: 'postgres' }, stop, restart };
}

/** The folder of `initdb` and `postgres`: Debian keeps them apart by version, out of the path. */
function programs(): string | undefined {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
	const folders = [
		...versions.map((version) => join(debian, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
	];
	return folders.find((folder) =>
		['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
	);
}

function userNamed(name: string): { readonly uid: number; readonly gid: number } {
	const line = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.find((one) => one.startsWith(`${name}:`));
	if (line === undefined) throw new Error(`there is no user ${name}`);
	const [, , uid, gid] = line.split(':');
	return { uid: Number(uid), gid: Number(gid) };
}

/** Resolves once the server says that it takes connections; rejects with all it said if it ends before. */
const ready = (output: NodeJS.ReadableStream) =>
	new Promise<void>((resolve, reject) => {
		let said = '';
		output.on('data', function listen(chunk: Buffer) {
			said += chunk.toString();
			if (!said.includes('ready to accept connections')) return;
			output.off('data', listen);
			resolve();
		});
		output.once('end', () => reject(new Error(`PostgreSQL ended: ${said}`)));
	});
