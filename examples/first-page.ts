/**
 * A streaming service in a hundred lines: a dozen titles, a few evenings of watching, and the home page that follows from them.
 * Everything is real but the engines, which keep all in memory, and the model, which is a rule instead of a network.
 *
 *   npm run example
 */
import { catalogueOf } from '@marquee/catalogue';
import type { Page, ViewingEvent } from '@marquee/contracts';
import { countedFacts, explanation, type PackedTrace, pagePolicy, pages } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import type { TasteModel } from '@marquee/retrieval';
import { memoryEventLog, memoryProfileStates, memorySlateLog } from '@marquee/stores';
import { epochMs, hash32, profileId, requestId, settableClock, type TitleId } from '@marquee/units';
import { eventIntake } from '@marquee/viewing';

// 1. What exists. Titles are plain data; an importer would read them from a file.
const catalogue = catalogueOf(
	[
		['The Last Lighthouse', 'Drama', 'Mystery'],
		['Salt and Fog', 'Drama', 'Mystery'],
		['Night Ferry', 'Thriller', 'Mystery'],
		['The Quiet Harbour', 'Drama', 'Romance'],
		['Letters to the Tide', 'Drama', 'Romance'],
		['Low Orbit', 'Sci-Fi', 'Thriller'],
		['The Long Signal', 'Sci-Fi', 'Drama'],
		['Gravity for Beginners', 'Sci-Fi', 'Comedy'],
		['Two Left Feet', 'Comedy', 'Romance'],
		['The Understudy', 'Comedy', 'Drama'],
		['Kitchen Fire', 'Comedy', 'Family'],
		['A Fox in Winter', 'Family', 'Animation'],
	].map(([name, ...genres], i) => ({ titleId: `t-${i}`, name: name!, genres, year: 2010 + i })),
);
const idOf = (name: string) => catalogue.titles.find((title) => title.name === name)!.titleId;

// 2. What happened. Events come in by one door: into the log first, then into what pages are made from.
const clock = settableClock(epochMs(Date.UTC(2026, 0, 10, 20)));
const profileStates = memoryProfileStates();
const intake = eventIntake({ log: memoryEventLog(), profileStates, clock });

let told = 0;
const about = (who: string, name: string) => ({
	eventId: `e-${told++}`,
	profileId: who,
	titleId: idOf(name),
	happenedAt: clock.now() - 60_000 * (100 - told),
});
const evenings: readonly ViewingEvent[] = [
	...['Low Orbit', 'Kitchen Fire', 'Salt and Fog', 'Two Left Feet'].map(
		(name): ViewingEvent => ({ kind: 'play', ...about('neighbour', name) }),
	),
	{ kind: 'play', ...about('ada', 'The Last Lighthouse') },
	{ kind: 'thumb', thumb: 'up', ...about('ada', 'The Last Lighthouse') },
	{ kind: 'thumb', thumb: 'down', ...about('ada', 'Two Left Feet') },
	{ kind: 'list-add', ...about('ada', 'A Fox in Winter') },
	{ kind: 'play', ...about('ada', 'Night Ferry') },
	{ kind: 'stop', positionSeconds: 2_400, watchedSeconds: 2_400, ...about('ada', 'Night Ferry') },
];
await intake.accept(evenings);

// 3. What is believed. Marquee trains a transformer; whatever answers these questions can stand in its place. Here titles
// are alike as far as they share genres, and a profile likes what is like the titles that it knows.
const titleIds = catalogue.titles.map(({ titleId }) => titleId as TitleId);
const cosine = (a: string, b: string) => {
	const [one, other] = [catalogue.title(a)!.genres, catalogue.title(b)!.genres];
	const shared = one.filter((genre) => other.includes(genre)).length;
	return shared / Math.sqrt(one.length * other.length);
};
const sharedGenres: TasteModel = {
	bundle: 'shared-genres',
	trainedAt: clock.now(),
	titleIds,
	cosine,
	similarity: (title) => Float32Array.from(titleIds, (other) => cosine(title, other)),
	taste: async (state) =>
		Float32Array.from(titleIds, (title) =>
			(state?.titles ?? []).reduce(
				(sum, known) => sum + (known.thumb === 'down' ? -1 : 1) * cosine(known.titleId, title),
				0,
			),
		),
};

// 4. The page: rows compete for it, and it keeps a trace of everything that it decided.
const slates = memorySlateLog<PackedTrace>();
const shapes = { web: { rows: 8, titlesPerRow: 3, rowsAtOnce: 3, titlesAtOnce: 3 } };
const makePage = pages({
	facts: await countedFacts({
		catalogue,
		states: profileStates,
		events: [evenings],
		now: clock.now(),
	}),
	model: sharedGenres,
	slateLog: slates,
	newestEventAt: profileStates.newestAt,
	stopwatch: systemStopwatch,
	report: (stage, cause) => console.error(stage, cause),
	digest: (bytes) => `${hash32(Buffer.from(bytes).toString())}`,
	// A dozen titles fill no long rows.
	policy: { ...pagePolicy, shapes: { ...pagePolicy.shapes, ...shapes }, fewestTitles: 2 },
});
const ada = profileId('ada');
const { page, trace } = await makePage({
	requestId: requestId('first-page'),
	profileId: ada,
	asked: { surface: 'home' },
	state: profileStates.of(ada),
	now: clock.now(),
	seed: 1,
});
print(page);

// 5. Why not? Nothing vanishes without a reason.
const { fate } = explanation(trace, idOf('Two Left Feet'), catalogue);
console.log(`\nTwo Left Feet is not there: ${fate[0]?.reason}`);

function print({ rows }: Page): void {
	for (const { heading, evidence, titles } of rows) {
		console.log(`\n${heading}${evidence.sentence === heading ? '' : ` — ${evidence.sentence}`}`);
		for (const { title, evidence: why } of titles)
			console.log(`    ${title.name}: ${why.sentence}`);
	}
}
