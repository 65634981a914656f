import type { Explanation } from '@marquee/contracts';
import {
	expectedInWords,
	type Figure,
	fateInWords,
	madeInFigures,
	rowInWords,
	weighedInWords,
} from '../../home/why-words.ts';
import type { Answered } from '../../surfaces/answered.ts';
import { useLanguage } from '../surroundings.ts';
import { WordsOf } from '../words-of.tsx';

/** How a title was weighed: in sentences and chances first, then row by row; behind one more disclosure, all figures. */
export function Weighed({ explanation, page }: { explanation: Explanation; page: Answered }) {
	const language = useLanguage();
	const { why } = language.words;
	return (
		<div className="weighed">
			{weighedInWords(explanation, language).map((sentence) => (
				<p key={sentence}>{sentence}</p>
			))}
			<Figures figures={expectedInWords(explanation, language)} />
			<Fates explanation={explanation} page={page} />
			<details>
				<summary>{why.figures}</summary>
				{madeInFigures(explanation, language).map(({ heading, figures }) => (
					<section key={heading}>
						<h3>{heading}</h3>
						<Figures figures={figures} ofService />
					</section>
				))}
			</details>
		</div>
	);
}

/** Names with their values; those of the service are in its own language. */
function Figures({
	figures,
	ofService = false,
}: {
	figures: readonly Figure[];
	ofService?: boolean;
}) {
	if (figures.length === 0) return null;
	const own = ofService ? ({ lang: 'en', dir: 'ltr' } as const) : {};
	return (
		<dl className="figures">
			{figures.map(({ name, value }) => (
				<div key={name}>
					<dt>
						<span {...own}>{name}</span>
					</dt>
					<dd>
						<bdi>{value}</bdi>
					</dd>
				</div>
			))}
		</dl>
	);
}

function Fates({ explanation, page }: { explanation: Explanation; page: Answered }) {
	const language = useLanguage();
	if (explanation.fate.length === 0)
		return <p className="quiet">{language.words.why.unconsidered}</p>;
	return (
		<ul className="fates">
			{explanation.fate.map((fate) => {
				const { verdict, reason } = fateInWords(fate, language);
				return (
					<li key={`${fate.row} ${fate.outcome} ${reason}`} className={`fate fate-${fate.outcome}`}>
						<strong>
							<WordsOf told={rowInWords(fate.row, page.rows, language)} />
						</strong>
						<span>
							{reason ? `${verdict}: ` : verdict}
							<WordsOf told={{ text: reason, foreign: language.spoken !== 'en' }} />
						</span>
					</li>
				);
			})}
		</ul>
	);
}
