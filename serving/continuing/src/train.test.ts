import { expect, test } from 'vitest';
import { continuing } from './continuing.ts';
import { type ContinuingModel, handSetModel } from './model.ts';
import {
	type SimulatedViewer,
	simulatedCatalogue,
	simulatedViewers,
} from './testing/simulated-viewers.ts';
import { trainContinuing } from './train.ts';
import { pastVisits } from './visits.ts';

/** Other than what is set by hand, so that nothing is right by itself. */
const truth: ContinuingModel = {
	...handSetModel,
	version: 'truth',
	title: {
		...handSetModel.title,
		daysAway: -0.4,
		takenUpSince: -0.4,
		shareWatched: 2,
		sameHour: 0.9,
		overdue: -0.6,
		leftEarly: -0.7,
		judgedDown: -1.8,
		sameDevice: 0.8,
		unmeasured: 0.4,
	},
	session: {
		...handSetModel.session,
		constant: -1,
		drawnTo: 0.6,
		comesBack: 0.5,
		onPhone: -0.6,
		onTelevision: 0.5,
	},
};

const visitsOf = (viewers: readonly SimulatedViewer[]) =>
	viewers.flatMap(({ events }) => pastVisits(events, simulatedCatalogue));
const past = visitsOf(simulatedViewers(truth, { viewers: 300, visitsEach: 25, seed: 1 }));
const learnt = trainContinuing(past, { version: 'learnt' });
const later = simulatedViewers(truth, { viewers: 60, visitsEach: 25, seed: 2 });

const answered = (viewers: readonly SimulatedViewer[], model: ContinuingModel) =>
	viewers.flatMap(({ visits }) =>
		visits
			.filter(({ truth: { sessionIsContinuation } }) => sessionIsContinuation > 0)
			.map((visit) => {
				const asked = { ...visit, catalogue: simulatedCatalogue } as never;
				return { ...visit, said: continuing(asked, model) };
			}),
	);

test('the weights by which viewers decide are found again, each within its stated uncertainty', () => {
	const { deviations } = learnt.learntFrom!;
	const offBy = (['title', 'session'] as const).flatMap((part) =>
		Object.entries(learnt[part]).map(([name, weight]) => {
			const true_ = (truth[part] as Readonly<Record<string, number>>)[name]!;
			const deviation = (deviations[part] as Readonly<Record<string, number>>)[name]!;
			expect(deviation, name).toBeLessThan(0.4);
			return Math.abs(weight - true_) / deviation;
		}),
	);
	expect(Math.max(...offBy)).toBeLessThan(3.5);
	// Of 20 honest intervals of two deviations one or two miss.
	expect(offBy.filter((off) => off > 2).length).toBeLessThanOrEqual(3);
});

test('what is learnt says nearly what was true before the dice fell; what is set by hand does not', () => {
	const distance = (model: ContinuingModel) => {
		const off = answered(later, model).map(({ said, truth: { sessionIsContinuation } }) =>
			Math.abs(said.sessionIsContinuation - sessionIsContinuation),
		);
		return off.reduce((a, b) => a + b) / off.length;
	};
	expect(distance(learnt)).toBeLessThan(0.02);
	expect(distance(handSetModel)).toBeGreaterThan(0.06);
});

/** Ten equal groups by what was said: what was said and what happened, on average. */
function reliability(pairs: readonly (readonly [said: number, happened: boolean])[]) {
	const ascending = pairs.toSorted(([a], [b]) => a - b);
	const size = Math.ceil(ascending.length / 10);
	return Array.from({ length: 10 }, (_, i) => {
		const group = ascending.slice(i * size, (i + 1) * size);
		const said = group.reduce((sum, [p]) => sum + p, 0) / group.length;
		const happened = group.filter(([, was]) => was).length / group.length;
		return { said, happened, chance: Math.sqrt((said * (1 - said)) / group.length) };
	});
}

test('of the visits called 70% likely to go on, 70% do; of titles as well', () => {
	const visits = answered(later, learnt);
	const isBegun = ({ said: { titles }, watched }: (typeof visits)[number]) =>
		titles.some(({ titleId, probability }) => titleId === watched && probability > 0);
	const ofVisits = visits.map((each) => [each.said.sessionIsContinuation, isBegun(each)] as const);
	const ofTitles = visits.flatMap(({ said, watched }) =>
		said.titles.map(({ titleId, probability }) => [probability, titleId === watched] as const),
	);
	for (const pairs of [ofVisits, ofTitles.filter(([said]) => said > 0)])
		for (const { said, happened, chance } of reliability(pairs))
			expect(Math.abs(said - happened)).toBeLessThan(Math.max(0.02, 3.5 * chance));
});

test('viewers of more kinds than the model knows are still told right on average', () => {
	const differing = { visitsEach: 20, differing: 0.8 };
	const many = simulatedViewers(truth, { ...differing, viewers: 80, seed: 3 });
	const others = simulatedViewers(truth, { ...differing, viewers: 60, seed: 4 });
	const model = trainContinuing(visitsOf(many), { version: 'of many kinds' });
	const pairs = answered(others, model).map(
		({ said, truth: { titles }, watched }) =>
			[
				said.sessionIsContinuation,
				titles.some(({ titleId, probability }) => titleId === watched && probability > 0),
			] as const,
	);
	for (const { said, happened } of reliability(pairs))
		expect(Math.abs(said - happened)).toBeLessThan(0.1);
});

test('the first title is the one gone on with more often than the newest one is', () => {
	const visits = answered(later, learnt).filter(({ said, watched }) =>
		said.titles.some(({ titleId, probability }) => titleId === watched && probability > 0),
	);
	const hits = (first: (visit: (typeof visits)[number]) => string | undefined) =>
		visits.filter((visit) => first(visit) === visit.watched).length / visits.length;
	const learntOrder = hits(({ said }) => said.titles[0]?.titleId);
	const byRecency = hits(({ said, state }) => {
		const open = new Set(said.titles.filter((t) => t.probability > 0).map((t) => t.titleId));
		return state!.titles.findLast(({ titleId }) => open.has(titleId))?.titleId;
	});
	expect(learntOrder).toBeGreaterThan(byRecency + 0.03);
});

test('ten visits leave the weights near the prior, none leave it as it is', () => {
	const from = (count: number) => trainContinuing(past.slice(0, count), { version: 'few' });
	expect(from(0)).toMatchObject({ title: handSetModel.title, session: handSetModel.session });
	const distance = (model: ContinuingModel) =>
		Math.hypot(
			...Object.entries(model.title).map(
				([name, weight]) => weight - handSetModel.title[name as 'liked'],
			),
		);
	expect(distance(from(10))).toBeLessThan(distance(learnt));
	expect(from(10).learntFrom).toMatchObject({ visits: 10 });
});

test('the same visits give the same weights, in whatever order viewers come', () => {
	const again = trainContinuing(past.slice(0, 1_000).toReversed(), { version: 'learnt' });
	const first = trainContinuing(past.slice(0, 1_000), { version: 'learnt' });
	for (const [name, weight] of Object.entries(first.title))
		expect(again.title[name as 'liked']).toBeCloseTo(weight, 6);
	expect(trainContinuing(past.slice(0, 1_000), { version: 'learnt' })).toEqual(first);
});
