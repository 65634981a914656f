import type { Catalogue } from '@marquee/catalogue';
import type { Asking, NoTrailer, TrailerAnswer } from '@marquee/gateway';
import { refusing } from '@marquee/page';
import { isDisliked } from '@marquee/retrieval';
import {
	chooseTrailer,
	leaningsOf,
	posteriorSoftmax,
	type TrailerDecision,
	type TrailerModel,
	type ViewerContext,
} from '@marquee/trailers';
import type { TitleId } from '@marquee/units';
import type { ProfileState, ProfileStates } from '@marquee/viewing';

/** What choosing a trailer rests on. */
export interface TrailerChoiceParts {
	readonly catalogue: Pick<Catalogue, 'title'>;
	readonly states: Pick<ProfileStates, 'of' | 'newestAt'>;
	readonly model: () => TrailerModel;
}

/** Where the draws of all trailers begin: with another one every profile would see another trailer today. */
const seed = 1;

/** A trailer that was chosen, and as of when what the choice rests on was known. */
export interface ChosenTrailer {
	readonly decision: TrailerDecision;
	readonly asOf: TrailerAnswer['asOf'];
}

/** Chooses which trailer of a title a profile sees, by what has been learnt so far, or says why it sees none. */
export function trailerChoice({
	catalogue,
	states,
	model,
}: TrailerChoiceParts): (
	asked: Asking & { readonly titleId: TitleId },
) => ChosenTrailer | NoTrailer {
	let policy = posteriorSoftmax(model());
	let learntFrom = model();
	return ({ requestId, profileId, titleId, now, on, maturityLimit }) => {
		if (model() !== learntFrom) {
			learntFrom = model();
			policy = posteriorSoftmax(learntFrom);
		}
		const title = catalogue.title(titleId);
		if (title?.trailers === undefined) return { refused: 'no-trailer' };
		const circumstances = {
			...(on.country !== undefined && { country: on.country }),
			...(maturityLimit !== undefined && { maturityLimit }),
		};
		const refused = refusing(title, circumstances, now);
		if (refused !== undefined) return { refused };
		const state = states.of(profileId);
		const viewer = {
			...viewerContext(state, catalogue),
			...(on.device !== undefined && { device: on.device }),
		};
		const { trailers } = title;
		const about = { requestId, profileId, titleId, trailers, viewer, now };
		const decision = chooseTrailer(about, policy, seed);
		if (decision === undefined) return { refused: 'no-trailer' };
		const asOf = {
			profile: state?.newestAt ?? null,
			events: states.newestAt() ?? null,
			model: learntFrom.learntUntil ?? null,
		};
		return { decision, asOf };
	};
}

/** So many of the newest titles say what a profile leans to: what it watched years ago says little of today. */
const newest = 200;

/** What is known of whoever watches: the genres of what it engaged with and did not dislike. */
export function viewerContext(
	state: ProfileState | undefined,
	catalogue: Pick<Catalogue, 'title'>,
): Pick<ViewerContext, 'leanings'> {
	const watched = (state?.titles ?? [])
		.slice(-newest)
		.filter((activity) => activity.lastEngagedAt !== undefined && !isDisliked(activity))
		.flatMap(({ titleId }) => catalogue.title(titleId) ?? []);
	return { leanings: leaningsOf(watched) };
}
