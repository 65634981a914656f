import type { Recipe } from '@marquee/contracts';
import type { Ranker } from '@marquee/rankers';
import type { StateFolder } from '../../facts/state-folder.ts';
import { rankerNamed } from '../../ranking/kept-rankers.ts';
import { layoutNamed } from '../layout-named.ts';
import { policyNamed } from '../policy-named.ts';
import type { NamedParts } from './named-parts.ts';
import type { TellingOpener } from './telling-opener.ts';

/** What a recipe names beside its bundle, as far as it is there. */
export interface OpenedNames {
	/** What of it is there; the rest is left out. */
	readonly of: (recipe: Recipe) => {
		readonly ranker?: Ranker | undefined;
		readonly policy?: string;
		readonly layout?: string;
	};
	/** Whether a recipe names this ranker. */
	readonly hasRanker: (name: string) => boolean;
	/** Opens what is named and is not open yet; what cannot be had is told of, and rankers that nobody names are let go. */
	readonly open: (named: NamedParts) => Promise<void>;
}

/** Nothing is open at first. */
export function openedNames(
	folder: Pick<StateFolder, 'rankers' | 'servingRanker'>,
	opener: TellingOpener,
): OpenedNames {
	const rankers = new Map<string, Ranker>();
	const there = { policy: new Set<string>(), layout: new Set<string>() };
	const openRankers = async (names: ReadonlySet<string>) => {
		for (const name of rankers.keys()) if (!names.has(name)) rankers.delete(name);
		for (const name of names) {
			if (rankers.has(name)) continue;
			const found = await opener(`ranker ${name}`, () => rankerNamed(folder, name));
			if (found !== undefined) rankers.set(name, found);
		}
	};
	const look = async (
		kind: 'policy' | 'layout',
		names: ReadonlySet<string>,
		named: (name: string) => unknown,
	) => {
		for (const name of names)
			if ((await opener(`${kind} ${name}`, () => named(name))) !== undefined) there[kind].add(name);
	};
	return {
		of: ({ ranker, policy, layout }) => ({
			...(ranker !== undefined && { ranker: rankers.get(ranker) }),
			...(policy !== undefined && there.policy.has(policy) && { policy }),
			...(layout !== undefined && there.layout.has(layout) && { layout }),
		}),
		hasRanker: (name) => rankers.has(name),
		open: async (named) => {
			await openRankers(named.rankers);
			await look('policy', named.policies, policyNamed);
			await look('layout', named.layouts, layoutNamed);
		},
	};
}
