import type { Explanation, Page } from '@marquee/contracts';
import { useState } from 'react';
import type { Placement } from '../home/placement.ts';
import { fateInWords, rowInWords, sourceInWords } from '../home/why-words.ts';
import { Icon } from './icons.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { useAsked } from './use-asked.ts';
import { useViewer } from './viewer-context.ts';

/** Why this title: the sentence at once, and on request everything the page's making says about it. */
export function Why({
	titleId,
	page,
	placement,
}: {
	titleId: string;
	page: Page | undefined;
	placement: Placement | undefined;
}) {
	const [asked, setAsked] = useState(false);
	return (
		<section className="why" aria-label="Why this?">
			<h3>
				<Icon name="why" />
				Why this?
			</h3>
			<p className="why-sentence">
				{placement?.placed.evidence.sentence ?? 'This title is not on your page just now.'}
			</p>
			{placement && (
				<p className="quiet">
					Number {placement.position + 1} in “{placement.row.heading}”,{' '}
					{sourceInWords(placement.placed.evidence.source)}.
				</p>
			)}
			{page && (
				<details onToggle={(event) => setAsked(event.currentTarget.open || asked)}>
					<summary>How it was weighed</summary>
					{asked && <Weighed page={page} titleId={titleId} />}
				</details>
			)}
		</section>
	);
}

function Weighed({ page, titleId }: { page: Page; titleId: string }) {
	const { service } = useViewer();
	const { requestId } = page;
	const { answer, error, again } = useAsked(`${requestId} ${titleId}`, (signal) =>
		service.explanation(requestId, titleId, signal),
	);
	if (error !== undefined)
		return <ProblemNotice title="No explanation came" error={error} retry={again} />;
	if (!answer) return <p className="quiet">Asking …</p>;
	return <Fates explanation={answer} page={page} />;
}

function Fates({ explanation, page }: { explanation: Explanation; page: Page }) {
	if (explanation.fate.length === 0) return <p className="quiet">No row considered this title.</p>;
	return (
		<ul className="fates">
			{explanation.fate.map((fate) => (
				<li
					key={`${fate.row} ${fate.outcome} ${fate.source}`}
					className={`fate fate-${fate.outcome}`}
				>
					<strong>{rowInWords(fate.row, page.rows)}</strong>
					<span>{fateInWords(fate)}</span>
				</li>
			))}
		</ul>
	);
}
