import { setImmediate as turn } from 'node:timers/promises';

/** Long work beside a server. */
export interface Leisure {
	/** Lets requests that wait be answered first. @throws the reason of `stop` once it was called. */
	readonly pause: () => Promise<void>;
	/** Ends whatever is under way, at its next pause. */
	readonly stop: () => void;
}

/** How long work goes on before it lets others through. */
const longestTurnMs = 4;

/** Pauses that cost nothing while the work's turn has only begun. */
export function leisure(elapsedMs: () => number): Leisure {
	let isStopped = false;
	let since = elapsedMs();
	return {
		pause: async () => {
			if (isStopped) throw new Stopped();
			if (elapsedMs() - since < longestTurnMs) return;
			await turn();
			since = elapsedMs();
		},
		stop: () => {
			isStopped = true;
		},
	};
}

/** The work was no longer wanted; nobody is to blame. */
export class Stopped extends Error {
	override readonly name = 'Stopped';
	constructor() {
		super('stopped');
	}
}
