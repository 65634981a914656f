import { isAvailable } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { appliedAll } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { homeIn } from '../testing/drawn-requests.ts';
import { pagesIn } from '../testing/small-service.ts';
import { stockedWorld, worldNow, worldProfile } from '../testing/worlds.ts';

const world = stockedWorld();
const { titleId } = world.catalogue.titles.find((title) => isAvailable(title, 'PT', worldNow))!;

/** What the list holds of a title after these events, a minute apart. */
async function listAfter(...kinds: readonly ('list-add' | 'finished')[]) {
	const events = kinds.map((kind, minute) => ({
		eventId: `e-${minute}`,
		profileId: worldProfile,
		titleId,
		happenedAt: worldNow - (kinds.length - minute) * 60_000,
		...(kind === 'finished' ? { kind: 'progress', positionSeconds: 90_000 } : { kind }),
	})) as ViewingEvent[];
	const request = homeIn(world, {
		asked: { surface: 'my-list' },
		state: appliedAll(undefined, events),
	});
	const { page } = await (await pagesIn(world))(request);
	return page.rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId));
}

test('what was finished leaves the list, and is on it again once it is listed again', async () => {
	expect(await listAfter('list-add')).toEqual([titleId]);
	expect(await listAfter('list-add', 'finished')).toEqual([]);
	expect(await listAfter('list-add', 'finished', 'list-add')).toEqual([titleId]);
	expect(await listAfter('finished', 'list-add', 'finished')).toEqual([]);
});
