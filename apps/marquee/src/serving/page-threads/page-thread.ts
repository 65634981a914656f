import { parentPort, workerData } from 'node:worker_threads';
import { countedFacts, type PageRequest } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { readLmdbProfileStates, readSegmentEventLog } from '@marquee/stores';
import { systemClock as clock, type EpochMs, requestId } from '@marquee/units';
import { crossing } from '../../background/crossing.ts';
import { catalogueIn } from '../../facts/facts.ts';
import { stateFolder } from '../../facts/state-folder.ts';
import { eventsOf } from '../events-of.ts';
import { treatedPages } from '../experiments/treated-pages.ts';
import { interleavedPages } from '../interleaving/interleaved-pages.ts';
import { nobody } from '../nobody.ts';
import { recipePages } from '../recipes/recipe-pages.ts';
import { handedPage, transferredOf } from './handed-page.ts';
import type {
	Followed,
	FromThread,
	PageToMake,
	ThreadBeginning,
	ToThread,
} from './thread-messages.ts';

/**
 * A thread that makes pages. It opens for itself what pages are made from, counts what is counted over all profiles, and is
 * kept up by messages; the state of a profile comes with each request. What arrives before it is ready waits.
 */
const port = parentPort!;
const beginning = workerData as ThreadBeginning;
const folder = stateFolder(beginning.state);

const say = (said: FromThread, transferred: readonly ArrayBuffer[] = []) =>
	port.postMessage(said, [...transferred]);
const report = (stage: string, cause: unknown) =>
	say({ kind: 'report', stage, failure: crossing(cause) });

let { followed } = beginning;
const states = readLmdbProfileStates(folder.profiles);
const catalogue = await catalogueIn(folder);
// One turn of the loop: states of one moment, and the position that they are of.
const countedUntil = states.position();
const counted = await countedFacts({
	catalogue,
	states,
	events: eventsOf(readSegmentEventLog(folder.log), countedUntil),
	now: beginning.now,
});
const recipes = await recipePages(
	folder,
	{ catalogue, states, serving: async () => followed.serving },
	{ counted, clock, report, layout: beginning.layout, featuresKept: beginning.featuresKept },
);
const treated = treatedPages(
	recipes,
	interleavedPages(recipes.draft, { report, stopwatch: systemStopwatch }),
);
/** The first pages take ten times as long as all later ones: nobody is to wait for them. */
const firstPages = 5;
const nobodysPage = (now: EpochMs): PageRequest => ({
	requestId: requestId('first'),
	profileId: nobody,
	asked: { surface: 'home' },
	state: undefined,
	now,
	seed: 0,
});
/** How breakers fare is looked at, not decided by. */
const tellGuardsEveryMs = 1_000;
const givenUp = new Map<number, AbortController>();

const make = async (id: number, { request, treatment }: PageToMake): Promise<void> => {
	const giveUp = new AbortController();
	givenUp.set(id, giveUp);
	try {
		const handed = await handedPage(treated, { ...request, signal: giveUp.signal }, treatment);
		say({ kind: 'made', id, ...handed }, transferredOf(handed));
	} catch (cause) {
		if (cause === giveUp.signal.reason) say({ kind: 'given-up', id });
		else say({ kind: 'failed', id, failure: crossing(cause) });
	} finally {
		givenUp.delete(id);
	}
};
const follow = async (id: number, next: Followed): Promise<void> => {
	followed = next;
	try {
		await recipes.follow(next.recipes);
		recipes.layOut();
		say({ kind: 'followed', id });
	} catch (cause) {
		say({ kind: 'failed', id, failure: crossing(cause) });
	}
};
const end = async (): Promise<void> => {
	clearInterval(telling);
	port.close();
	await recipes.close();
	await states.close();
};
const changed: typeof counted.changed = (changes, batch) => {
	if (changes.position > countedUntil) counted.changed(changes, batch);
};
const hear = (told: ToThread): void => {
	if (told.kind === 'make') void make(told.id, told);
	else if (told.kind === 'give-up') givenUp.get(told.id)?.abort();
	else if (told.kind === 'changed') changed(...told.told);
	else if (told.kind === 'follow') void follow(told.id, told);
	else void end();
};

await recipes.follow(followed.recipes);
const telling = setInterval(() => {
	const guards = recipes.guards.map(({ name, counts }) => ({ name, counts: counts() }));
	say({ kind: 'guards', guards });
}, tellGuardsEveryMs);
for (let page = 0; page < firstPages; page++)
	await treated(nobodysPage(clock.now())).catch((cause) => report('first-page', cause));
port.on('message', hear);
say({ kind: 'ready' });
