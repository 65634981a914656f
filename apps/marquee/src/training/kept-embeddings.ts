import type { EmbeddingStore } from '@marquee/embeddings';
import { type Foundation, openBundle } from '@marquee/foundation';
import { historyOf } from '@marquee/histories';
import type { ProfileId } from '@marquee/units';
import { askedOn } from '../serving/asked-on.ts';
import type { Progress } from '../terminal/progress.ts';
import type { ModelHistories } from './model-histories.ts';

/** Versions that stay, of titles and of profiles each: today's, and some to compare with or to go back to. */
const versionsKept = 3;

/** Profiles between two looks at whether to stop. */
const profilesAtOnce = 1_024;

/** How embeddings are made. */
export interface MadeBy {
	readonly threads: number;
	readonly progress: Progress;
	readonly signal: AbortSignal;
}

/**
 * Puts where all titles and all profiles stand into the store, under the bundle's hash; older versions go.
 *
 * The bundle is opened as serving opens it, so that one that cannot be opened is found before it serves. Profiles stand
 * where they stand after their newest event, on the device and in the country that it came from.
 *
 * @throws {Failure} `embeddings-unwritable`, or what opening the bundle fails with.
 */
export async function keepEmbeddings(
	store: EmbeddingStore,
	path: string,
	known: ModelHistories,
	{ threads, progress, signal }: MadeBy,
): Promise<void> {
	progress.begin('embedding all profiles');
	const bundle = await openBundle(path, { threads, inCatalogue: () => true, manyAtOnce: true });
	try {
		const { hash: version, manifest, titleIds, embeddings } = bundle;
		const { width } = manifest.run;
		const asOf = manifest.lineage.trainedUntil;
		await store.put(
			{ kind: 'titles', version, asOf, width, ids: titleIds, vectors: embeddings },
			'f16',
		);
		const vectors = await profilesIn(bundle.foundation, known, width, (done, total) => {
			signal.throwIfAborted();
			progress.update(done, total, 'profiles');
		});
		const ids = known.profileIds as readonly ProfileId[];
		await store.put(
			{ kind: 'profiles', version, asOf: known.newestAt, width, ids, vectors },
			'f16',
		);
		// Whatever is as new as this one stays beside it: trained twice on the same events, neither pushes the other out.
		await store.retain('titles', { newest: versionsKept, since: asOf });
		await store.retain('profiles', { newest: versionsKept, since: known.newestAt });
		progress.end(`${ids.length.toLocaleString('en')} profiles, ${titleIds.length} titles`);
	} finally {
		await bundle.foundation.release();
	}
}

/** Every profile's state after its newest event. `// (U, D)` */
async function profilesIn(
	foundation: Foundation,
	{ histories, profileIds, newestAt }: ModelHistories,
	width: number,
	onProgress: (done: number, total: number) => void,
): Promise<Float32Array> {
	const vectors = new Float32Array(profileIds.length * width);
	for (let first = 0; first < profileIds.length; first += profilesAtOnce) {
		onProgress(first, profileIds.length);
		const some = profileIds.slice(first, first + profilesAtOnce).map((_, at) => {
			const history = historyOf(histories, first + at);
			return { history, asOfMs: newestAt, ...askedOn(history) };
		});
		vectors.set(await foundation.states(some), first * width);
	}
	return vectors;
}
