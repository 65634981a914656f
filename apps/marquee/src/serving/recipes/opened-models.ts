import { type Breaker, breaker } from '@marquee/degradation';
import type { Bundle } from '@marquee/foundation';
import { systemStopwatch } from '@marquee/pipeline';
import type { TasteModel } from '@marquee/retrieval';
import type { TellingOpener } from './telling-opener.ts';

/** A bundle that is open, as pages ask it. */
export interface OpenedModel {
	readonly bundle: Bundle;
	readonly taste: TasteModel;
}

/** Models by the hash of their bundle, each of them opened once, however many recipes name it. */
export interface OpenedModels {
	readonly of: (hash: string | undefined) => OpenedModel | undefined;
	readonly hashes: () => readonly string[];
	/**
	 * Opens the one that serves and those that recipes name, where they are not open; one that a recipe names and that cannot be
	 * had is told of.
	 *
	 * @throws {Failure} whatever the one that serves is refused for.
	 */
	readonly open: (serving: string | undefined, named: Iterable<string>) => Promise<void>;
	/** Lets all others go: nobody is to ask them from now on. */
	readonly keepOnly: (hashes: ReadonlySet<string>) => Promise<void>;
	/** The breakers before them; the list changes with them. */
	readonly guards: readonly Breaker[];
}

/** Where models come from. */
export interface ModelsFrom {
	readonly openBundle: (hash: string) => Promise<Bundle>;
	/** The bundle as pages ask it, behind this breaker. */
	readonly tasteOf: (bundle: Bundle, guard: Breaker) => TasteModel;
	readonly opener: TellingOpener;
	readonly report: (stage: string, cause: unknown) => void;
}

/** A model answers in a few milliseconds; one that takes so long several times in a row is left alone for a while. */
const modelDeadlineMs = 150;

/**
 * No model is open at first. Each has a breaker of its own: one that fails in an experiment costs nobody else theirs.
 */
export function openedModels({ openBundle, tasteOf, opener, report }: ModelsFrom): OpenedModels {
	const models = new Map<string, OpenedModel>();
	const guards: Breaker[] = [];
	const add = (hash: string, bundle: Bundle) => {
		const guard = breaker(guardName(hash), {
			stopwatch: systemStopwatch,
			deadlineMs: modelDeadlineMs,
			report,
		});
		guards.push(guard);
		models.set(hash, { bundle, taste: tasteOf(bundle, guard) });
	};
	return {
		of: (hash) => (hash === undefined ? undefined : models.get(hash)),
		hashes: () => [...models.keys()],
		open: async (serving, named) => {
			if (serving !== undefined && !models.has(serving)) add(serving, await openBundle(serving));
			for (const hash of named) {
				if (models.has(hash)) continue;
				const bundle = await opener(`bundle ${hash}`, () => openBundle(hash));
				if (bundle !== undefined) add(hash, bundle);
			}
		},
		keepOnly: async (hashes) => {
			for (const [hash, { bundle }] of [...models]) {
				if (hashes.has(hash)) continue;
				models.delete(hash);
				const at = guards.findIndex(({ name }) => name === guardName(hash));
				guards.splice(at, 1);
				await bundle.foundation.release();
			}
		},
		guards,
	};
}

const guardName = (hash: string) => `model ${hash.slice(0, 12)}`;
