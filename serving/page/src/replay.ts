import type { EpochMs, ProfileId, RequestId } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import type { PageRequest } from './page-request.ts';
import { type PageTrace, traceFormat } from './trace.ts';

/**
 * The request that a trace is of, with the state that the profile was in: asked of `pages` over the facts of the trace, it gives the
 * same bytes. What the page did without is left out again.
 */
export function requestOf(trace: PageTrace, state: ProfileState | undefined): PageRequest {
	const { requestId, profileId, asked, generatedAt, on, locale } = trace;
	const { maturityLimit, seed, cells } = trace;
	return {
		requestId: requestId as RequestId,
		profileId: profileId as ProfileId,
		asked,
		state: trace.isKnown ? state : undefined,
		now: generatedAt as EpochMs,
		on,
		...(locale !== undefined && { locale }),
		...(maturityLimit !== undefined && { maturityLimit }),
		seed,
		...(cells !== undefined && { cells }),
		without: new Map(trace.skipped.map(({ stage, cause }) => [stage, cause])),
	};
}

/** Why the page of a trace cannot be made again, in words that go on from “the trace”; `undefined`: it can. */
export function notReplayed({ facts, format = 1 }: PageTrace): string | undefined {
	if (facts === undefined) return 'does not say which facts its page rested on';
	if (format === traceFormat) return undefined;
	return `is of format ${format}, and chance is drawn as in format ${traceFormat}`;
}

/** The request of the second of two pages that an interleaved one was drawn from; `undefined` where it was drawn from none. */
export function requestOfOther(
	trace: PageTrace,
	state: ProfileState | undefined,
): PageRequest | undefined {
	const { interleaved } = trace;
	if (interleaved === undefined || 'instead' in interleaved) return undefined;
	return requestOf({ ...trace, skipped: interleaved.other.skipped }, state);
}
