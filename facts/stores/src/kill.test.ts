import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { killRounds } from './testing/kill-rounds.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

test('killed at any moment under 64 producers, no acknowledged event is lost and none is doubled', async () => {
	const tally = await killRounds({
		folder: await temporaryFolder(),
		rounds: 4,
		producers: 64,
		random: seededRandom(20_240_229, 'kill'),
		longestLifeMs: 250,
	});
	expect(tally.acknowledged).toBeGreaterThan(64);
	expect(tally).toMatchObject({
		found: tally.acknowledged,
		lost: [],
		doubled: [],
		statesAgree: true,
	});
});
