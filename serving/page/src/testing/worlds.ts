import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { type TasteModel, untrainedModel } from '@marquee/retrieval';
import {
	linearModel,
	linearModelWithCosine,
	linearModelWithVectors,
} from '@marquee/retrieval/testing';
import {
	type EpochMs,
	epochMs,
	msPerDay,
	type ProfileId,
	profileId,
	type TitleId,
} from '@marquee/units';
import { appliedAll, type ProfileState } from '@marquee/viewing';
import fc from 'fast-check';
import { happenings, inOrder } from './drawn-events.ts';
import { drawnTitles } from './drawn-titles.ts';

/** A small service at one moment: what exists, what everybody did, what the model knows. */
export interface World {
	readonly catalogue: Catalogue;
	/** Who asks. */
	readonly profileId: ProfileId;
	/** What happened, in order, each with an id of its own. */
	readonly events: readonly ViewingEvent[];
	readonly model: TasteModel;
	readonly now: EpochMs;
	readonly seed: number;
}

export const worldNow = epochMs(20_000 * msPerDay + 15 * 3_600_000);
export const worldProfile = profileId('somebody');
const others = Array.from({ length: 12 }, (_, i) => `other-${i}`);

const modelOf = (ids: readonly string[]): fc.Arbitrary<TasteModel> =>
	fc
		.record({
			seed: fc.nat(1_000),
			kind: fc.constantFrom('plain', 'cosine', 'vectors', 'partial', 'untrained'),
		})
		.map(({ seed, kind }) => {
			if (kind === 'untrained') return untrainedModel;
			const known = (kind === 'partial' ? ids.filter((_, i) => i % 3 !== 0) : ids) as TitleId[];
			if (kind === 'vectors') return linearModelWithVectors(known, { seed });
			return (kind === 'cosine' ? linearModelWithCosine : linearModel)(known, { seed });
		});

const worldOf = (titles: readonly Title[]): fc.Arbitrary<World> => {
	const ids = titles.map(({ titleId }) => titleId);
	const ofOne = { ids, profiles: [worldProfile], now: worldNow };
	return fc
		.record({
			own: fc.oneof(
				fc.constant([]),
				fc.array(happenings(ofOne, 2_000), { maxLength: 40, size: 'max' }),
			),
			ofOthers: fc.array(happenings({ ...ofOne, profiles: others }, 200), {
				maxLength: 80,
				size: 'max',
			}),
			model: modelOf(ids),
			seed: fc.nat(),
		})
		.map(({ own, ofOthers, ...rest }) => ({
			...rest,
			catalogue: catalogueOf(titles),
			profileId: worldProfile,
			now: worldNow,
			events: inOrder([...own, ...ofOthers]),
		}));
};

/** Any small service. */
export const worlds: fc.Arbitrary<World> = drawnTitles(worldNow).chain(worldOf);

/** What is known of a profile of the world; `undefined`: nothing. */
export function stateIn({ events }: World, of: ProfileId = worldProfile): ProfileState | undefined {
	const own = events.filter((event) => event.profileId === of);
	return own.length === 0 ? undefined : appliedAll(undefined, own);
}

/** A well-stocked service with a model and a profile that has done much; always the same ones. */
export const stockedWorlds = (count: number, also: (world: World) => boolean = () => true) => {
	const found = fc
		.sample(worlds, { numRuns: 100, seed: 7 })
		.filter(
			(world) =>
				world.catalogue.size > 40 &&
				world.model.titleIds.length > 30 &&
				(stateIn(world)?.titles.length ?? 0) > 10 &&
				also(world),
		)
		.slice(0, count);
	if (found.length < count) throw new RangeError(`${found.length} of ${count} such services`);
	return found;
};

/** One such service. */
export const stockedWorld = (also?: (world: World) => boolean): World => stockedWorlds(1, also)[0]!;
