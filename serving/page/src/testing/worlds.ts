import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { countedPopularity, type TasteModel, untrainedModel } from '@marquee/retrieval';
import { linearModel, linearModelWithCosine } from '@marquee/retrieval/testing';
import {
	type EpochMs,
	epochMs,
	msPerDay,
	type ProfileId,
	profileId,
	type TitleId,
	utcDay,
} from '@marquee/units';
import { appliedAll, type ProfileState, type TitleDay } from '@marquee/viewing';
import fc from 'fast-check';

/** A small service at one moment: what exists, what one profile did, what everybody did, what the model knows. */
export interface World {
	readonly catalogue: Catalogue;
	readonly profileId: ProfileId;
	readonly state: ProfileState | undefined;
	readonly titleDays: readonly TitleDay[];
	readonly model: TasteModel;
	readonly now: EpochMs;
	readonly seed: number;
}

export const worldNow = epochMs(20_000 * msPerDay);
export const worldProfile = profileId('somebody');

const genres = ['Action', 'Comedy', 'Crime', 'Drama', 'Horror', 'Western'];

const titles: fc.Arbitrary<readonly Title[]> = fc
	.array(
		fc.record(
			{
				year: fc.integer({ min: 1950, max: 2019 }),
				runtimeSeconds: fc.constantFrom(600, 5_000, 9_000),
				genres: fc.uniqueArray(fc.constantFrom(...genres), { maxLength: 3 }),
				name: fc.constantFrom('Night', 'Day', 'Dusk', 'Dawn', 'Noon'),
			},
			{ requiredKeys: ['genres', 'name'] },
		),
		{ maxLength: 60, size: 'max' },
	)
	.map((all) => all.map((title, i) => ({ ...title, titleId: `t${i}` })));

/** Something the profile did with a title, which may be one that no catalogue has. */
const eventOn = (ids: readonly string[]): fc.Arbitrary<ViewingEvent> => {
	const what = fc.oneof(
		fc.constant({ kind: 'play' as const }),
		fc.constant({ kind: 'list-add' as const }),
		fc.constant({ kind: 'impression' as const }),
		fc.record({
			kind: fc.constant('progress' as const),
			positionSeconds: fc.constantFrom(0, 30, 540, 2_000, 8_100),
		}),
		fc.record({
			kind: fc.constant('thumb' as const),
			thumb: fc.constantFrom('up' as const, 'down' as const, 'none' as const),
		}),
		fc.record({
			kind: fc.constant('rating' as const),
			rating: fc.integer({ min: 0, max: 10 }),
			outOf: fc.constant(10),
		}),
	);
	return fc
		.record({
			what,
			titleId: fc.constantFrom(...ids, 'not-in-catalogue'),
			ago: fc.nat(1_000),
			eventId: fc.uuid(),
		})
		.map(({ what: kind, titleId, ago, eventId }) => ({
			...kind,
			eventId,
			titleId,
			profileId: worldProfile,
			happenedAt: worldNow - ago * 3_600_000,
		}));
};

const titleDaysOf = (ids: readonly string[]): fc.Arbitrary<readonly TitleDay[]> =>
	fc.array(
		fc.record({
			titleId: fc.constantFrom(...ids, 'not-in-catalogue') as fc.Arbitrary<TitleId>,
			day: fc.nat(90).map((ago) => utcDay(worldNow) - ago),
			profiles: fc.integer({ min: 1, max: 50 }),
		}),
		{ maxLength: 80, size: 'max' },
	);

const modelOf = (ids: readonly string[]): fc.Arbitrary<TasteModel> =>
	fc
		.record({
			seed: fc.nat(1_000),
			kind: fc.constantFrom('plain', 'cosine', 'partial', 'untrained'),
		})
		.map(({ seed, kind }) => {
			if (kind === 'untrained') return untrainedModel;
			const known = kind === 'partial' ? ids.filter((_, i) => i % 3 !== 0) : ids;
			const make = kind === 'cosine' ? linearModelWithCosine : linearModel;
			return make(known as readonly TitleId[], { seed });
		});

/** Any small service. */
export const worlds: fc.Arbitrary<World> = titles.chain((all) => {
	const ids = all.map(({ titleId }) => titleId);
	return fc
		.record({
			events: fc.oneof(fc.constant([]), fc.array(eventOn(ids), { maxLength: 40, size: 'max' })),
			titleDays: titleDaysOf(ids),
			model: modelOf(ids),
			seed: fc.nat(),
		})
		.map(({ events, ...rest }) => ({
			...rest,
			catalogue: catalogueOf(all),
			profileId: worldProfile,
			now: worldNow,
			state: events.length === 0 ? undefined : appliedAll(undefined, events),
		}));
});

/** The popularity of a world. */
export const popularityOf = ({ catalogue, titleDays }: World) =>
	countedPopularity(catalogue, titleDays);
