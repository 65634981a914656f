import { useState } from 'react';
import type { Placement } from '../../home/placement.ts';
import { sourceInWords } from '../../home/why-words.ts';
import type { Answered } from '../../surfaces/answered.ts';
import { headingOf, reasonOf } from '../../words/headings.ts';
import { Icon } from '../icons.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useLanguage } from '../surroundings.ts';
import { useAsked } from '../use-asked.ts';
import { useViewer } from '../viewer-context.ts';
import { WordsOf } from '../words-of.tsx';
import { Weighed } from './weighed.tsx';

/** Why this title: the sentence at once, and on request everything the page's making says about it. */
export function Why({
	titleId,
	page,
	placement,
}: {
	titleId: string;
	page: Answered | undefined;
	placement: Placement | undefined;
}) {
	const language = useLanguage();
	const { why } = language.words;
	const [asked, setAsked] = useState(false);
	return (
		<section className="why" aria-label={why.why}>
			<h2>
				<Icon name="why" />
				{why.why}
			</h2>
			<p className="why-sentence">
				{placement ? <WordsOf told={reasonOf(placement.placed.evidence, language)} /> : why.notHere}
			</p>
			{placement && <Place placement={placement} />}
			{page && page.surface !== 'search' && (
				<details onToggle={(event) => setAsked(event.currentTarget.open || asked)}>
					<summary>{why.weighed}</summary>
					{asked && <AskedWhy page={page} titleId={titleId} />}
				</details>
			)}
		</section>
	);
}

function Place({ placement: { row, position, placed } }: { placement: Placement }) {
	const language = useLanguage();
	const { words, number, spoken } = language;
	const place = words.why.place(number(position + 1), headingOf(row, language).text);
	return (
		<p className="quiet">
			{place}
			{spoken === 'en' && `, ${sourceInWords(placed.evidence.source, language)}.`}
		</p>
	);
}

function AskedWhy({ page, titleId }: { page: Answered; titleId: string }) {
	const { service } = useViewer();
	const { why } = useLanguage().words;
	const { requestId } = page;
	const { answer, error, again } = useAsked(`${requestId} ${titleId}`, (signal) =>
		service.explanation(requestId, titleId, signal),
	);
	if (error !== undefined)
		return <ProblemNotice title={why.noAnswer} error={error} retry={again} />;
	if (!answer) return <p className="quiet">{why.asking}</p>;
	return <Weighed explanation={answer} page={page} />;
}
