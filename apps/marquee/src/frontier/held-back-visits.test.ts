import { type EpochMs, epochMs } from '@marquee/units';
import { expect, test } from 'vitest';
import { modelHistories } from '../training/model-histories.ts';
import { heldBackVisits } from './held-back-visits.ts';
import {
	goingOnCatalogue,
	goingOnEvents,
	goingOnTitleIds,
	statesAfter,
} from './testing/going-on.ts';

const events = goingOnEvents(200);
const newestAt = events.at(-1)!.happenedAt as EpochMs;
const states = await statesAfter(events);
const known = { ...modelHistories(states, goingOnTitleIds, () => undefined), states };

test('a visit is as if the profile had done nothing after it: all before is there, and not what it then took up', () => {
	const visits = heldBackVisits({ ...known, keptBack: true, trainedUntil: newestAt });
	expect(visits.length).toBeGreaterThan(5);
	for (const { profileId, state, now, answer, on } of visits) {
		const own = events.filter((event) => event.profileId === profileId);
		const last = own.at(-1)!;
		expect({ now, answer: goingOnCatalogue.idAt(answer) }).toEqual({
			now: last.happenedAt,
			answer: last.titleId,
		});
		expect(on).toEqual({ country: 'PT' });
		expect(state.newestAt).toBe(own.at(-2)!.happenedAt);
		expect(state.titles.map(({ titleId }) => titleId)).toEqual(
			own.slice(0, -1).map(({ titleId }) => titleId),
		);
	}
	expect(visits.map(({ now }) => now)).toEqual(visits.map(({ now }) => now).sort((a, b) => b - a));
});

test('a model that kept nothing back is asked only about what came after its training', () => {
	const asked = (trainedUntil: EpochMs) =>
		heldBackVisits({ ...known, keptBack: false, trainedUntil });
	expect(asked(newestAt)).toEqual([]);
	const between = epochMs(newestAt - 100_000);
	const later = asked(between);
	expect(later.length).toBeGreaterThan(0);
	for (const { now } of later) expect(now).toBeGreaterThan(between);
	expect(asked(epochMs(0)).length).toBeGreaterThan(later.length);
});
