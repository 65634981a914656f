import type { Recipe } from '@marquee/contracts';
import {
	answerOf,
	type InterleavingAsked,
	interleavedPage,
	type PageAnswer,
	type PageDraft,
	type PageRequest,
} from '@marquee/page';
import type { Stopwatch } from '@marquee/pipeline';
import { Failure } from '@marquee/units';

/** Which experiment draws from two pages, and by which recipes they are made. */
export interface InterleavedRecipes extends Omit<InterleavingAsked, 'arms'> {
	readonly arms: readonly [NamedRecipe, NamedRecipe];
}

interface NamedRecipe {
	readonly key: string;
	readonly recipe: Recipe;
}

/** What interleaved pages rest on. */
export interface InterleavedPagesParts {
	readonly report: (stage: string, cause: unknown) => void;
	readonly stopwatch: Stopwatch;
	/** The later of two pages is waited for so long from the beginning; a page has 400 ms in all. */
	readonly patienceMs?: number;
}

/**
 * Home pages drawn from two, which cost as much as two. Both are made for the same request at the same time. Where one fails or is late
 * the other is answered whole, and on all other surfaces the control’s: then the trace says so, and nobody earns anything by it.
 *
 * @throws whatever the control’s page failed of, if both did.
 */
export function interleavedPages(
	draft: (request: PageRequest, recipe: Recipe) => Promise<PageDraft>,
	{ report, stopwatch, patienceMs = 300 }: InterleavedPagesParts,
): (request: PageRequest, asked: InterleavedRecipes) => Promise<PageAnswer> {
	return async (request, asked) => {
		const { experiment, thing, arms } = asked;
		const keys = [arms[0].key, arms[1].key] as const;
		const told = { experiment, thing, arms: keys };
		const whole = (page: PageDraft, arm: string, because: string) => {
			const answer = answerOf(page, { ...told, instead: { arm, because } });
			page.done();
			return answer;
		};
		if (request.asked.surface !== 'home')
			return whole(
				await draft(request, arms[0].recipe),
				keys[0],
				'only home pages are interleaved',
			);
		const made = (recipe: Recipe) => (signal: AbortSignal) => draft({ ...request, signal }, recipe);
		const [control, treatment] = await bothInTime([made(arms[0].recipe), made(arms[1].recipe)], {
			stopwatch,
			patienceMs,
			...(request.signal && { signal: request.signal }),
		});
		const alone = (page: PageDraft, arm: string, failed: unknown) => {
			report(`interleaving ${experiment}`, failed);
			return whole(page, arm, inWords(failed));
		};
		if (control.page && treatment.page) {
			const answer = interleavedPage(control.page, treatment.page, told);
			control.page.done();
			treatment.page.done();
			return answer;
		}
		if (control.page) return alone(control.page, keys[0], treatment.failed);
		if (treatment.page) return alone(treatment.page, keys[1], control.failed);
		throw control.failed; // whoever asked tells of it
	};
}

/** What became of one of two: its page, or why there is none. */
interface Side {
	readonly page?: PageDraft;
	readonly failed?: unknown;
}

function inWords(failed: unknown): string {
	if (failed instanceof Failure) return `${failed.code}: ${failed.what}`;
	return failed instanceof Error ? failed.message : String(failed);
}

/** Both pages, or why one is not there: it failed, or its time passed while the other was there. */
async function bothInTime(
	[one, other]: readonly [Maker, Maker],
	{
		stopwatch,
		patienceMs,
		signal,
	}: Pick<InterleavedPagesParts, 'stopwatch'> & {
		readonly patienceMs: number;
		readonly signal?: AbortSignal;
	},
): Promise<readonly [Side, Side]> {
	const startedMs = stopwatch.elapsedMs();
	const givenUp = new AbortController();
	const either = signal === undefined ? givenUp.signal : AbortSignal.any([signal, givenUp.signal]);
	const sides = [settled(one(either)), settled(other(either))] as const;
	const all = Promise.all(sides);
	await Promise.race(sides.map(async (side) => (await side).page ?? all));
	const leftMs = Math.max(0, patienceMs - (stopwatch.elapsedMs() - startedMs));
	const late: Side = { failed: new Error(`it was not there after ${patienceMs} ms`) };
	let stop = () => {};
	const rung = new Promise<Side>((resolve) => {
		stop = stopwatch.after(leftMs, () => resolve(late));
	});
	const inTime = (side: Promise<Side>) => Promise.race([side, rung]);
	const both = await Promise.all([inTime(sides[0]), inTime(sides[1])]);
	stop();
	givenUp.abort(late.failed);
	return both;
}

type Maker = (signal: AbortSignal) => Promise<PageDraft>;

const settled = (draft: Promise<PageDraft>): Promise<Side> =>
	draft.then(
		(page) => ({ page }),
		(failed: unknown) => ({ failed }),
	);
