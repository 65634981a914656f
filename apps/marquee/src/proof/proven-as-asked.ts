import { type Ranker, requireRankerName } from '@marquee/ladder';
import { type TasteModel, untrainedModel } from '@marquee/retrieval';
import type { Surroundings } from '../commands/command.ts';
import { askedPairs, type Pair } from './asked-pairs.ts';
import { isPageName, pageWay } from './pages/page-names.ts';
import { type ProofOrder, type ProofReport, provenPairs } from './proven-pairs.ts';
import { isBundleName, type ServiceRankers, serviceRankers } from './service-rankers.ts';

/** A proof as flags ask for it. */
export interface ProofAsked
	extends Pick<ProofOrder, 'worlds' | 'seeds' | 'metric' | 'exploration'> {
	readonly titles: number;
	/** Who live in the world; as many as what is proven can afford unless given. */
	readonly members?: number;
	/** The folder of a service, where its titles and bundles are meant. */
	readonly state?: string;
}

/**
 * Proves pairs that are written in one flag, in a made-up world or in one with the titles of a service.
 *
 * @throws {Failure} `proof-pairs-malformed`, `proof-ranker-unknown`, `policy-unknown`, `layout-unknown`, and what opening a service may
 * throw.
 */
export async function provenAsAsked(
	text: string,
	{ state, members, ...asked }: ProofAsked,
	around: Pick<Surroundings, 'progress' | 'signal'>,
): Promise<ProofReport> {
	const pairs = askedPairs(text, requireIn(state));
	const isOfPages = pairs.some(([a]) => isPageName(a));
	const order = { ...asked, pairs, members: members ?? (isOfPages ? 800 : 6_000) };
	if (state === undefined)
		return provenPairs(
			{ ...order, ...(isOfPages && { pages: { modelOf: () => untrainedModel } }) },
			around,
		);
	const service = await serviceRankers(state);
	try {
		// Opened before anybody lives: a bundle that is not there should not be missed after a minute.
		const { titles } = service;
		const own = isOfPages ? await pagesIn(service, pairs) : await rankersIn(service, pairs);
		return await provenPairs({ ...order, titles, ...own }, around);
	} finally {
		await service.release();
	}
}

/** Bundles are of a service. */
const requireIn = (state: string | undefined) => (name: string) => {
	if (isPageName(name)) {
		const { bundle } = pageWay(name);
		if (bundle !== undefined && state === undefined) requireRankerName(`bundle:${bundle}`);
	} else if (state === undefined || !isBundleName(name)) requireRankerName(name);
};

async function rankersIn({ rankerOf }: ServiceRankers, pairs: readonly Pair[]) {
	const bundles = new Map<string, Ranker>();
	for (const name of new Set(pairs.flat()))
		if (isBundleName(name)) bundles.set(name, await rankerOf(name));
	return { ownRanker: (name: string) => bundles.get(name) };
}

async function pagesIn({ catalogue, tasteOf }: ServiceRankers, pairs: readonly Pair[]) {
	const models = new Map<string | undefined, TasteModel>();
	for (const bundle of new Set(pairs.flat().map((name) => pageWay(name).bundle)))
		models.set(bundle, await tasteOf(bundle));
	return {
		pages: { catalogue, modelOf: (bundle: string | undefined) => models.get(bundle)! },
	};
}
