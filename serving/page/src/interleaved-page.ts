import { seededRandom } from '@marquee/units';
import { interleavedRows } from './interleaved-rows.ts';
import { interleavedTitles } from './interleaved-titles.ts';
import type { InterleavingAsked } from './interleaving-trace.ts';
import { answerOf, madeBy, type PageAnswer, type PageDraft } from './page-draft.ts';

/**
 * One page drawn from two that were made for the same request, by team draft: in each round the control’s page and the treatment’s pick
 * once, in an order that the request’s seed decides. Everything but what is drawn is the control’s: the screen, the rest of the
 * page, what it says of itself. It keeps every rule of a page, and the same two drafts give the same bytes.
 *
 * Where what is counted over all profiles was looked at anew between the two, the control’s page is answered whole, and the trace says
 * so: two moments could not be made again.
 */
export function interleavedPage(
	control: PageDraft,
	treatment: PageDraft,
	{ experiment, thing, arms }: InterleavingAsked,
): PageAnswer {
	const asked = { experiment, thing, arms };
	if (!isOfOneMoment(control, treatment))
		return answerOf(control, {
			...asked,
			instead: { arm: arms[0], because: 'facts were counted anew' },
		});
	const random = seededRandom(control.query.seed, `interleaving ${experiment}`);
	const draw = thing === 'rows' ? interleavedRows : interleavedTitles;
	const drawn = { ...control, laid: draw(control, treatment, random) };
	return answerOf(drawn, { ...asked, other: madeBy(treatment) });
}

/** Whether a replay would find what both pages rested on. */
const isOfOneMoment = ({ facts: one }: PageDraft, { facts: other }: PageDraft): boolean =>
	one?.logPosition === other?.logPosition &&
	one?.counted.position === other?.counted.position &&
	one?.counted.at === other?.counted.at;
