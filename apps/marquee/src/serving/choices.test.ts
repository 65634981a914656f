import { catalogueOf } from '@marquee/catalogue';
import type { Asking } from '@marquee/gateway';
import { isHeldBack, usualHoldback } from '@marquee/notifications';
import {
	memoryControlPlane,
	memoryDecisionLog,
	memoryEventLog,
	memoryProfileStates,
} from '@marquee/stores';
import { epochMs, msPerDay, profileId, requestId, settableClock, titleId } from '@marquee/units';
import { eventIntake } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { type ChoicesParts, choices } from './choices.ts';
import type { LoggedChoice } from './decisions.ts';
import type { KeptText } from './kept-text.ts';

/** A Wednesday. */
const noon = epochMs(Date.UTC(2026, 9, 14, 12));

const memoryText = (text?: string): KeptText & { readonly written: () => string | undefined } => {
	let kept = text;
	return {
		read: () => kept,
		write: async (next) => {
			kept = next;
		},
		written: () => kept,
	};
};

/** Choices over engines in memory, for forty profiles that each left a title half watched. */
async function smallChoices(changes: Partial<ChoicesParts> = {}) {
	const clock = settableClock(noon);
	const events = memoryEventLog();
	const states = memoryProfileStates();
	const controlPlane = memoryControlPlane();
	const intake = eventIntake({ log: events, profileStates: states, clock });
	const ids = Array.from({ length: 40 }, (_, i) => profileId(`p${i}`));
	for (const id of ids) {
		const about = { profileId: id, titleId: 't1', happenedAt: noon - 4 * msPerDay };
		const stop = { positionSeconds: 3_000, watchedSeconds: 3_000 };
		await intake.accept([
			{ kind: 'play', eventId: `${id}-play`, ...about },
			{ kind: 'stop', eventId: `${id}-stop`, ...about, ...stop },
		]);
		const preferences = { timeZone: 'UTC' };
		await controlPlane.addProfile(
			{ profileId: id, name: id, createdAt: noon, preferences },
			'tests',
		);
	}
	const trailers = [{ trailerId: 'a' }, { trailerId: 'b' }];
	const told: string[] = [];
	const made = choices({
		catalogue: catalogueOf([
			{ titleId: 't1', name: 'One', genres: ['Drama'], runtimeSeconds: 6_000, trailers },
			{ titleId: 't2', name: 'Two', genres: ['Horror'], maturity: 18, trailers },
			{ titleId: 't3', name: 'Three', genres: [], windows: [{ countries: ['JP'] }], trailers },
			{ titleId: 't4', name: 'Four', genres: [], trailers: [] },
			{ titleId: 't5', name: 'Five', genres: [] },
		]),
		states,
		events,
		controlPlane,
		decisionLog: memoryDecisionLog<LoggedChoice>(),
		kept: { trailerModel: memoryText(), trailersSeen: memoryText() },
		clock,
		report: (stage, cause) => told.push(`${stage}: ${cause}`),
		...changes,
	});
	let asked = 0;
	const asking = (id: Asking['profileId']): Asking => ({
		requestId: requestId(`r${asked++}`),
		profileId: id,
		now: clock.now(),
		on: {},
		seed: 1,
		signal: new AbortController().signal,
	});
	const tellable = ids.filter((id) => !isHeldBack(id, usualHoldback));
	return { made, told, clock, asking, tellable, intake };
}

test('without a plan there is silence; planned, most who left something off are told of it', async () => {
	const { made, asking, tellable } = await smallChoices();
	expect(await made.notify(asking(tellable[0]!))).toMatchObject({ reason: 'no-plan' });
	await made.look();
	const decisions = await Promise.all(tellable.map((id) => made.notify(asking(id))));
	const sent = decisions.filter(({ decision }) => decision === 'send');
	expect(sent.length).toBeGreaterThan(tellable.length / 2);
	await made.close();
});

test('where the control plane fails there is silence, and the operator hears why', async () => {
	const profile = () => Promise.reject(new Error('disk gone'));
	const { made, told, asking, tellable } = await smallChoices({ controlPlane: { profile } });
	await made.look();
	for (const id of tellable)
		expect(await made.notify(asking(id))).toMatchObject({ reason: 'unknown-local-time' });
	expect(told[0]).toBe('preferences of a message: Error: disk gone');
	await made.close();
});

test('damaged texts from an earlier start are told of and written anew, and trailers are chosen all the same', async () => {
	const kept = { trailerModel: memoryText('{'), trailersSeen: memoryText('[]') };
	const { made, told, asking } = await smallChoices({ kept });
	expect(told).toMatchObject([/^trailer-model: .*unreadable/, /^trailers-seen: .*unreadable/]);
	const chosen = await made.trailer({ ...asking(profileId('p1')), titleId: titleId('t1') });
	expect(chosen).toMatchObject({ decision: { probabilities: [0.5, 0.5] }, asOf: { model: null } });
	expect(JSON.parse(kept.trailersSeen.written()!)).toMatchObject({ seen: { 't1/a': 0 } });
	await made.close();
});

test('no trailer is shown of a title that the profile may not see, and the answer says which rule it is', async () => {
	const { made, asking } = await smallChoices();
	const asked = (id: string, changes: Partial<Asking> = {}) =>
		made.trailer({ ...asking(profileId('p1')), titleId: titleId(id), ...changes });
	expect(await asked('t2')).toMatchObject({ decision: { titleId: 't2' } });
	expect(await asked('t2', { maturityLimit: 12 })).toEqual({ refused: 'over-maturity' });
	expect(await asked('t3', { on: { country: 'JP' } })).toMatchObject({ decision: {} });
	expect(await asked('t3', { on: { country: 'PT' } })).toEqual({ refused: 'outside-territory' });
	expect(await asked('t4')).toEqual({ refused: 'no-trailer' });
	expect(await asked('t5')).toEqual({ refused: 'no-trailer' });
	await made.close();
});

test('trailers and messages say as of when they knew the profile, everybody, and what they learnt or planned', async () => {
	const { made, asking, clock, tellable, intake } = await smallChoices();
	const [own, other] = tellable as [Asking['profileId'], Asking['profileId']];
	const trailer = async () => {
		const shown = await made.trailer({ ...asking(own), titleId: titleId('t1') });
		return 'refused' in shown ? undefined : shown.asOf;
	};
	const left = noon - 4 * msPerDay;
	expect(await trailer()).toEqual({ profile: left, events: left, model: null });
	expect((await made.notify(asking(own))).asOf).toMatchObject({ plan: null });
	const play = { kind: 'play', eventId: 'x', profileId: other, titleId: 't1' } as const;
	await intake.accept([{ ...play, happenedAt: noon }]);
	clock.advance(msPerDay + 3_600_000);
	await made.look();
	const learnt = noon + msPerDay + 3_600_000;
	expect(await trailer()).toEqual({ profile: left, events: noon, model: learnt });
	const monday = epochMs(Date.UTC(2026, 9, 12));
	expect((await made.notify(asking(own))).asOf).toEqual({
		profile: left,
		events: noon,
		plan: monday,
	});
	await made.close();
});

test('what trailers earned is learnt within the hour after its window closes, and kept', async () => {
	const kept = { trailerModel: memoryText(), trailersSeen: memoryText() };
	const { made, asking, clock, tellable, intake } = await smallChoices({ kept });
	await made.look();
	for (const id of tellable) {
		const shown = await made.trailer({ ...asking(id), titleId: titleId('t1') });
		if ('refused' in shown || shown.decision.chosen !== 'a') continue;
		const play = { kind: 'play', eventId: `${id}-later`, profileId: id, titleId: 't1' } as const;
		const happened = { ...play, happenedAt: clock.now() + 1 };
		await intake.accept([happened]);
		made.noticed([happened]);
	}
	clock.advance(msPerDay / 2);
	await made.look();
	expect(kept.trailerModel.written()).toBeUndefined();
	clock.advance(msPerDay / 2 + 3_600_000);
	await made.look();
	expect(kept.trailerModel.written()).toContain('t1/a');
	const next = await made.trailer({ ...asking(tellable[0]!), titleId: titleId('t1') });
	if ('refused' in next) expect.unreachable();
	expect(next.decision.probabilities[0]).toBeGreaterThan(0.7); // everybody who saw it played the title
	await made.close();
});

test('a plan that cannot be made is told of once an hour, not at every look', async () => {
	const read = () => {
		throw new Error('the log is damaged');
	};
	const { made, told, clock } = await smallChoices({ events: { read, end: () => 0 } });
	for (let minute = 0; minute < 90; minute++) {
		await made.look();
		clock.advance(60_000);
	}
	expect(told).toEqual(Array(2).fill('weekly-plan: Error: the log is damaged'));
	await made.close();
});

test('closing ends a plan that is under way, and nobody is blamed', async () => {
	const states = { of: () => undefined, newestAt: () => undefined, profileIds: endless };
	const { made, told } = await smallChoices({ states });
	const looking = made.look();
	await made.close();
	await looking;
	expect(told).toEqual([]);
});

function* endless() {
	for (let i = 0; ; i++) yield profileId(`q${i}`);
}
