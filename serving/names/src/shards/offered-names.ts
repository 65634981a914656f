import { createServer, type Server, type Socket } from 'node:net';
import type { NameSearch } from '../name-search.ts';
import { onFrames, writeFrame } from './frames.ts';
import type { Answer, Call } from './wire.ts';

/** Where an index is offered: a socket of this machine, or an address. */
export type Offer = { readonly path: string } | { readonly host: string; readonly port: number };

/** An index that other processes may ask. */
export interface OfferedNames {
	/** Ends all connections; the index itself stays open. */
	readonly close: () => Promise<void>;
}

/** Offers an index to other processes; `reachNames` reaches it. Whoever can connect may ask and change it. */
export async function offerNames(names: NameSearch, offer: Offer): Promise<OfferedNames> {
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
		// A peer that breaks off is its own loss: it asks anew.
		socket.on('error', () => socket.destroy());
		onFrames(socket, (call) => {
			void answered(names, call as Call).then((answer) => {
				if (!socket.destroyed) writeFrame(socket, answer);
			});
		});
	});
	await listening(server, offer);
	return {
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of open) socket.destroy();
			}),
	};
}

const listening = (server: Server, offer: Offer) =>
	new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(offer, resolve);
	});

async function answered(names: NameSearch, call: Call): Promise<Answer> {
	try {
		const value = await done(names, call);
		return { id: call.id, size: names.size, value };
	} catch (cause) {
		return { id: call.id, size: names.size, error: (cause as Error).message };
	}
}

function done(names: NameSearch, call: Call): Promise<unknown> {
	switch (call.do) {
		case 'put':
			return names.put(call.entities);
		case 'remove':
			return names.remove(call.entityIds);
		case 'search':
			return names.search(call.query);
		case 'size':
			return Promise.resolve(undefined);
	}
}
