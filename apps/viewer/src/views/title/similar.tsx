import type { Page } from '@marquee/contracts';
import { pageIn } from '../../words/title-names.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { RowStack } from '../rows/row-stack.tsx';
import { useImpressions } from '../rows/use-impressions.ts';
import type { Space } from '../space.ts';
import { useLanguage } from '../surroundings.ts';
import { useAsked } from '../use-asked.ts';
import { useViewer } from '../viewer-context.ts';

/** Rows of titles like this one; each opens its own page. */
export function Similar({
	titleId,
	space,
	covered,
}: {
	titleId: string;
	space: Space;
	covered: boolean;
}) {
	const { service } = useViewer();
	const { words } = useLanguage();
	const { asking } = space;
	const { answer, error, again } = useAsked(
		`like ${titleId} in ${asking.locale}`,
		async (signal) => {
			const page = await service.similar(titleId, asking, signal);
			return { page: page && pageIn(page, asking.locale) };
		},
	);
	if (answer?.page) return <SimilarRows page={answer.page} space={space} covered={covered} />;
	if (answer) return null;
	if (error !== undefined)
		return <ProblemNotice title={words.title.similarNotLoaded} error={error} retry={again} />;
	return <div className="similar-waiting" aria-hidden="true" />;
}

function SimilarRows({ page, space, covered }: { page: Page; space: Space; covered: boolean }) {
	const observe = useImpressions(page, space.report, covered);
	const rows = page.rows.filter(({ titles }) => titles.length > 0);
	return <RowStack rows={rows} open={(titleId) => space.open(titleId, page)} observe={observe} />;
}
