import { testContext } from '@marquee/pipeline/testing';
import { knownGround, likenessOf, tasteOfProfile, viewer } from '@marquee/retrieval';
import { requestId } from '@marquee/units';
import type { HomeQuery } from '../home-query.ts';
import { type HomePolicy, homePolicy } from '../policy.ts';
import type { Makings } from '../row.ts';
import { touchstones } from '../touchstones.ts';
import { popularityOf, type World } from './worlds.ts';

/** Small rows, so that small catalogues fill them and repeats empty them. */
export const smallPolicy: HomePolicy = {
	...homePolicy,
	titlesPerRow: 5,
	candidatesPerRow: 12,
	rows: 9,
};

/** What rows of a small service are made from. */
export const makingsOf = (world: World): Makings => ({
	catalogue: world.catalogue,
	popularity: popularityOf(world),
	likeness: likenessOf(world.model, world.catalogue),
	policy: smallPolicy,
});

/** The query as rows are asked it: what the hydrators of the request have learnt is in it. */
export async function homeQueryOf(world: World, makings: Makings): Promise<HomeQuery> {
	const context = testContext({ now: world.now });
	const { catalogue, model } = world;
	const { state, profileId } = world;
	const asked = { requestId: requestId('r1'), profileId, state };
	const seen = await viewer(catalogue).hydrate(asked, context);
	const tasted = await tasteOfProfile(model, catalogue, 100).hydrate(asked, context);
	const query = { ...asked, ...seen, ...tasted };
	const compared = await touchstones(makings.likeness).hydrate(query, context);
	return { ...query, ...compared, ...(await knownGround(catalogue).hydrate(query, context)) };
}
