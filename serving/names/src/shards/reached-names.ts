import { connect, type Socket } from 'node:net';
import { Failure } from '@marquee/units';
import type { NameMatch, NameSearch } from '../name-search.ts';
import { onFrames, writeFrame } from './frames.ts';
import type { Offer } from './offered-names.ts';
import type { Answer, Call } from './wire.ts';

/** How patient somebody is who asks another process. */
export interface Reach {
	/** Searches that take longer are given up. Without it they may take for ever. */
	readonly deadlineMs?: number;
	/** Changes of up to two thousand entities that take longer are given up; whether they were done is not known. */
	readonly changeDeadlineMs?: number;
}

/** More entities do not travel at once: a frame has its limit, and searches between want their turn. */
const atOnce = 2_000;

type Asked = Call extends infer One ? (One extends Call ? Omit<One, 'id'> : never) : never;

interface Waiting {
	readonly resolve: (answer: Answer) => void;
	readonly reject: (cause: unknown) => void;
}

/**
 * An index of another process as one of ours: many calls at once over one connection, made anew at the next call after it
 * broke.
 *
 * @throws {Failure} `names-unreachable` from every call, where the other process is gone, late or refuses.
 */
export async function reachNames(offer: Offer, patience: Reach = {}): Promise<NameSearch> {
	const where = 'path' in offer ? offer.path : `${offer.host}:${offer.port}`;
	const waiting = new Map<number, Waiting>();
	let connection: Promise<Socket> | undefined;
	let lastId = 0;
	let size = 0;

	const lost = (cause: unknown) => {
		connection = undefined;
		for (const { reject } of waiting.values()) reject(cause);
		waiting.clear();
	};
	const connected = () => {
		connection ??= opened(offer).then(
			(socket) => {
				socket.on('close', () => lost(new Error('the connection broke')));
				onFrames(socket, (answer) => settle(answer as Answer));
				return socket;
			},
			(cause) => {
				connection = undefined;
				throw cause;
			},
		);
		return connection;
	};
	const settle = (answer: Answer) => {
		size = answer.size;
		waiting.get(answer.id)?.resolve(answer);
		waiting.delete(answer.id);
	};
	const called = async (call: Asked): Promise<unknown> => {
		const id = ++lastId;
		let late: NodeJS.Timeout | undefined;
		let socket: Socket | undefined;
		try {
			socket = await connected();
			socket.ref();
			const answer = await new Promise<Answer>((resolve, reject) => {
				waiting.set(id, { resolve, reject });
				const withinMs = call.do === 'search' ? patience.deadlineMs : patience.changeDeadlineMs;
				if (withinMs !== undefined) late = setTimeout(giveUp, withinMs, reject, withinMs);
				writeFrame(socket!, { ...call, id });
			});
			if (answer.error !== undefined) throw new Error(answer.error);
			return answer.value;
		} catch (cause) {
			throw unreachable(where, cause);
		} finally {
			clearTimeout(late);
			waiting.delete(id);
			// Nothing keeps a process alive that waits for no answer.
			if (waiting.size === 0) socket?.unref();
		}
	};
	const names: NameSearch = {
		get size() {
			return size;
		},
		put: async (entities) => {
			for (let from = 0; from === 0 || from < entities.length; from += atOnce)
				await called({ do: 'put', entities: entities.slice(from, from + atOnce) });
		},
		remove: async (entityIds) => void (await called({ do: 'remove', entityIds })),
		search: async (query) => (await called({ do: 'search', query })) as readonly NameMatch[],
		close: async () => {
			const socket = await connection?.catch(() => undefined);
			socket?.destroy();
		},
	};
	await called({ do: 'size' });
	return names;
}

const opened = (offer: Offer) =>
	new Promise<Socket>((resolve, reject) => {
		const socket = connect(offer, () => resolve(socket));
		socket.once('error', reject);
	});

function giveUp(reject: (cause: unknown) => void, deadlineMs: number): void {
	reject(new Error(`no answer within ${deadlineMs} ms`));
}

const unreachable = (where: string, cause: unknown) =>
	new Failure('names-unreachable', {
		responsible: 'us',
		what: `the name index of another process does not answer: ${(cause as Error).message}`,
		where,
		remedy: 'Look whether that process runs; its replicas answer meanwhile.',
		cause,
	});
