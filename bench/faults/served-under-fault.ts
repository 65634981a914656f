import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Dependency, Fault } from './fault.ts';

const script = fileURLToPath(new URL('./gateway-under-fault.ts', import.meta.url));

/** What a page says of how it came about. */
export interface ServedHow {
	readonly how: string;
	/** Whether it says that it was made without something. */
	readonly isPoorer: boolean;
}

/** A gateway in a process of its own, and how to ask and to break it. */
export interface ServedUnderFault {
	readonly profiles: readonly string[];
	/** How the page was served; rejects for whatever is not a page. */
	readonly page: (profile: string) => Promise<ServedHow>;
	/** Resolves when the event was accepted. */
	readonly event: (profile: string) => Promise<void>;
	/** Breaks one dependency and mends all others; without one mends all. */
	readonly breaks: (broken?: {
		readonly dependency: Dependency;
		readonly fault: Fault;
	}) => Promise<void>;
	readonly stop: () => Promise<void>;
}

/** Starts the gateway; `args` are for its script. */
export async function servedUnderFault(args: readonly string[]): Promise<ServedUnderFault> {
	const child = fork(script, [...args], { execArgv: ['--disable-warning=ExperimentalWarning'] });
	const [ready] = (await Promise.race([once(child, 'message'), ended(child)])) as [
		{ url: string; key: string; profiles: readonly string[] },
	];
	const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
	const headers = { authorization: `Bearer ${ready.key}`, 'content-type': 'application/json' };
	const ask = (method: string, path: string, body?: object): Promise<Buffer> =>
		new Promise((resolve, reject) => {
			const asked = request(`${ready.url}${path}`, { agent, headers, method }, (answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('error', reject);
				answer.on('end', () => {
					if (answer.statusCode === 200) resolve(Buffer.concat(chunks));
					else reject(new Error(`${answer.statusCode}`));
				});
			});
			asked.on('error', reject);
			asked.end(body === undefined ? undefined : JSON.stringify(body));
		});
	let events = 0;
	return {
		profiles: ready.profiles,
		page: async (profile) => {
			const page = (await ask('GET', `/v1/home?profile=${encodeURIComponent(profile)}`)).toString();
			const served = /"served":\{"how":"(\w+)"(,"because")?/.exec(page);
			const isPoorer = served?.[2] !== undefined || !page.includes('"skipped":[]');
			return { how: served?.[1] ?? 'unknown', isPoorer };
		},
		event: async (profileId) => {
			const play = { kind: 'play', eventId: `bench-${process.pid}-${events++}`, profileId };
			const event = { ...play, titleId: 't-1', happenedAt: Date.now() };
			await ask('POST', '/v1/events', { events: [event] });
		},
		breaks: async (broken = undefined) => {
			const done = once(child, 'message');
			child.send(broken ?? {});
			await done;
		},
		stop: async () => {
			agent.destroy();
			child.disconnect();
			await once(child, 'exit');
		},
	};
}

async function ended(child: ChildProcess): Promise<never> {
	const [code] = await once(child, 'exit');
	throw new Error(`the gateway ended with ${code} before it was ready`);
}
