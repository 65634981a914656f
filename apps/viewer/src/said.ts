import { Failure } from '@marquee/units';
import { Refusal } from './service.ts';
import type { Told } from './words/headings.ts';
import type { Language } from './words/language.ts';

/** A problem as a person reads it. */
export interface Said {
	readonly what: Told;
	readonly remedy: string;
	readonly code: string;
}

/**
 * Whatever went wrong, in the reader's words where there are any; what the service says of a request stays in the
 * service's own. A mistake of our own is not dressed up as the viewer's.
 */
export function said(error: unknown, { words, spoken }: Language): Said {
	const own = (text: string): Told => ({ text, foreign: false });
	const { problems } = words;
	if (error instanceof Refusal)
		return {
			what: { text: error.what, foreign: spoken !== 'en' },
			remedy: remedyOf(error.problem.status, problems),
			code: error.code,
		};
	if (error instanceof Failure)
		return error.code === 'service-unreachable'
			? {
					what: own(problems.unreachable),
					remedy: problems.unreachableRemedy,
					code: error.code,
				}
			: { what: own(problems.misunderstood), remedy: problems.later, code: error.code };
	const what = error instanceof Error ? error.message : String(error);
	return { what: own(problems.ours(what)), remedy: problems.reload, code: 'viewer-mistake' };
}

function remedyOf(status: number, problems: Language['words']['problems']): string {
	if (status === 401 || status === 403) return problems.key;
	if (status === 404) return problems.gone;
	if (status === 429) return problems.wait;
	return status < 500 ? problems.change : problems.later;
}
