import { catalogueOf } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, sourceBit, sourceNames } from './asked.ts';
import { type FeatureReader, featureReader } from './feature-reader.ts';
import { featureAt, featureCount, featureNames, features } from './feature-table.ts';
import { emptyPast } from './past.ts';
import { drawnRequest } from './testing/drawn-requests.ts';
import { titleFacts } from './title-facts.ts';
import { viewerFacts } from './viewer-facts.ts';

const everyTitle = [0, 1, 2];

test('every feature of any profile, title and moment is a number inside its range', () => {
	const given = fc.array(fc.float({ noNaN: true }), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(drawnRequest, given, ({ catalogue, events, now, country, device }, said) => {
			const past = emptyPast(catalogue);
			for (const event of events) past.take(event);
			const rows = featureReader(catalogue).reading({
				now,
				state: past.stateOf('p1'),
				counts: past.counts.at(now, country),
				taste: Float32Array.from(said),
				likenessToLast: (title) => said[title]!,
				...(device && { device }),
			})(everyTitle, Uint32Array.of(0, 1, 127));
			for (const [at, value] of rows.entries()) {
				const { name, range } = features[at % featureCount]!;
				expect(value, name).toBeGreaterThanOrEqual(range[0]);
				expect(value, name).toBeLessThanOrEqual(range[1]);
			}
		}),
	);
});

test('a title has the same features beside any others, and in an array that was used before', () => {
	fc.assert(
		fc.property(drawnRequest, fc.array(fc.nat(2)), ({ catalogue, events, now }, titles) => {
			const past = emptyPast(catalogue);
			for (const event of events) past.take(event);
			const read = featureReader(catalogue).reading({
				now,
				state: past.stateOf('p1'),
				counts: past.counts.at(now),
			});
			const together = read(titles, undefined, new Float32Array(9_999).fill(7));
			for (const [n, title] of titles.entries())
				expect(together.slice(n * featureCount, (n + 1) * featureCount)).toEqual(read([title]));
		}),
	);
});

test('a reader that has answered other requests, before other events, answers as one that never did', () => {
	fc.assert(
		fc.property(drawnRequest, fc.nat(30), ({ catalogue, events, now, country }, before) => {
			const past = emptyPast(catalogue);
			const [used, sources] = [featureReader(catalogue), Uint32Array.of(1, 0, 5)];
			const ask = (reader: FeatureReader, at: EpochMs) =>
				reader.reading({
					now: at,
					state: past.stateOf('p1'),
					counts: past.counts.at(at, country),
				})(everyTitle, sources);
			for (const event of events.slice(0, before)) past.take(event);
			ask(used, now);
			ask(used, (now - 400 * msPerDay) as EpochMs);
			for (const event of events.slice(before)) past.take(event);
			expect(ask(used, now)).toEqual(ask(featureReader(catalogue), now));
		}),
	);
});

test('a number is what its definition says, wherever it rests on too little to be computed', () => {
	fc.assert(
		fc.property(drawnRequest, ({ catalogue, events, now, country }) => {
			const past = emptyPast(catalogue);
			for (const event of events) past.take(event);
			const [state, counts] = [past.stateOf('p1'), past.counts.at(now, country)];
			const rows = featureReader(catalogue).reading({ now, state, counts })(everyTitle);
			const facts = titleFacts(catalogue);
			const viewer = viewerFacts(state, catalogue, facts, now);
			const thisYear = new Date(now).getUTCFullYear();
			const asked = { now, state, counts };
			const reading = { asked, nowMs: now, thisYear, facts, counts, viewer };
			for (const title of everyTitle)
				for (const [column, { of, name }] of features.entries())
					expect(rows[title * featureCount + column], name).toBe(
						Math.fround(of(reading)(title, 0)),
					);
		}),
	);
});

test('more rows than are filled at a time come out as one by one', () => {
	const { catalogue, asked } = someRequest([]);
	const read = featureReader(catalogue).reading(asked);
	const titles = Int32Array.from({ length: 131 }, (_, n) => n % 2);
	const [even, odd] = [read([0]), read([1])];
	const rows = read(titles);
	for (let n = 0; n < titles.length; n++)
		expect(rows.slice(n * featureCount, (n + 1) * featureCount)).toEqual(n % 2 === 0 ? even : odd);
});

test('no two features have one name, and each says what it means', () => {
	expect(new Set(featureNames).size).toBe(featureCount);
	for (const { name, meaning, unit } of features) {
		expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
		expect(meaning.length).toBeGreaterThan(20);
		expect(unit).not.toBe('');
	}
	expect(() => featureAt('tase')).toThrow('there is no feature tase');
});

test('each source has a bit of its own', () => {
	const { catalogue, asked } = someRequest([]);
	const read = featureReader(catalogue).reading(asked);
	for (const name of sourceNames) {
		const row = read([0], Uint32Array.of(sourceBit(name)));
		for (const other of sourceNames)
			expect(row[featureAt(`from-${other}`)]).toBe(name === other ? 1 : 0);
	}
});

test('titles outside the catalogue, sources of too few and too short an array are refused', () => {
	const { catalogue, asked } = someRequest([]);
	const read = featureReader(catalogue).reading(asked);
	expect(() => read([2])).toThrow('title 2 lies outside a catalogue of 2');
	expect(() => read([0, 1], new Uint32Array(1))).toThrow('sources of 1 titles, not of 2');
	expect(() => read([0], undefined, new Float32Array(3))).toThrow('3 places for 1 ×');
});

test('a title that was shown again and again tires, until it is taken up', () => {
	const shown = [1, 2, 3].map((day) => event('impression', 'war', day));
	expect(featureOf(shown, 'war', 'fatigue')).toBeCloseTo(Math.log(4));
	expect(featureOf(shown, 'war', 'shown-lately')).toBeCloseTo(2 ** (-7 / 3)); // seven days ago
	expect(featureOf([...shown, event('play', 'war', 4)], 'war', 'fatigue')).toBe(0);
});

test('what a profile liked shows in genres, people, language and decade', () => {
	const liked = [{ ...event('thumb', 'war', 9), thumb: 'up' } as ViewingEvent];
	expect(featureOf(liked, 'war', 'genre-affinity')).toBe(1);
	expect(featureOf(liked, 'comedy', 'genre-affinity')).toBe(0);
	expect(featureOf(liked, 'war', 'people-affinity')).toBeCloseTo(Math.log(2));
	expect(featureOf(liked, 'war', 'language-match')).toBe(1);
	expect(featureOf(liked, 'comedy', 'language-match')).toBe(0);
	expect(featureOf(liked, 'war', 'decade-affinity')).toBe(1);
	expect(featureOf(liked, 'comedy', 'decade-affinity')).toBe(0.5); // the decade beside
	const disliked = [{ ...event('thumb', 'war', 9), thumb: 'down' } as ViewingEvent];
	expect(featureOf(disliked, 'war', 'genre-affinity')).toBe(-1);
	expect(featureOf(disliked, 'war', 'people-affinity')).toBeLessThan(0);
});

test('a runtime that suits the time of day fits better than one that does not', () => {
	const evenings = [6, 7, 8].map((day) => event('play', 'comedy', day));
	expect(featureOf(evenings, 'comedy', 'runtime-misfit')).toBe(0);
	expect(featureOf(evenings, 'war', 'runtime-misfit')).toBeCloseTo(Math.log(2));
});

test('freshness halves in thirty days, or in a year where only the year is known', () => {
	expect(featureOf([], 'war', 'freshness')).toBeCloseTo(2 ** (-10 / 30));
	expect(featureOf([], 'comedy', 'freshness')).toBe(0.5);
});

const day = (n: number) => (n * msPerDay) as EpochMs;

const event = (kind: 'impression' | 'play' | 'thumb', titleId: string, at: number): ViewingEvent =>
	({
		kind,
		eventId: `${kind} ${titleId} ${at}`,
		profileId: 'ann',
		titleId,
		happenedAt: day(at),
	}) as ViewingEvent;

/** Day 10 of 1970, and two titles to be asked about. */
function someRequest(events: readonly ViewingEvent[]) {
	const titles: Title[] = [
		{
			titleId: 'war',
			name: 'War',
			genres: ['War'],
			people: ['Ann'],
			originalLanguage: 'pt-BR',
			year: 1970,
			runtimeSeconds: 6_000,
			addedAt: 0,
		},
		{
			titleId: 'comedy',
			name: 'Comedy',
			genres: ['Comedy'],
			originalLanguage: 'ja',
			year: 1969,
			runtimeSeconds: 3_000,
		},
	];
	const catalogue = catalogueOf(titles);
	const past = emptyPast(catalogue);
	for (const each of events) past.take(each);
	const now = day(10);
	const asked: Asked = { now, state: past.stateOf('ann'), counts: past.counts.at(now) };
	return { catalogue, asked };
}

function featureOf(events: readonly ViewingEvent[], titleId: string, name: string): number {
	const { catalogue, asked } = someRequest(events);
	const rows = featureReader(catalogue).reading(asked)([catalogue.indexOf(titleId)!]);
	return rows[featureAt(name)]!;
}
