import { type Ranker, requireRankerName } from '@marquee/ladder';
import type { Surroundings } from '../commands/command.ts';
import { askedPairs } from './asked-pairs.ts';
import { type ProofOrder, type ProofReport, provenPairs } from './proven-pairs.ts';
import { isBundleName, serviceRankers } from './service-rankers.ts';

/** A proof as flags ask for it. */
export interface ProofAsked
	extends Pick<ProofOrder, 'worlds' | 'members' | 'seeds' | 'metric' | 'exploration'> {
	readonly titles: number;
	/** The folder of a service, where its titles and bundles are meant. */
	readonly state?: string;
}

/**
 * Proves pairs that are written in one flag, in a made-up world or in one with the titles of a service.
 *
 * @throws {Failure} `proof-pairs-malformed`, `proof-ranker-unknown`, and what opening a service may throw.
 */
export async function provenAsAsked(
	text: string,
	{ state, ...asked }: ProofAsked,
	around: Pick<Surroundings, 'progress' | 'signal'>,
): Promise<ProofReport> {
	if (state === undefined) return provenPairs({ ...asked, pairs: askedPairs(text) }, around);
	const pairs = askedPairs(text, (name) => {
		if (!isBundleName(name)) requireRankerName(name);
	});
	const { titles, rankerOf, release } = await serviceRankers(state);
	try {
		// Opened before anybody lives: a bundle that is not there should not be missed after a minute.
		const bundles = new Map<string, Ranker>();
		for (const name of new Set(pairs.flat()))
			if (isBundleName(name)) bundles.set(name, await rankerOf(name));
		const ownRanker = (name: string) => bundles.get(name);
		return await provenPairs({ ...asked, titles, pairs, ownRanker }, around);
	} finally {
		await release();
	}
}
