import { pageLadder } from '@marquee/degradation';
import { gateway, measuredLoopLag, promptSlateLog } from '@marquee/gateway';
import {
	type CountedFacts,
	countedFacts,
	explanation,
	localised,
	type PackedTrace,
	pages,
	titleCard,
	unpacked,
} from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { untrainedModel } from '@marquee/retrieval';
import { keyHash, openSegmentSlateLog, scopes } from '@marquee/stores';
import { systemClock as clock } from '@marquee/units';
import { openFacts } from '../../apps/marquee/src/facts/facts.ts';
import { stateFolder } from '../../apps/marquee/src/facts/state-folder.ts';
import { eventsOf } from '../../apps/marquee/src/serving/events-of.ts';
import { servingBundle } from '../../apps/marquee/src/serving/serving-bundle.ts';
import { tasteOfBundle } from '../../apps/marquee/src/serving/taste-of-bundle.ts';
import type { Around } from './fault.ts';
import type { FaultyService } from './faulty-service.ts';

const mostProfiles = 300;
const popularTitles = 300;

/**
 * The service of a state folder, wired as `marquee serve --page-threads 0` wires it, with something between it and what it rests on. It
 * takes events in: give it a copy of a folder that matters.
 */
export async function realService(state: string, around: Around): Promise<FaultyService> {
	const folder = stateFolder(state);
	let counted: CountedFacts | undefined;
	const facts = await openFacts(folder, clock, (changes, batch) =>
		counted?.changed(changes, batch),
	);
	const { catalogue, profileStates, controlPlane } = facts;
	const events = eventsOf(facts.log);
	counted = await countedFacts({ catalogue, states: profileStates, events, now: clock.now() });
	const { popularity, countedAt } = counted;
	const { slateLog } = await openSegmentSlateLog<PackedTrace>(folder.slates);
	const slates = promptSlateLog(around('slate-log', slateLog));
	const bundle = await servingBundle(folder, controlPlane, catalogue);
	const report = () => {}; // the table is enough here
	const fresh = pages({
		facts: counted,
		model: around(
			'model',
			bundle === undefined ? untrainedModel : tasteOfBundle(bundle, catalogue),
		),
		slateLog: slates,
		newestEventAt: profileStates.newestAt,
		stopwatch: systemStopwatch,
		report,
		digest: () => '', // only replays need it
	});
	const trending = around('popularity', { trending: popularity.trending });
	const lag = measuredLoopLag();
	const ladder = pageLadder({
		fresh,
		states: around('profile-states', { of: profileStates.of }),
		catalogue,
		card: (title, locale) => titleCard(localised(title, locale)),
		trending: async (_country, now) => ({
			titleIds: (await trending.trending(now, popularTitles)).map(({ titleId }) => titleId),
			countedAt: countedAt() ?? null,
		}),
		clock,
		stopwatch: systemStopwatch,
		lag,
		report,
	});
	const key = `a-key-for-faults-${process.pid}-${clock.now()}`;
	const known = { hash: keyHash(key), label: 'bench', scopes, createdAt: clock.now() };
	await controlPlane.addKey(known, 'bench');
	let ids = 0;
	return {
		key,
		profiles: [...profileStates.profileIds()].slice(0, mostProfiles),
		gateway: gateway<PackedTrace>({
			intake: around('event-log', facts.intake),
			states: profileStates,
			catalogue,
			controlPlane: around('control-plane', controlPlane),
			page: ladder.page,
			ladder: ladder.counts,
			onAccepted: ladder.noticed,
			slates,
			explanation: (trace, titleId) => explanation(unpacked(trace), titleId, catalogue),
			status: () => ({ log: { end: facts.log.end() }, projections: [], model: null, counters: {} }),
			onFault: report,
			clock,
			lag,
			newId: () => `id-${process.pid}-${ids++}`,
		}),
		close: async () => {
			await slates.close();
			await facts.close();
			await bundle?.foundation.release();
		},
	};
}
