import { attributesOf } from '@marquee/attributes';
import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { run, train } from '@marquee/foundation';
import { type Histories, keepRows } from '@marquee/histories';
import { detect, historiesOf } from '@marquee/importers';
import type { HeldTaste } from '@marquee/rankers';
import { type EpochMs, systemClock } from '@marquee/units';
import { pastTaste } from '../../apps/marquee/src/ranking/past-taste.ts';

/** A data set as it lies in files, before any cut. */
export interface PastDays {
	readonly catalogue: Catalogue;
	readonly events: readonly ViewingEvent[];
	readonly histories: Histories;
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
	return {
		catalogue: catalogueOf(
			titleIds.map((titleId) => known.get(titleId) ?? { titleId, name: titleId, genres: [] }),
		),
		events,
		histories,
	};
}

/** What a foundation model says that was trained on what happened before a moment and nothing later. */
export async function tasteUntil(
	{ catalogue, histories }: PastDays,
	until: EpochMs,
	{ epochs, threads, seed }: Readonly<Record<'epochs' | 'threads' | 'seed', number>>,
): Promise<HeldTaste> {
	const model = await train({
		run: run('for the ranker', { epochs, seed }),
		data: keepRows(histories, (row) => histories.endedAtMs[row]! < until),
		attributes: attributesOf(catalogue.titles),
		threads,
		clock: systemClock,
	});
	return pastTaste(model, catalogue, { threads });
}
