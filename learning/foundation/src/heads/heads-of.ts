import type { TitleAttributes } from '@marquee/attributes';
import type { Run } from '../run.ts';
import type { TitleTable } from '../title-table.ts';
import { genresHead, genresOf } from './genres.ts';
import type { Head } from './head.ts';
import { laterTitlesHead } from './later-titles.ts';
import { outcomeHead } from './outcome.ts';

/** The heads that a run asks for. */
export function headsOf(run: Run, table: TitleTable, attributes: TitleAttributes): readonly Head[] {
	const heads: Head[] = [];
	if (run.laterWeight > 0) heads.push(laterTitlesHead(run, table));
	if (run.genreWeight > 0 && genresOf(attributes).length > 0)
		heads.push(genresHead(run, attributes));
	if (run.actionWeight > 0 || run.completionWeight > 0) heads.push(outcomeHead(run));
	return heads;
}
