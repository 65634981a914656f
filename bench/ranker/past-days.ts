import { attributesOf } from '@marquee/attributes';
import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { openFoundation, run, train } from '@marquee/foundation';
import { type Histories, keepRows } from '@marquee/histories';
import { detect, historiesOf } from '@marquee/importers';
import { observedQuantile } from '@marquee/numerics';
import type { PastTaste } from '@marquee/rankers';
import { standardised } from '@marquee/retrieval';
import { profileHistory } from '@marquee/tokens';
import { type EpochMs, systemClock, type TitleId } from '@marquee/units';

/** A data set with the moments at which it is cut. */
export interface PastDays {
	readonly catalogue: Catalogue;
	readonly events: readonly ViewingEvent[];
	readonly histories: Histories;
	/** When a share of all engagements has happened. */
	readonly momentAt: (share: number) => EpochMs;
}

/** Reads a data set whole. */
export async function pastDays(path: string): Promise<PastDays> {
	const source = await detect(path);
	const { histories, titleIds } = await historiesOf(source);
	const known = new Map<
		string,
		Parameters<typeof catalogueOf>[0] extends Iterable<infer T> ? T : never
	>();
	for await (const title of source.titles()) known.set(title.titleId, title);
	const events: ViewingEvent[] = [];
	for await (const event of source.events()) events.push(event);
	const times = histories.happenedAtMs.toSorted();
	return {
		catalogue: catalogueOf(
			titleIds.map((titleId) => known.get(titleId) ?? { titleId, name: titleId, genres: [] }),
		),
		events,
		histories,
		momentAt: (share) => observedQuantile(times, share) as EpochMs,
	};
}

/** A foundation model trained on what happened before a moment and nothing later, to be asked about later moments. */
export async function tasteUntil(
	{ catalogue, histories }: PastDays,
	until: EpochMs,
	{
		epochs,
		threads,
		seed,
	}: { readonly epochs: number; readonly threads: number; readonly seed: number },
): Promise<PastTaste & { readonly release: () => Promise<void> }> {
	const model = await train({
		run: run('for the ranker', { epochs, seed }),
		data: keepRows(histories, (row) => histories.endedAtMs[row]! < until),
		attributes: attributesOf(catalogue.titles),
		threads,
		clock: systemClock,
	});
	const foundation = await openFoundation(model, { threads, batchRows: 16 });
	const V = catalogue.size;
	const numbers = new Map(catalogue.titles.map(({ titleId }, v) => [titleId as TitleId, v]));
	const runtimeOf = (id: TitleId) => catalogue.title(id)?.runtimeSeconds;
	return {
		of: async (asked) => {
			const scores = new Float32Array(asked.length * V); // (B, V)
			await foundation.score(
				asked.map(({ state, now }) => ({
					history: profileHistory(state, numbers, runtimeOf),
					asOfMs: now,
				})),
				scores,
			);
			return asked.map((_, b) => standardised(scores.subarray(b * V, (b + 1) * V)));
		},
		likeness: (a, b) => foundation.cosine(a, b),
		release: foundation.release,
	};
}
