import { catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import type { Bundle } from '@marquee/foundation';
import type { ScoringRequest } from '@marquee/histories';
import { emptyTokens, profileHistory, requestOf, tokensOf, writeTokens } from '@marquee/tokens';
import { epochMs, type TitleId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tasteOfBundle } from './taste-of-bundle.ts';

const titleIds = Array.from({ length: 12 }, (_, i) => `t${i}` as TitleId);
const catalogue = catalogueOf(titleIds.map((titleId) => ({ titleId, name: titleId, genres: [] })));
const titles = new Map(titleIds.map((id, index) => [id, index]));

/** A model of these titles that keeps what it was asked. */
function asking() {
	const asked: ScoringRequest[] = [];
	const embeddings = { values: new Float32Array(titleIds.length * 2), width: 2 };
	const score = async (requests: readonly ScoringRequest[]) => void asked.push(...requests);
	const manifest = { lineage: { trainedUntil: 0 } };
	const bundle = {
		hash: 'h',
		path: 'nowhere',
		manifest,
		titleIds,
		foundation: { score, embeddings },
	} as unknown as Bundle;
	return { asked, model: tasteOfBundle(bundle, catalogue) };
}

const circumstances = fc.record({
	device: fc.constantFrom('phone', 'television', 'web'),
	country: fc.constantFrom('PT', 'JP', 'BR'),
	hours: fc.integer({ min: 1, max: 500 }),
});

/** One play per title, each some hours after the one before, on what and where it was. */
function playsOf(each: readonly { device?: string; country?: string; hours: number }[]) {
	let at = 1_700_000_000_000;
	return each.map(({ device, country, hours }, i) => {
		at += hours * 3_600_000;
		return {
			kind: 'play',
			eventId: `e${i}`,
			profileId: 'p',
			titleId: titleIds[i]!,
			happenedAt: at,
			...(device !== undefined && { device }),
			...(country !== undefined && { country }),
		} as ViewingEvent;
	});
}

test('a request reads as training reads the same moment: device, country, hour, gap and all before it', async () => {
	const each = fc.array(circumstances, { minLength: 2, maxLength: titleIds.length });
	await fc.assert(
		fc.asyncProperty(each, async (all) => {
			const plays = playsOf(all);
			const whole = profileHistory(appliedAll(undefined, plays), titles, () => undefined);
			const { asked, model } = asking();
			for (let past = 1; past < plays.length; past++) {
				const { happenedAt, device, country } = plays[past]!;
				const state = appliedAll(undefined, plays.slice(0, past));
				await model.taste(state, epochMs(happenedAt), { device: device!, country: country! });
				const request = asked.pop()!;
				const trained = emptyTokens(past);
				writeTokens(whole, { from: 0, to: past, next: requestOf(whole, past) }, trained, 0);
				expect(tokensOf(request.history, request, 100)).toEqual(trained);
			}
		}),
	);
});

test('where a request does not say, the newest event that did stands in; where none did, it is unknown', async () => {
	const { asked, model } = asking();
	const plays = playsOf([
		{ device: 'television', country: 'PT', hours: 1 },
		{ device: 'phone', hours: 2 },
		{ hours: 3 },
	]);
	const now = epochMs(1_800_000_000_000);
	await model.taste(appliedAll(undefined, plays), now);
	const { history } = asked[0]!;
	expect(asked[0]).toMatchObject({
		device: history.deviceIndices[1],
		country: history.countryIndices[0],
	});
	await model.taste(appliedAll(undefined, plays), now, { country: 'JP' });
	expect(asked[1]!.device).toBe(history.deviceIndices[1]);
	expect(asked[1]!.country).not.toBe(history.countryIndices[0]);
	await model.taste(undefined, now);
	expect(asked[2]).toMatchObject({ device: 0, country: 0 });
});
