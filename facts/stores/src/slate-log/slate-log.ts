import type { Device, Surface } from '@marquee/contracts';
import type { EpochMs, ProfileId, RequestId } from '@marquee/units';

/**
 * How answers came about, by request, for as long as there is room: the newest traces stay, the oldest make way.
 *
 * A trace is written beside the answer, never before it, and is not flushed: it survives the death of the process, and
 * the loss of power costs traces and nothing else.
 */
export interface SlateLog<Trace> {
	/** Resolves when the trace can be found; with a head it is listed at once. It must survive being written as JSON. */
	readonly append: (requestId: RequestId, trace: Trace, head?: SlateHead) => Promise<void>;
	/** The same, of a trace that somebody else has written: its JSON in UTF-8. */
	readonly appendWritten: (
		requestId: RequestId,
		json: Uint8Array,
		head?: SlateHead,
	) => Promise<void>;
	/** The newest trace of this request; `undefined` if there never was one or it has made way. */
	readonly find: (requestId: RequestId) => Promise<Trace | undefined>;
	/**
	 * What was answered for a profile, newest first, each request once: from the moment its trace is appended on, as long as it is kept.
	 * A trace without a head is in no list.
	 */
	readonly listed: (asked: SlatesAsked) => Promise<readonly ListedSlate[]>;
	readonly close: () => Promise<void>;
}

/** What is known of a trace without reading it: for whom the answer was, when and where. */
export interface SlateHead {
	readonly profileId: ProfileId;
	readonly generatedAt: EpochMs;
	readonly surface: Surface;
	readonly device?: Device;
	/** ISO 3166-1 alpha-2. */
	readonly country?: string;
}

/** A trace in a list. */
export interface ListedSlate extends SlateHead {
	readonly requestId: RequestId;
}

/** Whose answers are listed. */
export interface SlatesAsked {
	readonly profileId: ProfileId;
	/** Only those of before this moment; of any unless given. */
	readonly before?: EpochMs;
	/** So many, and beyond it those of the same millisecond as the last: who asks on from there misses none. */
	readonly limit: number;
}

/** Those that were asked for, of all that there are. */
export function newestSlates(
	slates: Iterable<ListedSlate>,
	{ profileId, before = Infinity as EpochMs, limit }: SlatesAsked,
): readonly ListedSlate[] {
	const own: ListedSlate[] = [];
	for (const slate of slates)
		if (slate.profileId === profileId && slate.generatedAt < before) own.push(slate);
	own.sort((a, b) => b.generatedAt - a.generatedAt);
	const last = own[limit - 1]?.generatedAt;
	return own.filter(({ generatedAt }, place) => place < limit || generatedAt === last);
}
