import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs, ProfileId, RequestId, TitleId } from '@marquee/units';
import { appliedAll, type ProfileState, type RecordedEvent } from '@marquee/viewing';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featureReader } from './feature-reader.ts';
import { featureAt, featureCount, featureNames, features } from './feature-table.ts';
import type { ServedFeatures } from './served-features.ts';
import { skewOf } from './skew.ts';
import { drawnCatalogue } from './testing/drawn-requests.ts';
import { titleCounts } from './title-counts.ts';

const asked = fc.array(
	fc.record({
		after: fc.nat(30),
		counted: fc.nat(30),
		isKnown: fc.constantFrom(true, true, false),
		now: fc.integer({ min: -1e12, max: 1e12 }),
		profileId: fc.constantFrom('p1', 'p2', 'nobody'),
		country: fc.constantFrom(undefined, 'BR'),
		titles: fc.array(fc.constantFrom(0, 1, 2)),
	}),
	{ maxLength: 8 },
);

const atStart = { after: 0, counted: 0, isKnown: true, now: 5, profileId: 'p1' };

test('what was served comes out of the log again, bit for bit, late and doubled events included', async () => {
	await fc.assert(
		fc.asyncProperty(
			drawnCatalogue,
			arbitraryEvents(),
			asked,
			async (catalogue, drawn, requests) => {
				const events = [...drawn, ...drawn.slice(0, 3)];
				const read = requests.map((request, n) => served(catalogue, events, n, request));
				const report = await skewOf(read, inBatches(events), catalogue);
				const perTitle = features.filter(({ origin }) => origin === 'facts').length;
				expect(report).toEqual({
					requests: requests.length,
					compared: perTitle * requests.reduce((sum, { titles }) => sum + titles.length, 0),
					skewed: 0,
					byFeature: {},
					examples: [],
				});
			},
		),
	);
});

test('a feature that was served otherwise than the log has it is named, with both numbers', async () => {
	const [catalogue] = fc.sample(drawnCatalogue, { numRuns: 1, seed: 1 });
	const request = served(catalogue!, [], 0, { ...atStart, titles: [0, 2] });
	request.features[featureCount + featureAt('fatigue')] = 3;
	request.features[featureAt('taste')] = 3; // what the model said cannot be held against the log
	const report = await skewOf([request], inBatches([]), catalogue!);
	expect(report).toMatchObject({ requests: 1, skewed: 1, byFeature: { fatigue: 1 } });
	expect(report.examples).toEqual([
		{ requestId: 'r0', titleId: 't3', feature: 'fatigue', served: 3, replayed: 0 },
	]);
});

test('a title that left the catalogue, and a feature that is no more, are skew', async () => {
	const [catalogue] = fc.sample(drawnCatalogue, { numRuns: 1, seed: 1 });
	const request = served(catalogue!, [], 0, { ...atStart, titles: [0] });
	const perTitle = features.filter(({ origin }) => origin === 'facts').length;
	const gone = { ...request, titleIds: ['gone' as TitleId] };
	expect(await skewOf([gone], inBatches([]), catalogue!)).toMatchObject({ skewed: perTitle });
	const renamed = { ...request, names: featureNames.map((name) => name.replace('age', 'years')) };
	const report = await skewOf([renamed], inBatches([]), catalogue!);
	expect(report.examples[0]).toMatchObject({ feature: 'years', replayed: undefined });
});

/** What a service would read: states and counts put together from all events so far, without the replay's bookkeeping. */
function served(
	catalogue: Catalogue,
	events: readonly ViewingEvent[],
	n: number,
	request: {
		after: number;
		counted: number;
		isKnown: boolean;
		now: number;
		profileId: string;
		country?: string | undefined;
		titles: number[];
	},
): ServedFeatures {
	const now = request.now as EpochMs;
	const stateUntil = Math.min(request.after, events.length);
	const position = Math.min(request.counted, events.length);
	const counts = titleCounts(catalogue);
	for (const { titles } of statesAfter(events.slice(0, position)))
		for (const activity of titles) counts.moved(undefined, activity);
	const isTheirs = ({ profileId }: { profileId: string }) => profileId === request.profileId;
	const counted = { position, at: (now - 7) as EpochMs };
	const read = featureReader(catalogue).reading({
		now,
		state: request.isKnown ? statesAfter(events.slice(0, stateUntil)).find(isTheirs) : undefined,
		counts: counts.at(counted.at, request.country),
		taste: Float32Array.of(1, 2, 3),
	});
	return {
		requestId: `r${n}` as RequestId,
		profileId: request.profileId as ProfileId,
		now,
		stateUntil: request.isKnown ? stateUntil : undefined,
		counted,
		...(request.country && { country: request.country }),
		titleIds: request.titles.map((title) => catalogue.idAt(title)),
		names: featureNames,
		features: read(request.titles),
	};
}

function statesAfter(events: readonly ViewingEvent[]): readonly ProfileState[] {
	const once = [...new Map(events.map((each) => [each.eventId, each])).values()];
	return [...Map.groupBy(once, ({ profileId }) => profileId).values()].map((own) =>
		appliedAll(undefined, own),
	);
}

async function* inBatches(
	events: readonly ViewingEvent[],
): AsyncGenerator<readonly RecordedEvent[]> {
	for (let from = 0; from < events.length; from += 5)
		yield events.slice(from, from + 5).map((event, n) => ({
			position: from + n,
			recordedAt: 0 as EpochMs,
			event,
		}));
}
